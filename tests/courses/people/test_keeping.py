"""Officials follow the memberships, whoever changes them, and by their dates."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from courses.people.keeping import sync_officials
from courses.people.officials import Official, OfficialKind
from portal.organisations.models import Membership, Role
from tests.courses.progress import ground
from tests.factories import courses
from tests.factories.accounts import UserFactory
from tests.factories.casework import officer
from tests.factories.organisations import MembershipFactory

pytestmark = pytest.mark.django_db


def official(user) -> Official:
    return Official.objects.get(user=user)


def run() -> str:
    told = StringIO()
    call_command("sync_officials", stdout=told)
    return told.getvalue()


def test_a_membership_makes_an_official_and_its_end_leaves_the_row_inactive() -> None:
    commune = ground.commune("Xã Y Tý")
    user = officer(commune)
    assert (official(user).agency, official(user).is_active) == (commune, True)
    Membership.objects.get(user=user).delete()
    assert (official(user).agency, official(user).is_active) == (commune, False)


def test_the_oldest_membership_says_where_somebody_works() -> None:
    today = timezone.localdate()
    old, new = ground.commune("Xã Cũ"), ground.commune("Xã Mới")
    user = officer(old)
    MembershipFactory(user=user, agency=new, role=Role.SUPERVISOR, valid_from=today)
    assert official(user).agency == old
    first = Membership.objects.get(user=user, agency=old)
    first.valid_from, first.valid_until = today - ground.days(9), today - ground.days(1)
    first.save()
    assert official(user).agency == new


def test_a_blocked_person_is_inactive_until_let_in_again() -> None:
    user = officer(ground.commune("Xã Y Tý"))
    for active in (False, True):
        user.is_active = active
        user.save()
        assert official(user).is_active is active


def test_an_agency_that_stops_has_no_active_officials() -> None:
    commune = ground.commune("Xã Y Tý")
    user = officer(commune)
    commune.is_active = False
    commune.save()
    assert not official(user).is_active


def test_somebody_let_in_after_the_membership_was_given_is_an_official() -> None:
    user = UserFactory(is_active=False)
    MembershipFactory(user=user, agency=ground.commune("Xã Y Tý"))
    assert not Official.objects.filter(user=user).exists()
    user.is_active = True
    user.save()
    assert official(user).is_active


def test_the_sign_in_of_a_citizen_asks_nothing_about_officials(django_assert_num_queries) -> None:
    user = UserFactory()
    user.last_login = timezone.now()
    with django_assert_num_queries(1):
        user.save(update_fields=["last_login"])


def test_the_daily_run_follows_memberships_that_begin_and_end_by_their_dates() -> None:
    today = timezone.localdate()
    commune = ground.commune("Xã Y Tý")
    ends, begins = officer(commune), UserFactory()
    MembershipFactory(user=begins, agency=commune, valid_from=today + ground.days(1))
    # A day goes by: nothing was saved, and so no signal was sent.
    Membership.objects.filter(user=ends).update(valid_from=today - ground.days(9), valid_until=today - ground.days(1))
    Membership.objects.filter(user=begins).update(valid_from=today)
    assert official(ends).is_active
    assert run() == "2 officials were made or changed.\n"
    assert not official(ends).is_active
    assert official(begins).is_active
    assert run() == "0 officials were made or changed.\n"


def test_the_kind_that_was_entered_stays_when_somebody_moves() -> None:
    user, new = officer(ground.commune("Xã Cũ")), ground.commune("Xã Mới")
    Official.objects.filter(user=user).update(kind=OfficialKind.CADRE)
    Membership.objects.filter(user=user).update(agency=new)
    run()
    assert (official(user).agency, official(user).kind) == (new, "cadre")


def test_the_run_costs_the_same_for_three_people_and_for_thirty() -> None:
    def cost(people: int) -> int:
        commune = ground.commune(f"Xã {people}")
        users = [UserFactory() for _n in range(people)]
        Membership.objects.bulk_create(Membership(user=user, agency=commune, role=Role.SPECIALIST) for user in users)
        with CaptureQueriesContext(connection) as captured:
            assert sync_officials() == people
        return len(captured)

    assert cost(3) == cost(30)


def test_what_was_learnt_stays_with_somebody_who_left() -> None:
    module, person = courses.module(), courses.official(ground.commune("Xã Y Tý"))
    ground.completed(person, module)
    Membership.objects.get(user=person).delete()
    assert person.completions.count() == 1
