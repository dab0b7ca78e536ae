"""Administrators and the province's supervisors read the record; nobody else does."""

from __future__ import annotations

import pytest
from django.urls import reverse

from portal.audit.actions import record
from portal.organisations.models import Membership, Role
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.organisations import AgencyFactory, MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def administrator(client):
    user = SuperuserFactory()
    client.force_login(user)
    return user


def test_the_report_shows_who_did_what(client, administrator):
    record(subject=AgencyFactory(), action="read", actor=administrator, data={"reason": "<b>kiểm tra</b>"})
    page = client.get(reverse("audit_report")).content.decode()
    assert administrator.username in page
    assert "Cơ quan" in page
    assert "&lt;b&gt;kiểm tra" in page


def test_the_report_can_be_narrowed(client, administrator):
    first, second = AgencyFactory(), UserFactory()
    record(subject=first, action="first.act", actor=administrator)
    record(subject=second, action="second.act", actor=None)
    for query in ({"subject_type": "organisations.agency"}, {"actor_label": administrator.username}):
        page = client.get(reverse("audit_report_results"), query).content.decode()
        assert "first.act" in page
        assert "second.act" not in page


@pytest.mark.parametrize(
    ("role", "scope", "status"),
    [
        (Role.ADMINISTRATOR, Membership.Scope.PROVINCE, 200),
        (Role.SUPERVISOR, Membership.Scope.PROVINCE, 200),
        (Role.SUPERVISOR, Membership.Scope.AGENCY, 302),
        (Role.LEADER, Membership.Scope.PROVINCE, 302),
        (Role.COMMUNICATIONS, Membership.Scope.PROVINCE, 302),
    ],
)
def test_who_may_read_the_record(client, role, scope, status):
    from portal.organisations import groups

    groups.sync_groups()
    client.force_login(MembershipFactory(role=role, scope=scope).user)
    for name in ("audit_report", "audit_report_results"):
        assert client.get(reverse(name)).status_code == status


def test_citizens_do_not_reach_the_record(client):
    client.force_login(UserFactory())
    assert client.get(reverse("audit_report")).status_code == 302


def test_no_exported_cell_is_a_formula(client, administrator):
    agency = AgencyFactory()
    record(subject=agency, action="=1+1", actor=UserFactory(username="+cmd"))
    response = client.get(reverse("audit_report"), {"export": "csv"})
    table = b"".join(response.streaming_content).decode()
    assert "'=1+1" in table
    assert "'+cmd" in table


def test_the_report_takes_as_many_queries_for_many_entries_as_for_few(
    client, administrator, django_assert_max_num_queries
):
    for _ in range(40):
        record(subject=AgencyFactory(), action="created", actor=administrator)
    client.get(reverse("audit_report"))
    # Five of them are the menu's: each kind of case and the market's lists count what waits.
    with django_assert_max_num_queries(20):
        client.get(reverse("audit_report"))
