"""The pictures by name. A name always draws the same picture."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from catalogue.demo.pictures import covers, scenes_craft, scenes_grain, scenes_leaf, scenes_orchard
from catalogue.demo.pictures.canvas import WIDTH, Canvas
from catalogue.demo.pictures.printing import printed

if TYPE_CHECKING:
    from collections.abc import Callable

ROOMS = (covers, scenes_craft, scenes_grain, scenes_leaf, scenes_orchard)


def scene(name: str) -> Callable[[Canvas], None]:
    """What draws that picture. Raises LookupError where there is none of that name."""
    for room in ROOMS:
        found = getattr(room, name, None)
        if callable(found) and getattr(found, "__module__", "") == room.__name__:
            return found
    raise LookupError(f"no picture is called {name}")


def draw(name: str, *, width: int = WIDTH) -> bytes:
    """The picture as JPEG, `width` pixels wide."""
    canvas = Canvas(zlib.crc32(name.encode()))
    scene(name)(canvas)
    canvas.vignette()
    return printed(canvas, width=width)
