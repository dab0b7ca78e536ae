"""Blocks that lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from portal.cms.blocks.kept import KeptCharBlock
from portal.ui import languages

if TYPE_CHECKING:
    from wagtail.models import Page


def here(address: str) -> str:
    """`address` as readers of the present language are led there."""
    return languages.read_in(get_language() or settings.LANGUAGE_CODE, address)


class LinkValue(blocks.StructValue):
    """A chosen link. A page that is not live leads nowhere, so that templates can leave the link out."""

    @property
    def url(self) -> str:
        page: Page | None = self.get("page")
        if page is not None:
            return here(page.url or "") if page.live else ""
        return here(self.get("address") or "")

    @property
    def title(self) -> str:
        page: Page | None = self.get("page")
        return self.get("text") or (page.title if page is not None else "")


class LinkBlock(blocks.StructBlock):
    """A page or an address, and the words of the link."""

    text = blocks.CharBlock(label=_("Chữ"), max_length=80, required=False, help_text=_("Để trống thì dùng tên trang."))
    page = blocks.PageChooserBlock(label=_("Trang"), required=False)
    address = KeptCharBlock(
        label=_("Hoặc địa chỉ"),
        max_length=300,
        required=False,
        help_text=_("Ví dụ /tra-cuu/ hoặc https://dichvucong.gov.vn"),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        page, address = cleaned.get("page"), cleaned.get("address")
        if not page and not address and not cleaned.get("text") and not getattr(self.meta, "required", True):
            return cleaned
        if bool(page) == bool(address):
            raise StructBlockValidationError({"page": ValidationError(_("Chọn một trang hoặc viết một địa chỉ."))})
        if address and not address.startswith(("/", "#", "https://", "http://", "mailto:", "tel:")):
            raise StructBlockValidationError({"address": ValidationError(_("Địa chỉ bắt đầu bằng / hoặc https://"))})
        if address and not cleaned.get("text"):
            raise StructBlockValidationError({"text": ValidationError(_("Viết chữ cho liên kết này."))})
        return cleaned

    class Meta:
        template = "cms/blocks/link.html"
        icon = "link"
        label = _("Liên kết")
        description = _("Một liên kết đến trang trong cổng hoặc nơi khác.")
        value_class = LinkValue
        preview_value = {"text": "Tra cứu hồ sơ", "address": "/tra-cuu/"}


class LinksBlock(blocks.StreamBlock):
    """A short list of links, for settings."""

    link = LinkBlock()

    class Meta:
        max_num = 6


class ButtonsBlock(blocks.StructBlock):
    """Up to three links as buttons; the first may be the page's one main action."""

    main_action = blocks.BooleanBlock(label=_("Nút đầu là việc chính của trang (màu đỏ)"), required=False)
    links = blocks.ListBlock(LinkBlock(), label=_("Nút"), min_num=1, max_num=3)

    class Meta:
        template = "cms/blocks/buttons.html"
        icon = "link"
        label = _("Nút bấm")
        description = _("Một đến ba việc làm được ngay từ đây. Mỗi trang chỉ một nút đỏ.")
        preview_value = {"main_action": True, "links": [{"text": "Nộp hồ sơ trực tuyến", "address": "/dich-vu-cong/"}]}
