"""What editors arrange the home page from."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

from home.landing.fresh import ClassesBlock, DocumentsBlock, GoodsBlock
from home.landing.styles import HOME_STYLES
from home.news import front
from home.news.topics import NewsTopic
from home.statistics.blocks import NumbersBlock
from portal.cms.blocks import (
    ContactBlock,
    LinkBlock,
    NoticeBlock,
    OfficeBlock,
    OpeningHoursBlock,
    ParagraphBlock,
)
from portal.cms.blocks.links import LinkValue
from portal.cms.translation import translations

# Of the pages right below the home page.
PREVIEWED_DEPTH = 3
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
        stylesheets = HOME_STYLES
        is_wide = True
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
        stylesheets = HOME_STYLES
        is_wide = True
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
        context["pages"] = translations.in_language([page for page in value["pages"] if page], get_language() or "")
        return context

    class Meta:
        template = "home/blocks/featured_pages.html"
        stylesheets = HOME_STYLES
        is_wide = True
        icon = "doc-full"
        label = _("Trang chọn lọc")
        description = _("Danh sách thủ tục hoặc trang chọn bằng tay, kèm lời dẫn.")

    def get_preview_value(self) -> Any:
        pages = Page.objects.live().filter(depth=PREVIEWED_DEPTH).order_by("-latest_revision_created_at")[:3]
        return self.normalize({"title": "Thủ tục nhiều người làm", "pages": list(pages), "more": {}})


class NewsBlock(blocks.StructBlock):
    """The newest articles, of all topics or of one; three queries."""

    # Checks of what editors wrote pass it by.
    is_automatic = True
    title = blocks.CharBlock(label=_("Tiêu đề"), max_length=80, default=_("Tin mới"))
    topic = SnippetChooserBlock(NewsTopic, label=_("Chủ đề"), required=False, help_text=_("Để trống: mọi chủ đề."))
    most = blocks.IntegerBlock(label=_("Số bài"), min_value=1, max_value=6, default=3)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context.update(front.newest(topic=value.get("topic"), most=value.get("most") or 3))
        return context

    class Meta:
        template = "home/blocks/news.html"
        stylesheets = HOME_STYLES
        is_wide = True
        icon = "doc-full"
        label = _("Tin mới")
        description = _("Các bài mới nhất, tự thay khi có bài mới. Chưa có bài thì không hiện.")
        preview_value = {"title": "Tin mới", "topic": None, "most": 3}


class HomeBlocks(blocks.StreamBlock):
    verbs = VerbsBlock()
    life_events = LifeEventsBlock()
    featured_pages = FeaturedPagesBlock()
    news = NewsBlock()
    classes = ClassesBlock()
    goods = GoodsBlock()
    documents = DocumentsBlock()
    numbers = NumbersBlock()
    paragraph = ParagraphBlock(template="home/blocks/paragraph.html")
    notice = NoticeBlock(template="home/blocks/notice.html")
    contact = ContactBlock(template="home/blocks/contact.html")
    office = OfficeBlock(template="home/blocks/office.html")
    opening_hours = OpeningHoursBlock(template="home/blocks/opening_hours.html")

    class Meta:
        block_counts = {"verbs": {"max_num": 1}}
