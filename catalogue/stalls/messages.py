"""What the merchants of a stall are told about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from catalogue.stalls.pages import Standing
from catalogue.stalls.rights import merchants_of
from portal.notifications.actions import enqueue
from portal.notifications.models import Channel

if TYPE_CHECKING:
    from catalogue.stalls.pages import StallPage

MERCHANTS_PATH = "/quan-tri/gian-hang/"


def tell_merchants(stall: StallPage, *, subject: str, body: str, key: str) -> None:
    """Mails everybody who keeps `stall`, and the stall's own address, once each."""
    addresses = {user.email.lower(): user.email for user in merchants_of(stall) if user.email}
    addresses.setdefault(stall.email.lower(), stall.email)
    for number, address in enumerate(sorted(addresses.values()), start=1):
        enqueue(channel=Channel.EMAIL, to=address, subject=subject, body=body, key=f"stall:{stall.pk}:{key}:{number}")


def tell_standing(stall: StallPage, *, key: str) -> None:
    """How the stall stands now, and why."""
    words = {
        "stall": stall.title,
        "reason": stall.standing_reason,
        "address": f"{settings.BASE_URL}{MERCHANTS_PATH}",
    }
    if stall.standing == Standing.OPEN:
        subject = _("Gian hàng %(stall)s mở lại") % words
        body = _(
            "Gian hàng “%(stall)s” đã mở lại. Những hàng hóa đang đăng trước khi tạm ngừng hiện lại trên chợ; "
            "bản nháp vẫn là bản nháp.\n\nQuản lý gian hàng tại %(address)s"
        )
    elif stall.standing == Standing.SUSPENDED:
        subject = _("Gian hàng %(stall)s tạm ngừng") % words
        body = _(
            "Gian hàng “%(stall)s” tạm ngừng hoạt động trên chợ ảo. Người mua không thấy gian hàng và hàng hóa cho đến "
            "khi mở lại. Lý do:\n\n%(reason)s\n\nBạn vẫn vào được %(address)s để xem và sửa bản nháp."
        )
    else:
        subject = _("Gian hàng %(stall)s đã đóng") % words
        body = _(
            "Gian hàng “%(stall)s” đã đóng. Lý do:\n\n%(reason)s\n\nMuốn bán lại, bạn gửi đơn xin mở gian hàng mới."
        )
    tell_merchants(stall, subject=subject, body=body % words, key=key)
