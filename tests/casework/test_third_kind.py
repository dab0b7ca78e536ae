"""A new kind of case is a model, a table, a viewset and a template, under 100 lines together."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core import checks

from portal.casework.checks import check_kinds
from tests.testapp.models import Loan

APP = Path(__file__).parents[1] / "testapp"
FILES = ("models/loans.py", "transitions.py", "wagtail_hooks.py", "templates/testapp/loan.html")


def test_a_new_kind_takes_fewer_than_a_hundred_lines():
    assert sum(len((APP / name).read_text().splitlines()) for name in FILES) < 100


def test_the_kind_is_complete():
    assert check_kinds() == []


@pytest.mark.parametrize("path", ["tests.testapp.nowhere.TABLE", "tests.testapp.models.Loan", ""])
def test_a_kind_without_its_table_stops_the_start(monkeypatch, path):
    monkeypatch.setattr(Loan, "transition_table", path)
    assert [(message.level, message.id) for message in check_kinds()] == [(checks.ERROR, "casework.E001")]
