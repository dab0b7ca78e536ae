"""Who works where, in which role, how far it reaches and how long."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Workflow

from portal.accounts.models import User
from portal.audit.models import Entry
from portal.organisations import actions, groups, permissions, selectors
from portal.organisations.models import Agency, Membership, Role
from tests.factories.accounts import PASSWORD, SuperuserFactory, UserFactory
from tests.factories.organisations import AgencyFactory, DeskFactory, MembershipFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture(autouse=True)
def role_groups(db):
    groups.sync_groups()


def group_names(user) -> set[str]:
    return set(user.groups.values_list("name", flat=True))


def fresh(user) -> User:
    return User.objects.get(pk=user.pk)


def test_a_role_reaches_its_own_agency_only():
    here, there = AgencyFactory(), AgencyFactory()
    user = MembershipFactory(agency=here, role=Role.LEADER).user
    assert selectors.has_role(user, Role.LEADER)
    assert selectors.has_role(user, Role.LEADER, here)
    assert selectors.has_role(user, Role.LEADER, here.pk)
    assert not selectors.has_role(user, Role.LEADER, there)
    assert not selectors.has_role(user, Role.DESK, here)
    assert list(selectors.agencies_where(user, [Role.LEADER, Role.DESK])) == [here]


def test_the_scope_of_the_province_reaches_every_active_agency():
    home, other = AgencyFactory(provincial=True), AgencyFactory()
    AgencyFactory(is_active=False)
    user = MembershipFactory(agency=home, role=Role.SUPERVISOR, scope=Membership.Scope.PROVINCE).user
    assert selectors.has_role(user, Role.SUPERVISOR, other)
    assert set(selectors.agencies_where(user, [Role.SUPERVISOR])) == {home, other}
    assert selectors.agency_ids_where(user, [Role.SUPERVISOR]) is None
    assert not selectors.agencies_where(user, [Role.LEADER]).exists()


def test_a_membership_holds_from_its_first_to_its_last_day(today):
    def is_held(start, end):
        return permissions.is_official(MembershipFactory(valid_from=start, valid_until=end).user)

    assert is_held(today, None)
    assert is_held(today, today)
    assert is_held(today - DAY, today + DAY)
    assert not is_held(today + DAY, None)
    assert not is_held(today - 2 * DAY, today - DAY)


def test_blocked_people_and_closed_agencies_hold_nothing():
    assert not permissions.is_official(MembershipFactory(user=UserFactory(is_active=False)).user)
    assert not permissions.is_official(MembershipFactory(agency__is_active=False).user)
    assert not permissions.is_official(AnonymousUser())
    assert not permissions.is_administrator(AnonymousUser())
    assert not permissions.is_administrator(SuperuserFactory(is_active=False))


def test_administrators_are_superusers_and_holders_of_the_role():
    assert permissions.is_administrator(SuperuserFactory())
    assert permissions.is_administrator(MembershipFactory(role=Role.ADMINISTRATOR).user)
    assert not permissions.is_administrator(MembershipFactory(role=Role.LEADER).user)


def test_asking_about_one_person_takes_one_query(django_assert_num_queries):
    user = fresh(MembershipFactory().user)
    MembershipFactory(user=user, role=Role.DESK)
    with django_assert_num_queries(1):
        assert selectors.has_role(user, Role.DESK)
        assert len(selectors.memberships_of(user)) == 2
        assert [str(membership) for membership in selectors.memberships_of(user)]
        assert permissions.is_official(user)
        assert not permissions.is_administrator(user)


def test_the_same_open_membership_is_not_given_twice():
    membership = MembershipFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=membership.user, agency=membership.agency, role=membership.role)
    with pytest.raises(ValidationError):
        actions.assign(user=membership.user, agency=membership.agency, role=membership.role)


def test_a_membership_cannot_end_before_it_begins(today):
    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipFactory(valid_from=today, valid_until=today - DAY)
    with pytest.raises(ValidationError):
        actions.end(membership=MembershipFactory(valid_from=today), on=today - DAY)


def test_a_commune_agency_needs_its_unit():
    with pytest.raises(IntegrityError), transaction.atomic():
        Agency.objects.create(code="X", name="UBND xã", level=Agency.Level.COMMUNE)


@pytest.mark.parametrize("width", [2, 10])
def test_a_case_number_has_three_to_nine_digits(width):
    with pytest.raises(IntegrityError), transaction.atomic():
        AgencyFactory(case_code_width=width)


def test_nobody_works_at_the_desk_of_another_agency():
    with pytest.raises(ValidationError) as error:
        actions.assign(user=UserFactory(), agency=AgencyFactory(), role=Role.DESK, desk=DeskFactory())
    assert "desk" in error.value.message_dict


def test_groups_follow_a_membership_from_assignment_to_end():
    user = UserFactory()
    membership = actions.assign(user=user, agency=AgencyFactory(), role=Role.COMMUNICATIONS)
    assert group_names(user) == {"portal-communications"}
    assert fresh(user).has_perm("wagtailadmin.access_admin")
    actions.end(membership=membership)
    assert group_names(user) == set()
    assert not fresh(user).has_perm("wagtailadmin.access_admin")
    assert not permissions.is_official(fresh(user))


def test_a_membership_given_to_somebody_else_leaves_the_first_person_without():
    first, second = UserFactory(), UserFactory()
    membership = actions.assign(user=first, agency=AgencyFactory(), role=Role.DESK)
    membership.user = second
    actions.save_membership(membership=membership)
    assert group_names(first) == set()
    assert group_names(second) == {"portal-desk"}


def test_an_expired_membership_stops_counting_at_the_next_sign_in(client, today):
    user = UserFactory()
    membership = actions.assign(user=user, agency=AgencyFactory(), role=Role.LEADER, valid_from=today - 9 * DAY)
    Membership.objects.filter(pk=membership.pk).update(valid_until=today - DAY)
    assert group_names(user) == {"portal-leader"}
    client.post("/tai-khoan/dang-nhap/", {"login": user.email, "password": PASSWORD})
    assert group_names(user) == set()


def test_the_daily_command_puts_everybody_right(capsys, today):
    ended = actions.assign(user=UserFactory(), agency=AgencyFactory(), role=Role.DESK, valid_from=today - 9 * DAY)
    Membership.objects.filter(pk=ended.pk).update(valid_until=today - DAY)
    begun = MembershipFactory(role=Role.LEADER)
    call_command("sync_groups")
    assert "2 people" in capsys.readouterr().out
    assert group_names(ended.user) == set()
    assert group_names(begun.user) == {"portal-leader"}
    assert groups.sync_everybody() == 0


def test_putting_everybody_right_does_not_ask_person_by_person(django_assert_max_num_queries):
    for _ in range(5):
        MembershipFactory()
    with django_assert_max_num_queries(8):
        groups.sync_everybody()


def test_other_groups_of_a_person_are_left_alone():
    from django.contrib.auth.models import Group

    user = UserFactory()
    user.groups.add(Group.objects.create(name="stall-7"))
    actions.end(membership=actions.assign(user=user, agency=AgencyFactory(), role=Role.DESK))
    assert group_names(user) == {"stall-7"}


def test_groups_hold_exactly_what_their_role_may():
    def rights(role):
        group = groups.Group.objects.get(name=groups.group_name(role))
        return {f"{p.content_type.app_label}.{p.codename}" for p in group.permissions.select_related("content_type")}

    for role in (Role.DESK, Role.SPECIALIST, Role.LEADER, Role.SUPERVISOR):
        assert rights(role) == {"wagtailadmin.access_admin"}
    assert {"accounts.change_user", "organisations.add_membership"} <= rights(Role.ADMINISTRATOR)
    assert not {"auth.change_group", "accounts.delete_user"} & rights(Role.ADMINISTRATOR)
    group = groups.Group.objects.get(name=groups.group_name(Role.DESK))
    group.permissions.add(groups.Permission.objects.get(codename="change_user"))
    groups.sync_groups()
    assert rights(Role.DESK) == {"wagtailadmin.access_admin"}


def test_communications_staff_edit_and_publish_pages():
    from wagtail.models import Page

    user = UserFactory()
    actions.assign(user=user, agency=AgencyFactory(), role=Role.COMMUNICATIONS)
    page = Page.objects.filter(depth=2).first()
    tester = page.permissions_for_user(fresh(user))
    assert tester.can_edit()
    assert tester.can_publish()
    desk = UserFactory()
    actions.assign(user=desk, agency=AgencyFactory(), role=Role.DESK)
    assert not page.permissions_for_user(fresh(desk)).can_edit()


def test_who_gave_which_role_is_recorded():
    boss = SuperuserFactory()
    membership = actions.assign(user=UserFactory(), agency=AgencyFactory(), role=Role.DESK, actor=boss)
    actions.end(membership=membership, actor=boss)
    entries = Entry.objects.filter(actor=boss).order_by("pk")
    assert [entry.action for entry in entries] == [actions.ASSIGNED, actions.CHANGED]
    assert entries[0].data["role"] == "desk"


@pytest.mark.django_db
def test_what_wagtail_made_gets_a_vietnamese_name_unless_somebody_named_it():
    Workflow.objects.create(name="Moderators approval")
    Workflow.objects.create(name="Duyệt tin")
    groups.sync_groups()
    names = list(Workflow.objects.values_list("name", flat=True))
    assert groups.APPROVAL in names
    assert "Duyệt tin" in names
    assert "Moderators approval" not in names
