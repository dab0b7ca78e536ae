"""Fruit, pods of cardamom, honey in its comb."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from catalogue.demo.pictures import palette
from catalogue.demo.pictures.canvas import BALL
from catalogue.demo.pictures.geometry import around, blob, ellipse, moved_all, straight, through
from catalogue.demo.pictures.produce import leaf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.demo.pictures.canvas import Canvas
    from catalogue.demo.pictures.geometry import Point


def mandarin(
    canvas: Canvas,
    x: float,
    y: float,
    size: float,
    colour: str = palette.ORANGE,
    *,
    leafy: bool = False,
    turn: float = 0,
    shadow: bool = True,
) -> None:
    """A mandarin whose middle is (x, y)."""
    chance = canvas.chance
    r = size / 2
    if shadow:
        canvas.shadow(x, y + r * 0.82, r * 0.86, r * 0.26, 0.62)
    d = blob(x, y, r, r * 0.88, chance, 0.012)
    canvas.round(d, colour, (x - r, y - r * 0.9, size, size * 0.9), BALL, 0.95)
    pores = []
    for _ in range(70):
        a, far = chance.uniform(0, 6.28), math.sqrt(chance.uniform(0, 1)) * 0.94
        pores.append(
            f'<circle cx="{x + r * far * math.cos(a):.1f}" cy="{y + r * 0.86 * far * math.sin(a):.1f}"'
            f' r="{size * 0.008:.1f}" fill="{palette.AMBER}" fill-opacity=".55"/>'
        )
    canvas.patterned(d, "".join(pores))
    cx, cy = x + r * 0.08 + turn * r * 0.3, y - r * 0.56
    canvas.shine(ellipse(cx, cy, r * 0.3, r * 0.14), -0.3, blur=r * 0.08, within=d)
    canvas.shine(ellipse(x - r * 0.36, y - r * 0.34, r * 0.2, r * 0.13), 0.6, blur=r * 0.07, within=d)
    star = [
        (
            cx + (r * 0.13 if i % 2 == 0 else r * 0.055) * math.cos(i * math.pi / 5),
            cy + (r * 0.08 if i % 2 == 0 else r * 0.035) * math.sin(i * math.pi / 5),
        )
        for i in range(10)
    ]
    canvas.colour(straight(star), palette.LEAF_DEEP)
    if leafy:
        canvas.line(through([(cx, cy), (cx + r * 0.05, cy - r * 0.2)]), palette.LEAF_DEEP, r * 0.07)
        leaf(canvas, cx + r * 0.03, cy - r * 0.12, r * 1.15, r * 0.5, -22 + turn * 20, palette.LEAF, bend=-0.12)
        leaf(canvas, cx, cy - r * 0.12, r * 0.9, r * 0.42, 205 + turn * 20, palette.LEAF_DEEP, bend=0.1)


def plum(
    canvas: Canvas,
    x: float,
    y: float,
    size: float,
    colour: str = palette.PLUM,
    *,
    bloom: float = 0.4,
    turn: float = 0,
    stalk: bool = True,
    shadow: bool = True,
) -> None:
    """A Tam hoa plum with its bluish bloom and the crease down its side."""
    r = size / 2
    if shadow:
        canvas.shadow(x, y + r * 0.88, r * 0.8, r * 0.25, 0.62)
    d = blob(x, y, r * 0.97, r, canvas.chance, 0.012)
    canvas.round(d, colour, (x - r, y - r, size, size), BALL, 0.9)
    haze = canvas.blend(
        (x - r * 0.1, y - r * 0.1, r * 1.0),
        ((0, "#b9b6d8", bloom), (0.6, "#a7a5cc", bloom * 0.5), (1, "#a7a5cc", 0)),
        round_=True,
    )
    canvas.patterned(d, f'<path d="{d}" fill="{haze}"/>')
    tx, ty = x + turn * r * 0.4, y - r * 0.82
    crease = through([(tx, ty), (x + r * (0.34 + turn * 0.3), y - r * 0.1), (x + r * (0.3 + turn * 0.2), y + r * 0.92)])
    canvas.shine(crease, -0.55, width=r * 0.06, blur=2.5, within=d)
    canvas.shine(ellipse(x - r * 0.38, y - r * 0.4, r * 0.2, r * 0.14), 0.5, blur=r * 0.08, within=d)
    canvas.shine(ellipse(tx, ty, r * 0.24, r * 0.1), -0.4, blur=r * 0.06, within=d)
    if stalk:
        canvas.line(
            through([(tx, ty + r * 0.04), (tx + r * 0.06, ty - r * 0.2), (tx + r * 0.2, ty - r * 0.4)]),
            palette.LEAF_DEEP,
            r * 0.08,
        )


def pod(
    canvas: Canvas, x: float, y: float, size: float, degrees: float, colour: str = "#6b3f46", *, shadow: bool = True
) -> None:
    """A pod of purple cardamom: oval, ribbed along, a dry tip."""
    half, thick = size / 2, size * 0.32
    if shadow:
        canvas.shine(ellipse(x + 6, y + thick * 0.85, half * 0.9, thick * 0.5), -0.6, blur=5)
    points = [
        (half * math.cos(t), thick * math.sin(t) * (1 + 0.04 * math.cos(3 * t)))
        for t in (i * math.pi / 8 for i in range(16))
    ]
    d = around(moved_all(points, (x, y), degrees))
    canvas.round(d, colour, (x - half, y - thick * 1.1, size, thick * 2.4), BALL, 0.9)
    for off in (-0.6, -0.2, 0.25, 0.62):
        rib = moved_all(
            [(-half * 0.92, thick * off * 0.3), (0, thick * off * 1.1), (half * 0.92, thick * off * 0.3)],
            (x, y),
            degrees,
        )
        canvas.line(through(rib), palette.PLUM_DEEP, size * 0.02, 0.6)
        canvas.shine(through([(a, b - size * 0.02) for a, b in rib]), 0.25, width=size * 0.012, within=d)
    canvas.line(
        through(moved_all([(half * 0.96, 0), (half * 1.2, -thick * 0.1)], (x, y), degrees)),
        palette.WOOD_DEEP,
        size * 0.05,
    )


def honeycomb(canvas: Canvas, x: float, y: float, wide: float, high: float, degrees: float = -6) -> None:
    """A piece of comb lying flat, its cells filled."""

    def put(points: Sequence[Point]) -> list[Point]:
        return moved_all(points, (x, y), degrees)

    half, tall = wide / 2, high / 2
    outline = put(
        [
            (-half, -tall * 0.6),
            (-half * 0.4, -tall),
            (half * 0.5, -tall * 0.9),
            (half, -tall * 0.2),
            (half * 0.85, tall * 0.8),
            (half * 0.1, tall),
            (-half * 0.8, tall * 0.75),
        ]
    )
    canvas.shine(around([(a + 10, b + 26) for a, b in outline]), -0.55, blur=12)
    canvas.form(
        around([(a, b + 16) for a, b in outline]),
        "#a96a1c",
        canvas.tones((x - half, y, x + half, y), ((0, 0.1), (1, -0.4))),
    )
    d = around(outline)
    canvas.form(d, "#c98a2b", canvas.tones((x - half, y - tall, x + half, y + tall), ((0, 0.3), (0.5, 0), (1, -0.3))))
    cells, size = [], wide / 17
    for row in range(-9, 10):
        for column in range(-10, 11):
            cx, cy = column * size * 1.74 + (row % 2) * size * 0.87, row * size * 0.94
            px, py = put([(cx, cy)])[0]
            ring = [
                (
                    px + size * 0.84 * math.cos(math.pi / 6 + i * math.pi / 3),
                    py + size * 0.56 * math.sin(math.pi / 6 + i * math.pi / 3),
                )
                for i in range(6)
            ]
            cells.append(
                f'<path d="{straight(ring)}" fill="{canvas.chance.choice(["#e0a23a", "#d6932c", "#ecb754"])}"'
                ' stroke="#8d5514" stroke-width="1.6"/>'
            )
    canvas.patterned(d, "".join(cells))
    canvas.shine(ellipse(x - half * 0.3, y - tall * 0.3, half * 0.36, tall * 0.2), 0.5, blur=10, within=d)
