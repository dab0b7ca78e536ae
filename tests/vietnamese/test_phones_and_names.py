import unicodedata

import pytest

from portal.vietnamese import InvalidFormat, format_phone, is_mobile, parse_name, parse_phone


@pytest.mark.parametrize("typed", ["0912345678", "0912.345.678", "+84 912 345 678", "0084912345678", "84912345678"])
def test_a_mobile_number_is_kept_in_one_form_however_typed(typed):
    assert parse_phone(typed) == "+84912345678"


def test_a_landline_of_lao_cai_is_taken():
    assert parse_phone("0214 3840 123") == "+842143840123"
    assert not is_mobile("+842143840123")
    assert is_mobile("+84912345678")


def test_a_foreign_buyer_writes_with_country_code():
    assert parse_phone("+86 138 0013 8000") == "+8613800138000"


def test_an_old_eleven_digit_number_is_refused_with_the_new_prefix():
    with pytest.raises(InvalidFormat, match=r"đầu 0166 không còn dùng .* là 036"):
        parse_phone("0166 2345 678")
    with pytest.raises(InvalidFormat, match="là 070"):
        parse_phone("+84 120 2345 678")


@pytest.mark.parametrize("typed", ["091234567", "12345", "gọi tôi", "0912345678 nhà", "099999999999"])
def test_what_is_no_phone_number_is_refused_with_an_example(typed):
    with pytest.raises(InvalidFormat, match="0912 345 678"):
        parse_phone(typed)


def test_people_read_the_number_as_they_dial_it():
    assert format_phone("+84912345678") == "0912 345 678"
    assert format_phone("+8613800138000") == "+86 138 0013 8000"
    assert format_phone("") == ""


@pytest.mark.parametrize("name", ["Giàng A Páo", "NGUYỄN THỊ HOA", "H'Mai Niê", "Lò Văn Ún", "Y-Blô Êban", "Li Wei"])
def test_names_of_all_peoples_of_the_province_are_taken_as_typed(name):
    assert parse_name(name) == name


def test_a_decomposed_name_with_many_blanks_is_kept_in_one_form():
    assert parse_name(unicodedata.normalize("NFD", "  Vàng   Thị Dở ")) == "Vàng Thị Dở"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Nguyễn Văn 1", "ký tự lạ: 1"),
        ("Hoa 🌸", "ký tự lạ: 🌸"),
        ("<b>An</b>", "ký tự lạ: / < >"),
        ("   ", "Chưa có họ và tên"),
        ("A", "quá ngắn"),
        ("An " * 60, "dài quá 150"),
    ],
)
def test_what_is_no_name_is_refused(typed, said):
    with pytest.raises(InvalidFormat, match=said):
        parse_name(typed)
