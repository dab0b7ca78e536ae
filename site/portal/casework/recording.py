"""Writing down what happened: the event of the timeline and the entry of the audit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from portal.audit.actions import record
from portal.audit.registry import register_action
from portal.casework.actors import account_of, label_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from portal.accounts.models import User
    from portal.casework.actors import SecretHolder
    from portal.casework.models import Case, CaseEvent

ENGINE_ACTS = {
    "opened": _("Nộp"),
    "noted": _("Ghi chú nội bộ"),
    "claimed": _("Nhận xử lý"),
    "assigned": _("Phân công người xử lý"),
    "released": _("Trả về hàng chờ"),
}


def name_acts(kinds: Iterable[type[Case]]) -> None:
    """Gives the audit the words of every act of `kinds`. A table may put an act of the engine in words of its own."""
    for act, label in ENGINE_ACTS.items():
        register_action(f"case.{act}", label)
    for kind in kinds:
        for row in kind.table():
            register_action(f"case.{row.name}", row.label, kind._meta.label_lower)


def write_down(
    case: Case,
    *,
    act: str,
    label: str,
    actor: User | SecretHolder | None,
    at: datetime | None = None,
    from_state: str | None = None,
    note: str = "",
    step: str = "",
    public: bool = False,
    late: bool = False,
    data: dict[str, Any] | None = None,
    audited: dict[str, Any] | None = None,
) -> CaseEvent:
    """One event and one audit entry. `audited` must hold no personal data; the note and `data` stay in the event."""
    event = case.event_model()(
        case=case,
        actor=account_of(actor),
        actor_label=label_of(actor)[:200],
        transition=act,
        label=label[:200],
        from_state=case.state if from_state is None else from_state,
        to_state=case.state,
        step=step,
        note=note,
        public=public,
        late=late,
        revision=case.revision,
        data=data or {},
    )
    if at is not None:
        event.at = at
    event.save(force_insert=True)
    details = {"from": event.from_state, "to": event.to_state, "revision": case.revision, **(audited or {})}
    record(subject=case, action=f"case.{act}", actor=account_of(actor), data=details)
    return event
