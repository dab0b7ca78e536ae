"""What trainers read of their classes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils import timezone

from courses.attendance import hours
from courses.attendance.models import ATTENDED, Attendance
from courses.attendance.permissions import taught_by
from courses.registrations.models import Place, Registration, RegistrationState
from courses.sessions.models import CourseSession, Standing

if TYPE_CHECKING:
    from datetime import datetime

    from courses.sessions.models import HalfDay
    from portal.accounts.models import User

MOST_CLASSES = 100


@dataclass
class OwnClasses:
    """A trainer's classes: those with a half-day today, those that are over and wait for their results, the rest."""

    today: list[CourseSession] = field(default_factory=list)
    to_finish: list[CourseSession] = field(default_factory=list)
    coming: list[CourseSession] = field(default_factory=list)
    past: list[CourseSession] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.today or self.to_finish or self.coming or self.past)


def own_classes(user: User, now: datetime | None = None) -> OwnClasses:
    """The newest hundred. Two queries. Each class has its half-days at hand, those of today as `today`."""
    now = now or timezone.now()
    day = timezone.localdate(now)
    classes = taught_by(user).select_related("unit").prefetch_related("half_days").order_by("-starts_at", "-pk")
    found = OwnClasses()
    for session in reversed(classes[:MOST_CLASSES]):
        today = [one for one in session.half_days.all() if timezone.localdate(one.starts_at) == day]
        if session.standing == Standing.ANNOUNCED and today:
            session.today = today  # type: ignore[attr-defined]
            found.today.append(session)
        elif session.standing == Standing.ANNOUNCED and session.ends_at <= now and session.taken:
            found.to_finish.append(session)
        elif session.ends_at > now or session.standing == Standing.POSTPONED:
            found.coming.append(session)
        else:
            found.past.append(session)
    found.past.reverse()
    return found


@dataclass
class HalfDayRow:
    """A half-day and how far its attendance has come."""

    half_day: HalfDay
    has_opened: bool
    takes_scans: bool
    written: int = 0
    came: int = 0


@dataclass
class PersonRow:
    """A participant: what was written of them, by half-day, in the order of the half-days; "" for nothing yet."""

    case: Registration
    presences: list[str] = field(default_factory=list)
    came: int = 0
    share: int = 0


@dataclass
class Classroom:
    half_days: list[HalfDayRow]
    people: list[PersonRow]
    undecided: int  # on the way into the class, not approved yet


def participants(session: CourseSession) -> list[Registration]:
    """Who sits in the class, by name. One query."""
    cases = Registration.objects.participants().filter(session=session)
    return list(cases.select_related("applicant", "intake_agency").order_by("applicant__full_name", "pk"))


def classroom(session: CourseSession, now: datetime | None = None) -> Classroom:
    """The roll with everything written so far; `share` is of the half-days that have begun. Four queries."""
    now = now or timezone.now()
    held = list(session.half_days.select_related("room"))
    rows = {one.pk: HalfDayRow(one, hours.has_opened(one, now), hours.takes_scans(one, now)) for one in held}
    written: dict[int, dict[int, str]] = {}
    for registration_id, half_day, presence in Attendance.objects.filter(half_day__session=session).values_list(
        "registration_id", "half_day_id", "presence"
    ):
        written.setdefault(registration_id, {})[half_day] = presence
        rows[half_day].written += 1
        rows[half_day].came += presence in ATTENDED
    begun = sum(1 for one in held if one.starts_at <= now)
    people = []
    for case in participants(session):
        marks = written.get(case.pk, {})
        came = sum(1 for presence in marks.values() if presence in ATTENDED)
        share = (
            case.attended_share if case.attended_share is not None else min(came * 100 // begun, 100) if begun else 0
        )
        people.append(PersonRow(case, [marks.get(one.pk, "") for one in held], came, share))
    undecided = Registration.objects.filter(
        session=session,
        state__in=[RegistrationState.SUBMITTED, RegistrationState.ENDORSED],
        place__in=[Place.SEAT, Place.OFFERED],
    ).count()
    return Classroom(list(rows.values()), people, undecided)


def written_of(half_day: HalfDay) -> dict[int, Attendance]:
    """What is written of a half-day, by registration. One query."""
    return {row.registration_id: row for row in Attendance.objects.filter(half_day=half_day)}


def came_of(half_day: HalfDay) -> int:
    return Attendance.objects.filter(half_day=half_day, presence__in=ATTENDED).count()


def seated_count(session: CourseSession) -> int:
    return Registration.objects.participants().filter(session=session).count()
