"""What the checks say, beside the page while it is written."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from portal.cms.checks.all_checks import find
from portal.cms.checks.readability import reading_level, words_of
from portal.cms.checks.running import look

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.functional import Promise
    from wagtail.models import Page

    from portal.cms.checks.content import Content
    from portal.cms.checks.registry import Finding


@dataclass(frozen=True)
class Fault:
    """One kind, with every place where it is."""

    label: str | Promise
    advice: str | Promise
    places: list[Finding]


def faults_of(findings: list[Finding]) -> list[Fault]:
    by_kind: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_kind[finding.kind].append(finding)
    known = ((find(kind), places) for kind, places in by_kind.items())
    return [Fault(one.label, one.advice, places) for one, places in known if one is not None]


def level_of(content: Content) -> float | None:
    return reading_level([sentence for _where, sentence in content.sentences]) if content.language == "vi" else None


class FindingsSidePanel(BaseSidePanel):
    """Looks through what was saved last, published or not."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Điều cần sửa")
        icon_name = "list-ul"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            context["count"] = len(self.panel.findings)
            return context

    name = "portal-findings"
    title = _("Điều cần sửa")
    template_name = "cms/admin/findings_panel.html"
    order = 340

    def __init__(self, page: Page, request: HttpRequest) -> None:
        super().__init__(page, request)
        self.content, self.findings = look(page)

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        context["faults"] = faults_of(self.findings)
        context["level"] = level_of(self.content)
        context["word_count"] = sum(len(words_of(piece.text)) for piece in self.content.pieces)
        return context
