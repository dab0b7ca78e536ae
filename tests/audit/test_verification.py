"""Whoever changes the record behind the portal's back is found out."""

from __future__ import annotations

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from portal.audit import canonical, protection
from portal.audit.actions import record
from portal.audit.models import Chain, Entry
from tests.factories.accounts import UserFactory
from tests.factories.organisations import AgencyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def subject():
    agency = AgencyFactory()
    for number in range(1, 6):
        record(subject=agency, action="changed", actor=None, data={"number": number})
    return agency


@pytest.fixture
def behind_the_back(subject):
    """Runs SQL as somebody would who took the protection off."""

    def run(statement: str, *values: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)

    protection.remove(connection)
    yield run
    protection.install(connection)


def verify(capsys, **options) -> tuple[int, list[str]]:
    """The exit code and what was said, without the last line."""
    code = 0
    try:
        call_command("verify_audit", **options)
    except SystemExit as end:
        code = end.code
    return code, capsys.readouterr().out.splitlines()[:-1]


def name(subject) -> str:
    return f"organisations.agency:{subject.pk}"


def test_an_untouched_record_is_sound(subject, capsys):
    record(subject=UserFactory(), action="created", actor=None)
    assert verify(capsys) == (0, [])


def test_a_changed_entry_is_named(subject, behind_the_back, capsys):
    behind_the_back("UPDATE audit_entry SET action = 'read' WHERE sequence = 3")
    assert verify(capsys) == (1, [f"{name(subject)} #3: was changed"])


@pytest.mark.parametrize("column", ["actor_label", "data", "at", "previous_hash", "hash"])
def test_no_field_can_be_changed_unnoticed(subject, behind_the_back, capsys, column):
    value = {"data": json.dumps({"number": 9}), "at": "2020-01-01 00:00:00+00:00"}.get(column, "f" * 64)
    behind_the_back(f"UPDATE audit_entry SET {column} = %s WHERE sequence = 3", value)
    code, said = verify(capsys)
    assert code == 1
    assert said[0].startswith(f"{name(subject)} #3: was changed")


def test_another_actor_cannot_be_put_in(subject, behind_the_back, capsys):
    behind_the_back("UPDATE audit_entry SET actor_id = %s WHERE sequence = 2", UserFactory().pk)
    assert verify(capsys) == (1, [f"{name(subject)} #2: was changed"])


def test_a_missing_entry_is_named(subject, behind_the_back, capsys):
    behind_the_back("DELETE FROM audit_entry WHERE sequence = 2")
    assert verify(capsys) == (1, [f"{name(subject)} #2: is missing"])


def test_a_cut_tail_is_named(subject, behind_the_back, capsys):
    behind_the_back("DELETE FROM audit_entry WHERE sequence > 3")
    assert verify(capsys) == (1, [f"{name(subject)} #4: and the entries up to #5 are missing at the end"])


def test_an_emptied_chain_is_named(subject, behind_the_back, capsys):
    behind_the_back("DELETE FROM audit_entry")
    assert verify(capsys) == (1, [f"{name(subject)} #1: and the entries up to #5 are missing at the end"])


def test_reordered_entries_are_named(subject, behind_the_back, capsys):
    behind_the_back("UPDATE audit_entry SET sequence = 99 WHERE sequence = 2")
    behind_the_back("UPDATE audit_entry SET sequence = 2 WHERE sequence = 4")
    behind_the_back("UPDATE audit_entry SET sequence = 4 WHERE sequence = 99")
    assert verify(capsys) == (
        1,
        [
            f"{name(subject)} #2: was moved: it was written as #4",
            f"{name(subject)} #4: was moved: it was written as #2",
        ],
    )


def test_a_rewritten_entry_with_a_right_hash_does_not_fit_in(subject, behind_the_back, capsys):
    chain = Chain.objects.get(subject_id=str(subject.pk))
    entry = Entry.objects.get(sequence=3)
    entry.data = {"number": 33}
    behind_the_back(
        "UPDATE audit_entry SET data = %s, hash = %s WHERE sequence = 3",
        json.dumps(entry.data),
        entry.expected_hash(chain=chain),
    )
    assert verify(capsys) == (1, [f"{name(subject)} #4: does not follow the entry before it"])


def test_a_rewritten_last_entry_is_not_the_one_the_head_names(subject, behind_the_back, capsys):
    chain = Chain.objects.get(subject_id=str(subject.pk))
    entry = Entry.objects.get(sequence=5)
    entry.action = "read"
    behind_the_back(
        "UPDATE audit_entry SET action = 'read', hash = %s WHERE sequence = 5", entry.expected_hash(chain=chain)
    )
    assert verify(capsys) == (1, [f"{name(subject)} #5: is not the last entry that the head names"])


def test_a_tail_cut_together_with_its_head_differs_from_the_heads_kept_elsewhere(
    subject, behind_the_back, capsys, tmp_path
):
    kept = tmp_path / "heads"
    assert verify(capsys, write_heads=kept)[0] == 0
    behind_the_back("DELETE FROM audit_entry WHERE sequence > 3")
    behind_the_back("UPDATE audit_chain SET length = 3, head_hash = (SELECT hash FROM audit_entry WHERE sequence = 3)")
    assert verify(capsys) == (0, [])
    code, said = verify(capsys, against=kept)
    assert code == 1
    assert said == [f"{name(subject)} #5: is missing or was rewritten since the heads were kept"]
    behind_the_back("DELETE FROM audit_entry")
    behind_the_back("DELETE FROM audit_chain")
    assert verify(capsys, against=kept) == (1, [f"{name(subject)}: the whole chain is missing"])


def test_heads_kept_earlier_fit_a_record_that_grew(subject, capsys, tmp_path):
    kept = tmp_path / "heads"
    verify(capsys, write_heads=kept)
    record(subject=subject, action="changed", actor=None)
    assert verify(capsys, against=kept) == (0, [])


def test_one_subject_can_be_asked_for(subject, behind_the_back, capsys):
    other = AgencyFactory()
    record(subject=other, action="created", actor=None)
    behind_the_back("UPDATE audit_entry SET action = 'read' WHERE sequence = 3")
    assert verify(capsys, subject=name(other)) == (0, [])
    assert verify(capsys, subject=name(subject))[0] == 1
    with pytest.raises(CommandError, match="no record"):
        call_command("verify_audit", subject="organisations.agency:0")


def test_verification_reads_in_batches(django_assert_max_num_queries, capsys, monkeypatch):
    monkeypatch.setattr("portal.audit.verification.CHAINS_AT_ONCE", 10)
    for _ in range(25):
        record(subject=AgencyFactory(), action="created", actor=None)
    with django_assert_max_num_queries(9):
        assert verify(capsys)[0] == 0


def test_the_first_entry_follows_the_start(subject):
    assert Entry.objects.get(sequence=1).previous_hash == canonical.START
