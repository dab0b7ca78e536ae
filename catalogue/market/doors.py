"""The pages of the market that its stalls and goods lead to: the market itself, and the forms to ask and to report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from wagtail.models import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from catalogue.market.pages import MarketPage
    from catalogue.trade.pages import EnquiryFormPage
    from catalogue.violations.pages import ReportFormPage

KINDS = ("marketpage", "reportformpage", "enquiryformpage")


@dataclass(frozen=True)
class Doors:
    """What is published of them; `enquiries` by language, the newest where there are several."""

    market: MarketPage | None
    report: ReportFormPage | None
    enquiries: Mapping[str, EnquiryFormPage]


def doors() -> Doors:
    """One query."""
    wanted = Q()
    for kind in KINDS:
        wanted |= Q(**{f"{kind}__isnull": False})
    found = list(Page.objects.live().filter(wanted).select_related(*KINDS).order_by("pk"))
    market, report, enquiries = ([getattr(page, kind) for page in found if hasattr(page, kind)] for kind in KINDS)
    return Doors(
        market=next(iter(market), None),
        report=next(iter(report), None),
        enquiries={page.language: page for page in enquiries},
    )
