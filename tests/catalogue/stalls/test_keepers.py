"""A moderator lets a second person keep a stall, and takes one out again."""

from __future__ import annotations

import pytest

from catalogue.stalls.rights import merchants_of, stalls_of
from portal.casework.actions import apply
from portal.casework.errors import InvalidData
from tests.factories import catalogue as factory
from tests.factories.market_cases import approved

pytestmark = pytest.mark.django_db


def test_somebody_with_an_account_joins_by_name_or_verified_address():
    case, officer = approved(), factory.moderator()
    friend, other = factory.citizen(), factory.citizen()
    apply(case=case, transition="add_keeper", actor=officer, data={"account": friend.username.upper()})
    apply(case=case, transition="add_keeper", actor=officer, data={"account": other.email})
    assert merchants_of(case.stall) == [case.applicant, friend, other]
    assert list(stalls_of(friend)) == [case.stall]


@pytest.mark.parametrize("account", ["khong-co-ai", "", "' OR 1=1"])
def test_nobody_joins_who_has_no_account(account):
    case = approved()
    with pytest.raises(InvalidData):
        apply(case=case, transition="add_keeper", actor=factory.moderator(), data={"account": account})


def test_an_unproven_address_and_a_moderator_do_not_join():
    case, officer = approved(), factory.moderator()
    unproven = factory.citizen(verified=False)
    for account in (unproven.email, officer.username):
        with pytest.raises(InvalidData):
            apply(case=case, transition="add_keeper", actor=officer, data={"account": account})


def test_the_last_keeper_stays():
    case, officer = approved(), factory.moderator()
    with pytest.raises(InvalidData) as refused:
        apply(case=case, transition="remove_keeper", actor=officer, data={"user": case.applicant.pk})
    assert "ít nhất một người" in str(refused.value.form.errors)
    friend = factory.citizen()
    apply(case=case, transition="add_keeper", actor=officer, data={"account": friend.username})
    apply(case=case, transition="remove_keeper", actor=officer, data={"user": case.applicant.pk})
    assert merchants_of(case.stall) == [friend]


def test_a_stranger_cannot_be_taken_out():
    case = approved()
    apply(case=case, transition="add_keeper", actor=factory.moderator(), data={"account": factory.citizen().username})
    with pytest.raises(InvalidData):
        apply(case=case, transition="remove_keeper", actor=factory.moderator(), data={"user": factory.citizen().pk})
