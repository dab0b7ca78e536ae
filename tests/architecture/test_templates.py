"""Every template of the project compiles: no unknown tag, component, argument or filter."""

from __future__ import annotations

import pytest
from django.template import engines

from tests.architecture.test_house_rules import TRACKED, text_of

TEMPLATES = [path for path in TRACKED if path.suffix == ".html" and "templates" in path.parts]


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_the_template_compiles(path) -> None:
    engines["django"].from_string(text_of(path))


def test_there_are_templates() -> None:
    assert len(TEMPLATES) > 50
