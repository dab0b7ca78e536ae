"""The file slot: where a required document is handed in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from portal.form_pages.field_types.registry import FieldType, register
from portal.form_pages.schema import FILE_TYPE
from portal.private_files.policies import MEGABYTE, UploadPolicy
from portal.private_files.slots import UploadSlot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portal.form_pages.schema import Field
    from portal.private_files.models import PrivateFile

MOST_FILES = 10


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
        """Only carries errors: the files go through `portal.private_files.slots`."""
        return forms.Field(required=False, widget=forms.HiddenInput())

    def as_input(self, field: Field, value: Any) -> None:
        return None

    def as_text(self, field: Field, value: Any) -> str:
        return ""


def slot_of(field: Field, *, purpose: str, files: Sequence[PrivateFile] = (), prefix: str = "") -> UploadSlot:
    """The place in a page where this slot's files are handed in."""
    limit = int(field.settings.get("max_mb") or 0) * MEGABYTE
    usual = UploadPolicy.usual(max_files=int(field.settings.get("max_files") or MOST_FILES))
    copies = str(field.settings.get("copies") or "")
    return UploadSlot(
        name=f"{prefix}{field.key}",
        label=field.label,
        purpose=purpose,
        policy=replace(usual, max_bytes=min(limit, usual.max_bytes)) if limit else usual,
        hint=". ".join(filter(None, [copies, field.help])),
        required=field.required,
        files=tuple(files),
    )


def please_upload(field: Field) -> str:
    return _("Hãy tải lên “%(label)s”: chưa có tệp nào.") % {"label": field.label}
