"""Loans: the test app's kind of case, opened by the engine as a domain would open it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import factory

from portal.casework.actions import open_case
from portal.casework.codes import next_code
from portal.casework.steps import StepTemplate
from portal.organisations.models import Membership, Role
from tests.factories.accounts import UserFactory
from tests.factories.organisations import AgencyFactory, MembershipFactory
from tests.testapp.models import Loan

if TYPE_CHECKING:
    from portal.accounts.models import User
    from portal.organisations.models import Agency


class LoanFactory(factory.django.DjangoModelFactory):
    """A loan just asked for, with two steps: somebody of the agency checks, a leader grants.

    `templates` replaces the steps, `now` the hour it is opened.
    """

    class Meta:
        model = Loan

    agency = factory.SubFactory(AgencyFactory)
    applicant = factory.SubFactory(UserFactory)
    borrower = factory.Sequence(lambda n: f"Giàng Thị Thử {n}")
    room = "Hội trường lớn"

    @classmethod
    def _create(cls, model_class: type[Loan], *args: Any, **kwargs: Any) -> Loan:
        templates = kwargs.pop("templates", None)
        now = kwargs.pop("now", None)
        kwargs.setdefault("code", next_code(agency=kwargs["agency"], series="MP"))
        if now is not None:
            kwargs.setdefault("received_at", now)
        loan = model_class(*args, **kwargs)
        if templates is None:
            templates = two_steps(loan.agency)
        return open_case(case=loan, actor=loan.applicant, templates=templates, now=now)


def two_steps(agency: Agency) -> list[StepTemplate]:
    return [
        StepTemplate(key="check", name="Xem lịch phòng", agency=agency, role=Role.SPECIALIST, position=1, minutes=480),
        StepTemplate(key="decide", name="Quyết định", agency=agency, role=Role.LEADER, position=2, minutes=240),
    ]


def officer(agency: Agency, role: str = Role.SPECIALIST, **kwargs: Any) -> User:
    """Somebody who works for `agency` in `role`; `scope="province"` for the whole province."""
    scope = kwargs.pop("scope", Membership.Scope.AGENCY)
    user = UserFactory(**kwargs)
    MembershipFactory(user=user, agency=agency, role=role, scope=scope)
    return user
