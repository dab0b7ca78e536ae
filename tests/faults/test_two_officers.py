"""Two officers on one dossier: one wins, the other is told who did what, and nothing that was typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from portal.organisations.models import Role
from services.dossiers.states import DossierState
from tests.factories.organisations import MembershipFactory
from tests.factories.services import accepted, submitted
from tests.faults.conftest import at_once

if TYPE_CHECKING:
    from services.dossiers.models import Dossier

REASON = "Nơi cư trú của mẹ không thuộc địa bàn; xin nộp tại xã Thử Nghiệm 2."


def browser(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def officer(commune, role: Role, name: str):
    return MembershipFactory(agency=commune.agency, role=role, user__full_name=name).user


def act(client: Client, dossier: Dossier, name: str, revision: int, **typed: str):
    return client.post(f"/quan-tri/ho-so/{dossier.pk}/lam/{name}/", {"revision": revision, **typed})


@pytest.fixture
def first(commune):
    return officer(commune, Role.DESK, "Lù Thị Nhanh")


@pytest.fixture
def second(commune):
    return officer(commune, Role.DESK, "Hoàng Văn Chậm")


@pytest.mark.django_db
def test_who_comes_second_is_told_who_did_what_and_gets_the_typed_reason_back(commune, first, second):
    dossier = submitted(commune)
    seen = dossier.revision
    address = act(browser(first), dossier, "accept", seen)
    assert address.status_code == 302

    told = act(browser(second), dossier, "refuse", seen, note=REASON)

    text = told.content.decode()
    assert told.status_code == 409
    assert "Lù Thị Nhanh đã tiếp nhận" in text
    assert dossier.code in text
    assert "chưa được thực hiện" in text
    assert REASON in text
    dossier.refresh_from_db()
    assert dossier.state == DossierState.ACCEPTED
    assert not dossier.papers.filter(kind="03").exists()


@pytest.mark.django_db
def test_an_act_that_is_still_possible_comes_back_as_it_was_filled_in(commune, first, second):
    """Both want to refuse or take in; a note in between changed the dossier, not its state."""
    dossier = accepted(commune)
    specialists = [officer(commune, Role.SPECIALIST, name) for name in ("Lù Thị Nhanh", "Hoàng Văn Chậm")]
    seen = dossier.revision
    step = dossier.active_steps[0]
    browser(specialists[0]).post(f"/quan-tri/ho-so/{dossier.pk}/buoc/{step.pk}/nhan/")
    dossier.refresh_from_db()
    assert dossier.revision > seen

    told = act(browser(commune.leader), dossier, "stop", seen, note=REASON)

    text = told.content.decode()
    assert told.status_code == 409
    assert "Lù Thị Nhanh đã nhận xử lý" in text
    assert REASON in text
    assert f'name="revision" value="{dossier.revision}"' in text
    again = act(browser(commune.leader), dossier, "stop", dossier.revision, note=REASON)
    assert again.status_code == 302


@pytest.mark.django_db
def test_a_supplement_that_came_too_late_is_shown_again_item_by_item(commune, first, second):
    dossier = submitted(commune)
    seen = dossier.revision
    act(browser(first), dossier, "refuse", seen, note="Không thuộc thẩm quyền.")

    told = act(
        browser(second),
        dossier,
        "ask_supplement_before_intake",
        seen,
        **{
            "items-slot-giay_chung_sinh": "1",
            "items-slot-giay_chung_sinh-problem": "Ảnh chụp mất góc dưới",
            "items-slot-giay_chung_sinh-fix": "Chụp lại cả bốn góc",
            "ground": "Khoản 1 Điều 16 Luật Hộ tịch",
        },
    )

    text = told.content.decode()
    assert told.status_code == 409
    assert "Lù Thị Nhanh đã từ chối tiếp nhận" in text
    for typed in ("Ảnh chụp mất góc dưới", "Chụp lại cả bốn góc", "Khoản 1 Điều 16 Luật Hộ tịch"):
        assert typed in text


@pytest.mark.django_db
def test_a_payment_request_that_came_too_late_is_shown_again(commune):
    dossier = accepted(commune)
    seen = dossier.revision
    act(browser(commune.leader), dossier, "stop", seen, note="Người dân xin dừng.")

    told = act(browser(commune.specialist), dossier, "request_payment", seen, amount="8000", what_for="Lệ phí quá hạn")

    assert told.status_code == 409
    assert "8000" in told.content.decode()
    assert "Lệ phí quá hạn" in told.content.decode()


@pytest.mark.django_db
def test_a_second_click_on_the_same_act_is_told_that_it_was_done_already(commune, first):
    dossier = submitted(commune)
    seen, client = dossier.revision, browser(first)
    act(client, dossier, "accept", seen)

    again = act(client, dossier, "accept", seen)
    page = client.get(again.url) if again.status_code == 302 else again

    assert "Bạn đã tiếp nhận" in page.content.decode()
    assert dossier.events.filter(transition="accept").count() == 1
    assert dossier.papers.filter(kind="01").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("forged", ["abc", "-1", "99999", "9" * 40, ""])
def test_a_forged_revision_changes_nothing_wrongly(commune, first, forged):
    """A wrong one is a conflict; a missing one is judged by the state alone."""
    dossier = submitted(commune)

    answer = act(browser(first), dossier, "accept", forged)

    dossier.refresh_from_db()
    assert answer.status_code in (302, 409)
    assert dossier.events.filter(transition="accept").count() == (dossier.state == DossierState.ACCEPTED)


@pytest.mark.slow
def test_of_officers_acting_in_the_same_instant_exactly_one_wins(own_connections, commune, first, second):
    dossier = submitted(commune)
    seen = dossier.revision
    accepting, refusing = browser(first), browser(second)

    answers = at_once(
        lambda: act(accepting, dossier, "accept", seen),
        lambda: act(refusing, dossier, "refuse", seen, note=REASON),
    )

    dossier.refresh_from_db()
    accepted_it = dossier.state == DossierState.ACCEPTED
    won, lost = answers if accepted_it else reversed(answers)
    winner = first if accepted_it else second
    assert won.status_code == 302
    told = accepting.get(lost.url) if lost.status_code == 302 else lost
    assert f"{winner.full_name} đã {'tiếp nhận' if accepted_it else 'từ chối tiếp nhận'}" in told.content.decode()
    assert dossier.events.exclude(transition="opened").count() == 1
    assert dossier.revision == seen + 1
    if accepted_it:
        assert REASON in told.content.decode()


@pytest.mark.slow
def test_six_who_take_the_same_step_at_once_leave_it_with_one(own_connections, commune):
    dossier = accepted(commune)
    step = dossier.active_steps[0]
    people = [officer(commune, Role.SPECIALIST, f"Chuyên Viên {number}") for number in range(6)]
    url = f"/quan-tri/ho-so/{dossier.pk}/buoc/{step.pk}/nhan/"
    clients = [browser(person) for person in people]

    at_once(*[lambda client=client: client.post(url) for client in clients])

    assert dossier.events.filter(transition="claimed").count() == 1
    step.refresh_from_db()
    winner = dossier.events.get(transition="claimed").actor
    assert step.assignee == winner
    for person, client in zip(people, clients, strict=True):
        page = client.get(f"/quan-tri/ho-so/{dossier.pk}/").content.decode()
        assert (f"{winner.full_name} đã nhận bước" in page) == (person != winner)
