"""The forms in which the content is written down."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Course:
    """What a course page says. `short` begins the names of its classes; `parts` are what is taught, in order;
    `questions` what its form asks besides the class.

    `organiser` is the code of the agency that holds its classes; empty: the one of the demonstration's organiser.
    """

    slug: str
    short: str
    code: str
    title: str
    module: str
    lead: str
    aims: tuple[str, ...]
    audience: str
    hours: float
    parts: tuple[tuple[str, str], ...]
    bring: str
    materials: tuple[str, ...]
    level: str = "all"
    mode: str = "onsite"
    organiser: str = ""
    prerequisites: tuple[str, ...] = ()
    certificate: bool = True
    attendance: int = 80
    score: float | None = None
    months: int | None = None
    after: tuple[tuple[str, str], ...] = ()
    questions: tuple[dict[str, Any], ...] = field(default=())


@dataclass(frozen=True)
class Class:
    """One class. `meetings` are (day, part): working days before (-) or after today, 0 for today itself; part is
    "s" (morning), "c" (afternoon), "sc" (both) or "t" (evening).

    `fate` says what has become of it: finished, marked (ended, results still to be entered), running, full (with a
    waiting list), open, planned (registration not open yet), postponed, cancelled. `share` is how many of the seats
    are taken, in percent.
    """

    slug: str
    course: str
    place: str
    fate: str
    meetings: tuple[tuple[int, str], ...]
    trainer: int
    room: str = ""
    unit: str = ""
    capacity: int = 30
    minimum: int = 10
    share: int = 85
    waiting: int = 0
    reason: str = ""
