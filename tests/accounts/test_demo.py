"""The demonstration's accounts and agencies: complete, repeatable, impossible outside a demonstration."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from portal.accounts import demo
from portal.accounts.models import User
from portal.organisations import selectors
from portal.organisations.models import Agency, Desk, Membership, Role

pytestmark = pytest.mark.django_db
ACCOUNTS = {"admin", "truyenthong", "motcua", "chuyenvien", "lanhdao", "tieuthuong", "canbo", "daotao", "congdan"}


@pytest.fixture
def demonstration(settings):
    settings.DEMONSTRATION = True


def test_it_refuses_outside_a_demonstration(settings):
    settings.DEMONSTRATION = False
    with pytest.raises(ImproperlyConfigured):
        demo.load("bi-mat")
    with pytest.raises(CommandError):
        call_command("load_demo_people")
    assert not User.objects.exists()


def test_every_account_of_the_design_signs_in(demonstration, client):
    demo.load("mat-khau-trinh-dien")
    assert set(User.objects.values_list("username", flat=True)) >= ACCOUNTS
    for name in ACCOUNTS:
        client.post("/tai-khoan/dang-nhap/", {"login": name, "password": "mat-khau-trinh-dien"})
        assert client.session.get("_auth_user_id"), name
        client.logout()


def test_every_commune_has_an_agency_and_a_desk(demonstration):
    demo.load("mat-khau-trinh-dien")
    assert Agency.objects.filter(level="commune").count() == 99
    assert Agency.objects.filter(level="province").count() == 16  # UBND tỉnh and 15 departments
    assert Desk.objects.filter(agency__level="commune").count() == 99
    assert Agency.objects.filter(name="UBND phường Sa Pa", parent__name="UBND tỉnh Lào Cai").exists()
    assert not Agency.objects.exclude(code__endswith=".MAU").exists()


def test_officers_of_two_communes_do_not_reach_each_other(demonstration):
    demo.load("mat-khau-trinh-dien")
    first, second = User.objects.get(username="chuyenvien"), User.objects.get(username="chuyenvien2")
    here, there = (selectors.agencies_where(user, [Role.SPECIALIST]).get() for user in (first, second))
    assert here != there
    assert not selectors.has_role(first, Role.SPECIALIST, there)
    desk = Membership.objects.get(user__username="motcua")
    assert desk.desk.agency == desk.agency == here


def test_loading_again_changes_nothing(demonstration):
    first = demo.load()
    assert first.chosen_here
    counts = [model.objects.count() for model in (User, Agency, Desk, Membership, EmailAddress)]
    again = demo.load()
    assert not again.chosen_here
    assert counts == [model.objects.count() for model in (User, Agency, Desk, Membership, EmailAddress)]
    assert User.objects.get(username="congdan").check_password(first.password)


def test_a_random_password_is_shown_once(demonstration, capsys):
    call_command("load_demo_people")
    assert "shown only this once" in capsys.readouterr().out
    call_command("load_demo_people")
    assert "shown only this once" not in capsys.readouterr().out


def test_loading_takes_few_queries(demonstration, django_assert_max_num_queries):
    with django_assert_max_num_queries(150):
        demo.load("mat-khau-trinh-dien")
    with django_assert_max_num_queries(100):
        demo.load("mat-khau-trinh-dien")
