"""Officers see the cases of their agency and its steps only, in list, page, history, act and search alike."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.casework.steps import StepTemplate
from portal.organisations.models import Membership
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.casework import LoanFactory, officer, two_steps
from tests.factories.organisations import AgencyFactory
from tests.testapp.models import Loan
from tests.testapp.wagtail_hooks import loans

pytestmark = pytest.mark.django_db


def sees(user, case):
    return Loan.objects.visible_to(user).filter(pk=case.pk).exists()


@pytest.mark.parametrize("role", ["desk", "specialist", "leader", "supervisor"])
def test_officers_of_the_competent_agency_see_the_case(loan, commune, role):
    assert sees(officer(commune, role), loan)


@pytest.mark.parametrize("role", ["training_manager", "market_moderator", "communications", "administrator"])
def test_people_of_the_agency_with_other_work_do_not(loan, commune, role):
    assert not sees(officer(commune, role), loan)
    assert not sees(officer(commune, role, scope="province"), loan)


def test_the_intake_agency_and_the_agency_of_a_step_see_it(commune):
    intake, tax, foreign = AgencyFactory(), AgencyFactory(), AgencyFactory()
    steps = [*two_steps(commune), StepTemplate(key="tax", name="Thuế", agency=tax, role="specialist", position=1)]
    loan = LoanFactory(agency=commune, intake_agency=intake, templates=steps)

    assert sees(officer(intake, "desk"), loan)
    assert sees(officer(tax), loan)
    assert not sees(officer(foreign), loan)


def test_an_agency_that_becomes_competent_later_sees_it(loan):
    other = AgencyFactory()
    loan.agency = other
    loan.save()
    assert sees(officer(other), loan)


def test_a_supervisor_of_the_province_sees_every_case(loan):
    assert sees(officer(AgencyFactory(), "supervisor", scope="province"), loan)


def test_a_membership_that_ended_shows_nothing(loan, commune):
    user = officer(commune)
    assert sees(user, loan)
    Membership.objects.filter(user=user).update(
        valid_from=timezone.localdate() - timedelta(days=9), valid_until=timezone.localdate() - timedelta(days=1)
    )
    assert not sees(type(user).objects.get(pk=user.pk), loan)


def test_the_applicant_sees_the_own_case_and_no_officers_list(loan):
    assert list(Loan.objects.of_applicant(loan.applicant)) == [loan]
    assert not Loan.objects.of_applicant(UserFactory()).exists()
    assert not sees(loan.applicant, loan)


@pytest.mark.parametrize("name", ["case", "history", "act", "step"])
def test_a_foreign_case_answers_404_everywhere(client, loan, name):
    client.force_login(officer(AgencyFactory()))
    args = {"act": (loan.pk, "take"), "step": (loan.pk, loan.all_steps[0].pk, "nhan")}.get(name, (loan.pk,))
    url = loans.url(name, *args)
    assert (client.post(url) if name == "step" else client.get(url)).status_code == 404
    if name == "act":
        assert client.post(url).status_code == 404
    assert Loan.objects.get().state == "asked"


def test_a_foreign_case_is_neither_listed_nor_found_nor_taken_in_bulk(client, loan):
    client.force_login(officer(AgencyFactory()))
    for query in ("?ke=tat-ca", f"?q={loan.code}", f"?ke=tat-ca&co-quan={loan.agency_id}"):
        page = client.get(loans.url("index") + query).content.decode()
        assert loans.url("case", loan.pk) not in page
        assert loan.borrower not in page
    bulk = {"transition": "take", "ho_so": f"{loan.pk}:0"}
    assert client.post(loans.url("bulk"), bulk).status_code == 404
    assert Loan.objects.get().state == "asked"


def test_the_same_addresses_work_for_the_own_officers(client, loan, specialist):
    client.force_login(specialist)
    for url in (loans.url("index"), loans.url("case", loan.pk), loans.url("history", loan.pk)):
        assert client.get(url).status_code == 200
    assert client.get(loans.url("act", loan.pk, "decline")).status_code == 200


@pytest.mark.parametrize("role", ["training_manager", "communications"])
def test_staff_with_other_work_have_no_such_worklist(client, loan, commune, role):
    client.force_login(officer(commune, role))
    assert client.get(loans.url("index")).status_code == 404
    assert client.get(loans.url("case", loan.pk)).status_code == 404


def test_a_citizen_does_not_enter(client, loan):
    client.force_login(loan.applicant)
    assert client.get(loans.url("case", loan.pk)).status_code in (302, 403, 404)


def test_a_supervisor_reads_and_cannot_act(client, loan):
    client.force_login(officer(AgencyFactory(), "supervisor", scope="province"))
    assert client.get(loans.url("case", loan.pk)).status_code == 200
    assert client.get(loans.url("act", loan.pk, "take")).status_code == 404
    client.post(loans.url("act", loan.pk, "take"))
    assert Loan.objects.get().state == "asked"


def test_the_technical_administrator_sees_every_case(loan):
    assert sees(SuperuserFactory(), loan)
