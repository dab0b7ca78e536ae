"""Finding goods: the page of rows that a question asks for, and facets with counts to narrow it further.

Every facet is counted with the words and the other facets applied, but not itself, so that another of its values can
be chosen at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db.models import Case, CharField, Count, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.market import asking
from catalogue.market.asking import BANDS, CATEGORY, CERTIFICATE, PRICE, STARS, TAG, UNIT, Asked
from catalogue.market.shelf import ShelfCertificate, ShelfItem, ShelfQuerySet, ShelfTag
from catalogue.products.certificates import CertificateKind
from catalogue.products.pages import GoodsTag
from portal import keyset
from portal.organisations.models import AdministrativeUnit

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

PER_PAGE = 24
# How many values of communes and keywords are shown before "xem thêm", and after.
FEW, MANY = 12, 200

Rows = list[tuple[str, str, int]]


@dataclass(frozen=True)
class FacetValue:
    """One value to narrow by. `address` is the query string that chooses it, or takes it back when it is `chosen`."""

    value: str
    name: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """`more` is the query string that shows all values; empty when these are all."""

    key: str
    name: str
    values: tuple[FacetValue, ...]
    more: str = ""


@dataclass(frozen=True)
class Choice:
    """A facet value in force, with the query string without it."""

    name: str
    address: str


@dataclass(frozen=True)
class Found:
    """A page of the list. `following` and `preceding` are cursors; empty where the list ends."""

    asked: Asked
    items: Sequence[ShelfItem]
    total: int
    facets: tuple[Facet, ...]
    following: str
    preceding: str

    @property
    def chosen(self) -> list[Choice]:
        return [Choice(label, self.asked.address(**{name: ""})) for name, (_value, label) in self.asked.chosen.items()]

    @property
    def has_facets(self) -> bool:
        return any(facet.values for facet in self.facets)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What a new search keeps, as hidden fields."""
        return [(name, value) for name, value in self.asked.parameters.items() if name != asking.QUERY]

    @property
    def sorts(self) -> list[dict[str, Any]]:
        return [
            {
                "name": label,
                "address": self.asked.address(xep="" if key == asking.NEWEST else key),
                "current": key == self.asked.sort,
            }
            for key, (label, _order) in asking.SORTS.items()
        ]


def narrowed(asked: Asked, *, without: str = "", today: dt.date | None = None) -> ShelfQuerySet:
    """The goods that the question asks for; `without` names a facet that is not applied."""
    items: Any = ShelfItem.objects.all()
    if asked.query:
        items = items.search(asked.query)
    if asked.category and without != CATEGORY:
        items = items.filter(category=asked.category)
    if asked.unit and without != UNIT:
        items = items.filter(origin=asked.unit)
    if asked.stars and without != STARS:
        items = items.with_stars(asked.stars, today)
    if asked.certificate and without != CERTIFICATE:
        items = items.with_certificate(asked.certificate, today)
    if asked.band and without != PRICE:
        items = items.filter(asked.band.condition)
    if asked.tag and without != TAG:
        items = items.filter(pk__in=ShelfTag.objects.filter(tag=asked.tag).values("item_id"))
    return items


def find(asked: Asked, *, today: dt.date | None = None) -> Found:
    """The page the question asks for. Nine queries besides those of `asking.read`."""
    today = today or timezone.localdate()
    facets, total = _facets(asked, today)
    order = asking.SORTS[asked.sort][1]
    goods = for_cards(narrowed(asked, today=today))
    found = keyset.slice_of(goods, order, size=PER_PAGE, after=asked.after, before=asked.before)
    if not found.rows and (asked.after or asked.before):
        found = keyset.slice_of(goods, order, size=PER_PAGE)
    return Found(
        asked,
        found.rows,
        total,
        facets,
        found.following,
        found.preceding,
    )


def for_cards(items: QuerySet[ShelfItem]) -> QuerySet[ShelfItem]:
    """With what cards show of the stall and the commune, in the same query; without what only searching needs."""
    return items.select_related("stall", "origin").only(
        *(field.name for field in ShelfItem._meta.concrete_fields if field.name not in ("search_text", "cover")),
        "cover_id",
        "stall__title",
        "stall__slug",
        "stall__name_en",
        "stall__name_zh",
        "origin__name",
        "origin__code",
    )


# --- Facets -----------------------------------------------------------------------------------------------------------


def _facets(asked: Asked, today: dt.date) -> tuple[tuple[Facet, ...], int]:
    """The facets, and how many goods there are in all: every product is in one category, so those counts tell."""
    by_category = dict(_counted(narrowed(asked, without=CATEGORY, today=today), "category_id"))
    total = by_category.get(asked.category.pk, 0) if asked.category else sum(by_category.values())
    categories = [(one.slug, str(one.shown_name), by_category.get(one.pk, 0)) for one in asked.categories]
    return (
        _facet(asked, CATEGORY, _("Loại hàng"), categories),
        _facet(asked, UNIT, _("Xã, phường"), _units(asked, today), few=FEW),
        _facet(asked, STARS, _("Sao OCOP"), _stars(asked, today)),
        _facet(asked, CERTIFICATE, _("Chứng nhận"), _certificates(asked, today)),
        _facet(asked, PRICE, _("Giá"), _bands(asked, today)),
        _facet(asked, TAG, _("Từ khóa"), _tags(asked, today), few=FEW),
    ), total


def _facet(asked: Asked, key: str, name: str, rows: Rows, few: int = 0) -> Facet:
    chosen = asked.chosen.get(key)
    rows = [row for row in rows if row[2] or (chosen and chosen[0] == row[0])]
    if chosen and chosen[0] not in {row[0] for row in rows}:
        rows.insert(0, (*chosen, 0))
    more = ""
    if few and len(rows) > few:
        if asked.opened == key:
            rows = rows[:MANY]
        else:
            rows = [row for place, row in enumerate(rows) if place < few or (chosen and chosen[0] == row[0])]
            more = asked.address(**{asking.OPENED: key}) + f"#loc-{key}"
    values = []
    for value, label, count in rows:
        is_chosen = bool(chosen and chosen[0] == value)
        values.append(FacetValue(value, label, count, asked.address(**{key: "" if is_chosen else value}), is_chosen))
    return Facet(key, name, tuple(values), more)


def _counted(items: QuerySet[Any], *fields: str) -> Iterable[tuple[Any, ...]]:
    return items.order_by().values_list(*fields).annotate(n=Count("*"))


def _by_name(counted: Iterable[tuple[int, int]], things: QuerySet[Any], value: str, most: int, chosen: Any) -> Rows:
    """The `most` frequent and one more, which tells that there are more; the chosen one in any case."""
    ranked = sorted(counted, key=lambda row: (-row[1], row[0]))
    shown = ranked[: most + 1] + [row for row in ranked[most + 1 :] if chosen and row[0] == chosen.pk]
    known = things.in_bulk([key for key, _count in shown])
    return [(getattr(known[key], value), known[key].name, count) for key, count in shown if key in known]


def _units(asked: Asked, today: dt.date) -> Rows:
    counted: Any = _counted(narrowed(asked, without=UNIT, today=today), "origin_id")
    units = AdministrativeUnit.objects.only("code", "name")
    return _by_name(counted, units, "code", MANY if asked.opened == UNIT else FEW, asked.unit)


def _stars(asked: Asked, today: dt.date) -> Rows:
    items = narrowed(asked, without=STARS, today=today).with_stars(today=today)
    counts = dict(_counted(items, "stars"))
    return [(key, asking.stars_in_words(stars), counts.get(stars, 0)) for key, stars in asking.STARS_KNOWN.items()]


def _certificates(asked: Asked, today: dt.date) -> Rows:
    held = ShelfCertificate.objects.in_force(today)
    others = replace(asked, certificate="")
    if not others.is_plain:
        held = held.filter(item__in=narrowed(others, today=today).values("pk"))
    counts = dict(_counted(held, "kind"))
    return [(kind.value, str(kind.label), counts.get(kind.value, 0)) for kind in CertificateKind]


def _bands(asked: Asked, today: dt.date) -> Rows:
    band = Case(
        *(When(band.condition, then=Value(band.key)) for band in BANDS), default=Value(""), output_field=CharField()
    )
    counts = dict(_counted(narrowed(asked, without=PRICE, today=today).annotate(band=band), "band"))
    return [(band.key, str(band.label), counts.get(band.key, 0)) for band in BANDS]


def _tags(asked: Asked, today: dt.date) -> Rows:
    given = ShelfTag.objects.all()
    others = replace(asked, tag=None)
    if not others.is_plain:
        given = given.filter(item__in=narrowed(others, today=today).values("pk"))
    counted: Any = _counted(given, "tag_id")
    return _by_name(counted, GoodsTag.objects.all(), "slug", MANY if asked.opened == TAG else FEW, asked.tag)
