"""Which agency is competent for a dossier, and which agencies do its steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.casework.steps import StepTemplate
from portal.organisations.models import Agency
from services.procedures.blocks import StepPlace

if TYPE_CHECKING:
    from services.procedures.snapshot import Snapshot


class NoCompetentAgency(ValidationError):
    """No agency of the portal is competent for what was answered; the message is for the person filing."""


def competent_agency(snapshot: Snapshot, answers: Mapping[str, Any]) -> Agency:
    """The agency that decides: the one the procedure names, else the committee of the commune that was answered.

    Raises NoCompetentAgency.
    """
    agencies = Agency.objects.filter(is_active=True).select_related("unit", "parent").order_by("code")
    if len(snapshot.agency_codes) == 1:
        named = agencies.filter(code=snapshot.agency_codes[0]).first()
        if named:
            return named
    commune = answers.get(snapshot.commune_field) or {}
    code = commune.get("code", "") if isinstance(commune, Mapping) else ""
    found = agencies.filter(level=Agency.Level.COMMUNE, unit__code=code) if code else agencies.none()
    if snapshot.agency_codes:
        found = found.filter(code__in=snapshot.agency_codes)
    agency = found.exclude(name__istartswith="Công an").first()
    if agency is None:
        raise NoCompetentAgency(
            _("Chưa xác định được cơ quan giải quyết “%(title)s” cho %(commune)s. Hãy chọn lại xã, phường nơi đăng ký.")
            % {"title": snapshot.title, "commune": commune.get("name") if code else _("nơi bạn chọn")}
        )
    return agency


def step_templates(snapshot: Snapshot, *, intake: Agency, competent: Agency) -> list[StepTemplate]:
    """The frozen process as steps of real agencies. Raises NoCompetentAgency for a named agency that is gone."""
    named = {agency.code: agency for agency in Agency.objects.filter(code__in=_named_codes(snapshot))}
    templates = []
    for step in snapshot.process:
        if step.place == StepPlace.INTAKE:
            agency = intake
        elif step.place == StepPlace.NAMED:
            if step.agency_code not in named:
                raise NoCompetentAgency(_("Không có cơ quan mang mã %s.") % step.agency_code)
            agency = named[step.agency_code]
        else:
            agency = competent
        templates.append(
            StepTemplate(
                key=step.key,
                name=step.name,
                agency=agency,
                role=step.role,
                position=step.position,
                minutes=step.minutes or None,
            )
        )
    return templates


def _named_codes(snapshot: Snapshot) -> set[str]:
    return {step.agency_code for step in snapshot.process if step.place == StepPlace.NAMED}
