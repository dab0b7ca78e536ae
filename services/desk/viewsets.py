"""Dossiers in the Wagtail admin."""

from __future__ import annotations

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _

from portal.casework.viewsets import CaseViewSet
from portal.casework.worklist import ChoiceFilter, Worklist
from services.desk import intake, panels
from services.desk.supplement import SupplementView
from services.dossiers.models import Dossier
from services.procedures.models import ProcedurePage


def procedures(_user: object) -> list[tuple[str, str]]:
    """Every procedure that takes dossiers, by national code."""
    pages = ProcedurePage.objects.filter(versions__form_version__isnull=False).distinct().order_by("title")
    return list(pages.values_list("national_code", "title"))


WORKLIST = Worklist(
    model=Dossier,
    filters=(
        ChoiceFilter("thu-tuc", _("Thủ tục"), procedures, lambda cases, value: cases.filter(version__code=value)),
    ),
    select_related=("version",),
)


class DossierViewSet(CaseViewSet):
    """`/quan-tri/ho-so/`: worklist, the dossier's page, its acts; intake of a walk-in starts from here too."""

    name = "ho-so"
    worklist = WORKLIST
    panels = panels.PANELS
    icon = "folder-open-inverse"
    menu_label = _("Hồ sơ")
    menu_order = 110

    def extra_urlpatterns(self) -> list[Any]:
        return [
            path("tiep-nhan/", intake.procedures, name="intake"),
            path("<int:pk>/bo-sung/", SupplementView.as_view(viewset=self), name="supplement"),
        ]
