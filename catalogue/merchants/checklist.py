"""The moderators' checklist in the page editor of a product."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.panels import Panel

from catalogue.merchants.figures import price_in_words

if TYPE_CHECKING:
    from catalogue.products.pages import ProductPage


@dataclass(frozen=True)
class CheckItem:
    label: str
    text: str
    good: bool


class ChecklistPanel(Panel):
    """What a moderator looks at before a product is published; reads, never writes. Ask for a permission with it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "catalogue/admin/checklist.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            page: ProductPage = self.instance
            return {
                **context,
                "items": _items(page),
                "papers": list(page.certificates.all()),
                "reminders": _reminders(),
            }


def _items(page: ProductPage) -> list[CheckItem]:
    offer = getattr(page, "offer", None)
    photos = list(page.photos.all())
    silent = sum(1 for photo in photos if not photo.alt)
    papers = list(page.certificates.all())
    without = sum(1 for paper in papers if paper.file_id is None)
    return [
        CheckItem(_("Giá:"), price_in_words(offer) if offer else _("chưa có"), offer is not None),
        CheckItem(
            _("Ảnh:"),
            (ngettext("%d ảnh", "%d ảnh", len(photos)) % len(photos) if photos else _("không có ảnh"))
            + (_(", %d ảnh thiếu lời cho người không nhìn thấy") % silent if silent else ""),
            bool(photos) and not silent,
        ),
        CheckItem(_("Mô tả:"), _("có") if page.description else _("không có"), bool(page.description)),
        CheckItem(
            _("Giấy chứng nhận:"),
            ngettext("%d giấy", "%d giấy", len(papers)) % len(papers)
            + (_(", %d giấy không có bản chụp") % without if without else ""),
            not without,
        ),
        CheckItem(_("Nơi làm ra:"), str(page.origin) if page.origin_id else _("chưa ghi"), bool(page.origin_id)),
    ]


def _reminders() -> list[str]:
    return [
        _("Hàng cấm, hàng hạn chế kinh doanh, hàng giả nhãn hiệu thì không duyệt."),
        _("Kinh doanh có điều kiện (rượu, thuốc, phân bón, thực phẩm chức năng) phải có giấy phép còn hạn."),
        _("Sao OCOP, chỉ dẫn địa lý, chứng nhận: đối chiếu số quyết định, ngày và tên chủ thể với bản chụp."),
        _("Thực phẩm không được quảng cáo là chữa bệnh."),
        _("Giá niêm yết bằng đồng Việt Nam; ảnh là của chính sản phẩm."),
    ]
