"""What an article is made of: the portal's blocks, and a gallery."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import blocks as image_blocks
from wagtail.images import get_image_model

from home.news import sizes
from portal.cms.blocks import ArticleBlocks
from portal.cms.pictures import picture


class GalleryItemBlock(blocks.StructBlock):
    """A picture of a gallery: nobody leaves its description out."""

    image = image_blocks.ImageChooserBlock(label=_("Ảnh"))
    description = blocks.CharBlock(
        label=_("Trong ảnh có gì"),
        max_length=250,
        help_text=_("Cho người không nhìn thấy ảnh. Ví dụ: Bà con xã Mù Cang Chải gặt lúa trên ruộng bậc thang."),
    )
    caption = blocks.CharBlock(label=_("Chú thích"), max_length=250, required=False)

    class Meta:
        icon = "image"
        label = _("Ảnh")


class GalleryBlock(blocks.StructBlock):
    """Several pictures of one event; each leads to its large size."""

    title = blocks.CharBlock(label=_("Tên bộ ảnh"), max_length=120, required=False)
    items = blocks.ListBlock(GalleryItemBlock(), label=_("Ảnh"), min_num=2, max_num=24)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        shown = ((item, picture(item["image"], sizes.GALLERY)) for item in value["items"])
        context["pictures"] = [
            {"item": item, "small": small, "large": picture(item["image"], sizes.LARGE) or small}
            for item, small in shown
            if small is not None
        ]
        return context

    class Meta:
        template = "news/blocks/gallery.html"
        icon = "image"
        label = _("Bộ ảnh")
        description = _("Nhiều ảnh của một sự kiện, mỗi ảnh có lời tả.")
        stylesheets = ("css/screens/news.css",)

    def get_preview_value(self) -> Any:
        images = get_image_model()._default_manager.exclude(description="").order_by("-pk")[:4]
        items = [{"image": image, "description": image.description, "caption": ""} for image in images]
        return self.normalize({"title": "Mùa gặt", "items": items})


class NewsBlocks(ArticleBlocks):
    gallery = GalleryBlock()
