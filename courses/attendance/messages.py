"""What people are told when their class ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext as _

from portal.notifications.actions import enqueue
from portal.notifications.models import Channel

if TYPE_CHECKING:
    from courses.registrations.models import Registration
    from portal.casework.transitions import Applied

CALENDAR = "/dao-tao/"


def tell_not_approved(applied: Applied) -> None:
    """The class is over and the registration was never approved: to the official, and to whoever registered them."""
    case: Registration = applied.case
    person: Any = case.applicant
    text = _(
        "Lớp “%(title)s” đã kết thúc mà đăng ký của %(person)s chưa được duyệt, nên đăng ký này khép lại. "
        "Hãy chọn lớp khác tại %(calendar)s"
    ) % {"title": case.session.title, "person": person, "calendar": f"{settings.BASE_URL}{CALENDAR}"}
    body = f"{text}\n\n{_('Xem đăng ký tại:')}\n{settings.BASE_URL}{case.get_absolute_url()}"
    for reader in (person, case.entered_by):
        if reader is not None and reader.email:
            enqueue(
                channel=Channel.EMAIL,
                to=reader.email,
                subject=_("Lớp đã kết thúc: %s") % case.session.title,
                body=body,
                key=f"registration:{case.pk}:close:{applied.event.pk}:{reader.pk}",
            )
