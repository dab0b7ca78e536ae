"""What people are told of their certificates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from courses.certificates.addresses import check_url
from portal.notifications.actions import enqueue
from portal.notifications.models import Channel

if TYPE_CHECKING:
    from courses.certificates.models import Certificate


def tell_revoked(certificate: Certificate) -> None:
    """Why it no longer holds, and whom to ask. A certificate is revoked once, and told of once."""
    person: Any = certificate.user
    if not person.email:
        return
    text = _("%(issuer)s đã thu hồi chứng nhận số %(number)s của bạn, khóa học “%(course)s”.") % {
        "issuer": certificate.issuer_name,
        "number": certificate.number,
        "course": certificate.course_title,
    }
    body = "\n\n".join(
        [
            text,
            _("Lý do: %s") % certificate.revoked_reason,
            _(
                "Bản PDF đã tải về không còn giá trị, và khóa học này không còn được tính là đã hoàn thành. "
                "Nếu thấy chưa đúng, hãy liên hệ %s."
            )
            % certificate.issuer_name,
            f"{_('Xem tình trạng chứng nhận tại:')}\n{check_url(certificate)}",
        ]
    )
    enqueue(
        channel=Channel.EMAIL,
        to=person.email,
        subject=_("Thu hồi chứng nhận %s") % certificate.number,
        body=body,
        key=f"certificate:{certificate.pk}:revoked",
    )
