"""What a training manager sees first in the admin: how many of the own people lack something, and what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from courses.progress.selectors import progress_of
from courses.registrations.models import Registration, RegistrationState
from courses.registrations.permissions import managed_agencies
from portal.organisations.models import Agency

if TYPE_CHECKING:
    from portal.accounts.models import User


class TrainingPanel(Component):
    """At most ten queries, however many people the agencies have."""

    order = 45
    template_name = "courses/admin/progress_panel.html"

    def __init__(self, agency_ids: frozenset[int]) -> None:
        self.agency_ids = agency_ids

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        agencies = list(Agency.objects.filter(pk__in=self.agency_ids))
        year = timezone.localdate().year
        waiting = Registration.objects.filter(
            intake_agency_id__in=self.agency_ids, state__in=(RegistrationState.SUBMITTED, RegistrationState.ENDORSED)
        )
        return {"rows": progress_of(agencies, year).rows, "waiting": waiting.count(), "year": year}


def panels_for(user: User) -> list[TrainingPanel]:
    """One for somebody who manages the training of an agency, none for anybody else."""
    managed = managed_agencies(user)
    return [TrainingPanel(managed)] if managed else []
