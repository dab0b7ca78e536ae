"""A report of the Wagtail admin that only some may read, and whose download no spreadsheet takes for formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from wagtail.admin.views.reports import ReportView

from portal.spreadsheets import as_text

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class GuardedReport(ReportView):
    """Says who may read it in `may_read`; offers a download only where it says `list_export`."""

    list_export: list[str] = []

    @staticmethod
    def may_read(user: Any) -> bool:
        """Asked before anything is looked up; whoever may not gets 403."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.may_read(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        return as_text(super().preprocess_field_value(field, value, export_format))
