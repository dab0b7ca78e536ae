"""A dossier in the words of its submitter: what to do next, who holds it, when it is due and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.casework.clock import due_in_words, explanation
from portal.casework.deadlines import act_deadline
from portal.casework.models import ClockState
from portal.vietnamese import format_money, mask_citizen_id
from services.dossiers.states import DeliveryMethod, DossierState
from services.templatetags.service_words import hour_and_day

if TYPE_CHECKING:
    from datetime import datetime

    from portal.casework.models import CaseStep
    from services.dossiers.models import Dossier

KIND_OF_STATE = {
    DossierState.REGISTERED: "neutral",
    DossierState.ACCEPTED: "active",
    DossierState.REFUSED: "late",
    DossierState.PROCESSING: "active",
    DossierState.SUPPLEMENT: "waiting",
    DossierState.PAYMENT: "waiting",
    DossierState.WITHDRAWN: "neutral",
    DossierState.STOPPED: "late",
    DossierState.FINISHED: "done",
    DossierState.RETURNED: "done",
}


@dataclass(frozen=True)
class NextTask:
    """What the citizen has to do, on top of the page. `kind` is that of a notice; without `href` there is no button."""

    kind: str
    title: str
    text: str
    href: str = ""
    action: str = ""


@dataclass(frozen=True)
class TimelineItem:
    title: str
    by: str = ""
    when: str = ""
    due: str = ""
    state: str = "todo"
    text: str = ""


@dataclass(frozen=True)
class Tracked:
    """Everything the dossier's public page shows."""

    dossier: Dossier
    badge: str
    next_task: NextTask
    steps: list[TimelineItem]
    holder: str
    due: str
    due_kind: str
    due_left: str
    trace: list[str] = field(default_factory=list)
    masked_id: str = ""
    can_withdraw: bool = False
    can_rate: bool = False


def tracked(dossier: Dossier, *, now: datetime | None = None) -> Tracked:
    """`dossier` as its submitter reads it."""
    now = now or timezone.now()
    words = due_in_words(dossier, now)
    levels = {"ok": "active", "soon": "soon", "late": "late", "paused": "waiting", "done": "done"}
    return Tracked(
        dossier=dossier,
        badge=KIND_OF_STATE[DossierState(dossier.state)],
        next_task=next_task(dossier),
        steps=[_submitted(dossier), *(_item(step) for step in dossier.all_steps)],
        holder=holder(dossier),
        due=hour_and_day(dossier.due_at),
        due_kind=levels.get(words.level, "neutral"),
        due_left=words.text,
        trace=explanation(dossier),
        masked_id=masked(dossier.submitter_id_number),
        can_withdraw="withdraw" in {row.name for row in dossier.table() if dossier.state in row.source},
        can_rate=dossier.state == DossierState.RETURNED,
    )


def masked(id_number: str) -> str:
    return mask_citizen_id(id_number) if id_number else ""


def holder(dossier: Dossier) -> str:
    """Who has the dossier in hand now."""
    if dossier.state in (DossierState.SUPPLEMENT, DossierState.PAYMENT):
        return _("Đang chờ bạn")
    parts = []
    for step in dossier.active_steps:
        who = f" – {step.assignee}" if step.assignee else ""
        parts.append(f"{step.agency.name}{who}: {step.name}")
    return "; ".join(parts)


def next_task(dossier: Dossier) -> NextTask:
    """The one thing to do now, or that there is nothing to do and what comes without it."""
    code = dossier.code
    match dossier.state:
        case DossierState.SUPPLEMENT:
            request = dossier.open_supplement
            count = len(request.items) if request else 0
            return NextTask(
                "warning",
                _("Bạn cần bổ sung %d mục") % count,
                _("Thời hạn giải quyết tạm dừng cho đến khi bạn bổ sung xong.")
                if dossier.clock == ClockState.PAUSED
                else _("Thời hạn giải quyết được tính từ khi hồ sơ đủ và được tiếp nhận."),
                reverse("tracking:supplement", args=[code]),
                _("Bổ sung ngay"),
            )
        case DossierState.PAYMENT:
            amount = format_money(dossier.amount_due or 0)
            return NextTask(
                "warning",
                _("Bạn cần nộp %s") % amount,
                _("Nộp tại Bộ phận Một cửa %s; đọc số hồ sơ khi nộp. Thời hạn tạm dừng cho đến khi nộp xong.")
                % (dossier.intake_agency or dossier.agency).name,
            )
        case DossierState.REGISTERED:
            answer_by = act_deadline(dossier, dossier.table()["accept"])
            return NextTask(
                "info",
                _("Bạn chưa phải làm gì thêm"),
                _("Bộ phận Một cửa trả lời chậm nhất %s.") % hour_and_day(answer_by),
            )
        case DossierState.ACCEPTED | DossierState.PROCESSING:
            return NextTask(
                "info", _("Bạn chưa phải làm gì thêm"), _("Cơ quan đang giải quyết. Có gì mới, chúng tôi báo cho bạn.")
            )
        case DossierState.FINISHED:
            return _fetch(dossier)
        case DossierState.RETURNED:
            if dossier.rating:
                return NextTask("success", _("Đã xong"), _("Cảm ơn bạn đã đánh giá."))
            return NextTask(
                "success",
                _("Đã trả kết quả"),
                _("Tải kết quả ở dưới. Xin cho biết bạn được phục vụ thế nào."),
                reverse("tracking:rate", args=[code]),
                _("Đánh giá"),
            )
        case DossierState.REFUSED:
            return NextTask(
                "error",
                _("Hồ sơ không được tiếp nhận"),
                _("Lý do và cách làm đúng ghi trên phiếu từ chối (mẫu 03) ở dưới. Bạn có thể nộp lại hồ sơ mới."),
            )
        case DossierState.WITHDRAWN:
            text = _("Hồ sơ này không được giải quyết nữa. Bạn có thể nộp hồ sơ mới.")
            return NextTask("info", _("Hồ sơ đã rút"), text)
        case _:
            return NextTask("error", _("Hồ sơ đã dừng giải quyết"), last_reason(dossier))


def _fetch(dossier: Dossier) -> NextTask:
    if dossier.delivery_method == DeliveryMethod.AT_DESK:
        text = _("Mang giấy tờ tùy thân đến Bộ phận Một cửa %s.") % (dossier.intake_agency or dossier.agency).name
        return NextTask("success", _("Mời bạn đến nhận kết quả"), text)
    if dossier.delivery_method == DeliveryMethod.BY_POST:
        return NextTask("success", _("Đã có kết quả"), _("Kết quả đang được gửi đến bạn qua bưu chính công ích."))
    text = _("Bộ phận Một cửa đang vào sổ; bạn sẽ tải kết quả ngay tại trang này.")
    return NextTask("success", _("Đã có kết quả"), text)


def last_reason(dossier: Dossier) -> str:
    event = dossier.events.filter(public=True).exclude(note="").order_by("-at", "-pk").first()
    return event.note if event else ""


def _submitted(dossier: Dossier) -> TimelineItem:
    when = _short(dossier.received_at)
    return TimelineItem(_("Nộp hồ sơ"), by=dossier.get_channel_display(), when=when, state="done")


def _item(step: CaseStep) -> TimelineItem:
    state = {"done": "done", "active": "current", "waiting": "todo", "returned": "done", "skipped": "todo"}[step.state]
    text = ""
    if step.state == "returned":
        text = _("Được trả lại bước trước để xem lại.")
    elif step.state == "skipped":
        text = _("Không thực hiện nữa.")
    who = f"{step.agency.name} – {step.assignee}" if step.assignee else step.agency.name
    when = ""
    if step.started_at:
        when = _short(step.started_at)
        if step.finished_at:
            when = _span(step.started_at, step.finished_at)
    due = _short(step.due_at) if step.due_at and step.state == "active" else ""
    return TimelineItem(step.name, by=who, when=when, due=due, state=state, text=text)


def _span(start: datetime, end: datetime) -> str:
    """From one instant to another, the day said once where it is the same."""
    start, end = timezone.localtime(start), timezone.localtime(end)
    if start.date() == end.date():
        return f"{start:%H:%M}–{end:%H:%M} {end:%d/%m/%Y}"
    return f"{start:%H:%M %d/%m} – {end:%H:%M %d/%m}"


def _short(at: datetime) -> str:
    return timezone.localtime(at).strftime("%H:%M %d/%m/%Y")
