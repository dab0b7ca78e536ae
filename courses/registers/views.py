"""The views of the registers: reading only, and exports that no spreadsheet takes for formulas."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.admin.utils import label_for_field
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from wagtail_modeladmin.helpers import ButtonHelper
from wagtail_modeladmin.views import InspectView, InstanceSpecificView

from portal.audit.selectors import entries_of
from portal.cms.tables import GuardedIndexView
from portal.spreadsheets import as_text, keep_as_text

if TYPE_CHECKING:
    from collections.abc import Iterator

BOM = "\ufeff"  # without it Excel reads the Vietnamese of a CSV as something else
AT_ONCE, MOST_SHOWN = 2000, 200


class RegisterButtons(ButtonHelper):
    def inspect_button(self, pk: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        words = {"label": gettext("Xem"), "title": gettext("Xem chi tiết")}
        return {**super().inspect_button(pk, *args, **kwargs), **words}


class RegisterIndexView(GuardedIndexView):
    """The list and its exports."""

    def get_filename(self) -> str:
        return f"{self.model_admin.export_filename}-{timezone.localdate():%Y%m%d}"

    def get_heading(self, queryset: Any, field: str) -> str:
        return _label(self, field)

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        return {field: _cell(value) for field, value in super().to_row_dict(item).items()}

    def stream_csv(self, queryset: Any) -> Iterator[str]:
        yield BOM
        yield from super().stream_csv(queryset.iterator(AT_ONCE))

    def write_csv_row(self, writer: Any, row_dict: dict[str, Any]) -> Any:
        return super().write_csv_row(writer, {field: as_text(value) for field, value in row_dict.items()})

    def write_xlsx(self, queryset: Any, output: Any) -> None:
        super().write_xlsx(queryset.iterator(AT_ONCE), output)

    def generate_xlsx_row(self, worksheet: Any, row_dict: Any, date_format: Any = None) -> Iterator[Any]:
        for cell in super().generate_xlsx_row(worksheet, row_dict, date_format="dd/mm/yyyy hh:mm"):
            keep_as_text(cell)
            yield cell


def _label(view: Any, field: str) -> str:
    words: Any = label_for_field(field, model=view.model, model_admin=view.model_admin)
    return str(capfirst(words))


def _cell(value: Any) -> Any:
    """Instants by local time; texts without what a sheet cannot hold."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.make_naive(value).replace(microsecond=0)
    return ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value


class RegisterInspectView(InspectView):
    """Everything of the row that its readers may know, in the register's own words."""

    def get_page_title(self) -> str:
        return str(capfirst(self.verbose_name))

    def get_meta_title(self) -> str:
        return f"{self.get_page_title()}: {self.instance}"

    def get_field_label(self, field_name: str, field: Any = None) -> str:
        return _label(self, field_name)

    def get_field_display_value(self, field_name: str, field: Any = None) -> Any:
        own = getattr(self.model_admin, field_name, None)
        return own(self.instance) or "–" if callable(own) else super().get_field_display_value(field_name, field)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        links = self.model_admin.links_of(self.instance, self.request.user)
        history = self.url_helper.get_action_url("history", self.pk_quoted)
        return super().get_context_data(links=links, history_url=history, **kwargs)


class RegisterHistoryView(InstanceSpecificView):
    """What the portal's record says of the row, newest first: modeladmin's own would show Wagtail's log, which knows
    nothing of these rows.
    """

    def get_page_title(self) -> str:
        return gettext("Nhật ký")

    def get_template_names(self) -> Any:
        return self.model_admin.get_history_template()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entries = entries_of(self.instance).order_by("-sequence")[:MOST_SHOWN]
        back = self.url_helper.get_action_url("inspect", self.pk_quoted)
        return super().get_context_data(object_list=entries, back=back, **kwargs)
