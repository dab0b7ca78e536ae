"""Taking attendance, by hand and by code; entering scores. Finishing the class is in `finishing`.

Whether somebody may is asked before (`attendance.permissions`). Everything here runs with the class locked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.attendance import hours
from courses.attendance.finishing import finish_session
from courses.attendance.models import Attendance, Method, Presence
from courses.attendance.scanning import Found, look
from courses.programme.policy import TrainingPolicy
from courses.registrations.models import Registration
from courses.registrations.seats import lock_session
from courses.registrations.wording import moment_words
from courses.sessions.models import HalfDay, Standing
from portal.audit.actions import record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from courses.sessions.models import CourseSession
    from portal.accounts.models import User

__all__ = ["Mark", "Recorded", "check_in", "enter_scores", "finish_session", "record_attendance"]

RECORDED, CORRECTED, SCORED = "attendance.recorded", "attendance.corrected", "result.changed"
LONGEST_REMARK = 300


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many were written down for the first time, and how many were changed."""

    new: int = 0
    corrected: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A result to be entered: `score` out of 10 with one decimal, None for none."""

    score: Decimal | None = None
    remark: str = ""


@transaction.atomic
def record_attendance(
    *,
    session: CourseSession,
    half_day: HalfDay,
    marks: Mapping[int, str],
    actor: User,
    now: datetime | None = None,
) -> Recorded:
    """Writes `marks` (a `Presence` by registration) of one half-day, by hand; what is there already is changed.

    Whoever is not in `marks` stays as they are. Every change is audited with what stood there before. Raises
    ValidationError: a half-day that has not begun or was moved away, a class that is not on, somebody who does not sit
    in it, an unknown presence; then nothing is written.
    """
    now = now or timezone.now()
    _locked_class(session)
    fresh = HalfDay.objects.filter(pk=half_day.pk, session_id=session.pk).first()
    if fresh is None:
        raise ValidationError(_("Buổi học này vừa được đổi. Hãy mở lại trang lớp."))
    if not hours.has_opened(fresh, now):
        raise ValidationError(_("Chưa điểm danh được: mở từ %s.") % moment_words(hours.opens_at(fresh)))
    if not set(marks.values()) <= set(Presence.values):
        raise ValidationError(_("Cách ghi này không có. Hãy chọn lại."))
    _participants(session, marks)
    kept = {row.registration_id: row for row in Attendance.objects.filter(half_day=fresh, registration__in=marks)}
    rows = [
        Attendance(registration_id=pk, half_day=fresh, presence=presence, recorded_by=actor, recorded_at=now)
        for pk, presence in marks.items()
        if pk not in kept
    ]
    changed = [row for pk, row in kept.items() if row.presence != marks[pk]]
    for row in changed:
        before = {"from": row.presence, "from_method": row.method}
        row.presence, row.method, row.recorded_by, row.recorded_at = marks[row.registration_id], Method.HAND, actor, now
        data = {**before, "to": row.presence, "half_day": fresh.pk, "registration": row.registration_id}
        record(subject=row, action=CORRECTED, actor=actor, data=data)
    Attendance.objects.bulk_create(rows)
    Attendance.objects.bulk_update(changed, ["presence", "method", "recorded_by", "recorded_at"])
    if rows:
        record(subject=session, action=RECORDED, actor=actor, data={"half_day": fresh.pk, "people": len(rows)})
    return Recorded(len(rows), len(changed))


@transaction.atomic
def check_in(*, token: str, user: User, now: datetime | None = None) -> Attendance:
    """`user` was there: late after the policy's minutes, else present. A second scan changes nothing and returns what
    is written. Nor does a scan change what the trainer has written: it is theirs to mend. Raises ValidationError with
    the sentence for whoever scanned.
    """
    now = now or timezone.now()
    scan = look(token, user, now)
    if scan.half_day is not None:
        # Once more with the class locked: two fingers, or the trainer at the same moment.
        lock_session(scan.half_day.session_id)
        scan = look(token, user, now)
    if scan.found is Found.DONE and scan.kept is not None:
        return scan.kept
    if scan.half_day is None or scan.registration is None or not scan.may_check_in:
        raise ValidationError(f"{scan.title}. {scan.text}", code=str(scan.found))
    late_from = scan.half_day.starts_at + timedelta(minutes=TrainingPolicy.load().late_minutes)
    return Attendance.objects.create(
        registration=scan.registration,
        half_day=scan.half_day,
        presence=Presence.LATE if now > late_from else Presence.PRESENT,
        method=Method.QR,
        recorded_by=user,
        recorded_at=now,
    )


@transaction.atomic
def enter_scores(*, session: CourseSession, scores: Mapping[int, Mark], actor: User) -> int:
    """Writes score and remark by registration, until the class is finished; returns how many changed.

    Raises ValidationError: a class that is not on, somebody who does not sit in it, a score outside 0 to 10; then
    nothing is written.
    """
    _locked_class(session)
    cases = _participants(session, scores)
    changed = []
    for case in cases:
        mark = scores[case.pk]
        score, remark = _score(mark.score), " ".join(mark.remark.split())[:LONGEST_REMARK]
        if (case.score, case.remark) == (score, remark):
            continue
        if case.score != score:
            data = {"from": _plain(case.score), "to": _plain(score)}
            record(subject=case, action=SCORED, actor=actor, data=data)
        case.score, case.remark = score, remark
        changed.append(case)
    Registration.objects.bulk_update(changed, ["score", "remark"])
    return len(changed)


def _score(score: Decimal | None) -> Decimal | None:
    if score is None:
        return None
    if not score.is_finite() or not 0 <= score <= 10 or score != score.quantize(Decimal("0.1")):
        raise ValidationError(_("Điểm từ 0 đến 10, tối đa một chữ số thập phân."))
    return score.quantize(Decimal("0.1"))


def _plain(score: Decimal | None) -> str:
    return "" if score is None else f"{score:f}"


def _locked_class(session: CourseSession) -> CourseSession:
    locked = lock_session(session.pk)
    if locked.standing != Standing.ANNOUNCED:
        words = locked.get_standing_display().lower()
        raise ValidationError(_("Lớp này %s nên không ghi được nữa.") % words)
    return locked


def _participants(session: CourseSession, wanted: Mapping[int, Any]) -> list[Registration]:
    """Those of `wanted`, all of whom must sit in the class."""
    cases = list(Registration.objects.participants().filter(session_id=session.pk, pk__in=list(wanted)))
    if len(cases) != len(wanted):
        raise ValidationError(_("Danh sách lớp vừa thay đổi. Hãy mở lại trang rồi ghi lại."))
    return cases
