"""Trees of the hills, and bamboo."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from catalogue.demo.pictures import palette
from catalogue.demo.pictures.canvas import BALL
from catalogue.demo.pictures.geometry import around, blob, straight, through

if TYPE_CHECKING:
    from catalogue.demo.pictures.canvas import Canvas
    from catalogue.demo.pictures.geometry import Point


def tree(
    canvas: Canvas,
    x: float,
    foot: float,
    size: float,
    colour: str = palette.LEAF,
    *,
    trunk: str = palette.WOOD_DEEP,
    blossom: str | None = None,
) -> None:
    """A round tree; with `blossom` its crown is in flower."""
    chance = canvas.chance
    canvas.shadow(x, foot, size * 0.3, size * 0.07, 0.5)
    canvas.form(
        straight(
            [
                (x - size * 0.045, foot),
                (x - size * 0.03, foot - size * 0.5),
                (x + size * 0.03, foot - size * 0.5),
                (x + size * 0.05, foot),
            ]
        ),
        trunk,
        canvas.tones((x - size * 0.05, 0, x + size * 0.05, 0), ((0, 0.2), (1, -0.5))),
    )
    for dx, dy, r in ((-0.2, 0.5, 0.2), (0.2, 0.52, 0.2), (0, 0.66, 0.26), (-0.1, 0.46, 0.18), (0.12, 0.44, 0.17)):
        cx, cy, cr = x + size * dx, foot - size * dy, size * r
        canvas.round(blob(cx, cy, cr, cr * 0.86, chance, 0.07), colour, (cx - cr, cy - cr, 2 * cr, 2 * cr), BALL, 0.8)
    if blossom:
        dots = []
        for _ in range(int(size * 0.9)):
            a, far = chance.uniform(0, 6.28), math.sqrt(chance.uniform(0, 1))
            px, py = x + size * 0.4 * far * math.cos(a), foot - size * 0.58 + size * 0.3 * far * math.sin(a)
            dots.append(
                f'<circle cx="{px:.1f}" cy="{py:.1f}" r="{size * chance.uniform(0.009, 0.02):.1f}"'
                f' fill="{blossom}" fill-opacity="{chance.uniform(0.75, 1):.2f}"/>'
            )
        canvas.raw("".join(dots))


def slender(
    canvas: Canvas, x: float, foot: float, high: float, colour: str = palette.LEAF_DEEP, *, trunk: str = "#9a7b62"
) -> None:
    """A straight young tree with a narrow crown: cinnamon planted in rows."""
    canvas.shadow(x, foot, high * 0.08, high * 0.02, 0.45)
    canvas.form(
        straight(
            [
                (x - high * 0.016, foot),
                (x - high * 0.01, foot - high * 0.8),
                (x + high * 0.01, foot - high * 0.8),
                (x + high * 0.018, foot),
            ]
        ),
        trunk,
        canvas.tones((x - high * 0.02, 0, x + high * 0.02, 0), ((0, 0.3), (1, -0.5))),
    )
    chance = canvas.chance
    crown = [
        (0, -1.0),
        (0.085, -0.86),
        (0.12, -0.66),
        (0.1, -0.46),
        (0.0, -0.36),
        (-0.1, -0.46),
        (-0.125, -0.66),
        (-0.08, -0.86),
    ]
    d = around([(x + (u + chance.uniform(-0.012, 0.012)) * high, foot + v * high) for u, v in crown])
    canvas.round(d, colour, (x - high * 0.13, foot - high, high * 0.26, high * 0.64), BALL, 0.85)
    tufts = []
    for _ in range(34):
        v = chance.uniform(0.4, 0.96)
        u = chance.uniform(-1, 1) * 0.11 * math.sin(math.pi * (v - 0.3) / 0.75)
        r = high * chance.uniform(0.014, 0.03)
        tint = (
            chance.choice([palette.RICE, palette.LEAF, "#2c4a2c", "#8a5a3c"])
            if chance.random() < 0.9
            else palette.RICE_PALE
        )
        tufts.append(
            f'<ellipse cx="{x + u * high:.1f}" cy="{foot - v * high:.1f}" rx="{r:.1f}" ry="{r * 0.5:.1f}"'
            f' fill="{tint}" fill-opacity=".55" transform="rotate({chance.uniform(-40, 40):.0f} {x + u * high:.1f}'
            f' {foot - v * high:.1f})"/>'
        )
    canvas.patterned(d, "".join(tufts))


def bamboo(canvas: Canvas, x: float, foot: float, high: float, lean: float, colour: str = "#7f9a4f") -> None:
    """A cane with its joints and leaves."""

    def at(t: float) -> Point:
        return x + lean * high * t * t, foot - high * t * (1 - 0.06 * t)

    chance = canvas.chance
    thick = high * 0.024
    spine = [at(i / 8) for i in range(9)]
    canvas.line(through(spine), palette.LEAF_DEEP, thick * 1.3, 0.9)
    canvas.line(through(spine), colour, thick)
    canvas.shine(through([(px - thick * 0.2, py) for px, py in spine]), 0.4, width=thick * 0.24)
    for i in range(1, 11):
        t = i / 11
        px, py = at(t)
        canvas.line(f"M{px - thick * 0.6:.1f} {py:.1f}h{thick * 1.2:.1f}", palette.LEAF_DEEP, 2.4, 0.8)
    for _ in range(26):
        t = chance.uniform(0.4, 1.0)
        px, py = at(t)
        side = chance.choice((-1, 1))
        sx, sy = px + side * high * chance.uniform(0.0, 0.1), py + high * chance.uniform(-0.03, 0.05)
        canvas.line(through([(px, py), (sx, sy)]), palette.LEAF_DEEP, 1.4, 0.6)
        a = math.radians(chance.uniform(15, 75))
        long = high * chance.uniform(0.05, 0.1)
        ex, ey = sx + side * long * math.cos(a), sy + long * math.sin(a)
        mid = ((sx + ex) / 2 + side * long * 0.1, (sy + ey) / 2 - long * 0.1)
        low = ((sx + ex) / 2 - side * long * 0.06, (sy + ey) / 2 + long * 0.05)
        canvas.colour(
            around([(sx, sy), mid, (ex, ey), low]),
            chance.choice([palette.LEAF, palette.RICE, "#6d8d45", palette.LEAF_DEEP]),
        )
