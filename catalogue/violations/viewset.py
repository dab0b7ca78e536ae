"""Reports of violations in the Wagtail admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from catalogue.violations.consequences import FOLLOW_UP, REVIEW
from catalogue.violations.models import ReportReason, ViolationReport
from portal.casework.panels import Panel
from portal.casework.viewsets import CaseViewSet
from portal.casework.worklist import ChoiceFilter, Column, Worklist

if TYPE_CHECKING:
    from django.http import HttpRequest

MOST_OTHERS = 20


def report(request: HttpRequest, case: ViolationReport) -> dict[str, Any]:
    return {"more": list(case.events.filter(transition="tell_more"))}


def goods(request: HttpRequest, case: ViolationReport) -> dict[str, Any]:
    return {"offer": getattr(case.product, "offer", None) if case.product else None}


def others(request: HttpRequest, case: ViolationReport) -> dict[str, Any] | None:
    """The other reports of the same thing that this officer may see."""
    seen = ViolationReport.objects.visible_to(request.user).of_the_same(case)  # type: ignore[arg-type, attr-defined]
    found = list(seen.order_by("-received_at", "-pk")[:MOST_OTHERS])
    return {"reports": found} if found else None


def decision(request: HttpRequest, case: ViolationReport) -> dict[str, Any] | None:
    return {} if case.answered_at else None


def files(request: HttpRequest, case: ViolationReport) -> dict[str, Any] | None:
    kept = [item.file for item in case.files.select_related("file")]
    return {"files": kept} if kept else None


class ReportViewSet(CaseViewSet):
    name = "bao-vi-pham"
    icon = "warning"
    menu_label = _("Báo vi phạm")
    title = _("Báo vi phạm trên chợ ảo")
    menu_order = 222
    worklist = Worklist(
        model=ViolationReport,
        columns=(
            Column(_("Lý do"), lambda case: case.get_reason_display()),
            Column(_("Gian hàng"), lambda case: case.stall.title),
        ),
        filters=(
            ChoiceFilter(
                "ly-do",
                _("Lý do"),
                lambda user: [(str(value), str(label)) for value, label in ReportReason.choices],
                lambda cases, value: cases.filter(reason=value),
            ),
        ),
        steps=((REVIEW, _("Xác minh, xử lý")), (FOLLOW_UP, _("Kiểm tra khắc phục"))),
        select_related=("stall", "product"),
    )
    panels = (
        Panel(name="tin-bao", title=_("Tin báo"), template="catalogue/violations/panels/report.html", context=report),
        Panel(
            name="xu-ly", title=_("Kết luận"), template="catalogue/violations/panels/decision.html", context=decision
        ),
        Panel(
            name="hang",
            title=_("Hàng hóa, gian hàng"),
            template="catalogue/violations/panels/goods.html",
            context=goods,
        ),
        Panel(
            name="tin-khac",
            title=_("Tin báo khác về cùng đối tượng"),
            template="catalogue/violations/panels/others.html",
            context=others,
        ),
        Panel(
            name="tep",
            title=_("Ảnh, giấy tờ kèm theo"),
            template="casework/panels/files.html",
            context=files,
            beside=True,
        ),
    )


reports = ReportViewSet()
