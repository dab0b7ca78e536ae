"""Every published page with something to mend, for those who keep the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django.db.models import Prefetch
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import Page

from portal.cms.checks.all_checks import checks, find
from portal.cms.checks.models import PageFinding
from portal.cms.permissions import may_read_findings
from portal.organisations.models import Agency
from portal.reports import GuardedReport

if TYPE_CHECKING:
    from django.db.models import QuerySet


class FindingFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(
        label=_("Điều cần sửa"), choices=lambda: [(one.kind, one.label) for one in checks()], method="by_kind"
    )
    agency = django_filters.ModelChoiceFilter(
        label=_("Cơ quan phụ trách"), field_name="review__agency", queryset=Agency.objects.filter(is_active=True)
    )
    owner = django_filters.ModelChoiceFilter(label=_("Người tạo trang"), queryset=lambda request: _owners())

    def by_kind(self, pages: QuerySet[Page], name: str, value: str) -> QuerySet[Page]:
        return pages.filter(findings__kind=value).distinct()

    class Meta:
        model = Page
        fields: list[str] = []


def _owners() -> Any:
    people = Page._meta.get_field("owner").related_model
    return people._default_manager.filter(pk__in=Page.objects.filter(findings__isnull=False).values("owner"))


def _kinds(page: Any) -> str:
    counted: dict[str, int] = {}
    for finding in page.findings.all():
        counted[finding.kind] = counted.get(finding.kind, 0) + 1
    known = ((find(kind), number) for kind, number in counted.items())
    return "; ".join(f"{one.label} ({number})" if number > 1 else str(one.label) for one, number in known if one)


def _agency(page: Any) -> str:
    review = getattr(page, "review", None)
    return review.agency.name if review and review.agency else ""


def _checked(page: Any) -> str:
    return date_format(localtime(page.content_check.checked_at), "d/m/Y H:i") if hasattr(page, "content_check") else ""


def _level(page: Any) -> str:
    level = page.content_check.level if hasattr(page, "content_check") else None
    return floatformat(level, 1)


class FindingsReport(GuardedReport):
    """The pages with the most to mend first. The title leads to the editor, where the panel says what to do."""

    model = Page
    page_title = _("Điều cần sửa trên các trang")
    header_icon = "list-ul"
    index_url_name = "page_findings"
    index_results_url_name = "page_findings_results"
    filterset_class = FindingFilterSet
    no_results_message = _("Không có trang nào như vậy.")
    columns = [
        TitleColumn("title", label=_("Trang"), get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk])),
        Column("type", label=_("Loại"), accessor=lambda page: page.page_type_display_name),
        Column("kinds", label=_("Điều cần sửa"), accessor=_kinds),
        Column("level", label=_("Mức đọc (lớp)"), accessor=_level),
        Column("agency", label=_("Cơ quan phụ trách"), accessor=_agency),
        Column("checked", label=_("Kiểm tra lúc"), accessor=_checked),
    ]
    may_read = staticmethod(may_read_findings)

    def get_base_queryset(self) -> QuerySet[Page]:
        pages = Page.objects.live().filter(content_check__number__gt=0)
        pages = pages.select_related("review__agency", "content_check", "content_type")
        findings = Prefetch("findings", queryset=PageFinding.objects.order_by("position"))
        return pages.prefetch_related(findings).order_by("-content_check__number", "path")
