"""Puts the screens of this app into the Wagtail admin."""

from __future__ import annotations

from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from portal.organisations.admin_units import UnitAdmin
from portal.organisations.viewsets import OrganisationViewSetGroup

modeladmin_register(UnitAdmin)


@hooks.register("register_admin_viewset")
def register_organisations() -> OrganisationViewSetGroup:
    return OrganisationViewSetGroup()
