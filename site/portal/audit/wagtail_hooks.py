"""The record's place in the Wagtail admin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.audit.permissions import may_read_record
from portal.audit.reports import AuditReport

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLPattern


class AuditMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_read_record(request.user)


@hooks.register("register_admin_urls")
def register_audit_report_urls() -> list[URLPattern]:
    return [
        path("bao-cao/nhat-ky/", AuditReport.as_view(), name="audit_report"),
        path("bao-cao/nhat-ky/ket-qua/", AuditReport.as_view(results_only=True), name="audit_report_results"),
    ]


@hooks.register("register_reports_menu_item")
def register_audit_report_menu_item() -> MenuItem:
    return AuditMenuItem(_("Nhật ký"), reverse("audit_report"), name="audit", icon_name="history", order=100)
