"""A small world of made-up things of every kind, found through the real table and the engine that is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache

from portal.search import engine, lexicon
from tests.search.corpus import load_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def nothing_is_remembered() -> Iterator[None]:
    """What the process keeps of other tests' words is gone, and so are their suggestions."""
    lexicon.forget()
    engine.wake()
    cache.clear()
    yield
    lexicon.forget()
    engine.wake()


@pytest.fixture
def corpus(db: None) -> Iterator[None]:
    """The things of the search set can be found."""
    yield from load_corpus()
