"""What the sender of feedback is told, and how it is worded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from portal.notifications.actions import enqueue
from portal.notifications.models import Channel

if TYPE_CHECKING:
    from home.feedback.models import FeedbackCase
    from portal.casework.transitions import Applied

TRACKING_PATH = "/phan-anh-kien-nghi/tra-cuu/"


def tell_received(case: FeedbackCase) -> None:
    """Number, secret and term, right after the feedback came in."""
    body = _(
        "Chúng tôi đã nhận phản ánh, kiến nghị “%(subject)s”.\n\n"
        "Số: %(code)s\nMã tra cứu: %(secret)s\n\n"
        "Trong 2 ngày làm việc chúng tôi sẽ giao cho cơ quan có trách nhiệm; trả lời trong 15 ngày làm việc.\n"
        "Theo dõi tại %(address)s bằng số và mã tra cứu trên. Đừng đưa mã cho người khác."
    ) % {
        "subject": case.subject,
        "code": case.code,
        "secret": case.shown_secret,
        "address": f"{settings.BASE_URL}{TRACKING_PATH}?ma={case.code}",
    }
    short = _("Cong Lao Cai da nhan phan anh %(code)s, ma bi mat %(secret)s.") % {
        "code": case.code,
        "secret": case.shown_secret,
    }
    _send(case, subject=_("Đã nhận phản ánh %s") % case.code, body=body, short=short, key="received")


def tell(applied: Applied) -> None:
    """What an officer did, as far as it concerns the sender."""
    case: FeedbackCase = applied.case
    address = f"{settings.BASE_URL}{TRACKING_PATH}?ma={case.code}"
    match applied.transition.name:
        case "answer":
            subject = _("Trả lời phản ánh %s") % case.code
            text = _("%(agency)s trả lời “%(subject)s”:\n\n%(answer)s") % {
                "agency": case.agency,
                "subject": case.subject,
                "answer": case.answer,
            }
        case "ask_supplement":
            subject = _("Cần bổ sung phản ánh %s") % case.code
            text = _("Để giải quyết “%(subject)s”, chúng tôi cần bạn cho biết thêm:\n\n%(note)s") % {
                "subject": case.subject,
                "note": applied.note,
            }
        case "refuse":
            subject = _("Phản ánh %s không được tiếp nhận") % case.code
            text = _("Chúng tôi không tiếp nhận “%(subject)s”. Lý do:\n\n%(note)s") % {
                "subject": case.subject,
                "note": applied.note,
            }
        case other:
            raise ValueError(f"there are no words for {other!r}")
    body = f"{text}\n\n{_('Xem và trả lời tại')} {address}"
    short = _("Cong Lao Cai: phan anh %(code)s co tin moi. Xem tai %(address)s") % {
        "code": case.code,
        "address": address,
    }
    _send(case, subject=subject, body=body, short=short, key=f"{applied.transition.name}:{applied.event.pk}")


def _send(case: FeedbackCase, *, subject: str, body: str, short: str, key: str) -> None:
    key = f"feedback:{case.pk}:{key}"
    if case.sender_email:
        enqueue(channel=Channel.EMAIL, to=case.sender_email, subject=subject, body=body, key=key)
    elif case.sender_phone:
        enqueue(channel=Channel.SMS, to=case.sender_phone, subject="", body=short, key=key)
