"""Applications for stalls in the Wagtail admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from catalogue.stalls.openings.consequences import CLOSING, REVIEW
from catalogue.stalls.openings.forms import CHECKLIST
from catalogue.stalls.openings.models import StallOpening
from catalogue.stalls.pages import MerchantKind, StallPage
from catalogue.stalls.rights import merchants_of
from portal.casework.panels import Panel
from portal.casework.viewsets import CaseViewSet
from portal.casework.worklist import ChoiceFilter, Column, Worklist
from portal.form_pages.rendering import answers_as_shown

if TYPE_CHECKING:
    from django.http import HttpRequest


def answers(request: HttpRequest, case: StallOpening) -> dict[str, Any]:
    """The application as it stands, section by section; files stand beside it."""
    shown = answers_as_shown(case.version.schema, case.answers) if case.version else []
    return {"sections": [(section, [item for item in section.items if item.type != "file"]) for section in shown]}


def files(request: HttpRequest, case: StallOpening) -> dict[str, Any]:
    labels = {field.key: field.label for field in case.version.schema.fields()} if case.version else {}
    kept = case.files.select_related("file").order_by("-round", "pk")
    return {"files": [(labels.get(one.slot, one.slot), one) for one in kept]}


def checklist(request: HttpRequest, case: StallOpening) -> dict[str, Any]:
    """The points of the law: how they were ticked, or what will be asked; and who else has the same code."""
    approved = case.events.filter(transition="approve").last()
    twins = StallPage.objects.filter(tax_code=case.tax_code).exclude(pk=case.stall_id or 0)
    earlier = StallOpening.objects.filter(tax_code=case.tax_code).exclude(pk=case.pk)
    return {
        "points": list(CHECKLIST.values()),
        "approved": approved,
        "twins": list(twins),
        "earlier": list(StallOpening.objects.visible_to(request.user).filter(pk__in=earlier)),  # type: ignore[arg-type]
        "own": case.applicant_id == request.user.pk,
    }


def stall(request: HttpRequest, case: StallOpening) -> dict[str, Any] | None:
    if case.stall is None:
        return None
    products = case.stall.get_children()
    return {
        "merchants": merchants_of(case.stall),
        "live": products.live().count(),
        "drafts": products.not_live().count(),
    }


class OpeningViewSet(CaseViewSet):
    name = "mo-gian-hang"
    icon = "site"
    menu_label = _("Mở gian hàng")
    title = _("Mở gian hàng chợ ảo")
    menu_order = 220
    worklist = Worklist(
        model=StallOpening,
        columns=(Column(_("Loại chủ thể"), lambda case: case.get_merchant_kind_display()),),
        filters=(
            ChoiceFilter(
                "loai",
                _("Loại chủ thể"),
                lambda user: [(str(value), str(label)) for value, label in MerchantKind.choices],
                lambda cases, value: cases.filter(merchant_kind=value),
            ),
        ),
        steps=((REVIEW, _("Xét đơn mở gian hàng")), (CLOSING, _("Đóng gian hàng theo đề nghị"))),
        select_related=("stall", "version"),
    )
    panels = (
        Panel(name="gian-hang", title=_("Gian hàng"), template="catalogue/opening/panels/stall.html", context=stall),
        Panel(
            name="doi-chieu",
            title=_("Đối chiếu"),
            template="catalogue/opening/panels/checklist.html",
            context=checklist,
        ),
        Panel(name="don", title=_("Đơn"), template="catalogue/opening/panels/answers.html", context=answers),
        Panel(
            name="giay-to",
            title=_("Giấy tờ kèm đơn"),
            template="catalogue/opening/panels/files.html",
            context=files,
            beside=True,
        ),
    )


openings = OpeningViewSet()
