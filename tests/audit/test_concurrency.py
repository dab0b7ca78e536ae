"""Many who act at once write one chain each subject, without gaps, and do not wait for other subjects."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from portal.audit import verification
from portal.audit.actions import record
from portal.audit.models import Chain
from tests.factories.organisations import AgencyFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


@pytest.fixture(autouse=True)
def threads_share_the_database():
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("threads cannot share this database")


def run_in_threads(*works) -> list[Exception]:
    """Runs each in a thread of its own; returns what went wrong."""
    errors: list[Exception] = []

    def guarded(work) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 (a thread's error would be lost)
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=guarded, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def test_eight_at_once_make_one_unbroken_chain():
    subject = AgencyFactory()

    def work() -> None:
        for number in range(10):
            record(subject=subject, action="changed", actor=None, data={"number": number})

    assert run_in_threads(*[work] * 8) == []
    chain = Chain.objects.get(subject_type="organisations.agency", subject_id=str(subject.pk))
    assert chain.length == 80
    assert list(verification.findings(Chain.objects.all())) == []


def test_one_subject_does_not_wait_for_another():
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    first, second = AgencyFactory(), AgencyFactory()
    done = threading.Event()

    def work() -> None:
        record(subject=second, action="changed", actor=None)
        done.set()

    with transaction.atomic():
        record(subject=first, action="changed", actor=None)
        assert run_in_threads(work) == []
        assert done.is_set()
