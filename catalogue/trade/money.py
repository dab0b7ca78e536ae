"""Money with its currency. Nothing is ever added across currencies."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from catalogue.languages import reader_language
from catalogue.trade.numbers import show_amount
from catalogue.trade.terms import Currency

# Places behind the point of a sum that is paid.
PLACES = {Currency.VND: 0, Currency.USD: 2, Currency.CNY: 2}


class CurrenciesDiffer(ValueError):
    """Two sums of different currencies were added or compared."""


@dataclass(frozen=True, slots=True)
class Money:
    """`amount` is a Decimal in units of `currency` (one of `Currency`)."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal):
            raise TypeError(f"money is counted in Decimal, not {type(self.amount).__name__}")
        Currency(self.currency)

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.amount - other.amount, self.currency)

    def __lt__(self, other: Money) -> bool:
        self._same(other)
        return self.amount < other.amount

    def _same(self, other: Money) -> None:
        if not isinstance(other, Money) or other.currency != self.currency:
            raise CurrenciesDiffer(f"{self.currency} and {getattr(other, 'currency', other)!r}")

    def times(self, number: Decimal) -> Money:
        return Money(self.amount * number, self.currency)

    def percent(self, percent: int) -> Money:
        """That part of it, rounded to what can be paid."""
        return Money(self.amount * percent / 100, self.currency).rounded()

    def rounded(self) -> Money:
        """To whole đồng, or to cents and fen; halves go up, as bills are written."""
        return Money(self.amount.quantize(Decimal(1).scaleb(-self.places), rounding=ROUND_HALF_UP), self.currency)

    @property
    def places(self) -> int:
        return PLACES[Currency(self.currency)]

    def __str__(self) -> str:
        """`1.234.567 đồng`, `1,234.50 USD`, as the language in force writes it. A price keeps the places it has."""
        places = max(self.places, -int(self.amount.normalize().as_tuple().exponent))
        name = "đồng" if self.currency == Currency.VND and reader_language() == "vi" else self.currency
        return f"{show_amount(self.amount, places)}\u00a0{name}"
