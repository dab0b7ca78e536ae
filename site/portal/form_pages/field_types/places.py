"""The commune chooser: the province's communes and wards, found by today's or by a former name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.form_pages.field_types.registry import FieldType, register, required_message
from portal.organisations.models import AdministrativeUnit, FormerUnit
from portal.vietnamese import fold

if TYPE_CHECKING:
    from portal.form_pages.schema import Field

CACHE_KEY, CACHE_SECONDS = "form_pages.communes", 300


@dataclass(frozen=True, slots=True)
class Commune:
    """`found_by` holds the folded names, today's and former ones."""

    code: str
    name: str
    found_by: tuple[str, ...]


def communes() -> tuple[Commune, ...]:
    """Every commune and ward in alphabetical order; kept for some minutes, they change by law only."""
    kept: tuple[Commune, ...] | None = cache.get(CACHE_KEY)
    if kept is None:
        kept = _read_communes()
        cache.set(CACHE_KEY, kept, CACHE_SECONDS)
    return kept


def _read_communes() -> tuple[Commune, ...]:
    former: dict[int, list[str]] = {}
    for unit_id, name in FormerUnit.objects.values_list("unit_id", "name"):
        former.setdefault(unit_id, []).append(fold(name))
    return tuple(
        Commune(unit.code, unit.name, (fold(unit.name), *dict.fromkeys(former.get(unit.pk, []))))
        for unit in AdministrativeUnit.objects.all()
    )


def commune_named(text: str) -> Commune | None:
    """The commune with this code, else the only one with this name (accents and case aside, former names too)."""
    folded = fold(text)
    everyone = communes()
    for commune in everyone:
        if text == commune.code or folded == commune.found_by[0]:
            return commune
    found = [commune for commune in everyone if folded in commune.found_by]
    return found[0] if len(found) == 1 else None


class CommuneAnswer(forms.ChoiceField):
    def __init__(self, **kw: Any) -> None:
        def choices() -> list[tuple[str, str]]:
            return [("", _("— Chọn xã, phường —")), *((one.code, one.name) for one in communes())]

        super().__init__(
            choices=choices, widget=forms.Select(attrs={"data-communes": reverse_lazy("form_pages:communes")}), **kw
        )

    def clean(self, value: Any) -> dict[str, str] | None:
        text = self.to_python(value).strip()
        if not text:
            self.validate("")
            return None
        commune = commune_named(text)
        if commune is None:
            raise ValidationError(
                _("Không tìm thấy xã, phường “%(text)s”; xin chọn trong danh sách.") % {"text": text[:100]}
            )
        return {"code": commune.code, "name": commune.name}


@register
class CommuneChooser(FieldType):
    """The answer is `{"code": "02647", "name": "Phường Lào Cai"}`: the name stays as it was when it was answered."""

    name = "commune"
    label = gettext_lazy("Xã, phường trong tỉnh")
    description = gettext_lazy("Chọn một xã, phường; tìm được cả theo tên cũ")
    icon = "site"

    def formfield(self, field: Field) -> forms.Field:
        return CommuneAnswer(
            required=field.required, error_messages=required_message(_("Hãy chọn “%(label)s”."), field)
        )

    def as_input(self, field: Field, value: Any) -> str:
        return value["code"] if value else ""

    def as_text(self, field: Field, value: Any) -> str:
        return value["name"] if value else ""
