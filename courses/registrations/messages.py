"""What people are told of their registrations, and how it is worded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from courses.registrations.models import Registration
    from courses.sessions.announcing import Change
    from portal.casework.transitions import Applied


def tell_received(case: Registration) -> None:
    """Whether there is a seat or a number on the waiting list, and what comes next."""


def tell_offer(case: Registration) -> None:
    """A seat has become free: until when to confirm."""


def tell(applied: Applied) -> None:
    """What was done with the registration, as far as it concerns the official."""


def tell_changed(case: Registration, change: Change) -> None:
    """The class was moved, or postponed without a new date."""
