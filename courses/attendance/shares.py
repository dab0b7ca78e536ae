"""How much of a class somebody attended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courses.attendance.models import ATTENDED, Attendance
from courses.sessions.models import HalfDay

if TYPE_CHECKING:
    from courses.registrations.models import Registration


def share_of(registration: Registration) -> int:
    """The share of the class's meetings in whole percent, rounded down; late counts, excused does not. Two queries."""
    held = HalfDay.objects.filter(session_id=registration.session_id).count()
    attended = Attendance.objects.filter(registration=registration, presence__in=ATTENDED).count()
    return attended * 100 // held if held else 0
