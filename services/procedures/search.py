"""Finding a procedure: by words (with or without accents), field, event of life, level and online level.

Every word must occur in the page's folded text, anywhere: "ket hon", "KẾT HÔN" and "giay doc than" all find. The
catalogue has some two thousand rows, so that is quick on SQLite and PostgreSQL alike. Where no page has all the words,
Wagtail's search backend is asked for the nearest ones, so that a slip of the finger does not end at an empty page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Page as PageOfResults
from django.core.paginator import Paginator
from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Concat, NullIf
from django.utils.translation import gettext as _

from portal.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from services.procedures.models import ProcedurePage

PER_PAGE = 20
LONGEST_QUERY = 100


@dataclass(frozen=True)
class FacetValue:
    name: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True)
class Facet:
    name: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True)
class Found:
    """`nearest` says that no page had all the words, and these are only near."""

    query: str
    results: PageOfResults
    facets: tuple[Facet, ...]
    chosen: tuple[FacetValue, ...]
    nearest: bool
    parameters: Mapping[str, str]

    @property
    def total(self) -> int:
        return self.results.paginator.count

    @property
    def kept_filters(self) -> list[tuple[str, str]]:
        """The filters that a new search keeps, as hidden fields."""
        return [(name, value) for name, value in self.parameters.items() if name != "q"]


def printable(text: str) -> str:
    """What was typed, cut to a sensible length and without letters that no database keeps."""
    return "".join(letter for letter in text[:LONGEST_QUERY] if letter.isprintable()).strip()


def twins(pages: QuerySet[ProcedurePage], language: str) -> QuerySet[ProcedurePage]:
    """The live translations of each of `pages`, for a subquery."""
    found = pages.model._default_manager.filter(translation_key=OuterRef("translation_key"))
    return found.filter(locale__language_code=language, live=True, alias_of__isnull=True).order_by()


def readable(pages: QuerySet[ProcedurePage], language: str) -> QuerySet[ProcedurePage]:
    """`pages`, originals, with all their words, those of their translation among them; translated ones come first."""
    if language == settings.LANGUAGE_CODE:
        return pages.annotate(every_word=F("folded"), untranslated=Value(0, output_field=IntegerField()))
    return pages.annotate(
        other_words=Coalesce(
            Subquery(twins(pages, language).values("folded")[:1]), Value(""), output_field=TextField()
        ),
        every_word=Concat("other_words", Value(" "), "folded", output_field=TextField()),
        untranslated=Case(When(other_words="", then=Value(1)), default=Value(0), output_field=IntegerField()),
    )


def matching(
    pages: QuerySet[ProcedurePage], query: str, language: str = settings.LANGUAGE_CODE
) -> QuerySet[ProcedurePage]:
    """Those of `pages` that have every word of `query`, the exact code and title beginnings first."""
    query = printable(query)
    folded = fold(query)
    pages = readable(pages, language)
    for word in folded.split():
        pages = pages.filter(every_word__contains=word)
    return pages.annotate(
        rank=Case(
            When(national_code=query.strip(), then=Value(0)),
            When(every_word__startswith=folded, then=Value(1)),
            When(every_word__contains=folded, then=Value(2)),
            default=Value(3),
            output_field=IntegerField(),
        )
    ).order_by("rank", "untranslated", "title")


def find_procedures(
    pages: QuerySet[ProcedurePage], given: Mapping[str, str], *, language: str = settings.LANGUAGE_CODE
) -> Found:
    """The answer to the catalogue's query string: `q`, `linh-vuc`, `su-kien`, `cap`, `muc-do`, `trang`.

    `pages` are originals, each counted once. In another language, what is shown is the translation where there is one.
    """
    names = ("q", "linh-vuc", "su-kien", "cap", "muc-do")
    cleaned = {name: printable(given.get(name, "")) for name in names}
    parameters = {name: value for name, value in cleaned.items() if value}
    query = parameters.get("q", "")
    nearest = False
    whole = readable(pages, language).order_by("untranslated", "title")
    found = matching(pages, query, language) if query else whole
    if query and not found.exists():
        close = cast("Any", pages).search(fold(query), operator="or")[:PER_PAGE]
        keys = [page.pk for page in close]
        found, nearest = whole.filter(pk__in=keys), True
    filters = {
        "linh-vuc": lambda value: Q(field__slug=value),
        "su-kien": lambda value: Q(life_events__slug=value),
        "cap": lambda value: Q(level=value),
        "muc-do": lambda value: Q(online_level=value),
    }
    narrowed = found
    for name, value in parameters.items():
        if name in filters:
            narrowed = narrowed.filter(filters[name](value))
    facets = _facets(narrowed, parameters, language)
    results = Paginator(narrowed.select_related("field"), PER_PAGE).get_page(given.get("trang"))
    results.object_list = translated(list(results.object_list), language)
    chosen = tuple(value for facet in facets for value in facet.values if value.chosen)
    return Found(query, results, facets, chosen, nearest, parameters)


def translated(pages: list[ProcedurePage], language: str) -> list[ProcedurePage]:
    """Each of the originals in `language` where it is published in it, else as it is; one query."""
    for page in pages:
        page.written_in = settings.LANGUAGE_CODE
    if not pages or language == settings.LANGUAGE_CODE:
        return pages
    keys = [page.translation_key for page in pages]
    found = type(pages[0])._default_manager.filter(translation_key__in=keys, locale__language_code=language)
    there = {page.translation_key: page for page in found.live().filter(alias_of__isnull=True)}
    shown = []
    for page in pages:
        one = there.get(page.translation_key, page)
        if one is not page:
            one.written_in = language
        shown.append(one)
    return shown


def _facets(pages: QuerySet[ProcedurePage], parameters: Mapping[str, str], language: str) -> tuple[Facet, ...]:
    def name(topic: str) -> Any:
        if language == "en":
            return Coalesce(NullIf(F(f"{topic}__name_en"), Value("")), F(f"{topic}__name"))
        return F(f"{topic}__name")

    def link(name: str, value: str) -> tuple[str, bool]:
        chosen = parameters.get(name) == value
        rest = {key: kept for key, kept in parameters.items() if key != name}
        if not chosen:
            rest[name] = value
        return "?" + urlencode(rest), chosen

    def values(name: str, rows: list[tuple[str, str, int]]) -> tuple[FacetValue, ...]:
        shown = []
        for value, label, count in rows:
            address, chosen = link(name, value)
            shown.append(FacetValue(label, count, address, chosen))
        return tuple(shown)

    plain = pages.order_by()
    fields = list(plain.values_list("field__slug", name("field")).annotate(n=Count("pk", distinct=True)))
    events = list(
        plain.filter(life_events__isnull=False)
        .values_list("life_events__slug", name("life_events"))
        .annotate(n=Count("pk", distinct=True))
    )
    pairs = list(plain.values_list("level", "online_level").annotate(n=Count("pk", distinct=True)))
    model = pages.model
    levels: dict[str, int] = {}
    online: dict[str, int] = {}
    for level, how, count in pairs:
        levels[level] = levels.get(level, 0) + count
        online[how] = online.get(how, 0) + count
    level_names = dict(model._meta.get_field("level").choices)
    online_names = dict(model._meta.get_field("online_level").choices)
    return (
        Facet(_("Lĩnh vực"), values("linh-vuc", sorted(fields, key=lambda row: row[1]))),
        Facet(_("Sự kiện trong đời"), values("su-kien", sorted(events, key=lambda row: row[1]))),
        Facet(_("Cấp thực hiện"), values("cap", [(k, str(level_names[k]), n) for k, n in sorted(levels.items())])),
        Facet(
            _("Mức độ trực tuyến"), values("muc-do", [(k, str(online_names[k]), n) for k, n in sorted(online.items())])
        ),
    )
