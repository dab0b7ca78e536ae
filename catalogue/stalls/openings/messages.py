"""What the applicant is told about the application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.stalls.messages import MERCHANTS_PATH
from portal.notifications.actions import enqueue
from portal.notifications.models import Channel

if TYPE_CHECKING:
    from catalogue.stalls.openings.models import StallOpening
    from portal.casework.transitions import Applied


def address_of(case: StallOpening) -> str:
    return f"{settings.BASE_URL}{reverse('openings:case', args=[case.code])}"


def tell_received(case: StallOpening) -> None:
    body = _(
        "Chúng tôi đã nhận đơn xin mở gian hàng “%(name)s”, số %(code)s. %(agency)s trả lời chậm nhất lúc %(due)s.\n\n"
        "Theo dõi, bổ sung hoặc rút đơn tại %(address)s"
    ) % {**_words(case), "due": _due(case)}
    _send(case, subject=_("Đã nhận đơn xin mở gian hàng %s") % case.code, body=body, key="received")


def tell(applied: Applied) -> None:
    """What the moderators decided."""
    case: StallOpening = applied.case
    words = {**_words(case), "note": applied.note}
    match applied.transition.name:
        case "ask_supplement":
            subject = _("Cần bổ sung đơn xin mở gian hàng %s") % case.code
            body = _(
                "Để xét đơn xin mở gian hàng “%(name)s”, chúng tôi cần bạn bổ sung:\n\n%(note)s\n\n"
                "Bổ sung tại %(address)s. Thời hạn xét tạm dừng cho đến khi bạn gửi."
            )
        case "refuse":
            subject = _("Đơn xin mở gian hàng %s không được chấp thuận") % case.code
            body = _(
                "Chúng tôi không chấp thuận đơn xin mở gian hàng “%(name)s”. Lý do:\n\n%(note)s\n\n"
                "Bạn gửi được đơn mới khi đã khắc phục. Xem lại đơn tại %(address)s"
            )
        case "approve":
            subject = _("Gian hàng %s đã mở") % case.name
            body = _(
                "Gian hàng “%(name)s” đã mở tại %(stall)s.\n\nViệc tiếp theo: vào %(merchants)s bằng tài khoản đã gửi "
                "đơn, giới thiệu gian hàng, đăng sản phẩm đầu tiên và gửi duyệt. Lần đầu vào, bạn được nhắc bật lớp "
                "bảo vệ thứ hai cho tài khoản."
            )
        case other:
            raise ValueError(f"there are no words for {other!r}")
    _send(case, subject=subject, body=body % words, key=f"{applied.transition.name}:{applied.event.pk}")


def _words(case: StallOpening) -> dict[str, object]:
    return {
        "name": case.stall.title if case.stall else case.name,
        "code": case.code,
        "agency": case.agency,
        "address": address_of(case),
        "stall": f"{settings.BASE_URL}{case.stall.url}" if case.stall else "",
        "merchants": f"{settings.BASE_URL}{MERCHANTS_PATH}",
    }


def _due(case: StallOpening) -> str:
    return timezone.localtime(case.due_at).strftime("%H:%M ngày %d/%m/%Y") if case.due_at else ""


def _send(case: StallOpening, *, subject: str, body: str, key: str) -> None:
    to = case.email or (case.applicant.email if case.applicant else "")
    if to:
        enqueue(channel=Channel.EMAIL, to=to, subject=subject, body=body, key=f"opening:{case.pk}:{key}")
