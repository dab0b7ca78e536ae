"""What the merchants' room ties together when the app starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from catalogue.merchants import signals
from catalogue.products import actions, certificate_files, offer_actions, photos
from portal.audit.registry import register_action
from portal.private_files import access

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.private_files.models import PrivateFile

ACTIONS = {
    actions.CREATED: _("Thêm sản phẩm"),
    actions.EDITED: _("Sửa sản phẩm"),
    actions.SUBMITTED: _("Gửi duyệt sản phẩm"),
    actions.TAKEN_BACK: _("Rút lại sản phẩm chờ duyệt"),
    actions.WITHDRAWN: _("Ngừng bán sản phẩm"),
    offer_actions.CHANGED: _("Đổi giá, lượng hàng"),
    offer_actions.PROPOSED: _("Đề nghị đổi giá, lượng hàng"),
    offer_actions.CONFIRMED: _("Xác nhận giá vẫn đúng"),
    offer_actions.APPROVED: _("Duyệt giá, lượng hàng mới"),
    offer_actions.REFUSED: _("Không duyệt giá, lượng hàng mới"),
}


def connect() -> None:
    """Called once, by `AppConfig.ready`."""
    for name, label in ACTIONS.items():
        register_action(name, label)
    access.register(photos.PURPOSE, nobody)
    access.register(certificate_files.PURPOSE, certificate_files.may_open)
    signals.connect()


def nobody(request: HttpRequest, file: PrivateFile) -> bool:
    """Photos on their way: their uploader sees them until they are pictures of the stall; nobody else ever does."""
    return False
