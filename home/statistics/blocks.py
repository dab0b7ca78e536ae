"""What editors arrange the statistics page from, and the numbers block of the home page."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.statistics.headlines import HEADLINES
from home.statistics.models import KeptFigures
from home.statistics.refreshing import HEADLINE
from home.statistics.tables import SETS
from portal.cms.blocks import ButtonsBlock, HeadingBlock, NoticeBlock, ParagraphBlock

MOST_NUMBERS = 4
KEPT = "kept_figures"


def kept_figures(names: list[str], parent_context: dict[str, Any] | None) -> dict[str, KeptFigures]:
    """Those of `names` that are kept: from the page, which has read all of its own at once, else one query."""
    there = (parent_context or {}).get(KEPT)
    if there is None:
        there = {one.name: one for one in KeptFigures.objects.filter(name__in=names)}
    return {name: there[name] for name in names if name in there}


class ChosenNumberBlock(blocks.StructBlock):
    figure = blocks.ChoiceBlock(
        label=_("Số nào"), choices=lambda: [(one.name, one.label) for one in HEADLINES.values()], required=True
    )
    label = blocks.CharBlock(
        label=_("Gọi là"), max_length=60, required=False, help_text=_("Để trống: dùng tên có sẵn.")
    )

    class Meta:
        icon = "order"
        label = _("Số")


class NumbersBlock(blocks.StructBlock):
    """Up to four kept numbers; those with nothing to tell yet drop out."""

    title = blocks.CharBlock(label=_("Tiêu đề"), max_length=80, default=_("Số liệu"), required=False)
    items = blocks.ListBlock(ChosenNumberBlock(), label=_("Số"), min_num=1, max_num=MOST_NUMBERS)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        names = [f"{HEADLINE}{item['figure']}" for item in value["items"]]
        kept = kept_figures(names, parent_context)
        context["numbers"], context["computed_at"] = [], None
        for item in value["items"]:
            one, kind = kept.get(f"{HEADLINE}{item['figure']}"), HEADLINES.get(item["figure"])
            if one is None or kind is None or not (shown := kind.shown(one.data)):
                continue
            value, note = shown
            context["numbers"].append({"label": item.get("label") or kind.label, "value": value, "note": note})
            context["computed_at"] = min(context["computed_at"] or one.computed_at, one.computed_at)
        return context

    class Meta:
        template = "statistics/blocks/numbers.html"
        icon = "order"
        label = _("Số liệu")
        description = _("Nhiều nhất bốn con số, máy tính lại mỗi giờ. Chưa có số thì không hiện.")
        preview_value = {"title": "Số liệu", "items": [{"figure": "gian-hang", "label": ""}]}


class FiguresBlock(blocks.StructBlock):
    """One set of kept figures: a title that says the message, the chart, the table behind it."""

    figures = blocks.ChoiceBlock(
        label=_("Số liệu nào"), choices=lambda: [(one.name, one.label) for one in SETS.values()], required=True
    )
    title = blocks.CharBlock(
        label=_("Tiêu đề"), max_length=120, required=False, help_text=_("Để trống: câu máy viết từ số mới nhất.")
    )
    introduction = ParagraphBlock(label=_("Lời giới thiệu"), required=False)
    table_open = blocks.BooleanBlock(label=_("Mở sẵn bảng"), required=False, default=False)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        kept = kept_figures([value["figures"]], parent_context).get(value["figures"])
        context["kept"] = kept
        # Drawn by our own server from escaped words (`portal.charts`).
        context["drawing"] = mark_safe(kept.drawing) if kept else ""
        return context

    class Meta:
        template = "statistics/blocks/figures.html"
        icon = "order"
        label = _("Biểu đồ và bảng")
        description = _("Một bộ số liệu: biểu đồ, bảng kèm theo và giờ tính.")
        preview_value = {"figures": "cho", "title": "", "introduction": "", "table_open": False}


class StatisticsBlocks(blocks.StreamBlock):
    numbers = NumbersBlock()
    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    figures = FiguresBlock()
    notice = NoticeBlock()
    buttons = ButtonsBlock()
