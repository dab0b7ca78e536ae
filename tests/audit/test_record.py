"""What was done is written down once, in order, and stays as it was written."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from portal.audit import registry
from portal.audit.actions import record, record_reading
from portal.audit.models import AppendOnly, Chain, Entry
from portal.audit.selectors import entries_of
from portal.organisations.models import Agency

pytestmark = pytest.mark.django_db


@pytest.fixture
def subject() -> Agency:
    return Agency.objects.create(code="H38.99", name="Sở Thử nghiệm", level=Agency.Level.PROVINCE)


@pytest.fixture
def officer():
    return get_user_model().objects.create_user(username="chuyenvien", email="c@example.org")


def test_each_entry_names_the_hash_of_the_one_before(subject, officer):
    first = record(subject=subject, action="created", actor=officer)
    second = record(subject=subject, action="changed", actor=None, data={"name": "mới"})
    assert [first.sequence, second.sequence] == [1, 2]
    assert second.previous_hash == first.hash
    assert Chain.objects.get().head_hash == second.hash
    assert list(entries_of(subject)) == [first, second]


def test_subjects_have_chains_of_their_own(subject, officer):
    record(subject=subject, action="created", actor=officer)
    assert record(subject=officer, action="created", actor=None).sequence == 1


def test_the_hash_survives_the_way_through_the_database(subject, officer):
    data = {
        "tên": "Nguyễn Thị Ánh",
        "decomposed": "e\u0302\u0301",
        "fraction": 1e22,
        "number": 12345678901234567890,
        "when": timezone.now(),
        "id": uuid.uuid4(),
        "nul": "a\x00b",
        "half": "\ud83d",
        "list": [True, None, {"b": 1, "a": 0.1}],
    }
    entry = record(subject=subject, action="changed", actor=officer, data=data)
    again = Entry.objects.select_related("chain").get(pk=entry.pk)
    assert again.data["decomposed"] == "ế"
    assert again.expected_hash(chain=again.chain) == again.hash


def test_an_entry_stands_or_falls_with_the_act(subject, officer):
    def refused_act():
        with transaction.atomic():
            record(subject=subject, action="created", actor=officer)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        refused_act()
    assert not Entry.objects.exists()


def test_what_was_never_saved_has_no_record():
    with pytest.raises(ValueError, match="has no id yet"):
        record(subject=Agency(), action="created", actor=None)


def test_an_address_used_as_user_name_stays_out_of_the_record(subject):
    citizen = get_user_model().objects.create_user(username="binh@example.org")
    assert record(subject=subject, action="created", actor=citizen).actor_label == f"#{citizen.pk}"


def test_models_and_querysets_refuse_to_change_or_delete(subject, officer):
    entry = record(subject=subject, action="created", actor=officer)
    for act in (
        entry.save,
        entry.delete,
        entry.chain.delete,
        Entry.objects.all().delete,
        lambda: Entry.objects.update(action="x"),
        lambda: Entry.objects.bulk_update([entry], ["action"]),
        lambda: Entry.objects.bulk_create([entry]),
    ):
        with pytest.raises(AppendOnly):
            act()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET action = 'x'",
        "DELETE FROM audit_entry",
        "DELETE FROM audit_chain",
        "UPDATE audit_chain SET length = 0",
        "UPDATE audit_chain SET length = length + 1, subject_id = '7'",
    ],
)
def test_the_database_itself_refuses_to_change_or_delete(subject, officer, statement):
    record(subject=subject, action="created", actor=officer)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Entry.objects.get().action == "created"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_time", [1, 2])
def test_flush_empties_the_database_and_protects_it_again(subject, _time):
    assert not Entry.objects.exists()
    record(subject=subject, action="created", actor=None)
    with pytest.raises(IntegrityError), connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_entry")


def test_reading_again_within_ten_minutes_adds_nothing(subject, officer, monkeypatch):
    first = record_reading(subject, officer)
    assert record_reading(subject, officer) == first
    assert record_reading(subject, officer, data={"file": "a"}) != first
    assert record_reading(subject, None) != first
    later = timezone.now() + timedelta(minutes=11)
    monkeypatch.setattr("portal.audit.actions.timezone.now", lambda: later)
    assert record_reading(subject, officer).sequence == 4


def test_reading_again_takes_one_query(subject, officer, django_assert_num_queries):
    record_reading(subject, officer)
    with django_assert_num_queries(1):
        record_reading(subject, officer)


def test_recording_takes_three_queries_in_the_callers_transaction(subject, officer, django_assert_num_queries):
    record(subject=subject, action="created", actor=officer)
    with django_assert_num_queries(3):
        record(subject=subject, action="changed", actor=officer)


def test_an_act_is_named_once(monkeypatch):
    monkeypatch.setattr(registry, "_labels", {})
    registry.register_action("dossier.accepted", "Tiếp nhận hồ sơ")
    assert registry.label_of("dossier.accepted") == "Tiếp nhận hồ sơ"
    assert registry.label_of("unknown") == "unknown"
    with pytest.raises(Exception, match="registered twice"):
        registry.register_action("dossier.accepted", "Nhận")


def test_two_kinds_of_subject_may_name_an_act_each_in_its_own_words(monkeypatch):
    monkeypatch.setattr(registry, "_labels", {})
    registry.register_action("case.refuse", "Từ chối tiếp nhận", "services.dossier")
    registry.register_action("case.refuse", "Không tiếp nhận", "home.feedbackcase")
    assert registry.label_of("case.refuse", "home.feedbackcase") == "Không tiếp nhận"
    assert registry.choices() == [("case.refuse", "Từ chối tiếp nhận / Không tiếp nhận")]
