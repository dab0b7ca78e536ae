"""The land the goods come from: ridges in the mist, terraces, tea rows, trees, houses on stilts."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from catalogue.demo.pictures import palette
from catalogue.demo.pictures.canvas import BALL, HEIGHT, WIDTH
from catalogue.demo.pictures.geometry import blob, ellipse, rounded, straight, through, wave

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.demo.pictures.canvas import Canvas
    from catalogue.demo.pictures.geometry import Point

WHOLE = f"M0 0H{WIDTH}V{HEIGHT}H0Z"
GOLDEN = ("#dcb04e", "#cfa145", "#e4c06a", "#b9a04a", "#d8b75d")
GREEN = ("#8fae68", "#7d9f5b", "#a2bd79", "#6c8f52", "#94b46f")


def sky(canvas: Canvas, top: str, low: str, *, sun: tuple[float, float] | None = None, colour: str = "#f6e3b4") -> None:
    canvas.colour(WHOLE, canvas.blend((0, 0, 0, HEIGHT * 0.62), ((0, top, 1), (1, low, 1))))
    if sun:
        x, y = sun
        canvas.colour(
            ellipse(x, y, 300, 300), canvas.blend((x, y, 300), ((0, colour, 0.8), (1, colour, 0)), round_=True)
        )
        canvas.colour(ellipse(x, y, 54, 54), colour)


def ridge(canvas: Canvas, y: float, height: float, colour: str, *, jagged: float = 0.5, steps: int = 12) -> None:
    """A line of mountains with a lit and a shaded side."""
    chance = canvas.chance
    points: list[Point] = []
    for i in range(steps + 1):
        x = -60 + (WIDTH + 120) * i / steps + chance.uniform(-20, 20)
        points.append((x, y + height * (chance.uniform(-1, 0) if i % 2 else chance.uniform(-0.3, 0.4))))
    d = through(points) if jagged < 0.5 else straight(points, closed=False)
    closed = d + f"L{WIDTH + 80} {HEIGHT}L-80 {HEIGHT}Z"
    canvas.form(
        closed, colour, canvas.tones((0, y - height, 0, y + height * 2.4), ((0, -0.16), (0.5, 0.05), (1, 0.36)))
    )
    for i in range(1, steps, 2):
        px, py = points[i]
        nx, ny = points[i + 1]
        slope = straight([(px, py), (nx, ny), (nx - 10, y + height * 1.5), (px + (nx - px) * 0.2, y + height * 1.2)])
        canvas.shine(slope, -0.16, blur=16, within=closed)


def mist(canvas: Canvas, y: float, height: float, much: float = 0.6) -> None:
    d = f"M0 {y - height:.0f}H{WIDTH}V{y + height:.0f}H0Z"
    canvas.colour(
        d, canvas.blend((0, y - height, 0, y + height), ((0, "#f3f4f1", 0), (0.5, "#f3f4f1", much), (1, "#f3f4f1", 0)))
    )


def terraces(
    canvas: Canvas,
    x: float,
    top: float,
    wide: float,
    low: float,
    colours: Sequence[str],
    *,
    steps: int = 14,
    bulge: float = 0.5,
    bank: str = palette.RICE_DEEP,
) -> None:
    """A spur of the hill cut into steps; `bulge` above nought comes towards the viewer."""
    chance = canvas.chance
    for i in range(steps):
        t = i / steps
        y = top + (low - top) * t**1.35
        gap = (low - top) * ((i + 1) / steps) ** 1.35 + top - y
        half = wide * (0.24 + 0.76 * t**0.8) / 2
        points: list[Point] = []
        for k in range(11):
            u = -1 + 2 * k / 10
            py = y + bulge * half * 0.42 * (1 - u * u) * (0.4 + 0.6 * t) + chance.uniform(-0.14, 0.14) * gap
            points.append((x + half * u, py))
        far_left, far_right = (x - half - 40, y + gap * 1.2), (x + half + 40, y + gap * 1.2)
        line = through([far_left, *points, far_right])
        depth = HEIGHT + 60 if i == steps - 1 else min(HEIGHT + 60, y + gap * 4 + abs(bulge) * half * 0.5)
        d = line + f"L{far_right[0]:.0f} {depth}L{far_left[0]:.0f} {depth}Z"
        colour = colours[(i * 2 + chance.randrange(2)) % len(colours)]
        canvas.form(
            d, colour, canvas.tones((x - half, y, x + half, y + half * 0.4), ((0, 0.22), (0.45, 0), (1, -0.34)))
        )
        canvas.line(through([(px, py + gap * 0.05) for px, py in points]), bank, max(2.0, gap * 0.17), 0.75)
        canvas.shine(through([(px, py + gap * 0.24) for px, py in points]), 0.3, width=max(1.5, gap * 0.1))


def tea_rows(
    canvas: Canvas,
    top: float,
    low: float,
    *,
    rows: int = 9,
    colours: Sequence[str] = ("#6f9450", "#5f8547", "#7fa25d"),
    slope: float = 0.0,
    curve: float = 60,
    ground: str = "#8a7a52",
) -> None:
    """Rows of tea bushes that come nearer."""
    chance = canvas.chance
    edge = through(
        [
            (-40, top + 20),
            (WIDTH * 0.3, top - curve * 0.3),
            (WIDTH * 0.7, top + slope * 300),
            (WIDTH + 40, top + slope * 400 + 24),
        ]
    )
    canvas.form(edge + f"L{WIDTH + 40} {HEIGHT}L-40 {HEIGHT}Z", ground)
    for i in range(rows):
        t = (i + 1) / rows
        y = top + (low - top) * t**1.5
        size = 12 + 46 * t**1.3
        bumps, x = [], -size * 2
        while x < WIDTH + size * 2:
            step = size * chance.uniform(0.85, 1.25)
            arch = -curve * t * math.sin(math.pi * (x / WIDTH)) + slope * x * 0.4
            bumps.append((x, y + arch, step))
            x += step
        d = f"M{bumps[0][0]:.1f} {bumps[0][1]:.1f}"
        for (px, py, step), (nx, ny, _) in itertools.pairwise(bumps):
            d += f"C{px:.1f} {py - step * 0.62:.1f} {nx:.1f} {ny - step * 0.62:.1f} {nx:.1f} {ny:.1f}"
        d += f"L{WIDTH + 200} {y + size * 2.2:.0f}L-200 {y + size * 2.2:.0f}Z"
        canvas.form(
            d,
            colours[i % len(colours)],
            canvas.tones((0, y - curve * t - size, 0, y + size * 1.5), ((0, 0.34), (0.45, 0), (1, -0.6))),
        )
        for px, py, step in bumps:
            canvas.shine(ellipse(px + step * 0.42, py - step * 0.26, step * 0.3, step * 0.14), 0.28, blur=3)
            canvas.shine(
                f"M{px:.1f} {py - 2:.1f}q{step * 0.04:.1f} {size * 0.4:.1f} 0 {size * 0.8:.1f}",
                -0.3,
                width=step * 0.08,
                blur=2,
            )


def house(
    canvas: Canvas,
    x: float,
    foot: float,
    size: float,
    *,
    roof: str = "#8d7450",
    wall: str = palette.WOOD,
    light: bool = True,
) -> None:
    """A house on stilts with a wide thatched roof, seen from its long side; `size` is its width."""
    half = size / 2
    floor, eave, top = foot - size * 0.2, foot - size * 0.4, foot - size * 0.7
    canvas.shadow(x, foot, half * 0.9, size * 0.06, 0.55)
    canvas.form(
        straight(
            [(x - half * 0.8, floor), (x + half * 0.8, floor), (x + half * 0.8, foot - 2), (x - half * 0.8, foot - 2)]
        ),
        "#4a3a30",
        canvas.tones((0, floor, 0, foot), ((0, -0.6), (1, -0.1))),
    )
    for i in range(6):
        px = x - half * 0.78 + i * half * 0.312
        canvas.form(
            rounded(px - size * 0.012, floor, size * 0.024, foot - floor, 2),
            palette.WOOD_DEEP,
            canvas.tones((px - size * 0.012, 0, px + size * 0.012, 0), ((0, 0.3), (1, -0.4))),
        )
    front = straight(
        [(x - half * 0.82, eave - 10), (x + half * 0.82, eave - 10), (x + half * 0.82, floor), (x - half * 0.82, floor)]
    )
    canvas.form(
        front,
        wall,
        canvas.tones((0, eave, 0, floor), ((0, -0.6), (0.5, -0.1), (1, 0.12))),
        canvas.tones((x - half, 0, x + half, 0), ((0, 0.1), (1, -0.3))),
    )
    boards = "".join(
        f'<path d="M{x - half + i * size / 26:.1f} {eave - 10:.1f}V{floor:.1f}" stroke="{palette.WOOD_DEEP}"'
        ' stroke-opacity=".5" stroke-width="1.6"/>'
        for i in range(27)
    )
    canvas.patterned(front, boards)
    for u in (-0.52, 0.0, 0.46):
        wx, wide = x + half * u, size * (0.075 if u else 0.09)
        hole = straight(
            [
                (wx - wide / 2, eave + size * 0.03),
                (wx + wide / 2, eave + size * 0.03),
                (wx + wide / 2, floor - (0 if not u else size * 0.05)),
                (wx - wide / 2, floor - (0 if not u else size * 0.05)),
            ]
        )
        canvas.form(hole, "#f0c878" if light else "#3b3034", canvas.tones((0, eave, 0, floor), ((0, -0.2), (1, 0.2))))
        canvas.line(hole, palette.WOOD_DEEP, 2.4)
    rail = straight([(x - half * 0.9, floor), (x + half * 0.9, floor)], closed=False)
    canvas.line(rail, palette.WOOD_DEEP, size * 0.02)
    stair = size * 0.014
    canvas.line(straight([(x - half * 0.52, floor), (x - half * 0.74, foot)], closed=False), palette.WOOD_DEEP, stair)
    canvas.line(straight([(x - half * 0.42, floor), (x - half * 0.64, foot)], closed=False), palette.WOOD_DEEP, stair)
    for k in range(1, 6):
        t = k / 6
        canvas.line(
            f"M{x - half * (0.52 + 0.22 * t):.1f} {floor + (foot - floor) * t:.1f}h{half * 0.1:.1f}",
            palette.WOOD,
            stair,
        )
    canvas.shine(
        straight(
            [
                (x - half * 0.86, eave - 8),
                (x + half * 0.86, eave - 8),
                (x + half * 0.86, eave + size * 0.04),
                (x - half * 0.86, eave + size * 0.04),
            ]
        ),
        -0.5,
        blur=6,
    )
    d = straight(
        [
            (x - half * 0.52, top),
            (x + half * 0.52, top),
            (x + half * 1.06, eave + size * 0.02),
            (x + half * 0.98, eave + size * 0.045),
            (x - half * 0.98, eave + size * 0.045),
            (x - half * 1.06, eave + size * 0.02),
        ]
    )
    canvas.form(d, roof, canvas.tones((x - half, top, x + half * 0.8, eave), ((0, 0.34), (0.5, 0.02), (1, -0.36))))
    thatch = []
    for row in range(9):
        y = top + (eave + size * 0.05 - top) * row / 9
        for i in range(34):
            px = x - half * 1.1 + i * size * 1.1 / 33 + canvas.chance.uniform(-3, 3)
            thatch.append(
                f'<path d="M{px:.1f} {y:.1f}l{(px - x) * 0.05:.1f} {size * 0.035:.1f}"'
                f' stroke="{canvas.chance.choice(["#5e4a31", "#a78c60", "#6f5a3c"])}" stroke-width="2.2"'
                ' stroke-opacity=".55" stroke-linecap="round"/>'
            )
    canvas.patterned(d, "".join(thatch))
    canvas.line(straight([(x - half * 0.53, top), (x + half * 0.53, top)], closed=False), "#5e4a31", size * 0.018)


def stream(canvas: Canvas, points: Sequence[Point], near: float, colour: str = "#a9c4cf") -> None:
    """Water that comes down towards the viewer through `points`, wider as it nears."""
    left, right = [], []
    for i, (px, py) in enumerate(points):
        half = near * (0.06 + 0.94 * (i / (len(points) - 1)) ** 1.6) / 2
        left.append((px - half, py))
        right.append((px + half, py))
    d = through(left) + f"L{right[-1][0]:.0f} {right[-1][1]:.0f}" + through(list(reversed(right)), start=False) + "Z"
    canvas.form(d, colour, canvas.tones((0, points[0][1], 0, points[-1][1]), ((0, 0.4), (0.5, 0), (1, -0.3))))
    for _ in range(46):
        along = canvas.chance.uniform(0.15, 0.98) * (len(points) - 1)
        k = min(int(along), len(points) - 2)
        f = along - k
        px = points[k][0] + (points[k + 1][0] - points[k][0]) * f
        py = points[k][1] + (points[k + 1][1] - points[k][1]) * f
        half = near * (0.06 + 0.94 * (along / (len(points) - 1)) ** 1.6) / 2
        long = half * canvas.chance.uniform(0.1, 0.5)
        sx = px + canvas.chance.uniform(-0.7, 0.7) * half
        canvas.line(
            f"M{sx - long:.1f} {py:.1f}q{long:.1f} {canvas.chance.uniform(-5, 5):.1f} {2 * long:.1f} 0",
            "#eef4f4",
            max(1.4, half * 0.02),
            0.7,
        )


def stones(canvas: Canvas, places: Sequence[tuple[float, float, float]], colour: str = "#9aa0a0") -> None:
    for x, y, r in places:
        canvas.shadow(x, y + r * 0.42, r * 0.9, r * 0.24, 0.5)
        canvas.round(
            blob(x, y, r, r * 0.6, canvas.chance, 0.12, 9), colour, (x - r, y - r * 0.6, 2 * r, r * 1.2), BALL, 0.9
        )


def meadow(canvas: Canvas, y: float, colour: str, *, height: float = 26) -> None:
    points = wave(-40, WIDTH + 40, y, height, canvas.chance)
    d = through(points) + f"L{WIDTH + 40} {HEIGHT}L-40 {HEIGHT}Z"
    canvas.form(d, colour, canvas.tones((0, y, WIDTH, HEIGHT), ((0, 0.22), (0.4, 0.02), (1, -0.3))))
