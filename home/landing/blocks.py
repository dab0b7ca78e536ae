"""What editors arrange the home page from."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from portal.cms.blocks import ContactBlock, LinkBlock, NoticeBlock, ParagraphBlock
from portal.cms.blocks.links import LinkValue

ICONS = [
    ("baby", _("Em bé")),
    ("heart", _("Trái tim")),
    ("house", _("Ngôi nhà")),
    ("map", _("Bản đồ, đất đai")),
    ("store", _("Cửa hàng")),
    ("briefcase", _("Việc làm")),
    ("graduation-cap", _("Học hành")),
    ("stethoscope", _("Y tế")),
    ("hand-heart", _("Trợ giúp")),
    ("id-card", _("Giấy tờ tùy thân")),
    ("hammer", _("Xây dựng")),
    ("flower-2", _("Tang lễ")),
]


class VerbBlock(LinkBlock):
    """One thing people come for, said as a verb."""

    hint = blocks.CharBlock(label=_("Một câu nói rõ hơn"), max_length=140, required=False)

    class Meta:
        icon = "arrow-right"
        label = _("Việc")
        value_class = LinkValue


class VerbsBlock(blocks.StructBlock):
    """Shown as terraces below the search box; the first is the portal's main action. Hidden pages drop out."""

    items = blocks.ListBlock(VerbBlock(), label=_("Việc"), min_num=1, max_num=6)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context["items"] = [item for item in value["items"] if item.url]
        return context

    class Meta:
        template = "home/blocks/verbs.html"
        icon = "list-ol"
        label = _("Người dân đến để làm gì")
        description = _("Những việc chính, viết bằng động từ. Trang chưa xuất bản thì không hiện.")
        preview_value = {
            "items": [
                {"text": "Nộp hồ sơ", "address": "/dich-vu-cong/", "hint": "Khai và gửi giấy tờ trên mạng"},
                {"text": "Tra cứu hồ sơ", "address": "/tra-cuu/", "hint": "Biết hồ sơ đang ở đâu"},
            ]
        }


class LifeEventBlock(LinkBlock):
    icon = blocks.ChoiceBlock(label=_("Hình"), choices=ICONS, default="house", required=True)
    hint = blocks.CharBlock(label=_("Gồm những việc gì"), max_length=160, required=False)

    class Meta:
        icon = "calendar-alt"
        label = _("Sự kiện")
        value_class = LinkValue


class LifeEventsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Tiêu đề"), max_length=80, default=_("Theo việc trong đời"))
    items = blocks.ListBlock(LifeEventBlock(), label=_("Sự kiện"))

    class Meta:
        template = "home/blocks/life_events.html"
        icon = "calendar-alt"
        label = _("Sự kiện trong đời")
        description = _("Lối vào theo hoàn cảnh: có con, kết hôn, làm nhà, mở cửa hàng.")
        preview_value = {
            "title": "Theo việc trong đời",
            "items": [{"text": "Có con nhỏ", "address": "/dich-vu-cong/", "icon": "baby", "hint": "Khai sinh"}],
        }


class FeaturedPagesBlock(blocks.StructBlock):
    """Pages with their lead and facts; at most one query for each page type shown."""

    title = blocks.CharBlock(label=_("Tiêu đề"), max_length=80, default=_("Thủ tục nhiều người làm"))
    pages = blocks.ListBlock(blocks.PageChooserBlock(), label=_("Trang"), max_num=8)
    more = LinkBlock(label=_("Xem thêm"), required=False)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        chosen = [page.pk for page in value["pages"] if page]
        found = {page.pk: page for page in Page.objects.filter(pk__in=chosen).live().public().specific()}
        context["pages"] = [found[pk] for pk in chosen if pk in found]
        return context

    class Meta:
        template = "home/blocks/featured_pages.html"
        icon = "doc-full"
        label = _("Trang chọn lọc")
        description = _("Danh sách thủ tục hoặc trang chọn bằng tay, kèm lời dẫn.")


class HomeBlocks(blocks.StreamBlock):
    verbs = VerbsBlock()
    life_events = LifeEventsBlock()
    featured_pages = FeaturedPagesBlock()
    paragraph = ParagraphBlock(template="home/blocks/paragraph.html")
    notice = NoticeBlock(template="home/blocks/notice.html")
    contact = ContactBlock(template="home/blocks/contact.html")

    class Meta:
        block_counts = {"verbs": {"max_num": 1}}
