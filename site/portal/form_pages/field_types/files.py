"""The file slot: where a required document is handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from portal.form_pages.field_types.registry import FieldType, register
from portal.form_pages.schema import FILE_TYPE

if TYPE_CHECKING:
    from portal.form_pages.schema import Field

MOST_FILES = 10


class SlotWidget(forms.FileInput):
    """A plain choice of files. What was chosen is stored by the section's save, never by the form."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        return list(files.getlist(name)) if hasattr(files, "getlist") else list(files.get(name, ()))


class SlotAnswer(forms.Field):
    """Counts the files a slot holds with those just chosen; its cleaned value is None, files are no answers.

    `held` is how many are there already; the form sets it before it cleans.
    """

    held = 0

    def __init__(self, *, most: int, label_of_slot: str, **kw: Any) -> None:
        self.most, self.label_of_slot = most, label_of_slot
        attrs: dict[str, Any] = {"multiple": True} if most > 1 else {}
        super().__init__(widget=SlotWidget(attrs=attrs), **kw)

    def clean(self, value: Any) -> None:
        count = self.held + len(value or ())
        if self.required and count == 0:
            raise ValidationError(
                _("Hãy tải lên “%(label)s”: chưa có tệp nào.") % {"label": self.label_of_slot}, code="required"
            )
        if count > self.most:
            raise ValidationError(
                _("Mục này nhận nhiều nhất %(most)s tệp; bạn đưa %(count)s. Xin bỏ bớt hoặc ghép vào một tệp PDF.")
                % {"most": self.most, "count": count}
            )


@register
class FileSlot(FieldType):
    """`settings`: `document` (the required document's key), `max_files`, `max_mb` (none: the portal's), `copies`."""

    name = FILE_TYPE
    label = gettext_lazy("Tệp đính kèm (thành phần hồ sơ)")
    description = gettext_lazy("Ô tải lên một thành phần hồ sơ")
    icon = "doc-empty"
    template = "form_pages/fields/file.html"
    simple = False
    comparable = False

    def settings_blocks(self) -> list[tuple[str, blocks.Block]]:
        return [
            ("document", blocks.CharBlock(required=False, label=gettext_lazy("Mã thành phần hồ sơ"), max_length=60)),
            (
                "max_files",
                blocks.IntegerBlock(label=gettext_lazy("Số tệp tối đa"), default=MOST_FILES, min_value=1, max_value=30),
            ),
            (
                "max_mb",
                blocks.IntegerBlock(
                    required=False, label=gettext_lazy("Dung lượng tối đa mỗi tệp (MB)"), min_value=1, max_value=200
                ),
            ),
            ("copies", blocks.CharBlock(required=False, label=gettext_lazy("Bản chính, bản sao"), max_length=100)),
        ]

    def formfield(self, field: Field) -> forms.Field:
        return SlotAnswer(
            most=int(field.settings.get("max_files") or MOST_FILES), label_of_slot=field.label, required=field.required
        )

    def as_input(self, field: Field, value: Any) -> None:
        return None

    def as_text(self, field: Field, value: Any) -> str:
        return ""
