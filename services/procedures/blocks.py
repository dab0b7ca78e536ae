"""What a procedure's guidance is made of, as editors enter it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from portal.cms.blocks.kept import KeptCharBlock
from portal.organisations.models import Role

PLAIN_TEXT = ["bold", "link", "ul", "ol"]
KEY = r"^[a-z][a-z0-9_]{0,39}$"
KEY_ERROR = {"invalid": _("Khóa chỉ gồm chữ thường không dấu, số và dấu gạch dưới.")}
KEY_HELP = _("Chữ thường không dấu, số và gạch dưới; không đổi sau khi đã công bố.")


class StepBlock(blocks.StructBlock):
    """One thing the person does, in order."""

    title = blocks.CharBlock(label=_("Việc cần làm"), max_length=150)
    text = blocks.RichTextBlock(label=_("Hướng dẫn"), features=PLAIN_TEXT, required=False)

    class Meta:
        icon = "list-ol"
        label = _("Bước")
        preview_value = {"title": "Chuẩn bị giấy tờ", "text": "<p>Giấy chứng sinh do cơ sở y tế cấp.</p>"}
        description = _("Một bước người dân thực hiện")


class RequiredDocumentBlock(blocks.StructBlock):
    """A paper that belongs to the dossier. `key` becomes the upload slot of the electronic form."""

    key = blocks.RegexBlock(regex=KEY, label=_("Khóa"), help_text=KEY_HELP, error_messages=KEY_ERROR)
    name = blocks.CharBlock(label=_("Tên giấy tờ"), max_length=300)
    note = blocks.TextBlock(label=_("Ghi chú cho người dân"), required=False, rows=2)
    originals = blocks.IntegerBlock(label=_("Số bản chính"), min_value=0, max_value=20, default=1)
    copies = blocks.IntegerBlock(label=_("Số bản sao"), min_value=0, max_value=20, default=0)
    mandatory = blocks.BooleanBlock(label=_("Bắt buộc"), required=False, default=True)
    present_only = blocks.BooleanBlock(
        label=_("Chỉ xuất trình, không nộp"), required=False, default=False, help_text=_("Không có ô tải tệp lên.")
    )
    template = DocumentChooserBlock(label=_("Mẫu đơn, tờ khai"), required=False)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Giấy tờ")
        preview_value = {"key": "giay_chung_sinh", "name": "Giấy chứng sinh", "originals": 1}
        description = _("Một thành phần hồ sơ")


class DocumentCaseBlock(blocks.StructBlock):
    """The papers of one case ("trẻ sinh tại cơ sở y tế"). An empty name means: in every case."""

    name = blocks.CharBlock(
        label=_("Trường hợp"), max_length=250, required=False, help_text=_("Để trống: mọi trường hợp.")
    )
    documents = blocks.ListBlock(RequiredDocumentBlock(), label=_("Giấy tờ"), min_num=1)

    class Meta:
        icon = "folder-open-inverse"
        label = _("Nhóm giấy tờ")
        preview_value = {"name": "", "documents": [{"key": "to_khai", "name": "Tờ khai", "originals": 1}]}
        description = _("Các giấy tờ của một trường hợp")


class DocumentsStream(blocks.StreamBlock):
    case = DocumentCaseBlock()

    def clean(self, value: blocks.StreamValue, **kwargs: object) -> blocks.StreamValue:
        cleaned = super().clean(value, **kwargs)
        seen: set[str] = set()
        for index, case in enumerate(cleaned):
            for document in case.value["documents"]:
                if document["key"] in seen:
                    message = _("Khóa giấy tờ “%(key)s” đã dùng hai lần.") % {"key": document["key"]}
                    raise blocks.StreamBlockValidationError({index: ValidationError(message)})
                seen.add(document["key"])
        return cleaned


class LegalBasisBlock(blocks.StructBlock):
    number = KeptCharBlock(label=_("Số, ký hiệu"), max_length=80)
    title = blocks.CharBlock(label=_("Trích yếu"), max_length=300)
    issued_on = blocks.DateBlock(label=_("Ngày ban hành"), required=False)
    link = blocks.URLBlock(label=_("Địa chỉ văn bản"), required=False)
    note = blocks.CharBlock(label=_("Ghi chú"), max_length=250, required=False)

    class Meta:
        icon = "openquote"
        label = _("Văn bản")
        preview_value = {"number": "60/2014/QH13", "title": "Luật Hộ tịch"}
        description = _("Một văn bản là căn cứ pháp lý")


class ResultBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Tên kết quả"), max_length=200)
    copies = blocks.CharBlock(label=_("Hình thức, số lượng"), max_length=200, required=False)

    class Meta:
        icon = "success"
        label = _("Kết quả")
        preview_value = {"name": "Giấy khai sinh", "copies": "1 bản chính"}
        description = _("Thứ người dân nhận được")


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Câu hỏi"), max_length=250)
    answer = blocks.RichTextBlock(label=_("Trả lời"), features=PLAIN_TEXT)

    class Meta:
        icon = "help"
        label = _("Câu hỏi thường gặp")
        preview_value = {"question": "Nộp hồ sơ ở xã khác được không?", "answer": "<p>Được.</p>"}
        description = _("Một câu hỏi và câu trả lời")


class StepPlace(models.TextChoices):
    """Which agency does a process step; the agency itself is settled when a dossier is submitted."""

    INTAKE = "intake", _("nơi tiếp nhận")
    COMPETENT = "competent", _("cơ quan có thẩm quyền")
    NAMED = "named", _("một cơ quan khác (ghi mã)")


class StepTask(models.TextChoices):
    """What happens in a step; the dossier's actions follow from it."""

    INTAKE = "intake", _("Tiếp nhận")
    CHECK = "check", _("Thẩm tra")
    APPROVE = "approve", _("Phê duyệt, ký")
    RETURN = "return", _("Trả kết quả")


class ProcessStepBlock(blocks.StructBlock):
    """A step of the inner process. Steps marked parallel share the position of the one before."""

    key = blocks.RegexBlock(regex=KEY, label=_("Khóa"), help_text=KEY_HELP, error_messages=KEY_ERROR)
    name = blocks.CharBlock(label=_("Tên bước"), max_length=150)
    task = blocks.ChoiceBlock(label=_("Việc"), choices=StepTask.choices, default=StepTask.CHECK)
    place = blocks.ChoiceBlock(label=_("Nơi thực hiện"), choices=StepPlace.choices, default=StepPlace.COMPETENT)
    agency_code = KeptCharBlock(
        label=_("Mã cơ quan khác"), max_length=35, required=False, help_text=_("Chỉ khi nơi thực hiện là cơ quan khác.")
    )
    role = blocks.ChoiceBlock(
        label=_("Vai trò"),
        choices=[(role.value, role.label) for role in (Role.DESK, Role.SPECIALIST, Role.LEADER)],
        default=Role.SPECIALIST,
    )
    hours = blocks.DecimalBlock(label=_("Số giờ làm việc"), min_value=0, max_digits=6, decimal_places=2)
    parallel = blocks.BooleanBlock(label=_("Song song với bước trước"), required=False, default=False)

    class Meta:
        icon = "cogs"
        label = _("Bước xử lý")
        preview_value = {"key": "tham_tra", "name": "Thẩm tra", "hours": 3}
        description = _("Một bước của quy trình nội bộ")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if cleaned["place"] == StepPlace.NAMED and not cleaned["agency_code"]:
            raise blocks.StructBlockValidationError(
                {"agency_code": ValidationError(_("Ghi mã của cơ quan thực hiện bước này."))}
            )
        return cleaned


class ProcessStream(blocks.StreamBlock):
    step = ProcessStepBlock()

    def clean(self, value: blocks.StreamValue, **kwargs: object) -> blocks.StreamValue:
        cleaned = super().clean(value, **kwargs)
        if not len(cleaned):
            return cleaned
        keys = [step.value["key"] for step in cleaned]
        errors: dict[int, ValidationError] = {}
        for index, key in enumerate(keys):
            if key in keys[:index]:
                errors[index] = ValidationError(_("Khóa “%(key)s” đã dùng ở bước trước.") % {"key": key})
        tasks = [step.value["task"] for step in cleaned]
        if tasks[0] != StepTask.INTAKE:
            errors[0] = ValidationError(_("Bước đầu tiên phải là tiếp nhận."))
        if tasks[-1] != StepTask.RETURN:
            errors[len(tasks) - 1] = ValidationError(_("Bước cuối cùng phải là trả kết quả."))
        if errors:
            raise blocks.StreamBlockValidationError(errors)
        return cleaned
