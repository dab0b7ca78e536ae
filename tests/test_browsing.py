"""A browser that answers nothing more stops no run."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error

from tests.browsing import opening_contexts

pytestmark = pytest.mark.browser


def test_a_browser_that_answers_nothing_more_is_ended_and_the_next_test_gets_another(one_browser):
    with one_browser.borrowed(limit=3) as stuck, opening_contexts(stuck) as open_context:
        page = open_context().new_page()
        with pytest.raises(Error, match="closed"):
            page.evaluate("() => { for (;;); }")
    with one_browser.borrowed() as another, opening_contexts(another) as open_context:
        assert another is not stuck
        assert open_context().new_page().evaluate("6 * 7") == 42
