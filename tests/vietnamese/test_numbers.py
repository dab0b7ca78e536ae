import pytest

from portal.vietnamese import format_money, format_number, money_in_words, number_in_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (55, "năm mươi lăm"),
        (101, "một trăm linh một"),
        (1010, "một nghìn không trăm mười"),
        (1005, "một nghìn không trăm linh năm"),
        (1_000_000_001, "một tỷ không trăm linh một"),
        (-21, "âm hai mươi mốt"),
    ],
)
def test_numbers_are_spoken_as_people_speak_them(number, words):
    assert number_in_words(number) == words


def test_an_amount_of_money_opens_with_a_capital_and_ends_in_its_unit():
    assert money_in_words(1_200_000) == "Một triệu hai trăm nghìn đồng"
    assert money_in_words(0) == "Không đồng"


def test_an_amount_nobody_says_is_refused_rather_than_said_wrong():
    assert number_in_words(10**15 - 1).startswith("chín trăm chín mươi chín nghìn tỷ")
    with pytest.raises(ValueError, match="too large"):
        number_in_words(10**15)


def test_figures_carry_dots_between_the_thousands():
    assert format_number(1234567) == "1.234.567"
    assert format_money(8000) == "8.000 đồng"
