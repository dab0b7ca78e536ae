"""What a visitor of the market asks for: words, facets, order, place in the list.

Whatever is not known in a query string is passed over: an old link or a mangled one still shows goods.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.market.categories import Category
from catalogue.market.shelf import NO_PRICE
from catalogue.products.certificates import STARS as STARS_OF_OCOP
from catalogue.products.certificates import CertificateKind
from catalogue.products.pages import GoodsTag
from portal import keyset
from portal.casework.wordsearch import words_of
from portal.organisations.models import AdministrativeUnit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

LONGEST_QUERY = 100
# The names in the query string.
QUERY, CATEGORY, UNIT, STARS, CERTIFICATE, PRICE, TAG = "q", "loai", "xa", "sao", "chung-nhan", "gia", "tu-khoa"
SORT, AFTER, BEFORE, OPENED = "xep", "sau", "truoc", "mo"
FACETS = (CATEGORY, UNIT, STARS, CERTIFICATE, PRICE, TAG)
STARS_KNOWN = {"3": 3, "4": 4, "5": 5}


@dataclass(frozen=True)
class PriceBand:
    """Prices from `least` up to but not including `below`, in VND."""

    key: str
    label: str | _StrPromise
    least: int
    below: int

    @property
    def condition(self) -> Q:
        return Q(sort_price__gte=Decimal(self.least), sort_price__lt=Decimal(self.below))


BANDS = (
    PriceBand("duoi-50", _("Dưới 50.000 đồng"), 0, 50_000),
    PriceBand("50-100", _("50.000 đến dưới 100.000 đồng"), 50_000, 100_000),
    PriceBand("100-200", _("100.000 đến dưới 200.000 đồng"), 100_000, 200_000),
    PriceBand("200-500", _("200.000 đến dưới 500.000 đồng"), 200_000, 500_000),
    PriceBand("tu-500", _("Từ 500.000 đồng"), 500_000, NO_PRICE),
    PriceBand("hoi-gia", _("Hỏi giá"), NO_PRICE, NO_PRICE * 10),
)
BANDS_BY_KEY = {band.key: band for band in BANDS}

NEWEST = "moi"
SORTS: dict[str, tuple[str | _StrPromise, keyset.Order]] = {
    NEWEST: (_("Mới nhất"), keyset.Order("published_at", descending=True)),
    "gia-tang": (_("Giá từ thấp"), keyset.Order("sort_price", read=keyset.number)),
    "gia-giam": (_("Giá từ cao"), keyset.Order("sort_price_down", read=keyset.number)),
    "ten": (_("Tên A–Y"), keyset.Order("sort_name", read=keyset.words)),
}


@dataclass(frozen=True)
class Asked:
    """A question to the shelves. `categories` are all there are, read with it. `opened` is the facet shown whole."""

    query: str = ""
    category: Category | None = None
    unit: AdministrativeUnit | None = None
    stars: int = 0
    certificate: str = ""
    band: PriceBand | None = None
    tag: GoodsTag | None = None
    sort: str = NEWEST
    after: str = ""
    before: str = ""
    opened: str = ""
    categories: list[Category] = field(default_factory=list, compare=False)

    @property
    def chosen(self) -> dict[str, tuple[str, str]]:
        """The facets chosen, each with its value and what that is called."""
        found = {
            CATEGORY: self.category and (self.category.slug, str(self.category.shown_name)),
            UNIT: self.unit and (self.unit.code, self.unit.name),
            STARS: self.stars and (str(self.stars), f"OCOP {stars_in_words(self.stars)}"),
            CERTIFICATE: self.certificate and (self.certificate, str(CertificateKind(self.certificate).label)),
            PRICE: self.band and (self.band.key, str(self.band.label)),
            TAG: self.tag and (self.tag.slug, self.tag.name),
        }
        return {name: value for name, value in found.items() if value}

    @property
    def parameters(self) -> dict[str, str]:
        """Words, facets and order as they stand in an address; the place in the list is left out."""
        given = {QUERY: self.query, **{name: value for name, (value, _label) in self.chosen.items()}}
        if self.sort != NEWEST:
            given[SORT] = self.sort
        return {name: value for name, value in given.items() if value}

    @property
    def is_plain(self) -> bool:
        """Whether all goods are asked for, in whatever order."""
        return not self.query and not self.chosen

    def address(self, **changes: str) -> str:
        """The query string of this question with some parameters changed; an empty one is left out. `tu_khoa="…"`
        changes `tu-khoa`.
        """
        wanted = {**self.parameters, **{name.replace("_", "-"): value for name, value in changes.items()}}
        kept = {name: value for name, value in wanted.items() if value}
        return f"?{urlencode(kept)}" if kept else "?"

    def at(self, params: Mapping[str, str]) -> Asked:
        """The same question at the place in the list that `params` name."""
        return replace(self, after=params.get(AFTER, ""), before=params.get(BEFORE, ""))


def stars_in_words(stars: int) -> str:
    """ "4 sao"."""
    return str(dict(STARS_OF_OCOP)[stars])


def printable(text: str, longest: int = LONGEST_QUERY) -> str:
    """What was typed, cut to a sensible length and without what no database keeps."""
    return "".join(letter for letter in text[:longest] if letter.isprintable()).strip()


def read(params: Mapping[str, str]) -> Asked:
    """The question in a query string. At most three queries."""
    given = {name: printable(params.get(name, "")) for name in (QUERY, *FACETS, SORT, OPENED)}
    categories = list(Category.objects.all())
    query = given[QUERY] if words_of(given[QUERY]) else ""
    unit = AdministrativeUnit.objects.filter(code=given[UNIT]).first() if given[UNIT] else None
    tag = GoodsTag.objects.filter(slug=given[TAG]).first() if given[TAG] else None
    return Asked(
        query=query,
        category=next((one for one in categories if one.slug == given[CATEGORY]), None),
        unit=unit,
        stars=STARS_KNOWN.get(given[STARS], 0),
        certificate=given[CERTIFICATE] if given[CERTIFICATE] in CertificateKind.values else "",
        band=BANDS_BY_KEY.get(given[PRICE]),
        tag=tag,
        sort=given[SORT] if given[SORT] in SORTS else NEWEST,
        opened=given[OPENED] if given[OPENED] in FACETS else "",
        categories=categories,
    ).at(params)
