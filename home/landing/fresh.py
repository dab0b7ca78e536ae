"""Blocks of the home page that renew themselves: editors say how many, the portal says what."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

import catalogue.public
import courses.public
from home.landing.styles import HOME_STYLES
from home.legal import newest
from portal.cms.paths import path_of

MOST = 8


class FreshBlock(blocks.StructBlock):
    """A title and how many. Nothing is shown where there is nothing to show."""

    # Checks of what editors wrote pass it by.
    is_automatic: ClassVar[bool] = True

    def find(self, most: int) -> dict[str, Any]:
        """What the template shows."""
        raise NotImplementedError

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context.update(self.find(value.get("most") or 3))
        return context


class ClassesBlock(FreshBlock):
    """The classes that begin next; one query."""

    title = blocks.CharBlock(label=_("Tiêu đề"), max_length=80, default=_("Lớp học sắp mở"))
    most = blocks.IntegerBlock(label=_("Số lớp"), min_value=1, max_value=MOST, default=4)

    def find(self, most: int) -> dict[str, Any]:
        return {
            "classes": [(one, path_of(one.url_path)) for one in courses.public.coming_classes(most)],
            "more": "/dao-tao/",
        }

    class Meta:
        template = "home/blocks/classes.html"
        stylesheets = HOME_STYLES
        is_wide = True
        icon = "calendar-alt"
        label = _("Lớp học sắp mở")
        description = _("Các lớp bắt đầu sớm nhất, lớp còn chỗ đứng trước. Chưa có lớp thì không hiện.")
        preview_value: ClassVar = {"title": "Lớp học sắp mở", "most": 4}


class GoodsBlock(FreshBlock):
    """The goods put on the shelves last; three queries."""

    title = blocks.CharBlock(label=_("Tiêu đề"), max_length=80, default=_("Hàng mới trên chợ"))
    most = blocks.IntegerBlock(label=_("Số sản phẩm"), min_value=2, max_value=MOST, default=4)

    def find(self, most: int) -> dict[str, Any]:
        cards, more = catalogue.public.newest_goods(most, path_of)
        return {"cards": cards, "more": more}

    class Meta:
        template = "home/blocks/goods.html"
        stylesheets = HOME_STYLES
        is_wide = True
        icon = "tag"
        label = _("Hàng mới trên chợ")
        description = _("Sản phẩm mới bày, còn hàng. Chưa có hàng thì không hiện.")
        preview_value: ClassVar = {"title": "Hàng mới trên chợ", "most": 4}


class DocumentsBlock(FreshBlock):
    """The legal documents and notices issued last; one query."""

    title = blocks.CharBlock(label=_("Tiêu đề"), max_length=80, default=_("Văn bản, thông báo mới"))
    most = blocks.IntegerBlock(label=_("Số văn bản"), min_value=1, max_value=MOST, default=4)

    def find(self, most: int) -> dict[str, Any]:
        return {"documents": newest.documents(most, timezone.localdate()), "more": "/van-ban/"}

    class Meta:
        template = "home/blocks/documents.html"
        stylesheets = HOME_STYLES
        is_wide = True
        icon = "doc-full"
        label = _("Văn bản, thông báo mới")
        description = _("Văn bản ban hành gần nhất, kèm hiệu lực. Chưa có văn bản thì không hiện.")
        preview_value: ClassVar = {"title": "Văn bản, thông báo mới", "most": 4}
