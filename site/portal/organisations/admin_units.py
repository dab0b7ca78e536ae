"""The table of administrative units, looked up often and changed by law only."""

from __future__ import annotations

from django.contrib.admin import display
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail_modeladmin.helpers import PermissionHelper

from portal.cms.tables import GuardedModelAdmin
from portal.organisations.models import AdministrativeUnit


class UnitPermissionHelper(PermissionHelper):
    """Units come and go by resolution of the National Assembly's committee: never deleted by hand."""

    def user_can_delete_obj(self, user: object, obj: object) -> bool:
        return False


class UnitAdmin(GuardedModelAdmin):
    model = AdministrativeUnit
    menu_label = _("Xã, phường")
    menu_icon = "site"
    add_to_admin_menu = False  # stands in the menu "Tổ chức", see viewsets
    permission_helper_class = UnitPermissionHelper
    list_display = ["name", "code", "kind", "area_km2", "border", "specially_difficult"]
    list_filter = ["kind", "is_border", "is_specially_difficult"]
    search_fields = ["name", "folded_name", "code"]
    list_export = ["code", "name", "kind", "latitude", "longitude", "area_km2", "is_border", "is_specially_difficult"]
    ordering = ["sort_key"]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("code"), FieldPanel("kind")]),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude"), FieldPanel("area_km2")]),
        MultiFieldPanel(
            [FieldPanel("is_border"), FieldPanel("is_specially_difficult")],
            heading=_("Ảnh hưởng đến lệ phí và thời hạn"),
        ),
    ]

    @display(description=_("Xã biên giới"), ordering="is_border")
    def border(self, unit: AdministrativeUnit) -> str:
        return gettext("có") if unit.is_border else ""

    @display(description=_("Đặc biệt khó khăn"), ordering="is_specially_difficult")
    def specially_difficult(self, unit: AdministrativeUnit) -> str:
        return gettext("có") if unit.is_specially_difficult else ""
