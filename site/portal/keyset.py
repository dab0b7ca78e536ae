"""Lists in pages that go on from the last row shown instead of counting rows to skip (keyset pagination).

A cursor names a row by the value it is sorted by and its key, so a page costs the same wherever it lies, and no row is
shown twice or left out when others come and go in between.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

if TYPE_CHECKING:
    from collections.abc import Callable

Row = TypeVar("Row", bound=Model)

# A cursor of ours is shorter; anything longer was not made here.
LONGEST = 2000
LARGEST_KEY = 2**63 - 1
LARGEST_NUMBER = Decimal(10**15)


def moment(text: str) -> datetime:
    """An aware instant that every database can compare. Raises ValueError."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("a moment has a time zone")
    if not 1 < at.year < 9999:
        raise ValueError("no such year")
    return at.astimezone(UTC)


def number(text: str) -> Decimal:
    """A finite number of sensible size. Raises ValueError."""
    try:
        value = Decimal(text)
    except InvalidOperation as error:
        raise ValueError("not a number") from error
    if not value.is_finite() or abs(value) > LARGEST_NUMBER or value.as_tuple().exponent < -6:  # type: ignore[operator]
        raise ValueError("not a number of ours")
    return value


def words(text: str) -> str:
    """A text that every database takes. Raises ValueError."""
    if not text.isprintable():
        raise ValueError("not a text of ours")
    text.encode()
    return text


@dataclass(frozen=True)
class Order:
    """Rows by `field` and then by key, both in one direction. `read` turns a cursor's text back into a value of
    `field`, or raises ValueError.
    """

    field: str
    descending: bool = False
    read: Callable[[str], Any] = moment


@dataclass(frozen=True)
class Slice(Generic[Row]):
    """A page of rows, and the cursors after its last and before its first row; empty where there is nothing more."""

    rows: list[Row]
    following: str = ""
    preceding: str = ""


def slice_of(rows: QuerySet[Row], order: Order, *, size: int, after: str = "", before: str = "") -> Slice[Row]:
    """The `size` rows behind the cursor `after`, else those before `before`, else the first. Other cursors than those
    made here are passed over. One query.
    """
    place, behind = _read(after, order), True
    if place is None:
        place, behind = _read(before, order), False
    backwards = place is not None and not behind
    falling = order.descending != backwards
    if place is not None:
        rows = rows.filter(_beyond(order.field, place, falling=falling))
    sign = "-" if falling else ""
    found = list(rows.order_by(f"{sign}{order.field}", f"{sign}pk")[: size + 1])
    more = len(found) > size
    found = found[:size]
    if backwards:
        found.reverse()
    if not found:
        return Slice([])
    return Slice(
        found,
        _cursor(found[-1], order) if more or backwards else "",
        _cursor(found[0], order) if place is not None and (more or not backwards) else "",
    )


def is_cursor(text: str, order: Order) -> bool:
    """Whether `text` is a cursor as they are made here for `order`: for whoever tells of broken ones."""
    return _read(text, order) is not None


def _beyond(field: str, place: tuple[Any, int], *, falling: bool) -> Q:
    value, pk = place
    side = "lt" if falling else "gt"
    further = Q(**{f"{field}__{side}": value}) | Q(**{field: value, f"pk__{side}": pk})
    return Q(**{f"{field}__{side}e": value}) & further


def _cursor(row: Model, order: Order) -> str:
    value = getattr(row, order.field)
    place = json.dumps([value.isoformat() if isinstance(value, datetime) else str(value), row.pk], ensure_ascii=False)
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")


def _read(text: str, order: Order) -> tuple[Any, int] | None:
    if not text or len(text) > LONGEST:
        return None
    try:
        value, pk = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        if not isinstance(value, str) or not isinstance(pk, int) or not 0 <= pk <= LARGEST_KEY:
            return None
        return order.read(value), pk
    except (ValueError, TypeError, RecursionError):
        return None
