"""Opening a case and applying a transition to it. Nothing else changes a state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction as database
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.casework import clock, recording, steps
from portal.casework.actors import account_of
from portal.casework.deadlines import act_deadline
from portal.casework.errors import Conflict, InvalidData, NotAllowed
from portal.casework.forms import form_for
from portal.casework.locking import copy_onto, lock
from portal.casework.models import ClockState
from portal.casework.models.case import _moving
from portal.casework.transitions import Applied, Clock, Transition, permits, steps_held_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from django.utils.functional import Promise

    from portal.accounts.models import User
    from portal.casework.actors import SecretHolder
    from portal.casework.models import Case
    from portal.working_time.time_limits import TimeLimit


@database.atomic
def open_case(
    *,
    case: Case,
    actor: User | SecretHolder | None,
    label: str | Promise = "",
    note: str = "",
    templates: Iterable[steps.StepTemplate] = (),
    limit: TimeLimit | None = None,
    now: datetime | None = None,
) -> Case:
    """Saves a new `case` (unsaved, in an initial state, with its code), starts its steps and, by `limit`, its clock."""
    now = now or timezone.now()
    with translation.override(settings.LANGUAGE_CODE):
        if limit is not None:
            clock.start(case, limit, now)
        case.save(force_insert=True)
        steps.start_steps(case, templates, now=now)
        recording.write_down(
            case, act="opened", label=str(label) or _("Nộp"), actor=actor, at=now, from_state="", note=note, public=True
        )
    return case


@database.atomic
def apply(
    *,
    case: Case,
    transition: str,
    actor: User | SecretHolder | None,
    data: Mapping[str, Any] | None = None,
    files: Any = None,
    revision: int | None = None,
    now: datetime | None = None,
) -> Applied:
    """Applies the act named `transition` to `case` for `actor` (None: the portal itself).

    One transaction with the row locked: checks state, right, revision and data, changes state and clock, writes event
    and audit entry, runs what follows. `data` and `files` go through the transition's form; `revision` is the one the
    actor saw. The caller's `case` is brought up to date. Raises Conflict (somebody was quicker; says who), NotAllowed
    or InvalidData; then nothing has changed. Refusals are in the actor's language; what is kept, and whatever
    follows, is in the portal's own, for others read it too.
    """
    now = now or timezone.now()
    locked = lock(case)
    row = _row(locked, transition)
    _check(locked, row, actor, seen_state=case.state, revision=revision)
    form = form_for(row, case=locked, actor=actor, data=data if data is not None else {}, files=files)
    if not form.is_valid():
        raise InvalidData(form)
    own = next(iter(steps_held_by(actor, locked)), None)
    with translation.override(settings.LANGUAGE_CODE):
        applied = _move(locked, row, actor, form=form, own=own, now=now)
    copy_onto(case, locked)
    return applied


def _row(case: Case, name: str) -> Transition:
    table = case.table()
    if name not in table:
        raise NotAllowed(_("Không có thao tác “%s”.") % name)
    return table[name]


def _check(
    case: Case, row: Transition, actor: User | SecretHolder | None, *, seen_state: str, revision: int | None
) -> None:
    if revision is not None and revision != case.revision:
        raise Conflict(who_was_quicker(case, actor))
    if case.state not in row.source:
        if seen_state != case.state:
            raise Conflict(who_was_quicker(case, actor))
        raise NotAllowed(
            _("Không thể “%(act)s” khi đang ở trạng thái “%(state)s”.")
            % {"act": row.label, "state": case.get_state_display()}
        )
    if not permits(row, actor, case):
        raise NotAllowed(_("Bạn không có quyền “%s” ở bước này.") % row.label)


def who_was_quicker(case: Case, actor: User | SecretHolder | None) -> str:
    """The sentence that tells what happened to `case` last, by whom and when."""
    last = case.event_model()._default_manager.filter(case=case).order_by("-revision", "-at", "-pk").first()
    if last is None:
        return _("Hồ sơ vừa được thay đổi. Hãy tải lại trang.")
    at = timezone.localtime(last.at)
    when = f"{at:%H:%M}"
    if at.date() != timezone.localdate():
        when = _("%(time)s ngày %(date)s") % {"time": when, "date": date_format(at, "SHORT_DATE_FORMAT")}
    who = _("Bạn") if actor is not None and actor.pk and actor.pk == last.actor_id else last.actor_label
    what = last.shown_label[:1].lower() + last.shown_label[1:]
    return _("%(who)s đã %(what)s (%(code)s) lúc %(when)s. Thao tác của bạn chưa được thực hiện.") % {
        "who": who,
        "what": what,
        "code": case.code,
        "when": when,
    }


def _move(
    case: Case, row: Transition, actor: User | SecretHolder | None, *, form: Any, own: Any, now: datetime
) -> Applied:
    from_state, to_state = case.state, row.target_from(case.state)
    late = _is_late(case, row, now)
    closing = to_state in case.table().closed
    mark = _moving.set(_moving.get() | {(case._meta.label, case.pk)})
    try:
        case.state = to_state
        case.revision += 1
        _turn_clock(case, row, now)
        if closing and from_state not in case.table().closed:
            case.closed_at = now
            clock.stop(case, now)
        elif not closing:
            case.closed_at = None
        for fill in row.fills:
            fill(case, form.cleaned_data, now)
        case.save()
        note = form.cleaned_data.get("note", "")
        event = recording.write_down(
            case,
            act=row.name,
            label=str(row.label),
            actor=actor,
            at=now,
            from_state=from_state,
            note=note,
            step=own.name if own else "",
            public=row.public,
            late=late,
            data=form.event_data(),
        )
        applied = Applied(
            case=case,
            transition=row,
            actor=actor,
            at=now,
            from_state=from_state,
            to_state=to_state,
            event=event,
            data=form.cleaned_data,
            note=note,
            late=late,
            step=own,
        )
        for follow in row.follows:
            follow(applied)
        if closing:
            steps.skip_steps(case, now=now)
        case.save()
    finally:
        _moving.reset(mark)
    return applied


def _is_late(case: Case, row: Transition, now: datetime) -> bool:
    """Late by the act's own time limit or, where the act ends the running clock, by the case's."""
    deadline = act_deadline(case, row)
    ends = row.clock in (Clock.START, Clock.STOP) or row.target_from(case.state) in case.table().closed
    if deadline is None and ends and case.clock == ClockState.RUNNING:
        deadline = case.due_at
    return deadline is not None and now > deadline


def _turn_clock(case: Case, row: Transition, now: datetime) -> None:
    if row.clock is Clock.START:
        clock.start(case, row.limit(case) if callable(row.limit) else row.limit, now)
    elif row.clock is Clock.PAUSE:
        clock.pause(case, now, reason=str(row.label))
    elif row.clock is Clock.RESUME:
        clock.resume(case, now)
    elif row.clock is Clock.STOP:
        clock.stop(case, now)


def record_note(*, case: Case, actor: User, note: str) -> None:
    """An officer's note on the timeline, for officers only; changes nothing else."""
    with database.atomic():
        locked = lock(case)
        recording.write_down(locked, act="noted", label=_("Ghi chú nội bộ"), actor=account_of(actor), note=note)
