"""Limits count alike wherever they stand, and the cache keeps nothing that was typed."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from django.core.cache import cache

from portal.counting import count, so_far

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()
    yield
    cache.clear()


def test_every_time_counts_for_its_own_purpose_and_person_only():
    assert [count("tries", "H01", 60) for _time in range(3)] == [1, 2, 3]
    assert (so_far("tries", "H01"), so_far("tries", "H02"), so_far("other", "H01")) == (3, 0, 0)


def test_what_ends_between_two_questions_begins_anew():
    count("tries", "H01", 60)
    with patch.object(cache, "incr", side_effect=ValueError):
        assert count("tries", "H01", 60) == 1
    assert so_far("tries", "H01") == 1


@pytest.mark.parametrize("who", ["", " \x00\n", "ký tự lạ", "x" * 10_000, "192.0.2.1"])
def test_whatever_was_typed_becomes_a_key_that_every_cache_takes(who):
    with patch.object(cache, "add", return_value=True) as add:
        count("tries", who, 60)
    key = add.call_args.args[0]
    assert len(key) < 200
    assert key.isascii()
    assert key.isprintable()
    assert not who or who not in key
