"""Who goes to which class: officials near it, of its level, free at its hours, with what it asks for."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from courses.demo.content.rooms import ROOMS
from courses.demo.people import PREFIX
from courses.people.officials import Official
from courses.programme.kinds import AudienceLevel
from portal.accounts.demo import FIRST_COMMUNE
from portal.organisations.models import Membership, Role

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable
    from datetime import datetime

    from courses.sessions.models import CourseSession
    from portal.accounts.models import User
    from portal.organisations.models import Agency

# One in so many communes had nobody in a class so far, and the ward of `daotaoxa` is among them; no class was held
# there yet.
IDLE = 9
PROVINCE_SEAT = "04252"
FAR = 2.0  # degrees; more than the province is wide


@dataclass(frozen=True)
class Person:
    user: User
    agency: Agency
    manager: User
    head: User

    @property
    def pk(self) -> int:
        return self.user.pk


class Crowd:
    """`completed` holds the modules by person, `busy` the hours of the classes they are in, `asked` who was chosen
    for which class before: nobody is twice, even where they left it.
    """

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.completed: dict[int, set[int]] = defaultdict(set)
        self.busy: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
        self.asked: set[tuple[int, int]] = set()
        heads, managers = _by_agency(Role.LEADER), _by_agency(Role.TRAINING_MANAGER)
        officials = (
            Official.objects.filter(user__username__startswith=PREFIX)
            .exclude(user__username__endswith=".ld")
            .select_related("user", "agency__unit")
            .order_by("user__username")
        )
        self.people = [Person(one.user, one.agency, managers[one.agency_id], heads[one.agency_id]) for one in officials]
        communes = sorted({one.agency.code for one in self.people if one.agency.unit})
        hosts = {code for _key, _name, code, _seats in ROOMS if code != FIRST_COMMUNE}
        idle = {*communes[4::IDLE], *(code for code in communes if FIRST_COMMUNE in code)}
        self.idle = {code for code in idle if code.split(".")[1] not in hosts}

    def choose(self, session: CourseSession, count: int, *, past: bool) -> list[Person]:
        """At most `count` people for `session`; those of the idle communes only for classes still to come."""
        wanted = {module.pk for module in session.course.prerequisites.all()}
        hours = [(one.starts_at, one.ends_at) for one in session.half_days.all()]
        fitting = [person for person in self.people if self._fits(person, session, wanted, hours, past=past)]
        chosen = sorted(fitting, key=lambda person: self._distance(person, session))[:count]
        for person in chosen:
            self.busy[person.pk] += hours
            self.asked.add((session.pk, person.pk))
        return chosen

    def release(self, person: Person, session: CourseSession) -> None:
        """`person` is not in the class any more."""
        gone = {one.starts_at for one in session.half_days.all()}
        self.busy[person.pk] = [hours for hours in self.busy[person.pk] if hours[0] not in gone]

    def _fits(
        self,
        person: Person,
        session: CourseSession,
        wanted: set[int],
        hours: Iterable[tuple[datetime, datetime]],
        *,
        past: bool,
    ) -> bool:
        if session.audience_level not in (AudienceLevel.ALL, person.agency.level):
            return False
        if (past and person.agency.code in self.idle) or (session.pk, person.pk) in self.asked:
            return False
        known = self.completed[person.pk]
        if session.module_id in known or not wanted <= known:
            return False
        taken = self.busy[person.pk]
        return not any(start < until and begun < end for start, end in hours for begun, until in taken)

    def _distance(self, person: Person, session: CourseSession) -> float:
        """Near ones first, with some chance; people of departments go to the classes at the province's seat."""
        if session.unit is None:
            return self.chance.random()
        unit = person.agency.unit
        at_seat = session.unit.code == PROVINCE_SEAT and session.audience_level != AudienceLevel.COMMUNE
        if unit is None:
            return self.chance.random() * 0.4 if at_seat else FAR + self.chance.random()
        away = math.dist(
            (float(unit.latitude or 0), float(unit.longitude or 0)),
            (float(session.unit.latitude or 0), float(session.unit.longitude or 0)),
        )
        return away + self.chance.random() * 0.5 + (0.3 if at_seat else 0)


def _by_agency(role: Role) -> dict[int, User]:
    held = Membership.objects.active().filter(role=role).select_related("user").order_by("-pk")
    return {one.agency_id: one.user for one in held}
