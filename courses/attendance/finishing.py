"""Finishing a class: who has completed it by the rule of its course, and what becomes of the others."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q
from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.attendance.models import ATTENDED, Attendance
from courses.registrations.models import IN_HAND, Place, Registration, RegistrationState
from courses.registrations.seats import lock_session
from courses.sessions.models import CourseSession, HalfDay, Standing
from portal.audit.actions import record
from portal.casework.actions import apply

if TYPE_CHECKING:
    from datetime import datetime

    from courses.programme.pages import CoursePage
    from portal.accounts.models import User

FINISHED = "session.finished"
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rule says of one participant. `share` is in whole percent, rounded down as everywhere; `unmarked` at how
    many half-days nothing was written down, which counts as absent. `why` says what is missing.
    """

    case: Registration
    attended: int
    held: int
    unmarked: int
    share: int
    passes: bool
    why: str = ""


@dataclass
class Outcome:
    """What finishing would do: `verdicts` by name, `ending` the registrations that close without a result, each with
    its act; `obstacles` are the sentences that stand in the way.
    """

    verdicts: list[Verdict] = field(default_factory=list)
    ending: list[tuple[Registration, str]] = field(default_factory=list)
    obstacles: list[str] = field(default_factory=list)

    @property
    def passed(self) -> int:
        return sum(verdict.passes for verdict in self.verdicts)

    @property
    def failed(self) -> int:
        return len(self.verdicts) - self.passed

    @property
    def fingerprint(self) -> str:
        """Tells whether what somebody looked at is what would be done now."""
        said = repr(
            [
                [(one.case.pk, one.passes, one.share, str(one.case.score)) for one in self.verdicts],
                [(case.pk, act) for case, act in self.ending],
            ]
        )
        return hashlib.sha256(said.encode()).hexdigest()[:16]


def outcome_of(session: CourseSession, *, actor: User, now: datetime | None = None) -> Outcome:
    """Changes nothing. Six queries, however many people."""
    now = now or timezone.now()
    course, held = session.course, list(session.half_days.all())
    in_hand = Registration.objects.filter(session=session, state__in=IN_HAND).select_related(
        "applicant", "intake_agency"
    )
    outcome = Outcome()
    sitting = []
    for case in in_hand.order_by("applicant__full_name", "pk"):
        if case.state == RegistrationState.APPROVED and case.place == Place.SEAT:
            sitting.append(case)
        else:
            outcome.ending.append((case, _ending_of(case)))
    came = _attendances(session)
    for case in sitting:
        outcome.verdicts.append(_verdict(case, course, *came.get(case.pk, (0, 0)), held=len(held)))
    outcome.obstacles = _obstacles(session, outcome, held, actor, now)
    return outcome


@transaction.atomic
def finish_session(*, session: CourseSession, actor: User, seen: str = "", now: datetime | None = None) -> Outcome:
    """Gives everybody in the class a result by the rule of the course, closes what was never approved, and ends the
    class; completions, certificates and messages follow. One transaction: all of it or nothing.

    `seen` is the fingerprint of the outcome that the actor looked at. Raises ValidationError with every sentence that
    stands in the way, or (code `changed`) where something has changed since.
    """
    now = now or timezone.now()
    locked = lock_session(session.pk)
    outcome = outcome_of(locked, actor=actor, now=now)
    if outcome.obstacles:
        raise ValidationError(outcome.obstacles)
    if seen and seen != outcome.fingerprint:
        raise ValidationError(_("Danh sách vừa thay đổi. Hãy xem lại trước khi kết thúc lớp."), code="changed")
    for verdict in outcome.verdicts:
        act = "complete" if verdict.passes else "not_complete"
        apply(case=verdict.case, transition=act, actor=actor, data={"note": verdict.why}, now=now)
    for case, act in outcome.ending:
        apply(case=case, transition=act, actor=None, now=now)
    locked.refresh_from_db()
    locked.standing = Standing.FINISHED
    locked.save(update_fields=["standing"])
    counts = {"completed": outcome.passed, "not_completed": outcome.failed, "closed": len(outcome.ending)}
    record(subject=locked, action=FINISHED, actor=actor, data=counts)
    session.refresh_from_db()
    return outcome


def _ending_of(case: Registration) -> str:
    """The act by which a registration without a confirmed, approved seat ends with the class."""
    if case.place == Place.OFFERED:
        return "lapse"
    return "miss" if case.place == Place.QUEUE else "close"


def _attendances(session: CourseSession) -> dict[int, tuple[int, int]]:
    """By registration: at how many half-days they were, and for how many anything is written."""
    rows = (
        Attendance.objects.filter(half_day__session=session)
        .order_by()
        .values("registration_id")
        .annotate(came=Count("pk", filter=Q(presence__in=ATTENDED)), marked=Count("pk"))
    )
    return {row["registration_id"]: (row["came"], row["marked"]) for row in rows}


def _verdict(case: Registration, course: CoursePage, came: int, marked: int, *, held: int) -> Verdict:
    share = came * 100 // held if held else 0
    why = ""
    if share < course.least_attendance:
        why = _("Dự %(share)s %% số buổi, cần ít nhất %(least)s %%.") % {
            "share": share,
            "least": course.least_attendance,
        }
    elif course.least_score is not None and case.score is not None and case.score < course.least_score:
        words = {"score": floatformat(case.score), "least": floatformat(course.least_score)}
        why = _("Điểm %(score)s, cần ít nhất %(least)s.") % words
    return Verdict(case, came, held, held - marked, share, not why, why)


def _obstacles(session: CourseSession, outcome: Outcome, held: list[HalfDay], actor: User, now: datetime) -> list[str]:
    if session.standing != Standing.ANNOUNCED:
        return [_("Lớp này %s nên không kết thúc được.") % session.get_standing_display().lower()]
    found = []
    last = max(held, key=lambda one: one.ends_at, default=None)
    if last is not None and now < last.ends_at:
        found.append(_("Buổi cuối (%s) chưa kết thúc. Hãy chờ hết buổi đó.") % last)
    if outcome.verdicts:
        written = set(Attendance.objects.filter(half_day__in=held).values_list("half_day_id", flat=True).distinct())
        found += [_("Buổi %s chưa điểm danh ai. Hãy điểm danh buổi đó.") % one for one in held if one.pk not in written]
    course = session.course
    if course.least_score is not None:
        # Whoever came too seldom has not passed whatever the score: theirs may stay empty.
        missing = [one.case for one in outcome.verdicts if one.passes and one.case.score is None]
        if missing:
            found.append(_("Còn thiếu điểm của: %s.") % _names(missing))
    if any(one.case.applicant_id == actor.pk for one in outcome.verdicts):
        found.append(_("Bạn là học viên của lớp này nên không tự ghi kết quả. Hãy nhờ đơn vị tổ chức kết thúc lớp."))
    return found


def _names(cases: list[Registration]) -> str:
    names = ", ".join(str(case.applicant) for case in cases[:MOST_NAMED])
    more = len(cases) - MOST_NAMED
    return _("%(names)s và %(n)d người nữa") % {"names": names, "n": more} if more > 0 else names
