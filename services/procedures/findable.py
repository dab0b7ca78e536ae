"""How the search of the portal finds procedures, and the addresses around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from portal.search.extracts import rich_text, stream_text
from portal.search.following import follow_pages
from portal.search.providers import Found, Kind
from services.procedures.models import ProcedurePage

if TYPE_CHECKING:
    from collections.abc import Iterator

PROCEDURES = Kind("thu-tuc", _("Thủ tục"), "file-text", order=10)


def _found(page: ProcedurePage) -> Found:
    names = [page.national_code, *(str(tag) for tag in page.keywords.all())]
    names += [event.name for event in page.life_events.all()]
    return Found(
        number=page.pk,
        title=page.title,
        url=page.get_url() or "",
        summary=page.summary,
        section=_section(page),
        names=names,
        text=_text(page),
        dated=page.last_published_at.date() if page.last_published_at else None,
        weight=20 if page.online_level != "none" else 10,
    )


def _section(page: ProcedurePage) -> str:
    with override(page.written_in):
        return page.field.shown_name


def _text(page: ProcedurePage) -> Iterator[str]:
    with override(page.written_in):
        yield from (page.summary, page.subjects_text, page.agency_text, page.time_note, page.papers_note)
        yield from rich_text(page.where_to_file)
        yield from stream_text(page.steps, page.documents, page.results, page.questions, page.legal_basis)


def connect() -> None:
    follow_pages(name="procedure", kind=PROCEDURES, model=ProcedurePage, found=_found, with_related=["field"])
