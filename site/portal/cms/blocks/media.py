"""Pictures, files and films."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import blocks as image_blocks
from wagtail.images import get_image_model


class ImageBlock(blocks.StructBlock):
    """A picture with its alternative text (or marked as decoration) and a caption."""

    image = image_blocks.ImageBlock(label=_("Ảnh"))
    caption = blocks.CharBlock(label=_("Chú thích"), max_length=250, required=False)

    class Meta:
        template = "cms/blocks/image.html"
        icon = "image"
        label = _("Ảnh")
        description = _("Ảnh có ích cho người đọc, kèm lời tả cho người không nhìn thấy.")

    def get_preview_value(self) -> Any:
        image = get_image_model()._default_manager.order_by("-pk").first()
        if image is not None:
            image.contextual_alt_text, image.decorative = image.description, False
        return self.normalize({"image": image, "caption": "Lớp tập huấn chữ ký số ở phường Sa Pa"})


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Tệp"))
    text = blocks.CharBlock(label=_("Tên gọi"), max_length=160, required=False)

    class Meta:
        template = "cms/blocks/document.html"
        icon = "doc-full"
        label = _("Tệp tải về")
        description = _("Mẫu đơn, văn bản: nói rõ loại tệp và dung lượng.")

    def get_preview_value(self) -> Any:
        document = get_document_model()._default_manager.order_by("-pk").first()
        return self.normalize({"document": document, "text": "Tờ khai đăng ký khai sinh"})


class VideoLinkBlock(blocks.StructBlock):
    """A link to a film: no player of another host is loaded into the portal's pages."""

    url = blocks.URLBlock(label=_("Địa chỉ phim"))
    title = blocks.CharBlock(label=_("Tên phim"), max_length=160)
    length = blocks.CharBlock(label=_("Dài"), max_length=20, required=False, help_text=_("Ví dụ 3 phút 20 giây"))

    class Meta:
        template = "cms/blocks/video.html"
        icon = "media"
        label = _("Phim")
        description = _("Đường dẫn đến phim hướng dẫn; phim mở ở trang của nó.")
        preview_value = {
            "url": "https://video.example/khai-sinh",
            "title": "Cách chụp giấy tờ bằng điện thoại",
            "length": "2 phút",
        }
