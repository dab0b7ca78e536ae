"""Finding legal documents: by words without accents, number, kind, issuer, year and force."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.apps import apps
from django.utils import timezone

from home.legal.kinds import BADGES, DocumentKind, Force
from portal import keyset
from portal.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

PER_PAGE = 20
NEWEST = keyset.Order("issued_on", descending=True, read=date.fromisoformat)
QUERY, KIND, ISSUER, YEAR, FORCE = "q", "loai", "co-quan", "nam", "hieu-luc"
AFTER, BEFORE = "sau", "truoc"
MOST_WORDS, LONGEST = 12, 200


@dataclass(frozen=True)
class Asked:
    """What was asked, cleaned of what cannot be meant."""

    query: str = ""
    kind: str = ""
    issuer: str = ""
    year: str = ""
    force: str = ""

    @property
    def parameters(self) -> dict[str, str]:
        pairs = {QUERY: self.query, KIND: self.kind, ISSUER: self.issuer, YEAR: self.year, FORCE: self.force}
        return {name: value for name, value in pairs.items() if value}

    def address(self, **changes: str) -> str:
        values = {**self.parameters, **changes}
        return "?" + urlencode({name: value for name, value in values.items() if value})


@dataclass(frozen=True)
class Found:
    asked: Asked
    address: str
    total: int
    rows: list[dict[str, Any]]
    issuers: list[str] = field(default_factory=list)
    years: list[str] = field(default_factory=list)
    kinds: list[tuple[str, str]] = field(default_factory=list)
    forces: list[tuple[str, str]] = field(default_factory=list)
    chosen: list[dict[str, str]] = field(default_factory=list)
    following: str = ""
    preceding: str = ""


def read(given: Mapping[str, str], *, issuers: list[str]) -> Asked:
    """Anything that is no choice of the form is as if it had not been asked."""
    year = given.get(YEAR, "")
    return Asked(
        query=" ".join(given.get(QUERY, "")[: 2 * LONGEST].replace("\x00", " ").split())[:LONGEST],
        kind=given.get(KIND, "") if given.get(KIND) in DocumentKind.values else "",
        issuer=given.get(ISSUER, "") if given.get(ISSUER) in issuers else "",
        year=year if len(year) == 4 and year.isascii() and year.isdigit() else "",
        force=given.get(FORCE, "") if given.get(FORCE) in Force.values else "",
    )


def find(given: Mapping[str, str], address: str) -> Found:
    """Four queries: issuers, years, how many, and the page of rows."""
    documents = apps.get_model("home", "LegalDocumentPage").objects.shown()
    issuers = sorted(set(documents.order_by().values_list("issuer", flat=True).distinct()), key=fold)
    years = [str(day.year) for day in documents.dates("issued_on", "year", order="DESC")]
    asked = read(given, issuers=issuers)
    wanted = documents.on(timezone.localdate()).defer("body")
    for word in fold(asked.query).split()[:MOST_WORDS]:
        wanted = wanted.filter(search_words__contains=word)
    if asked.kind:
        wanted = wanted.filter(kind=asked.kind)
    if asked.issuer:
        wanted = wanted.filter(issuer=asked.issuer)
    if asked.year:
        wanted = wanted.filter(issued_on__year=int(asked.year)) if int(asked.year) else wanted.none()
    if asked.force:
        wanted = wanted.filter(force=asked.force)
    part = keyset.slice_of(wanted, NEWEST, size=PER_PAGE, after=given.get(AFTER, ""), before=given.get(BEFORE, ""))
    return Found(
        asked=asked,
        address=address,
        total=wanted.count(),
        rows=[_row(document, address) for document in part.rows],
        issuers=issuers,
        years=years,
        kinds=[(value, str(label)) for value, label in DocumentKind.choices],
        forces=[(value, str(label)) for value, label in Force.choices],
        chosen=_chosen(asked),
        following=asked.address(**{AFTER: part.following}) if part.following else "",
        preceding=asked.address(**{BEFORE: part.preceding}) if part.preceding else "",
    )


def is_taken(number: str, *, issuer: str, besides: int | None) -> bool:
    """Whether another document of the issuer has the number, in large letters or small. SQLite does not know that Đ is
    đ, so that the last look is taken here.
    """
    like_it = apps.get_model("home", "LegalDocumentPage").objects.filter(issuer=issuer)
    found = like_it.filter(search_words__contains=fold(number)).exclude(pk=besides).values_list("number", flat=True)
    return any(one.casefold() == number.casefold() for one in found)


def _row(document: Any, address: str) -> dict[str, Any]:
    force = Force(document.force)
    return {
        "title": document.title,
        "cited_kind": document.cited_kind,
        "number": document.number,
        "issuer": document.issuer,
        "issued_on": document.issued_on,
        "since": document.in_force_from,
        "url": f"{address}{document.slug}/",
        "force": force.label,
        "badge": BADGES[force],
    }


def _chosen(asked: Asked) -> list[dict[str, str]]:
    """What is asked, each with the address that lets it go."""
    names = {
        QUERY: f"“{asked.query}”",
        KIND: str(dict(DocumentKind.choices).get(asked.kind, "")),
        ISSUER: asked.issuer,
        YEAR: asked.year,
        FORCE: str(dict(Force.choices).get(asked.force, "")),
    }
    return [{"name": names[one], "address": asked.address(**{one: ""})} for one in asked.parameters]
