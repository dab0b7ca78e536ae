"""What the first screen of the guidance says: how long, how much, which papers, where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext

from portal.vietnamese import format_money

if TYPE_CHECKING:
    from services.procedures.models import ProcedurePage

SAME_DAY = "same_day"


def fees_text(page: ProcedurePage) -> str:
    """What it costs, in one line: the editors' words where they wrote some."""
    if page.fees_note:
        return page.fees_note
    schedule = page.snapshot.fee_schedule
    if schedule.is_free:
        return gettext("Không mất tiền")
    due = schedule.due(online=False)
    return format_money(due.total) if due.known else gettext("Theo Nghị quyết HĐND tỉnh")


def papers_text(page: ProcedurePage) -> str:
    """Which papers, in one line: the editors' words where they wrote some."""
    if page.papers_note:
        return page.papers_note
    count = sum(1 for document in page.snapshot.documents if document.mandatory)
    if not count:
        return gettext("Không bắt buộc giấy tờ nào")
    if len(page.snapshot.document_cases) > 1:
        return gettext("%(n)d loại, tùy trường hợp") % {"n": count}
    return gettext("%(n)d loại giấy tờ") % {"n": count}


def key_facts(page: ProcedurePage) -> list[dict[str, str]]:
    """How long, how much, which papers, where: the first screen."""
    time_note = ""
    exempt = page.snapshot.exemptions and not page.fees_note
    if page.time_unit == SAME_DAY:
        hour = page.same_day_cutoff.strftime("%H:%M")
        time_note = gettext("Nhận sau %s: ngày làm việc tiếp theo") % hour
    return [
        {"icon": "clock", "label": gettext("Bao lâu"), "value": page.time_text, "note": time_note},
        {
            "icon": "banknote",
            "label": gettext("Hết bao nhiêu"),
            "value": fees_text(page),
            "note": gettext("Có đối tượng được miễn, giảm") if exempt else "",
            "href": "#le-phi",
        },
        {
            "icon": "files",
            "label": gettext("Giấy tờ nào"),
            "value": papers_text(page),
            "href": "#giay-to",
        },
        {"icon": "map-pin", "label": gettext("Làm ở đâu"), "value": page.agency_text, "href": "#noi-nop"},
    ]
