"""Blocks of words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from portal.cms import rich_text
from portal.cms.blocks import table_words
from portal.cms.blocks.kept import KeptCharBlock


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Chữ"), max_length=120)
    level = blocks.ChoiceBlock(
        label=_("Cấp"), choices=[("2", _("Mục lớn")), ("3", _("Mục nhỏ"))], default="2", required=True
    )

    class Meta:
        template = "cms/blocks/heading.html"
        icon = "title"
        label = _("Tiêu đề mục")
        description = _("Chia trang thành các mục; mục lớn chứa mục nhỏ.")
        preview_value = {"text": "Ai được đăng ký khai sinh tại Ủy ban nhân dân xã, phường?", "level": "2"}


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(features=kwargs.pop("features", rich_text.PARAGRAPH), **kwargs)

    class Meta:
        template = "cms/blocks/paragraph.html"
        icon = "pilcrow"
        label = _("Đoạn văn")
        description = _("Một vài đoạn văn, danh sách và liên kết.")
        preview_value = "<p>Cha hoặc mẹ phải <b>đăng ký khai sinh</b> cho con trong 60 ngày kể từ ngày sinh.</p>"


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Việc phải làm"), max_length=120)
    text = ParagraphBlock(label=_("Cách làm"), required=False)

    class Meta:
        icon = "list-ol"
        label = _("Bước")


class StepsBlock(blocks.StructBlock):
    items = blocks.ListBlock(StepBlock(), label=_("Các bước"), min_num=2)

    class Meta:
        template = "cms/blocks/steps.html"
        icon = "list-ol"
        label = _("Các bước")
        description = _("Những việc phải làm theo thứ tự, đánh số.")
        preview_value = {
            "items": [
                {"title": "Chuẩn bị giấy tờ", "text": "<p>Chụp rõ từng trang bằng điện thoại.</p>"},
                {"title": "Khai và nộp trên cổng", "text": "<p>Khoảng 10 phút.</p>"},
            ]
        }


NOTICE_KINDS = [
    ("info", _("Thông tin")),
    ("success", _("Tin tốt")),
    ("warning", _("Lưu ý")),
    ("error", _("Cảnh báo")),
]


class NoticeBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        label=_("Loại"),
        choices=NOTICE_KINDS,
        default="info",
        required=True,
    )
    title = blocks.CharBlock(label=_("Tiêu đề"), max_length=120, required=False)
    text = ParagraphBlock(label=_("Nội dung"), features=rich_text.SENTENCE)

    class Meta:
        template = "cms/blocks/notice.html"
        icon = "warning"
        label = _("Khung lưu ý")
        description = _("Điều người đọc không được bỏ qua. Dùng thưa thì mới có tác dụng.")
        preview_value = {
            "kind": "warning",
            "title": "Từ 01/03/2027 áp dụng Luật Hộ tịch mới",
            "text": "<p>Hồ sơ nộp trước ngày đó vẫn giải quyết theo quy định cũ.</p>",
        }


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Lời trích"))
    source = blocks.CharBlock(label=_("Của ai, ở đâu"), max_length=160, required=False)

    class Meta:
        template = "cms/blocks/quote.html"
        icon = "openquote"
        label = _("Trích dẫn")
        description = _("Lời của một người hoặc một văn bản, kèm nguồn.")
        preview_value = {"text": "Trẻ em sinh ra phải được khai sinh.", "source": "Luật Trẻ em"}


class ContactBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Liên hệ ai"), max_length=120)
    address = blocks.TextBlock(label=_("Địa chỉ"), required=False)
    phone = KeptCharBlock(label=_("Điện thoại"), max_length=40, required=False)
    email = blocks.EmailBlock(label=_("Thư điện tử"), required=False)
    hours = blocks.CharBlock(label=_("Giờ làm việc"), max_length=160, required=False)

    class Meta:
        template = "cms/blocks/contact.html"
        icon = "mail"
        label = _("Liên hệ")
        description = _("Nơi hỏi thêm: địa chỉ, điện thoại, giờ làm việc.")
        preview_value = {
            "title": "Bộ phận Một cửa phường Sa Pa",
            "phone": "0214 000 0000",
            "hours": "Thứ Hai đến thứ Sáu, 7:30–11:30 và 13:00–17:00",
        }


class AccordionBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Dòng luôn hiện"), max_length=160)
    text = ParagraphBlock(label=_("Phần mở ra"))

    class Meta:
        template = "cms/blocks/accordion.html"
        icon = "arrow-down"
        label = _("Phần mở ra được")
        description = _("Chi tiết chỉ một số người cần. Điều ai cũng cần thì đừng giấu ở đây.")
        preview_value = {
            "title": "Trường hợp trẻ bị bỏ rơi",
            "text": "<p>Người phát hiện báo ngay cho xã.</p>",
        }


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Câu hỏi"), max_length=200)
    answer = ParagraphBlock(label=_("Trả lời"))

    class Meta:
        icon = "help"
        label = _("Câu hỏi")


class FaqBlock(blocks.StructBlock):
    items = blocks.ListBlock(QuestionBlock(), label=_("Câu hỏi và trả lời"))

    class Meta:
        template = "cms/blocks/faq.html"
        icon = "help"
        label = _("Câu hỏi thường gặp")
        description = _("Câu hỏi người dân hay hỏi, mở ra để xem trả lời.")
        preview_value = {
            "items": [
                {
                    "question": "Trẻ sinh tại nhà, không có giấy chứng sinh thì làm thế nào?",
                    "answer": "<p>Nộp văn bản của người làm chứng xác nhận việc sinh.</p>",
                }
            ]
        }


class TableBlock(TypedTableBlock):
    def __init__(self, **kwargs: Any) -> None:
        columns = [
            ("text", blocks.CharBlock(label=_("Chữ"), required=False)),
            (
                "rich_text",
                blocks.RichTextBlock(label=_("Chữ có liên kết"), features=rich_text.SENTENCE, required=False),
            ),
        ]
        super().__init__(columns, **kwargs)

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return table_words.extract(value)

    def restore_translated_segments(self, value: Any, segments: list[Any]) -> Any:
        return table_words.restore(value, segments)

    class Meta:
        template = "cms/blocks/table.html"
        icon = "table"
        label = _("Bảng")
        description = _("So sánh nhiều mục theo cùng tiêu chí. Không dùng để trình bày cho đẹp.")
        preview_value = {
            "columns": [{"type": "text", "heading": "Nộp ở đâu"}, {"type": "text", "heading": "Thời hạn"}],
            "rows": [
                {"values": ["Trên mạng", "3 ngày làm việc"]},
                {"values": ["Tại Bộ phận Một cửa", "3 ngày làm việc"]},
            ],
            "caption": "Đăng ký khai sinh",
        }

    def get_preview_value(self) -> Any:
        return self.to_python(self.meta.preview_value)
