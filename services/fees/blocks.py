"""Fees and exemptions as editors enter them on a procedure's page."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class FeeTiming(models.TextChoices):
    """When a fee is collected; the codes are those of the national portal."""

    AT_INTAKE = "1", _("khi nộp hồ sơ")
    AT_SUPPLEMENT = "2", _("khi bổ sung hồ sơ")
    AT_RESULT = "4", _("khi nhận kết quả")


class FeeBlock(blocks.StructBlock):
    """One fee. Where the province's council sets the amount and it is not known here, the amount stays empty."""

    key = blocks.RegexBlock(
        regex=r"^[a-z][a-z0-9_]{0,39}$",
        label=_("Khóa"),
        help_text=_("Chữ thường không dấu, số và gạch dưới; không đổi sau khi đã công bố."),
        error_messages={"invalid": _("Khóa chỉ gồm chữ thường không dấu, số và dấu gạch dưới.")},
    )
    name = blocks.CharBlock(label=_("Tên khoản thu"), max_length=200)
    case = blocks.CharBlock(label=_("Trường hợp"), max_length=250, required=False)
    amount = blocks.IntegerBlock(
        label=_("Mức thu trực tiếp (đồng)"), min_value=0, required=False, help_text=_("Ghi 0 nếu không thu.")
    )
    online_amount = blocks.IntegerBlock(label=_("Mức thu trực tuyến (đồng)"), min_value=0, required=False)
    by_provincial_resolution = blocks.BooleanBlock(
        label=_("Mức thu theo Nghị quyết HĐND tỉnh"), required=False, default=False
    )
    timing = blocks.ChoiceBlock(label=_("Thu khi nào"), choices=FeeTiming.choices, default=FeeTiming.AT_INTAKE)
    source = blocks.CharBlock(label=_("Căn cứ"), max_length=300, required=False)

    class Meta:
        icon = "doc-full"
        label = _("Khoản thu")
        preview_value = {"key": "le_phi", "name": "Lệ phí đăng ký khai sinh", "amount": 0}
        description = _("Một khoản phí hoặc lệ phí, với mức thu và căn cứ")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if cleaned["amount"] is None and not cleaned["by_provincial_resolution"]:
            message = _("Ghi mức thu, hoặc đánh dấu “theo Nghị quyết HĐND tỉnh”.")
            raise blocks.StructBlockValidationError({"amount": ValidationError(message)})
        return cleaned


class ExemptionBlock(blocks.StructBlock):
    """A reason for paying less or nothing: who, how much less, by which rule."""

    key = blocks.RegexBlock(
        regex=r"^[a-z][a-z0-9_]{0,39}$",
        label=_("Khóa"),
        error_messages={"invalid": _("Khóa chỉ gồm chữ thường không dấu, số và dấu gạch dưới.")},
    )
    reason = blocks.CharBlock(label=_("Đối tượng được miễn, giảm"), max_length=250)
    percent = blocks.IntegerBlock(label=_("Giảm (%)"), min_value=1, max_value=100, default=100)
    proof = blocks.CharBlock(label=_("Giấy tờ chứng minh"), max_length=250, required=False)
    source = blocks.CharBlock(label=_("Căn cứ"), max_length=300, required=False)
    by_provincial_resolution = blocks.BooleanBlock(label=_("Theo Nghị quyết HĐND tỉnh"), required=False, default=False)

    class Meta:
        icon = "tick"
        label = _("Miễn, giảm")
        preview_value = {"key": "ho_ngheo", "reason": "Người thuộc hộ nghèo", "percent": 100}
        description = _("Một đối tượng được miễn hoặc giảm, với căn cứ")


class FeesStream(blocks.StreamBlock):
    fee = FeeBlock()
    exemption = ExemptionBlock()

    def clean(self, value: blocks.StreamValue, **kwargs: object) -> blocks.StreamValue:
        cleaned = super().clean(value, **kwargs)
        seen: set[str] = set()
        for index, child in enumerate(cleaned):
            if child.value["key"] in seen:
                message = _("Khóa “%(key)s” đã dùng ở một mục khác.") % {"key": child.value["key"]}
                raise blocks.StreamBlockValidationError({index: ValidationError(message)})
            seen.add(child.value["key"])
        return cleaned
