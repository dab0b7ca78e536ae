"""Whether a schema holds together: told to the editor at the block that is wrong, and refused before it is frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from portal.form_pages.field_types import is_known, type_of
from portal.form_pages.field_types.choices import clash_of_options
from portal.form_pages.field_types.groups import limits
from portal.form_pages.rules import DATE_KINDS, DATE_TYPES, TWO_FIELD_KINDS
from portal.form_pages.schema import KEY_PATTERN, RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from portal.form_pages.schema import Condition, Field, Rule, Schema, Section


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where: positions in the schema; `child` in a group, `rule` in the section's rules.

    `part` names the editor's box: key, label, options, conditions, fields or settings.
    """

    message: str
    section: int
    field: int | None = None
    child: int | None = None
    rule: int | None = None
    part: str = "key"


def problems(schema: Schema) -> list[Problem]:
    """Everything that is wrong with the schema, in reading order; empty when it is fit to be filled."""
    found: list[Problem] = []
    section_keys: set[str] = set()
    known: dict[str, Field] = {}
    for place, section in enumerate(schema.sections):
        if not KEY_PATTERN.fullmatch(section.key):
            found.append(Problem(_wrong_key(section.key), place))
        elif section.key in section_keys:
            found.append(Problem(_("Mã “%(key)s” đã dùng cho phần khác.") % {"key": section.key}, place))
        section_keys.add(section.key)
        if not section.fields:
            found.append(Problem(_("Phần này chưa có câu hỏi nào."), place, part="fields"))
        found += [Problem(text, place, part="conditions") for text in _of_conditions(section.conditions, known)]
        found += _of_fields(section, place, known)
        for position, rule in enumerate(section.rules):
            found += [Problem(text, place, rule=position) for text in _of_rule(rule, known)]
    return found


def _wrong_key(key: str) -> str:
    return _("Mã “%(key)s” không dùng được: xin viết chữ thường không dấu, số và gạch dưới, bắt đầu bằng chữ.") % {
        "key": key
    }


def _of_fields(section: Section, place: int, known: dict[str, Field]) -> list[Problem]:
    """Problems of the section's fields; adds each field to `known` once it has been asked."""
    found: list[Problem] = []
    for position, field in enumerate(section.fields):
        if not KEY_PATTERN.fullmatch(field.key):
            found.append(Problem(_wrong_key(field.key), place, position))
        elif field.key in known:
            clash = _("Mã “%(key)s” đã dùng cho câu “%(label)s”; xóa trống ô này để hệ thống đặt mã khác.")
            found.append(Problem(clash % {"key": field.key, "label": known[field.key].label}, place, position))
        found += [Problem(text, place, position, part=part) for part, text in _of_type(field)]
        conditions = _of_conditions(field.conditions, known)
        found += [Problem(text, place, position, part="conditions") for text in conditions]
        child_keys: set[str] = set()
        for nth, child in enumerate(field.children):
            if not KEY_PATTERN.fullmatch(child.key):
                found.append(Problem(_wrong_key(child.key), place, position, nth))
            elif child.key in child_keys:
                again = _("Mã “%(key)s” đã dùng trong nhóm này.") % {"key": child.key}
                found.append(Problem(again, place, position, nth))
            child_keys.add(child.key)
            if not is_known(child.type) or not type_of(child).simple:
                message = _("Loại câu hỏi này không đặt được trong nhóm lặp lại.")
                found.append(Problem(message, place, position, nth, part="label"))
                continue
            found += [Problem(text, place, position, nth, part=part) for part, text in _of_type(child)]
        known.setdefault(field.key, field)
    return found


def _of_type(field: Field) -> Iterator[tuple[str, str]]:
    if not is_known(field.type):
        yield "label", _("Không có loại câu hỏi “%(type)s”.") % {"type": field.type}
        return
    if not field.label.strip():
        yield "label", _("Câu hỏi này chưa có lời.")
    if type_of(field).has_options and (clash := clash_of_options(field)):
        yield "options", str(clash.message)
    if field.is_group:
        least, most = limits(field)
        if not field.children:
            yield "fields", _("Nhóm này chưa có câu hỏi nào.")
        if least > most:
            yield "most", _("Số dòng nhiều nhất phải bằng hoặc lớn hơn số dòng ít nhất.")


def _of_conditions(conditions: Sequence[Condition], known: Mapping[str, Field]) -> Iterator[str]:
    for condition in conditions:
        field = known.get(condition.field)
        if field is None:
            yield (
                _("Điều kiện nhắc đến “%(field)s”: không có câu hỏi nào như vậy ở phía trước.")
                % {"field": condition.field}
            )
        elif not is_known(field.type) or not type_of(field).comparable:
            yield _("Không đặt điều kiện theo câu “%(label)s” được.") % {"label": field.label}
        elif field.options and condition.value not in {option.value for option in field.options}:
            yield (
                _("Câu “%(label)s” không có phương án “%(value)s”.") % {"label": field.label, "value": condition.value}
            )
        elif field.type == "yes_no" and condition.value not in {"yes", "no"}:
            yield _("Điều kiện theo câu “%(label)s” chỉ nhận Có hoặc Không.") % {"label": field.label}
        elif not condition.value.strip():
            yield _("Điều kiện theo câu “%(label)s” chưa có giá trị.") % {"label": field.label}


def _of_rule(rule: Rule, known: Mapping[str, Field]) -> Iterator[str]:
    missing = [key for key in (rule.field, *rule.others) if key not in known]
    if missing:
        yield _("Ràng buộc nhắc đến “%(field)s”: không có câu hỏi nào như vậy trong phần này hoặc phía trước.") % {
            "field": missing[0]
        }
        return
    if rule.kind in TWO_FIELD_KINDS and len(rule.others) != 1:
        yield _("Ràng buộc này cần đúng hai câu hỏi.")
    if rule.kind is RuleKind.ONE_OF and not rule.others:
        yield _("Ràng buộc này cần ít nhất hai câu hỏi.")
    if rule.kind in DATE_KINDS:
        for key in (rule.field, *rule.others):
            if known[key].type not in DATE_TYPES:
                yield _("“%(label)s” không phải là ngày nên không so sánh được.") % {"label": known[key].label}
