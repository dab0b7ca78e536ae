"""Two versions of a form told apart in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from portal.form_pages.field_types import is_known, type_of
from portal.form_pages.wording import conditions_in_words, rule_in_words, type_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from portal.form_pages.schema import Field, Schema, Section


def differences(old: Schema, new: Schema) -> list[str]:
    """What changed from `old` to `new`, one sentence each, in the order of the form; empty when nothing did."""
    return [*_of_whole(old, new), *_of_sections(old, new), *_of_fields(old, new)]


def _of_whole(old: Schema, new: Schema) -> Iterator[str]:
    if old.title != new.title:
        yield _("Tên biểu mẫu đổi từ “%(old)s” thành “%(new)s”.") % {"old": old.title, "new": new.title}
    if old.declaration != new.declaration:
        yield (
            _("Lời cam đoan đổi thành: “%(new)s”.") % {"new": new.declaration}
            if new.declaration
            else _("Bỏ lời cam đoan.")
        )


def _of_sections(old: Schema, new: Schema) -> Iterator[str]:
    before = {section.key: section for section in old.sections}
    after = {section.key: section for section in new.sections}
    for section in old.sections:
        if section.key not in after:
            yield _("Bỏ phần “%(title)s”.") % {"title": section.title}
    for section in new.sections:
        if section.key not in before:
            yield _("Thêm phần “%(title)s”.") % {"title": section.title}
        else:
            yield from _of_one_section(old, new, before[section.key], section)
    kept_before = [key for key in before if key in after]
    if kept_before != [key for key in after if key in before]:
        yield _("Thứ tự các phần đã đổi.")


def _of_one_section(old: Schema, new: Schema, before: Section, after: Section) -> Iterator[str]:
    name = {"title": after.title}
    if before.title != after.title:
        yield _("Phần “%(old)s” đổi tên thành “%(title)s”.") % {**name, "old": before.title}
    if before.intro != after.intro:
        yield _("Phần “%(title)s”: đổi lời dẫn.") % name
    if before.conditions != after.conditions:
        yield _("Phần “%(title)s”: %(condition)s.") % {
            **name,
            "condition": _shown_when(new, after.conditions),
        }
    gone = [rule for rule in before.rules if rule not in after.rules]
    come = [rule for rule in after.rules if rule not in before.rules]
    for rule in gone:
        yield _("Phần “%(title)s”: bỏ ràng buộc: %(rule)s") % {**name, "rule": rule_in_words(old, rule)}
    for rule in come:
        yield _("Phần “%(title)s”: thêm ràng buộc: %(rule)s") % {**name, "rule": rule_in_words(new, rule)}


def _shown_when(schema: Schema, conditions: tuple) -> str:
    words = conditions_in_words(schema, conditions)
    return _("nay chỉ hiện khi %(words)s") % {"words": words} if words else _("nay luôn hiện")


def _of_fields(old: Schema, new: Schema) -> Iterator[str]:
    before = {field.key: (section, field) for section in old.sections for field in section.fields}
    after = {field.key: (section, field) for section in new.sections for field in section.fields}
    for key, (section, field) in before.items():
        if key not in after:
            yield _("Bỏ câu “%(label)s” (phần “%(section)s”).") % {"label": field.label, "section": section.title}
    for key, (section, field) in after.items():
        if key not in before:
            yield _("Thêm câu “%(label)s” (phần “%(section)s”, %(required)s).") % {
                "label": field.label,
                "section": section.title,
                "required": _required(field),
            }
            continue
        old_section, old_field = before[key]
        if old_section.key != section.key:
            yield _("Câu “%(label)s” chuyển sang phần “%(section)s”.") % {
                "label": field.label,
                "section": section.title,
            }
        yield from _of_one_field(old, new, old_field, field)
    for section in new.sections:
        order_before = [key for key, (one, _field) in before.items() if one.key == section.key and key in after]
        order_after = [field.key for field in section.fields if field.key in before]
        if sorted(order_before) == sorted(order_after) and order_before != order_after:
            yield _("Phần “%(title)s”: thứ tự câu hỏi đã đổi.") % {"title": section.title}


def _required(field: Field) -> str:
    return _("bắt buộc") if field.required else _("không bắt buộc")


def _of_one_field(old: Schema, new: Schema, before: Field, after: Field) -> Iterator[str]:
    name = {"label": after.label}
    if before.label != after.label:
        yield _("Câu “%(old)s” đổi lời thành “%(label)s”.") % {**name, "old": before.label}
    if before.type != after.type:
        yield _("Câu “%(label)s” đổi từ loại “%(old)s” sang “%(new)s”.") % {
            **name,
            "old": type_in_words(before),
            "new": type_in_words(after),
        }
    if before.required != after.required:
        yield _("Câu “%(label)s” nay %(required)s.") % {**name, "required": _required(after)}
    if before.help != after.help:
        yield _("Câu “%(label)s”: đổi hướng dẫn.") % name
    yield from _of_options(before, after)
    if before.conditions != after.conditions:
        yield _("Câu “%(label)s”: %(condition)s.") % {**name, "condition": _shown_when(new, after.conditions)}
    if dict(before.settings) != dict(after.settings):
        yield _("Câu “%(label)s”: đổi %(settings)s.") % {**name, "settings": _changed_settings(before, after)}
    if before.children != after.children:
        yield from _of_children(old, new, before, after)


def _of_options(before: Field, after: Field) -> Iterator[str]:
    was = {option.value: option.label for option in before.options}
    now = {option.value: option.label for option in after.options}
    name = {"label": after.label}
    for value, label in was.items():
        if value not in now:
            yield _("Câu “%(label)s”: bỏ phương án “%(option)s”.") % {**name, "option": label}
        elif now[value] != label:
            yield _("Câu “%(label)s”: phương án “%(old)s” đổi thành “%(new)s”.") % {
                **name,
                "old": label,
                "new": now[value],
            }
    for value, label in now.items():
        if value not in was:
            yield _("Câu “%(label)s”: thêm phương án “%(option)s”.") % {**name, "option": label}
    if set(was) == set(now) and list(was) != list(now):
        yield _("Câu “%(label)s”: thứ tự phương án đã đổi.") % name


def _changed_settings(before: Field, after: Field) -> str:
    labels = {}
    if is_known(after.type):
        labels = {name: str(block.label) for name, block in type_of(after).settings_blocks()}
    changed = []
    for name in sorted({*before.settings, *after.settings}):
        if before.settings.get(name) != after.settings.get(name):
            setting = after.settings.get(name)
            words = _("bỏ trống") if setting in (None, "", False) else _("có") if setting is True else str(setting)
            changed.append(f"{labels.get(name, name)}: {words}")
    return "; ".join(changed)


def _of_children(old: Schema, new: Schema, before: Field, after: Field) -> Iterator[str]:
    was = {child.key: child for child in before.children}
    now = {child.key: child for child in after.children}
    name = {"group": after.label}
    for key, child in was.items():
        if key not in now:
            yield _("Nhóm “%(group)s”: bỏ câu “%(label)s”.") % {**name, "label": child.label}
    for key, child in now.items():
        if key not in was:
            yield _("Nhóm “%(group)s”: thêm câu “%(label)s”.") % {**name, "label": child.label}
        else:
            for sentence in _of_one_field(old, new, was[key], child):
                yield _("Nhóm “%(group)s”: %(sentence)s") % {**name, "sentence": sentence}
    kept = [key for key in was if key in now]
    if kept != [key for key in now if key in was]:
        yield _("Nhóm “%(group)s”: thứ tự câu hỏi đã đổi.") % name
