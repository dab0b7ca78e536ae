"""Making the pages of the first procedures: idempotent, by their addresses; what an editor changed stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from services.procedures.form_page import ApplicationFormPage
from services.procedures.models import ProcedureIndexPage, ProcedurePage

if TYPE_CHECKING:
    from wagtail.models import Page

INDEX_SLUG = "dich-vu-cong"
FORM_SLUG = "nop-ho-so"
INTRODUCTION = (
    "<p>Xem cần giấy tờ gì, mất bao lâu, hết bao nhiêu tiền, rồi nộp hồ sơ ngay tại đây nếu thủ tục đã nhận trực tuyến."
    "</p>"
)


def load_index(home: Page) -> ProcedureIndexPage:
    """`/dich-vu-cong/` below `home`."""
    known = ProcedureIndexPage.objects.child_of(home).first()
    if known is not None:
        return known
    index = ProcedureIndexPage(title="Dịch vụ công", slug=INDEX_SLUG, introduction=INTRODUCTION, show_in_menus=True)
    return _publish(home, index)


def load_procedure(
    index: ProcedureIndexPage,
    *,
    code: str,
    slug: str,
    keywords: tuple[str, ...],
    life_events: tuple[Any, ...],
    **facts: Any,
) -> tuple[ProcedurePage, bool]:
    """The guidance page with this national code, and whether it was made now."""
    known = ProcedurePage.objects.child_of(index).filter(national_code=code).first()
    if known is not None:
        return known, False
    page = ProcedurePage(national_code=code, slug=slug, **facts)
    page.keywords.add(*keywords)
    page.life_events = list(life_events)
    return _publish(index, page), True


def load_form(procedure: ProcedurePage, **facts: Any) -> ApplicationFormPage:
    """The electronic form below the guidance."""
    known = ApplicationFormPage.objects.child_of(procedure).first()
    if known is not None:
        return known
    return _publish(procedure, ApplicationFormPage(slug=FORM_SLUG, **facts))


def _publish(parent: Page, page: Any) -> Any:
    """Below `parent`, published as an editor would, so that publishing freezes what it has to."""
    page.live = False
    parent.add_child(instance=page)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)
