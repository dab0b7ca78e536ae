"""Agencies with people, modules, targets, and what people have completed."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from courses.progress.models import Completion, Target
from courses.registrations.models import Registration
from courses.sessions.models import CourseSession
from portal.casework.models import ClockState, Phase
from portal.organisations.models import Role
from tests.factories import courses
from tests.factories.casework import officer
from tests.factories.organisations import AdministrativeUnitFactory, AgencyFactory

if TYPE_CHECKING:
    from courses.people.officials import Official
    from courses.programme.modules import SkillModule
    from courses.progress.rows import AgencyProgress, ProgressTable
    from portal.accounts.models import User
    from portal.organisations.models import Agency

TODAY = timezone.localdate
_numbers = itertools.count(1)


def this_year() -> int:
    return TODAY().year


def commune(name: str) -> Agency:
    return AgencyFactory(name=f"UBND {name}", unit=AdministrativeUnitFactory(name=name))


def department(name: str) -> Agency:
    return AgencyFactory(provincial=True, name=name)


def people(agency: Agency, count: int) -> list[User]:
    return [courses.official(agency) for _n in range(count)]


def official_of(user: User) -> Official:
    return type(user)._default_manager.get(pk=user.pk).official


def supervisor() -> User:
    """Somebody who sees the whole province, and works for an agency of its own."""
    return officer(department("Văn phòng Giám sát"), Role.SUPERVISOR, scope="province")


def target(module: SkillModule, percent: int = 50, *, year: int | None = None, **whom: object) -> Target:
    return Target.objects.create(year=year or this_year(), module=module, percent=percent, **whom)


def class_of(module: SkillModule) -> CourseSession:
    """A class that teaches `module`, the same each time."""
    return CourseSession.objects.filter(module=module).first() or courses.session(courses.course(module=module))


def completed(
    user: User, module: SkillModule, *, on: date | None = None, until: date | None = None, hours: float = 7
) -> Completion:
    """As if a class had been finished on `on` (today without); without its certificate and messages."""
    now, session, code = timezone.now(), class_of(module), f"T-HOC-{next(_numbers)}"
    last = Registration.objects.filter(session=session, applicant=user).exists()
    if last:  # the same module again is another class
        session = courses.session(session.course)
    [case] = Registration.objects.bulk_create(
        [
            Registration(
                code=code,
                idempotency_key=code,
                session=session,
                agency=session.organiser,
                intake_agency=official_of(user).agency,
                applicant=user,
                place="seat",
                state="completed",
                phase=Phase.CLOSED,
                clock=ClockState.STOPPED,
                received_at=now,
                closed_at=now,
                urgent_at=now,
            )
        ]
    )
    return Completion.objects.create(
        registration=case, user=user, module=module, completed_on=on or TODAY(), valid_until=until, hours=hours
    )


def row_of(table: ProgressTable, agency: Agency) -> AgencyProgress:
    [row] = [row for row in table.rows if row.agency == agency]
    return row


def days(number: int) -> timedelta:
    return timedelta(days=number)
