"""Two officers at once: one wins, the other is told. On the database of the run, and on a SQLite file for threads."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing

import pytest
from django.db import connection, connections
from django.utils import timezone

from portal.casework.actions import apply
from portal.casework.codes import next_code
from portal.casework.errors import CaseworkError, Conflict
from portal.casework.steps import claim
from tests.factories.casework import LoanFactory, officer
from tests.factories.organisations import AgencyFactory
from tests.testapp.models import Loan

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works):
    """Runs `works` in threads that start together; returns what each returned or raised, in order."""
    results = [None] * len(works)
    barrier = threading.Barrier(len(works))

    def run(place, work):
        try:
            barrier.wait(timeout=20)
            results[place] = work()
        except CaseworkError as error:
            results[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


@pytest.fixture
def shared_database(tmp_path):
    """A database that threads share: PostgreSQL as it is; for SQLite, the tests' own shared memory will not do."""
    if connection.vendor != "sqlite":
        yield
        return
    kept = {key: connection.settings_dict[key] for key in ("NAME", "OPTIONS")}
    path = tmp_path / "threads.sqlite3"
    connection.ensure_connection()
    held = connection.connection
    with closing(sqlite3.connect(path)) as copy:
        held.backup(copy)
    connection.connection = None
    connections.settings["default"]["NAME"] = connection.settings_dict["NAME"] = str(path)
    yield
    connection.connection.close()
    connection.connection = held
    connections.settings["default"].update(kept)
    connection.settings_dict.update(kept)


@pytest.mark.slow
def test_of_two_officers_at_once_one_wins_and_the_other_is_told(shared_database):
    commune = AgencyFactory()
    loan = LoanFactory(agency=commune)
    people = [officer(commune, full_name=name) for name in ("Lù Thị Một", "Tẩn A Hai")]

    def take(person):
        seen = Loan.objects.get(pk=loan.pk)
        return lambda: apply(case=seen, transition="take", actor=person, revision=seen.revision)

    results = at_once(*(take(person) for person in people))

    lost = [result for result in results if isinstance(result, Conflict)]
    assert len(lost) == 1
    winner = people[1 - results.index(lost[0])]
    assert str(lost[0]).startswith(f"{winner.full_name} đã nhận xem lịch")
    assert loan.events.filter(transition="take").count() == 1
    assert Loan.objects.get(pk=loan.pk).revision == 1


@pytest.mark.slow
def test_a_step_is_taken_by_one_of_two(shared_database):
    commune = AgencyFactory()
    loan = LoanFactory(agency=commune)
    people = [officer(commune) for _ in range(2)]
    step = loan.all_steps[0].pk

    def take(person):
        seen = Loan.objects.get(pk=loan.pk)
        return lambda: claim(case=seen, step_pk=step, actor=person)

    results = at_once(*(take(person) for person in people))
    assert sum(isinstance(result, Conflict) for result in results) == 1
    assert Loan.objects.get(pk=loan.pk).all_steps[0].assignee in people


@pytest.mark.slow
def test_numbers_given_out_at_once_are_all_different(shared_database):
    commune = AgencyFactory()
    now = timezone.now()

    def several():
        return [next_code(agency=commune, at=now) for _ in range(10)]

    results = at_once(several, several, several, several)
    codes = [code for result in results for code in result]
    assert len(set(codes)) == 40
    assert sorted(code[-4:] for code in codes) == [f"{number:04d}" for number in range(1, 41)]
