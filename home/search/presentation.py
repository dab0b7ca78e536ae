"""The page of results as its template needs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator

from portal.search import finding
from portal.search.providers import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from portal.search.finding import Answer, Result
    from portal.search.ranking import Ranked

QUERY, KIND, LITERAL, PAGE = "q", "loai", "dung-nguyen-van", "trang"


@dataclass(frozen=True)
class KindLink:
    """A kind that something was found of, with how many, as a link that chooses it or lets it go."""

    name: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True)
class Presented:
    answer: Answer
    page: Page[Ranked]
    results: list[Result]
    kinds: list[KindLink]
    everything: KindLink
    literal_address: str
    meant_address: str

    @property
    def is_cut(self) -> bool:
        """There is more than people can leaf through."""
        return self.answer.total > len(self.answer.ranked) > 0


def present(given: Mapping[str, str], language: str) -> Presented:
    """The answer to the page's query string."""
    text, literally = given.get(QUERY, ""), bool(given.get(LITERAL))
    answer = finding.find(text, kind=given.get(KIND, ""), literally=literally, language=language)
    page = Paginator(answer.ranked, finding.PER_PAGE).get_page(given.get(PAGE))
    shown = answer.asked.text

    def address(**changes: str) -> str:
        values = {QUERY: shown, LITERAL: "1" if literally else "", **changes}
        return "?" + urlencode({name: value for name, value in values.items() if value})

    links = [
        KindLink(str(kind.label), answer.counts[code], address(**{KIND: code}), answer.kind == code)
        for code, kind in kinds().items()
        if answer.counts.get(code)
    ]
    return Presented(
        answer=answer,
        page=page,
        results=finding.results(page.object_list) if answer.ranked else [],
        kinds=links,
        everything=KindLink("", sum(answer.counts.values()), address(), not answer.kind),
        literal_address=address(**{LITERAL: "1"}),
        meant_address=address(**{QUERY: answer.meant, LITERAL: ""}),
    )
