from datetime import date

import pytest

from portal.vietnamese import DateOrYear, InvalidFormat, format_date, long_date, parse_date, parse_date_or_year


def test_papers_write_a_date_in_full_or_short():
    assert long_date(date(2026, 2, 3)) == "ngày 03 tháng 02 năm 2026"
    assert format_date(date(2026, 2, 3)) == "03/02/2026"


@pytest.mark.parametrize("typed", ["03/02/2026", "3/2/2026", "03-02-2026", "03.02.2026", " 3 / 2 / 2026", "2026-02-03"])
def test_a_date_is_read_with_the_day_first(typed):
    assert parse_date(typed) == date(2026, 2, 3)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/02/2026", "Tháng 2 năm 2026 không có ngày 31"),
        ("29/02/2025", "Tháng 2 năm 2025 không có ngày 29"),
        ("02/25/2026", "Không có tháng 25"),
        ("0/1/2026", "không có ngày 0"),
        ("03/02/0026", "Năm 26 không hợp lý"),
        ("03/02/26", "không đúng mẫu"),
        ("hôm qua", "không đúng mẫu"),
        ("", "Chưa có ngày"),
    ],
)
def test_an_impossible_date_is_refused_with_its_reason(typed, said):
    with pytest.raises(InvalidFormat, match=said):
        parse_date(typed)


def test_a_birth_date_may_be_a_year_alone():
    known = parse_date_or_year("1942")
    assert known == DateOrYear(1942)
    assert (str(known), known.iso) == ("1942", "1942")
    whole = parse_date_or_year("03/02/1985")
    assert (str(whole), whole.iso) == ("03/02/1985", "1985-02-03")


def test_a_stored_birth_date_is_read_back():
    for typed in ("1942", "03/02/1985"):
        known = parse_date_or_year(typed)
        assert DateOrYear.from_iso(known.iso) == known


@pytest.mark.parametrize(
    ("typed", "said"), [("42", "hoặc chỉ năm"), ("31/02/1985", "không có ngày 31"), ("9999", "Năm 9999")]
)
def test_neither_a_date_nor_a_year_is_refused(typed, said):
    with pytest.raises(InvalidFormat, match=said):
        parse_date_or_year(typed)
