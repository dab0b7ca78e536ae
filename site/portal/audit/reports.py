"""The record in the Wagtail admin: to read, to filter and to export; there is nothing to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django_filters
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column

from portal.audit import registry
from portal.audit.models import Chain, Entry, subject_words
from portal.audit.permissions import may_read_record
from portal.reports import GuardedReport

if TYPE_CHECKING:
    from django.db.models import QuerySet


ANONYMOUS = _("cổng hoặc khách")


def subject_choices() -> list[tuple[str, str]]:
    types = Chain.objects.order_by("subject_type").values_list("subject_type", flat=True).distinct()
    return sorted(((kind, subject_words(kind)) for kind in types), key=lambda pair: pair[1])


class EntryFilterSet(WagtailFilterSet):
    at = django_filters.DateFromToRangeFilter(label=_("Thời gian"), widget=DateRangePickerWidget)
    action = django_filters.ChoiceFilter(label=_("Hành động"), choices=registry.choices)
    actor_label = django_filters.CharFilter(label=_("Người thực hiện"), lookup_expr="iexact")
    subject_type = django_filters.ChoiceFilter(
        label=_("Loại đối tượng"), field_name="chain__subject_type", choices=subject_choices
    )
    subject_id = django_filters.CharFilter(label=_("Mã đối tượng"), field_name="chain__subject_id")

    class Meta:
        model = Entry
        fields: list[str] = []


class AuditReport(GuardedReport):
    model = Entry
    page_title = _("Nhật ký")
    header_icon = "history"
    index_url_name = "audit_report"
    index_results_url_name = "audit_report_results"
    filterset_class = EntryFilterSet
    default_ordering = "-at"
    no_results_message = _("Không có mục nhật ký nào khớp.")
    columns = [
        Column("at", label=_("Lúc"), accessor=lambda entry: date_format(localtime(entry.at), "H:i:s d/m/Y")),
        Column("action", label=_("Hành động"), accessor="action_label"),
        Column("subject", label=_("Đối tượng"), accessor="subject_label"),
        Column("actor", label=_("Người thực hiện"), accessor=lambda entry: entry.actor_label or ANONYMOUS),
        Column("data", label=_("Nội dung"), accessor=lambda entry: Truncator(entry.data_text).chars(300)),
        Column("sequence", label=_("Thứ tự"), accessor="sequence"),
    ]
    may_read = staticmethod(may_read_record)
    list_export = ["at", "action_label", "subject_label", "actor_label", "data_text", "sequence", "hash"]
    export_headings = {
        "at": _("Lúc"),
        "action_label": _("Hành động"),
        "subject_label": _("Đối tượng"),
        "actor_label": _("Người thực hiện"),
        "data_text": _("Nội dung"),
        "sequence": _("Thứ tự"),
        "hash": _("Mã băm"),
    }

    def get_base_queryset(self) -> QuerySet[Entry]:
        return Entry.objects.select_related("chain").order_by("-at", "-pk")

    def get_filename(self) -> str:
        return "nhat-ky"
