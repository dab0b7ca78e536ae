"""What an editor builds a form from. The field types say their own settings; the rest is here.

Everything is made when the blocks are first needed, so that types registered by a domain are among them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from portal.form_pages.builder import schema_from_stream
from portal.form_pages.field_types import all_types, simple_types
from portal.form_pages.schema import Operator, RuleKind
from portal.form_pages.validation import problems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from portal.form_pages.field_types import FieldType
    from portal.form_pages.validation import Problem

KEY_HELP = _("Để trống: hệ thống tự đặt một lần, đổi lời câu hỏi vẫn giữ. Điều kiện và ràng buộc nhắc đến mã này.")
FIELD_HELP = _("Mã (hoặc nguyên văn lời) của câu hỏi.")


def key_block() -> blocks.CharBlock:
    return blocks.CharBlock(required=False, max_length=60, label=_("Mã"), help_text=KEY_HELP)


def field_reference(label: Any) -> blocks.CharBlock:
    return blocks.CharBlock(label=label, help_text=FIELD_HELP)


class ConditionBlock(blocks.StructBlock):
    """All conditions must hold; a hidden field counts as unanswered."""

    field = field_reference(_("Câu hỏi"))
    operator = blocks.ChoiceBlock(
        choices=[
            (Operator.IS.value, _("là")),
            (Operator.IS_NOT.value, _("không phải")),
            (Operator.CONTAINS.value, _("có chứa")),
        ],
        default=Operator.IS.value,
        label=_("So sánh"),
    )
    value = blocks.CharBlock(label=_("Giá trị"), help_text=_("Một phương án của câu hỏi, Có, Không, hoặc chữ."))

    class Meta:
        label = _("Chỉ hiện khi")
        description = _("Điều kiện theo câu trả lời phía trước")
        icon = "view"


class OptionBlock(blocks.StructBlock):
    """One choice; its value is kept when its words change."""

    label = blocks.CharBlock(label=_("Phương án"), max_length=200)
    value = blocks.CharBlock(required=False, max_length=60, label=_("Mã"), help_text=_("Để trống: tự đặt."))

    class Meta:
        label = _("Phương án")
        description = _("Một phương án để chọn")
        icon = "radio-empty"


def conditions_block() -> blocks.ListBlock:
    return blocks.ListBlock(ConditionBlock(), default=[], label=_("Chỉ hiện khi (tất cả đều đúng)"), collapsed=True)


def field_block(field_type: FieldType, *, in_group: bool = False) -> blocks.StructBlock:
    """The editor's block of one field type."""
    parts: list[tuple[str, blocks.Block]] = [
        ("label", blocks.CharBlock(max_length=500, label=_("Lời câu hỏi"))),
        ("help", blocks.TextBlock(required=False, rows=2, max_length=500, label=_("Hướng dẫn"))),
    ]
    if field_type.can_be_optional:
        parts.append(("required", blocks.BooleanBlock(required=False, default=True, label=_("Bắt buộc"))))
    if field_type.has_options:
        parts.append(("options", blocks.ListBlock(OptionBlock(), label=_("Các phương án"))))
    parts += field_type.settings_blocks()
    if field_type.name == "group":
        parts.append(("fields", FieldsBlock(in_group=True, label=_("Câu hỏi của mỗi dòng"))))
    if not in_group:
        parts.append(("conditions", conditions_block()))
    parts.append(("key", key_block()))
    return blocks.StructBlock(
        parts,
        label=field_type.label,
        icon=field_type.icon,
        description=field_type.description,
        label_format="{label}",
        collapsed=True,
    )


class FieldsBlock(blocks.StreamBlock):
    """The questions of a section, or the simple ones of a repeating group."""

    def __init__(self, local_blocks: Any = None, *, in_group: bool = False, **kwargs: Any) -> None:
        types = simple_types() if in_group else all_types()
        own = local_blocks or [(one.name, field_block(one, in_group=in_group)) for one in types]
        super().__init__(own, **kwargs)

    class Meta:
        icon = "form"


def message_block() -> blocks.CharBlock:
    return blocks.CharBlock(required=False, max_length=300, label=_("Lời báo"), help_text=_("Để trống: câu có sẵn."))


def rule_block(label: Any, description: Any, *parts: tuple[str, blocks.Block]) -> blocks.StructBlock:
    return blocks.StructBlock(
        [*parts, ("message", message_block())], label=label, description=description, icon="warning"
    )


class RulesBlock(blocks.StreamBlock):
    """Demands between the fields of this and of earlier sections; told beside the first field named."""

    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        first, second = ("field", field_reference(_("Câu hỏi"))), ("other", field_reference(_("so với câu hỏi")))
        days = ("days", blocks.IntegerBlock(label=_("Số ngày"), min_value=1, max_value=36500))
        several = ("fields", blocks.ListBlock(field_reference(_("Câu hỏi")), min_num=2, label=_("Các câu hỏi")))
        own = local_blocks or [
            (
                RuleKind.NOT_BEFORE.value,
                rule_block(_("Ngày không được trước"), _("Hai ngày đúng thứ tự"), first, second),
            ),
            (RuleKind.NOT_IN_FUTURE.value, rule_block(_("Không sau hôm nay"), _("Ngày đã đến"), first)),
            (
                RuleKind.AT_LEAST_DAYS.value,
                rule_block(_("Sau ít nhất số ngày"), _("Khoảng cách giữa hai ngày"), first, second, days),
            ),
            (RuleKind.EQUAL.value, rule_block(_("Phải giống nhau"), _("Hai câu trả lời như nhau"), first, second)),
            (RuleKind.ONE_OF.value, rule_block(_("Ít nhất một"), _("Trả lời ít nhất một câu"), several)),
        ]
        super().__init__(own, **kwargs)


def section_block() -> blocks.StructBlock:
    return blocks.StructBlock(
        [
            ("title", blocks.CharBlock(max_length=200, label=_("Tên phần"))),
            ("intro", blocks.TextBlock(required=False, rows=3, label=_("Lời dẫn"))),
            ("fields", FieldsBlock(label=_("Câu hỏi"))),
            ("rules", RulesBlock(required=False, label=_("Ràng buộc giữa các câu hỏi"))),
            ("conditions", conditions_block()),
            ("key", key_block()),
        ],
        label=_("Phần"),
        description=_("Một trang của biểu mẫu"),
        icon="doc-full",
        label_format="{title}",
    )


class SectionsBlock(blocks.StreamBlock):
    """A whole form; refuses one that does not hold together, at the block that is wrong."""

    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        super().__init__(local_blocks or [("section", section_block())], **kwargs)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if errors := block_errors(problems(schema_from_stream("", cleaned))):
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned


def block_errors(found: Iterable[Problem]) -> dict[int, ValidationError]:
    """Problems as Wagtail wants them: nested like the blocks, several sentences of one box joined."""
    tree: dict[Any, Any] = {}
    for problem in found:
        path: list[Any] = [problem.section]
        if problem.rule is not None:
            path += ["rules", problem.rule, ""]
        elif problem.field is None:
            path.append(problem.part)
        else:
            path += ["fields", problem.field]
            path += [problem.part] if problem.child is None else ["fields", problem.child, problem.part]
        branch = tree
        for step in path[:-1]:
            branch = branch.setdefault(step, {})
        branch[path[-1]] = " ".join(filter(None, [branch.get(path[-1]), problem.message]))
    return {place: _struct_error(branch) for place, branch in tree.items()}


def _struct_error(branch: dict[Any, Any]) -> ValidationError:
    """`branch` maps a box's name to a sentence, or to the branches of a stream by position; "" is the whole block."""
    errors: dict[str, ValidationError] = {}
    for name, inner in branch.items():
        if isinstance(inner, str):
            errors[name] = ValidationError(inner)
        else:
            errors[name] = StreamBlockValidationError(
                block_errors={place: _struct_error(deeper) for place, deeper in inner.items()}
            )
    whole = errors.pop("", None)
    return StructBlockValidationError(block_errors=errors, non_block_errors=[whole] if whole else None)
