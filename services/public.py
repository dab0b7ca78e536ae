"""What `home` may know of the one-stop shop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from portal.cms.translation import translations
from services.dossiers.demo import load_dossiers
from services.dossiers.models import Dossier
from services.procedures.demo.birth_registration import load_birth_registration
from services.procedures.demo.guidance_only import load_guidance
from services.procedures.demo.pages import load_index
from services.procedures.models import ProcedureIndexPage, ProcedurePage
from services.reports.on_time import Punctuality, by_agency, by_field, by_month
from services.reports.standing import Standing, ratings, standing

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest
    from wagtail.models import Page

    from portal.accounts.models import User

__all__ = [
    "FoundDossier",
    "Punctuality",
    "Standing",
    "by_agency",
    "by_field",
    "by_month",
    "dossiers_found",
    "guidance",
    "load_demonstration",
    "procedures_address",
    "ratings",
    "standing",
]

MOST_DOSSIERS = 5


@dataclass(frozen=True, slots=True)
class FoundDossier:
    """A dossier that the officer who searches may see."""

    code: str
    title: str
    state: str
    url: str


def dossiers_found(user: User | AnonymousUser, text: str) -> list[FoundDossier]:
    """At most five dossiers that `user` may see as an officer and that `text` finds; none for anybody else."""
    if not user.is_authenticated or not user.may_enter_admin or not text.strip():
        return []
    found = Dossier.objects.visible_to(user).search(text).select_related("version").order_by("-received_at", "-pk")
    return [
        FoundDossier(one.code, one.title(), one.get_state_display(), reverse("ho-so:case", args=[one.pk]))
        for one in found[:MOST_DOSSIERS]
    ]


def procedures_address(request: HttpRequest) -> str | None:
    """Where the list of procedures is, `/dich-vu-cong/`; None while no such page is published."""
    index = ProcedureIndexPage.objects.live().first()
    return index.get_url(request) if index else None


def guidance(slugs: tuple[str, ...]) -> list[Page]:
    """The list of procedures and the guidance with these slugs, as they are in Vietnamese."""
    index = translations.originals(ProcedureIndexPage.objects.live()).first()
    if index is None:
        return []
    return [index, *ProcedurePage.objects.child_of(index).live().filter(slug__in=slugs)]


def load_demonstration(home: Page, *, dossiers: int = 60) -> None:
    """The demonstration's procedures below `home`, and its dossiers. The demonstration's people must be there.

    Idempotent.
    """
    index = load_index(home)
    load_birth_registration(index)
    load_guidance(index)
    load_dossiers(dossiers)
