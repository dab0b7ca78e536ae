"""What editors write once and pages show in many places: alerts, contacts, opening hours."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.cms.alerts import Alert
from portal.cms.contacts import Contact
from portal.cms.opening_hours import OpeningHours


@register_snippet
class AlertViewSet(SnippetViewSet):
    model = Alert
    icon = "warning"
    menu_label = _("Thông báo")
    menu_name = "site-alerts"
    menu_order = 210
    add_to_admin_menu = True
    list_display = [
        "title",
        "severity",
        Column("standing", label=_("Tình trạng"), accessor="standing"),
        "starts_at",
        "ends_at",
    ]
    list_filter = ["severity"]


@register_snippet
class ContactViewSet(SnippetViewSet):
    model = Contact
    icon = "mail"
    menu_label = _("Nơi liên hệ")
    list_display = ["title", "phone", "email", "opening"]
    search_fields = ["title", "phone", "email"]
    search_backend_name = None


@register_snippet
class OpeningHoursViewSet(SnippetViewSet):
    model = OpeningHours
    icon = "time"
    menu_label = _("Giờ mở cửa")
    list_display = ["name", Column("words", label=_("Trong tuần"), accessor="words")]
