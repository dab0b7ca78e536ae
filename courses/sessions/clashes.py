"""What a planned class would clash with: a room, its trainer, those who sit in it. Asked before it is saved.

Only what is announced counts: drafts of other pages, classes cancelled or postponed without a date meet at no time. A
meeting that begins when another ends is no clash.
"""

from __future__ import annotations

import enum
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.registrations.models import IN_HAND, WITH_A_SEAT, Registration
from courses.sessions.announcing import announced, moment
from courses.sessions.models import CourseSession, HalfDay, Standing
from courses.sessions.rooms import Room

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from uuid import UUID

    from courses.sessions.pages import CourseSessionPage

MOST_PEOPLE = 20


class Kind(enum.StrEnum):
    ROOM = "room"
    TRAINER = "trainer"
    PARTICIPANT = "participant"
    SEATS = "seats"


@dataclass(frozen=True, slots=True)
class Clash:
    """`text` says it in words; `session` is the other class, None where the room is too small."""

    kind: Kind
    text: str
    session: CourseSession | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """One planned half-day."""

    uid: UUID
    starts_at: datetime
    ends_at: datetime
    room_id: int | None = None

    def __str__(self) -> str:
        return str(HalfDay(starts_at=self.starts_at, ends_at=self.ends_at))

    def meets(self, other: Any) -> bool:
        """Whether both are on at some moment; ending as the other begins is not."""
        return bool(self.starts_at < other.ends_at and other.starts_at < self.ends_at)


def clashes_of(page: CourseSessionPage) -> list[Clash]:
    """What `page`, as it is in memory, clashes with, itself as announced aside."""
    return clashes(
        meetings=meetings_of(page.half_days.all()),
        trainer_id=page.trainer_id,
        capacity=page.capacity,
        session=announced(page),
    )


def meetings_of(planned: Iterable[Any]) -> list[Meeting]:
    """The planned half-days that have day and hours, in order."""
    whole = [item for item in planned if item.day and item.starts and item.ends and item.starts < item.ends]
    meetings = [
        Meeting(item.uid, moment(item.day, item.starts), moment(item.day, item.ends), item.room_id) for item in whole
    ]
    return sorted(meetings, key=lambda meeting: meeting.starts_at)


def clashes(
    *,
    meetings: Sequence[Meeting],
    trainer_id: int | None,
    capacity: int | None,
    session: CourseSession | None,
) -> list[Clash]:
    """The clashes of a class planned so; `session` is the class itself where it is announced already. At most four
    queries, however many meetings there are.
    """
    if not meetings:
        return []
    return [
        *_with_other_classes(meetings, trainer_id, session),
        *_of_participants(meetings, session),
        *_small_rooms(meetings, capacity),
    ]


def fingerprint(found: Iterable[Clash]) -> str:
    """Names exactly these clashes, so that who accepted them accepted no others."""
    words = "\n".join(sorted(clash.text for clash in found))
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _with_other_classes(
    meetings: Sequence[Meeting], trainer_id: int | None, session: CourseSession | None
) -> list[Clash]:
    rooms = {meeting.room_id for meeting in meetings if meeting.room_id}
    wanted = Q(room_id__in=rooms)
    if trainer_id:
        wanted |= Q(session__trainer_id=trainer_id)
    others = HalfDay.objects.filter(wanted, _while(meetings), session__in=_held(session)).select_related(
        "session", "session__trainer", "room__unit"
    )
    found = []
    for other in others.order_by("starts_at", "pk"):
        for meeting in meetings:
            if not meeting.meets(other):
                continue
            words = {"when": str(meeting), "title": other.session.title, "other": str(other)}
            if meeting.room_id and meeting.room_id == other.room_id:
                text = _("%(room)s, %(when)s: đã có lớp “%(title)s” (%(other)s).") % {**words, "room": other.room}
                found.append(Clash(Kind.ROOM, text, other.session))
            if trainer_id and other.session.trainer_id == trainer_id:
                text = _("Giảng viên %(who)s, %(when)s: đang dạy lớp “%(title)s” (%(other)s).")
                words["who"] = str(other.session.trainer)
                found.append(Clash(Kind.TRAINER, text % words, other.session))
    return found


def _of_participants(meetings: Sequence[Meeting], session: CourseSession | None) -> list[Clash]:
    """Those with a seat who have one at the same hours elsewhere; asked of the meetings that are moved."""
    if session is None:
        return []
    kept = {(item.uid, item.starts_at, item.ends_at) for item in session.half_days.all()}
    moved = [item for item in meetings if (item.uid, item.starts_at, item.ends_at) not in kept]
    if not moved:
        return []
    people = Registration.objects.filter(session=session, place__in=WITH_A_SEAT, state__in=IN_HAND)
    busy = (
        Registration.objects.filter(
            _while(moved, "session__half_days__"),
            applicant_id__in=people.order_by().values("applicant_id"),
            place__in=WITH_A_SEAT,
            state__in=IN_HAND,
            session__standing=Standing.ANNOUNCED,
        )
        .exclude(session=session)
        .select_related("session", "applicant", "intake_agency")
        .order_by("applicant__full_name", "pk")
        .distinct()
    )
    first = list(busy[: MOST_PEOPLE + 1])
    found = [
        Clash(
            Kind.PARTICIPANT,
            _("Học viên %(who)s (%(agency)s) đã có chỗ trong lớp “%(title)s” cùng giờ.")
            % {"who": case.applicant, "agency": case.intake_agency, "title": case.session.title},
            case.session,
        )
        for case in first[:MOST_PEOPLE]
    ]
    if len(first) > MOST_PEOPLE:
        found.append(Clash(Kind.PARTICIPANT, _("Và còn học viên khác nữa.")))
    return found


def _small_rooms(meetings: Sequence[Meeting], capacity: int | None) -> list[Clash]:
    rooms = {meeting.room_id for meeting in meetings if meeting.room_id}
    if not rooms or not capacity:
        return []
    small = Room.objects.filter(pk__in=rooms, seats__lt=capacity).select_related("unit")
    text = _("%(room)s chỉ có %(seats)d chỗ, lớp nhận %(capacity)d người.")
    return [
        Clash(Kind.SEATS, text % {"room": room, "seats": room.seats, "capacity": capacity})
        for room in small.order_by("name", "pk")
    ]


def _held(session: CourseSession | None) -> Any:
    """The classes that are on, `session` aside."""
    held = CourseSession.objects.shown().filter(standing__in=[Standing.ANNOUNCED, Standing.FINISHED])
    held = held.filter(ends_at__gte=timezone.now())
    return held.exclude(pk=session.pk) if session is not None else held


def _while(meetings: Sequence[Meeting], prefix: str = "") -> Q:
    """Half-days that are on while one of `meetings` is."""
    overlap = Q()
    for meeting in meetings:
        overlap |= Q(**{f"{prefix}starts_at__lt": meeting.ends_at, f"{prefix}ends_at__gt": meeting.starts_at})
    return overlap
