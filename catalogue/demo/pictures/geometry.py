"""Lines and outlines as the data of SVG paths. Sizes are in the picture's own units: it is 1200 wide and 900 high."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

Point = tuple[float, float]
_OTHER_COMMANDS = re.compile(r"[^MCLZ0-9. -]")
_NUMBER = re.compile(r"-?\d+\.?\d*")


def _at(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"


def through(points: Sequence[Point], *, start: bool = True) -> str:
    """An open smooth line through the points."""
    pieces = [f"M{_at(points[0])}"] if start else []
    last = len(points) - 1
    for i in range(last):
        before, a, b, after = points[max(i - 1, 0)], points[i], points[i + 1], points[min(i + 2, last)]
        first = (a[0] + (b[0] - before[0]) / 6, a[1] + (b[1] - before[1]) / 6)
        second = (b[0] - (after[0] - a[0]) / 6, b[1] - (after[1] - a[1]) / 6)
        pieces.append(f"C{_at(first)} {_at(second)} {_at(b)}")
    return "".join(pieces)


def around(points: Sequence[Point]) -> str:
    """A closed smooth outline through the points."""
    count = len(points)
    pieces = [f"M{_at(points[0])}"]
    for i in range(count):
        before, a, b, after = points[i - 1], points[i], points[(i + 1) % count], points[(i + 2) % count]
        first = (a[0] + (b[0] - before[0]) / 6, a[1] + (b[1] - before[1]) / 6)
        second = (b[0] - (after[0] - a[0]) / 6, b[1] - (after[1] - a[1]) / 6)
        pieces.append(f"C{_at(first)} {_at(second)} {_at(b)}")
    return "".join(pieces) + "Z"


def straight(points: Sequence[Point], *, closed: bool = True) -> str:
    return "M" + "L".join(_at(point) for point in points) + ("Z" if closed else "")


def ellipse(x: float, y: float, rx: float, ry: float) -> str:
    kx, ky = rx * 0.5523, ry * 0.5523
    return (
        f"M{x - rx:.1f} {y:.1f}"
        f"C{x - rx:.1f} {y - ky:.1f} {x - kx:.1f} {y - ry:.1f} {x:.1f} {y - ry:.1f}"
        f"C{x + kx:.1f} {y - ry:.1f} {x + rx:.1f} {y - ky:.1f} {x + rx:.1f} {y:.1f}"
        f"C{x + rx:.1f} {y + ky:.1f} {x + kx:.1f} {y + ry:.1f} {x:.1f} {y + ry:.1f}"
        f"C{x - kx:.1f} {y + ry:.1f} {x - rx:.1f} {y + ky:.1f} {x - rx:.1f} {y:.1f}Z"
    )


def rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    r = min(radius, width / 2, height / 2)
    right, low = x + width, y + height
    return (
        f"M{x + r:.1f} {y:.1f}L{right - r:.1f} {y:.1f}C{right:.1f} {y:.1f} {right:.1f} {y:.1f} {right:.1f} {y + r:.1f}"
        f"L{right:.1f} {low - r:.1f}C{right:.1f} {low:.1f} {right:.1f} {low:.1f} {right - r:.1f} {low:.1f}"
        f"L{x + r:.1f} {low:.1f}C{x:.1f} {low:.1f} {x:.1f} {low:.1f} {x:.1f} {low - r:.1f}"
        f"L{x:.1f} {y + r:.1f}C{x:.1f} {y:.1f} {x:.1f} {y:.1f} {x + r:.1f} {y:.1f}Z"
    )


def extent(d: str) -> tuple[float, float, float, float] | None:
    """The box (x1, y1, x2, y2) that holds a path of absolute points; None where it has other commands."""
    if _OTHER_COMMANDS.search(d):
        return None
    numbers = [float(number) for number in _NUMBER.findall(d)]
    xs, ys = numbers[::2], numbers[1::2]
    return min(xs), min(ys), max(xs), max(ys)


def turned(x: float, rows: Sequence[Point], flatness: float = 0.2) -> str:
    """The outline of something made on a wheel: `rows` are (y, half width) from its mouth down to its foot.

    `flatness` is how high an ellipse is to its width: how far one looks down on it.
    """
    left = [(x - half, y) for y, half in rows]
    right = [(x + half, y) for y, half in reversed(rows)]
    foot, mouth = rows[-1][1], rows[0][1]
    return (
        through(left)
        + f"A{foot:.1f} {foot * flatness:.1f} 0 0 0 {_at(right[0])}"
        + through(right, start=False)
        + f"A{mouth:.1f} {mouth * flatness:.1f} 0 0 0 {_at(left[0])}Z"
    )


def blob(x: float, y: float, rx: float, ry: float, chance: random.Random, wobble: float = 0.04, count: int = 14) -> str:
    """A round thing that grew rather than was made."""
    points = []
    for i in range(count):
        angle = 2 * math.pi * i / count
        much = 1 + chance.uniform(-wobble, wobble)
        points.append((x + rx * much * math.cos(angle), y + ry * much * math.sin(angle)))
    return around(points)


def moved(point: Point, origin: Point, degrees: float, scale: float = 1.0) -> Point:
    """`point` given from `origin`, turned clockwise as seen on the picture."""
    a = math.radians(degrees)
    x, y = point[0] * scale, point[1] * scale
    return origin[0] + x * math.cos(a) - y * math.sin(a), origin[1] + x * math.sin(a) + y * math.cos(a)


def moved_all(points: Sequence[Point], origin: Point, degrees: float, scale: float = 1.0) -> list[Point]:
    return [moved(point, origin, degrees, scale) for point in points]


def ribbon(points: Sequence[Point], widths: Sequence[float]) -> str:
    """A band along the points, as wide as told at each: stems, peppers, noodles, peel."""
    left, right = [], []
    for i, (x, y) in enumerate(points):
        ax, ay = points[max(i - 1, 0)]
        bx, by = points[min(i + 1, len(points) - 1)]
        length = math.hypot(bx - ax, by - ay) or 1.0
        nx, ny = -(by - ay) / length, (bx - ax) / length
        half = widths[i] / 2
        left.append((x + nx * half, y + ny * half))
        right.append((x - nx * half, y - ny * half))
    return around([*left, *reversed(right)])


def wave(x1: float, x2: float, y: float, height: float, chance: random.Random, steps: int = 6) -> list[Point]:
    """Points of a hill's line from left to right."""
    phase, pitch = chance.uniform(0, 6.28), chance.uniform(0.7, 1.3)
    return [
        (
            x1 + (x2 - x1) * i / steps,
            y + height * math.sin(phase + pitch * 5.2 * i / steps) * 0.6 + chance.uniform(-height, height) * 0.35,
        )
        for i in range(steps + 1)
    ]
