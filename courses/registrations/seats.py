"""Seats of a class and its waiting list. Everything here runs with the row of the class locked.

The order of locks is the class, then its registrations; `Registration.lock_beforehand` keeps it in the engine.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from courses.programme.policy import TrainingPolicy
from courses.registrations.models import IN_HAND, Place, Registration
from courses.sessions.models import CourseSession, Standing

if TYPE_CHECKING:
    from datetime import datetime

    from courses.registrations.models import RegistrationQuerySet


def lock_session(session_id: int) -> CourseSession:
    """The class as it is now, locked until the transaction ends."""
    return CourseSession.objects.select_for_update().get(pk=session_id)


def take_place(registration: Registration, session: CourseSession) -> None:
    """Gives the unsaved `registration` a seat of the locked `session`, or the next number on its waiting list."""
    if session.taken < session.capacity and not _queue(session).exists():
        session.taken += 1
        registration.place = Place.SEAT
        session.save(update_fields=["taken"])
        return
    session.queue_last += 1
    registration.place, registration.queue_number = Place.QUEUE, session.queue_last
    session.save(update_fields=["queue_last"])


def give_back(registration: Registration, session: CourseSession) -> bool:
    """Takes `registration` (saved by the caller) out of its place; True when a seat has become free."""
    had_seat = registration.holds_seat
    registration.left_place = registration.place
    registration.place, registration.confirm_by = Place.NONE, None
    if had_seat:
        session.taken -= 1
        session.save(update_fields=["taken"])
    return had_seat


def confirm_by(session: CourseSession, now: datetime) -> datetime:
    """Until when a seat offered at `now` is kept: the policy's hours, but no longer than until the class begins."""
    return min(now + timedelta(hours=TrainingPolicy.load().confirm_hours), session.starts_at)


def offer_free_seats(session: CourseSession, *, now: datetime | None = None) -> list[Registration]:
    """Offers the free seats of the locked `session` to the first on the waiting list; returns who got an offer.

    None is made once the class has begun. Whoever has a seat at the same hours elsewhere is offered this one all the
    same: they choose, and cannot confirm before they have withdrawn there (`forms.ConfirmForm`).
    """
    now = now or timezone.now()
    if session.standing != Standing.ANNOUNCED or now >= session.starts_at or session.taken >= session.capacity:
        return []
    until = confirm_by(session, now)
    offered = []
    for registration in _queue(session).select_related("applicant", "entered_by")[: session.capacity - session.taken]:
        registration.place, registration.confirm_by = Place.OFFERED, until
        registration.session = session
        registration.save(update_fields=["place", "confirm_by"])
        session.taken += 1
        offered.append(registration)
    if offered:
        session.save(update_fields=["taken"])
    return offered


def _queue(session: CourseSession) -> RegistrationQuerySet:
    return _queue_of(session.pk)


def _queue_of(session_id: int) -> RegistrationQuerySet:
    waiting = Registration.objects.filter(session_id=session_id, place=Place.QUEUE, state__in=IN_HAND)
    return waiting.order_by("queue_number")
