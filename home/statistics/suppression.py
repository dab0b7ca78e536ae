"""Small numbers are left out of what everybody reads, so that nobody can be recognised by them.

A number below `LEAST` is not told. Where exactly one of a list would be left out, the next smallest goes as well: the
sum of the others, taken from a total told elsewhere, would give it away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST = 5


def told(numbers: Sequence[int]) -> list[int | None]:
    """`numbers` with None for those that are not told. 0 is told: it is nobody."""
    hidden = {place for place, number in enumerate(numbers) if 0 < number < LEAST}
    if len(hidden) == 1:
        others = [place for place, number in enumerate(numbers) if place not in hidden and number > 0]
        if others:
            hidden.add(min(others, key=lambda place: numbers[place]))
    return [None if place in hidden else number for place, number in enumerate(numbers)]
