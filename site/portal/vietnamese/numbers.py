"""Whole numbers and amounts of money, in figures and in words, as Vietnamese papers write them."""

from __future__ import annotations

from vn_numberwords import number_to_words

# Beyond this the words are no longer ones anybody uses, and the library below counts in floats.
LARGEST_IN_WORDS = 10**15 - 1


def number_in_words(number: int) -> str:
    """`number` in lower-case words.

    >>> number_in_words(1005)
    'một nghìn không trăm linh năm'

    Raises ValueError beyond `LARGEST_IN_WORDS` either way.
    """
    if abs(number) > LARGEST_IN_WORDS:
        raise ValueError(f"{number} is too large to be put in words")
    words = str(number_to_words(abs(number)))
    return f"âm {words}" if number < 0 else words


def money_in_words(amount: int) -> str:
    """`amount` of đồng as a sentence opens: "Một triệu hai trăm nghìn đồng"."""
    words = number_in_words(amount)
    return f"{words[0].upper()}{words[1:]} đồng"


def format_number(number: int) -> str:
    """Dots between the thousands: "1.234.567"."""
    return f"{number:,}".replace(",", ".")


def format_money(amount: int) -> str:
    """As legal papers write it: "1.234.567 đồng"."""
    return f"{format_number(amount)} đồng"
