"""The waiting list in the course of time: offers that nobody took go on, seats that became free are offered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from courses.registrations import messages, seats
from courses.registrations.models import IN_HAND, Place, Registration
from courses.sessions.models import CourseSession, Standing
from portal.casework.actions import apply

if TYPE_CHECKING:
    from datetime import datetime

# Who waited in vain is told so when the class begins; classes that began longer ago were seen to then.
LOOK_BACK_DAYS = 30


@dataclass(frozen=True, slots=True)
class Moved:
    """What one round did, in registrations."""

    lapsed: int = 0
    offered: int = 0
    missed: int = 0


def lapse_offers(now: datetime | None = None) -> Moved:
    """One round over all waiting lists, each class in a transaction of its own; meant for every few minutes.

    Offers past their hour lapse and the next are offered. Seats that became free otherwise are offered as well. Who
    still waits when the class has begun is told that it went without them. Offers of a postponed class wait with it.
    """
    now = now or timezone.now()
    lapsed = offered = missed = 0
    for session_id in _with_late_offers(now):
        lapsed += _lapse(session_id, now)
    for session_id in _with_free_seats(now):
        offered += _offer(session_id, now)
    for session_id in _begun_with_a_queue(now):
        missed += _end_queue(session_id, now)
    return Moved(lapsed, offered, missed)


@transaction.atomic
def offer_seats(session: CourseSession, now: datetime | None = None) -> list[Registration]:
    """Offers the free seats of the locked `session`, and tells those who got one."""
    offered = seats.offer_free_seats(session, now=now)
    for registration in offered:
        messages.tell_offer(registration)
    return offered


@transaction.atomic
def renew_offers(session: CourseSession, now: datetime | None = None) -> None:
    """The class is another now: offers of the locked `session` hold from anew, for whoever has to think again."""
    now = now or timezone.now()
    until = seats.confirm_by(session, now)
    if until <= now:
        return
    open_offers = Registration.objects.filter(session=session, place=Place.OFFERED, confirm_by__lt=until)
    open_offers.update(confirm_by=until)


@transaction.atomic
def _lapse(session_id: int, now: datetime) -> int:
    """With the class locked nobody can confirm between the look and the act."""
    session = seats.lock_session(session_id)
    if session.standing != Standing.ANNOUNCED:
        return 0
    late = list(Registration.objects.filter(session=session, place=Place.OFFERED, confirm_by__lte=now))
    for registration in late:
        apply(case=registration, transition="lapse", actor=None, now=now)
    return len(late)


@transaction.atomic
def _offer(session_id: int, now: datetime) -> int:
    return len(offer_seats(seats.lock_session(session_id), now))


@transaction.atomic
def _end_queue(session_id: int, now: datetime) -> int:
    session = seats.lock_session(session_id)
    if session.starts_at > now or session.standing == Standing.POSTPONED:
        return 0
    waiting = list(Registration.objects.filter(session=session, place=Place.QUEUE, state__in=IN_HAND))
    for registration in waiting:
        apply(case=registration, transition="miss", actor=None, now=now)
    return len(waiting)


def _with_late_offers(now: datetime) -> list[int]:
    late = Registration.objects.filter(
        place=Place.OFFERED, confirm_by__lte=now, session__standing=Standing.ANNOUNCED
    ).order_by("session_id")
    return list(late.values_list("session_id", flat=True).distinct())


def _queues() -> Exists:
    waiting = Registration.objects.filter(session=OuterRef("pk"), place=Place.QUEUE, state__in=IN_HAND)
    return Exists(waiting.order_by())


def _with_free_seats(now: datetime) -> list[int]:
    open_ones = CourseSession.objects.filter(standing=Standing.ANNOUNCED, starts_at__gt=now, taken__lt=F("capacity"))
    return list(open_ones.filter(_queues()).values_list("pk", flat=True))


def _begun_with_a_queue(now: datetime) -> list[int]:
    begun = CourseSession.objects.filter(
        standing__in=[Standing.ANNOUNCED, Standing.FINISHED],
        starts_at__lte=now,
        starts_at__gt=now - timedelta(days=LOOK_BACK_DAYS),
    )
    return list(begun.filter(_queues()).values_list("pk", flat=True))
