"""What a dossier tells its submitter: the words, and the way they go (mail, else a short message)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.notifications.actions import enqueue
from portal.notifications.models import Channel
from portal.vietnamese import fold, format_money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portal.casework.models import CaseEvent
    from portal.private_files.models import PrivateFile
    from services.dossiers.models import Dossier


def subject_of(kind: str, code: str) -> str:
    return {
        "submitted": _("Đã nhận hồ sơ %s"),
        "accepted": _("Hồ sơ %s đã được tiếp nhận, có giờ hẹn trả"),
        "supplement": _("Hồ sơ %s cần bạn bổ sung"),
        "refused": _("Hồ sơ %s không được tiếp nhận"),
        "payment": _("Hồ sơ %s cần nộp phí, lệ phí"),
        "finished": _("Hồ sơ %s đã giải quyết xong"),
        "returned": _("Hồ sơ %s đã trả kết quả"),
        "withdrawn": _("Đã rút hồ sơ %s"),
        "stopped": _("Hồ sơ %s đã dừng giải quyết"),
    }[kind] % code


def tell(
    dossier: Dossier,
    kind: str,
    *,
    event: CaseEvent | None = None,
    note: str = "",
    attachments: Sequence[PrivateFile] = (),
) -> None:
    """Put the message `kind` about `dossier` into the outbox: by mail where there is an address, else by SMS.

    Somebody who left neither is told nothing; the tracking page says it all. Telling the same event twice is telling
    it once.
    """
    key = f"dossier:{dossier.pk}:{kind}:{event.pk if event else 0}"
    subject = subject_of(kind, dossier.code)
    if dossier.submitter_email:
        context = {
            "dossier": dossier,
            "kind": kind,
            "note": note,
            "link": f"{settings.BASE_URL}{reverse('tracking:find')}?ma={dossier.code}",
            "supplement": dossier.open_supplement if kind == "supplement" else None,
            "amount": format_money(dossier.amount_due) if dossier.amount_due else "",
        }
        body = render_to_string("services/messages/dossier.txt", context)
        enqueue(
            channel=Channel.EMAIL,
            to=dossier.submitter_email,
            subject=subject,
            body=body,
            key=key,
            attachments=attachments,
        )
    elif dossier.submitter_phone and kind in SHORT:
        # Without accents: a Vietnamese text with accents costs two to three short messages.
        enqueue(
            channel=Channel.SMS,
            to=dossier.submitter_phone,
            subject="",
            body=f"{_unaccented(subject)}. {settings.BASE_URL}{reverse('tracking:find')}",
            key=key,
        )


SHORT = frozenset({"submitted", "accepted", "supplement", "refused", "payment", "finished"})


def _unaccented(text: str) -> str:
    folded = fold(text)
    return "".join(plain.upper() if letter.isupper() else plain for letter, plain in zip(text, folded, strict=False))
