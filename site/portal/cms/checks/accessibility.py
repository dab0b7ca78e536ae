"""Wagtail's own checker in the browser, which sees the page as it is drawn: what it looks at, in our words."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

# Beside Wagtail's own rules.
MORE_RULES = ["image-alt", "image-redundant-alt", "list", "listitem", "table-duplicate-name", "td-headers-attr"]


class PortalCheckerItem(ContentCheckerItem):
    """The editor's own part of the page; header and footer are the portal's."""

    axe_include: ClassVar[list[Any]] = ["main"]
    axe_run_only: ClassVar[list[str]] = [*ContentCheckerItem.axe_run_only, *MORE_RULES]
    axe_messages: ClassVar[dict[str, Any]] = {
        "button-name": {"error_name": _("Nút không có chữ"), "help_text": _("Viết chữ nói nút làm gì.")},
        "empty-heading": {"error_name": _("Tiêu đề trống"), "help_text": _("Viết chữ, hoặc bỏ tiêu đề này.")},
        "empty-table-header": {
            "error_name": _("Đầu cột của bảng trống"),
            "help_text": _("Viết tên cột, để người nghe biết ô nói về gì."),
        },
        "frame-title": {"error_name": _("Khung nhúng không có tên"), "help_text": _("Viết tên của khung.")},
        "heading-order": {
            "error_name": _("Tiêu đề nhảy cấp"),
            "help_text": _("Mục nhỏ phải nằm dưới một mục lớn."),
        },
        "input-button-name": {"error_name": _("Nút không có chữ"), "help_text": _("Viết chữ nói nút làm gì.")},
        "link-name": {"error_name": _("Liên kết không có chữ"), "help_text": _("Viết chữ nói liên kết dẫn đến đâu.")},
        "p-as-heading": {
            "error_name": _("Đoạn văn in đậm thay tiêu đề"),
            "help_text": _("Dùng khối “Tiêu đề mục”, để người không nhìn thấy cũng nhảy đến được."),
        },
        "alt-text-quality": {
            "error_name": _("Lời tả ảnh là tên tệp"),
            "help_text": _("Viết ảnh cho thấy gì: ai, làm gì, ở đâu."),
        },
        "empty-meta-description": {
            "error_name": _("Chưa có lời cho máy tìm kiếm"),
            "help_text": _("Viết một hai câu ở thẻ “Quảng bá”, ô “mô tả tìm kiếm”."),
        },
        "image-alt": {"error_name": _("Ảnh chưa có lời tả"), "help_text": _("Viết lời tả ở khối Ảnh.")},
        "image-redundant-alt": {
            "error_name": _("Lời tả ảnh trùng với chữ bên cạnh"),
            "help_text": _("Đánh dấu ảnh chỉ để trang trí, hoặc tả điều chữ chưa nói."),
        },
        "list": {"error_name": _("Danh sách sai cách"), "help_text": _("Dùng nút danh sách của ô soạn thảo.")},
        "listitem": {"error_name": _("Mục danh sách sai cách"), "help_text": _("Dùng nút danh sách của ô soạn thảo.")},
        "table-duplicate-name": {
            "error_name": _("Tên bảng lặp lại"),
            "help_text": _("Tên và lời tóm tắt của bảng phải khác nhau."),
        },
        "td-headers-attr": {"error_name": _("Ô bảng thiếu đầu cột"), "help_text": _("Viết tên cho mọi cột.")},
    }
