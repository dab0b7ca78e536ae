"""Single numbers: kept as numbers, told in the language of their reader."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import translation

from home.statistics.headlines import HEADLINES, Headline
from home.statistics.models import KeptFigures
from home.statistics.refreshing import HEADLINE, refresh


@pytest.mark.parametrize(
    ("name", "reckoned", "language", "shown"),
    [
        ("dung-han", Headline(Decimal("98.5"), 1234), "vi", ("98,5 %", "trong 1.234 hồ sơ, 12 tháng qua")),
        ("dung-han", Headline(Decimal("98.5"), 1234), "en", ("98.5 %", "of 1,234 applications, last 12 months")),
        ("dung-han", Headline(Decimal(100), 5), "vi", ("100,0 %", "trong 5 hồ sơ, 12 tháng qua")),
        ("da-giai-quyet", Headline(12345), "vi", ("12.345", "12 tháng qua")),
        ("da-giai-quyet", Headline(12345), "en", ("12,345", "last 12 months")),
        ("dang-giai-quyet", Headline(40, 7), "en", ("40", "7 of them overdue")),
        ("dang-giai-quyet", Headline(40), "en", ("40", "")),
        ("gian-hang", Headline(0, 0), "vi", ("0", "0 sản phẩm")),
        ("can-bo-da-hoc", Headline(None), "vi", None),
    ],
)
def test_a_number_is_written_as_its_reader_writes_it(name, reckoned, language, shown) -> None:
    with translation.override(language):
        assert HEADLINES[name].shown(reckoned.data) == shown


def test_what_was_kept_before_in_words_waits_for_the_next_reckoning() -> None:
    assert HEADLINES["gian-hang"].shown({"value": "12", "note": "40 sản phẩm"}) is None


@pytest.mark.django_db
def test_no_words_are_kept() -> None:
    assert refresh() == []
    kept = KeptFigures.objects.filter(name__startswith=HEADLINE)
    assert kept.count() == len(HEADLINES)
    assert {name for one in kept for name in one.data} == {"number", "beside"}
