"""Finding goods: the page of rows that a question asks for, and facets with counts to narrow it further.

Every facet is counted with the words and the other facets applied, but not itself, so that another of its values can
be chosen at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db.models import Case, CharField, Count, F, QuerySet, Value, When
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.market import asking
from catalogue.market.asking import BANDS, CATEGORY, CERTIFICATE, PRICE, STARS, TAG, UNIT, Asked
from catalogue.market.shelf import ShelfCertificate, ShelfItem, ShelfQuerySet, ShelfTag
from catalogue.products.certificates import CertificateKind
from portal import keyset

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

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
    """The page the question asks for. Two queries besides those of `asking.read`."""
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
    counts = _counts(asked, today)
    by_category = {value: n for value, (_name, n) in counts[CATEGORY].items()}
    total = by_category.get(asked.category.slug, 0) if asked.category else sum(by_category.values())
    known: dict[str, Rows] = {
        CATEGORY: [(one.slug, str(one.shown_name), by_category.get(one.slug, 0)) for one in asked.categories],
        STARS: [(key, asking.stars_in_words(stars), 0) for key, stars in asking.STARS_KNOWN.items()],
        CERTIFICATE: [(kind.value, str(kind.label), 0) for kind in CertificateKind],
        PRICE: [(band.key, str(band.label), 0) for band in BANDS],
    }
    rows = {
        facet: [(value, name, counts[facet].get(value, ("", 0))[1]) for value, name, _none in values]
        for facet, values in known.items()
    }
    return (
        _facet(asked, CATEGORY, _("Loại hàng"), rows[CATEGORY]),
        _facet(asked, UNIT, _("Xã, phường"), _by_count(counts[UNIT]), few=FEW),
        _facet(asked, STARS, _("Sao OCOP"), rows[STARS]),
        _facet(asked, CERTIFICATE, _("Chứng nhận"), rows[CERTIFICATE]),
        _facet(asked, PRICE, _("Giá"), rows[PRICE]),
        _facet(asked, TAG, _("Từ khóa"), _by_count(counts[TAG]), few=FEW),
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


def _by_count(counted: dict[str, tuple[str, int]]) -> Rows:
    """The frequent ones first."""
    rows = [(value, name, n) for value, (name, n) in counted.items()]
    return sorted(rows, key=lambda row: (-row[2], row[1]))


def _counts(asked: Asked, today: dt.date) -> dict[str, dict[str, tuple[str, int]]]:
    """For each facet its values with their name and how many goods have them; all facets in one query."""
    band = Case(
        *(When(band.condition, then=Value(band.key)) for band in BANDS), default=Value(""), output_field=CharField()
    )
    certificates, tags = ShelfCertificate.objects.in_force(today), ShelfTag.objects.all()
    if not (others := replace(asked, certificate="")).is_plain:
        certificates = certificates.filter(item__in=narrowed(others, today=today).values("pk"))
    if not (others := replace(asked, tag=None)).is_plain:
        tags = tags.filter(item__in=narrowed(others, today=today).values("pk"))

    def goods(facet: str) -> ShelfQuerySet:
        return narrowed(asked, without=facet, today=today)

    no_name = Value("", output_field=CharField())
    stars = Cast("stars", CharField())
    every = [
        _counted(CATEGORY, goods(CATEGORY), F("category__slug"), no_name),
        _counted(UNIT, goods(UNIT), F("origin__code"), F("origin__name")),
        _counted(STARS, goods(STARS).with_stars(today=today), stars, no_name),
        _counted(CERTIFICATE, certificates, F("kind"), no_name),
        _counted(PRICE, goods(PRICE), band, no_name),
        _counted(TAG, tags, F("tag__slug"), F("tag__name")),
    ]
    found: dict[str, dict[str, tuple[str, int]]] = {facet: {} for facet in asking.FACETS}
    for facet, value, name, n in every[0].union(*every[1:], all=True):
        found[facet][value] = (name, n)
    return found


def _counted(facet: str, things: QuerySet[Any], value: Any, name: Any) -> QuerySet[Any]:
    said = {"facet": Value(facet, output_field=CharField()), "facet_value": value, "facet_name": name}
    return things.order_by().annotate(**said).values_list(*said).annotate(n=Count("*"))
