"""Two people of two agencies in two classes of two organisers, each with attendance and a certificate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from courses.attendance.models import Attendance
from courses.certificates.models import Certificate
from tests.courses.certificates.ground import completed
from tests.factories import courses
from tests.factories.organisations import AgencyFactory

if TYPE_CHECKING:
    from courses.registrations.models import Registration
    from portal.accounts.models import User
    from portal.organisations.models import Agency

REGISTERS = ("registration", "attendance", "certificate")


@dataclass
class Side:
    """What one agency's person brought about in one organiser's class."""

    case: Registration

    @property
    def home(self) -> Agency:
        return self.case.intake_agency

    @property
    def holder(self) -> Agency:
        return self.case.agency

    @property
    def person(self) -> User:
        return self.case.applicant

    @property
    def trainer(self) -> User:
        return self.case.session.trainer

    def row(self, register: str) -> Any:
        return {
            "registration": lambda: self.case,
            "attendance": lambda: Attendance.objects.filter(registration=self.case).first(),
            "certificate": lambda: Certificate.objects.get(registration=self.case),
        }[register]()


def side(name: str, holder: Agency | None = None, home: Agency | None = None) -> Side:
    holder = holder or AgencyFactory(provincial=True, name=f"Sở {name}")
    session = courses.session(courses.course(organiser=holder, title=f"Khóa {name}"), trainer=courses.trainer())
    return Side(completed(courses.official(home, full_name=name), session))
