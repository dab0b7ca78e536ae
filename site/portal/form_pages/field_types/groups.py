"""The repeating group: the same few questions for each child, each member, each plot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from portal.form_pages.field_types.registry import FieldType, register, type_of
from portal.form_pages.schema import GROUP_TYPE

if TYPE_CHECKING:
    from portal.form_pages.schema import Field

MOST_ROWS = 30


def limits(field: Field) -> tuple[int, int]:
    """The least and the most rows of a group; a required one has at least one."""
    least = int(field.settings.get("least") or 0)
    return max(least, 1) if field.required else least, int(field.settings.get("most") or MOST_ROWS)


class GroupAnswer(forms.Field):
    """Judges the number of rows; the rows themselves are forms of their own, see `portal.form_pages.forms`."""

    def __init__(self, *, least: int, most: int, label_of_group: str) -> None:
        super().__init__(required=False, widget=forms.HiddenInput())
        self.least, self.most, self.label_of_group = least, most, label_of_group

    def clean(self, value: list[dict[str, Any]]) -> list[dict[str, Any]] | None:
        if len(value) < self.least:
            raise ValidationError(
                _("“%(label)s” cần ít nhất %(least)s mục.") % {"label": self.label_of_group, "least": self.least},
                code="required",
            )
        if len(value) > self.most:
            raise ValidationError(
                _("“%(label)s” nhận nhiều nhất %(most)s mục.") % {"label": self.label_of_group, "most": self.most}
            )
        return value or None


@register
class Group(FieldType):
    """The answer is a list of objects, each holding its row's answers by key."""

    name = GROUP_TYPE
    label = gettext_lazy("Nhóm câu hỏi lặp lại")
    description = gettext_lazy("Nhiều dòng, mỗi dòng cùng các câu hỏi")
    icon = "list-ul"
    template = "form_pages/fields/group.html"
    simple = False
    comparable = False

    def settings_blocks(self) -> list[tuple[str, blocks.Block]]:
        return [
            ("row_label", blocks.CharBlock(label=gettext_lazy("Gọi mỗi dòng là"), default="Dòng", max_length=60)),
            ("least", blocks.IntegerBlock(label=gettext_lazy("Ít nhất"), default=1, min_value=0, max_value=MOST_ROWS)),
            (
                "most",
                blocks.IntegerBlock(label=gettext_lazy("Nhiều nhất"), default=10, min_value=1, max_value=MOST_ROWS),
            ),
        ]

    def formfield(self, field: Field) -> forms.Field:
        least, most = limits(field)
        return GroupAnswer(least=least, most=most, label_of_group=field.label)

    def as_input(self, field: Field, value: Any) -> Any:
        return None

    def as_text(self, field: Field, value: Any) -> str:
        return "\n".join(
            f"{index}. "
            + "; ".join(
                f"{child.label}: {type_of(child).as_text(child, row[child.key])}"
                for child in field.children
                if row.get(child.key) is not None
            )
            for index, row in enumerate(value or [], start=1)
        )
