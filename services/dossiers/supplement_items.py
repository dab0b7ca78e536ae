"""The part of a form in which an officer ticks what is to be mended and writes why and how, item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.vietnamese import normalise
from services.dossiers.supplements import SupplementItem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LONGEST = 500


class SupplementItemsWidget(forms.Widget):
    """Draws every item that may be asked for. `wrong` maps an item's name to the sentences told beside it."""

    template_name = "services/desk/supplement_items.html"
    use_fieldset = True
    offered: Sequence[SupplementItem] = ()

    def __init__(self, attrs: Any = None) -> None:
        super().__init__(attrs)
        self.wrong: dict[str, list[str]] = {}

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[SupplementItem]:
        """The ticked items. A list of SupplementItem or of their JSON is taken as it is, for callers without a page."""
        given = data.get(name)
        if isinstance(given, list):
            return [item if isinstance(item, SupplementItem) else SupplementItem(**item) for item in given]
        ticked = []
        for item in self.offered:
            key = _name(name, item)
            if data.get(key):
                problem, fix = data.get(f"{key}-problem", ""), data.get(f"{key}-fix", "")
                ticked.append(SupplementItem(item.kind, item.key, item.label, problem, fix))
        return ticked

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        ticked = {(item.kind, item.key): item for item in value or ()}
        rows: list[dict[str, Any]] = []
        for item in self.offered:
            kept = ticked.get((item.kind, item.key))
            key = _name(name, item)
            rows.append(
                {"item": kept or item, "name": key, "ticked": kept is not None, "wrong": self.wrong.get(key, [])}
            )
        context["groups"] = [
            (_("Giấy tờ"), [row for row in rows if row["item"].kind == "slot"]),
            (_("Nội dung tờ khai"), [row for row in rows if row["item"].kind == "field"]),
        ]
        return context


def _name(name: str, item: SupplementItem) -> str:
    return f"{name}-{item.kind}-{item.key}"


class SupplementItemsField(forms.Field):
    """Its value is a list of SupplementItem, each with its problem and its fix, of those that were offered."""

    widget = SupplementItemsWidget

    def offer(self, items: Sequence[SupplementItem]) -> None:
        self.offered = list(items)
        self.widget.offered = self.offered
        self.widget.wrong = {}

    def clean(self, value: list[SupplementItem]) -> list[SupplementItem]:
        offered = {(item.kind, item.key): item for item in self.offered}
        cleaned, wrong = [], {}
        for given in value or ():
            known = offered.get((given.kind, given.key))
            if known is None:
                raise ValidationError(_("Chỉ yêu cầu bổ sung được những mục có trong hồ sơ này."))
            problem, fix = normalise(given.problem)[:LONGEST], normalise(given.fix)[:LONGEST]
            sentences = []
            if not problem:
                sentences.append(_("Hãy ghi “%s” sai hoặc thiếu điều gì.") % known.label)
            if not fix:
                sentences.append(_("Hãy ghi cách sửa “%s”.") % known.label)
            if sentences:
                wrong[_name("items", known)] = sentences
            cleaned.append(SupplementItem(known.kind, known.key, known.label, problem, fix))
        self.widget.wrong = wrong
        if not cleaned:
            raise ValidationError(_("Hãy đánh dấu ít nhất một giấy tờ hoặc một nội dung cần bổ sung."))
        if wrong:
            raise ValidationError([sentence for sentences in wrong.values() for sentence in sentences])
        return cleaned
