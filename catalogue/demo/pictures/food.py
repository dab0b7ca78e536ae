"""What comes to the table: fish, cakes in leaves, dried fruit, sweets, and the plates they lie on."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from catalogue.demo.pictures import palette
from catalogue.demo.pictures.canvas import BALL, SOFT_BALL
from catalogue.demo.pictures.geometry import around, blob, ellipse, moved_all, ribbon, straight, through

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.demo.pictures.canvas import Canvas
    from catalogue.demo.pictures.geometry import Point


def plate(
    canvas: Canvas,
    x: float,
    y: float,
    wide: float,
    fill: str = palette.PORCELAIN,
    *,
    rim: str | None = palette.CLOTH,
    flat: float = 0.3,
) -> None:
    half = wide / 2
    canvas.shadow(x, y + 10, half * 0.98, half * flat, 0.55, 0.08)
    canvas.form(
        ellipse(x, y + 9, half, half * flat),
        fill,
        canvas.tones((x - half, y, x + half, y), ((0, -0.1), (0.3, 0.1), (1, -0.6))),
    )
    canvas.form(
        ellipse(x, y, half, half * flat),
        fill,
        canvas.tones((x - half, y - half * flat, x + half, y + half * flat), ((0, 0.2), (0.5, 0.02), (1, -0.14))),
    )
    canvas.form(
        ellipse(x, y + 3, half * 0.74, half * flat * 0.7),
        fill,
        canvas.tones((x - half, y - half * flat, x + half, y + half * flat), ((0, -0.26), (0.4, -0.04), (1, 0.16))),
    )
    if rim:
        canvas.line(ellipse(x, y, half * 0.965, half * flat * 0.96), rim, wide * 0.009)
        canvas.line(ellipse(x, y, half * 0.91, half * flat * 0.9), rim, wide * 0.004)


def board(
    canvas: Canvas, x: float, y: float, wide: float, deep: float, colour: str = palette.WOOD_PALE, *, thick: float = 22
) -> None:
    """A cutting board seen from above at a slant."""
    half = wide / 2
    top = [
        (x - half * 0.9, y - deep / 2),
        (x + half * 0.9, y - deep / 2),
        (x + half, y + deep / 2),
        (x - half, y + deep / 2),
    ]
    canvas.shine(straight([(a + 26, b + thick + 14) for a, b in top]), -0.5, blur=18)
    canvas.form(
        straight([top[3], top[2], (top[2][0], top[2][1] + thick), (top[3][0], top[3][1] + thick)]),
        colour,
        canvas.tones((0, y + deep / 2, 0, y + deep / 2 + thick), ((0, -0.3), (1, -0.6))),
    )
    d = straight(top)
    canvas.form(d, colour, canvas.tones((x - half, y - deep, x + half, y + deep), ((0, 0.28), (0.5, 0), (1, -0.22))))
    rings = []
    for i in range(20):
        py = y - deep / 2 + deep * (i + canvas.chance.uniform(0.2, 0.8)) / 20
        rings.append(
            f'<path d="M{x - half:.0f} {py:.1f}q{half:.0f} {canvas.chance.uniform(-9, 9):.1f} {wide:.0f}'
            f' {canvas.chance.uniform(-4, 4):.1f}" fill="none" stroke="{palette.WOOD_DEEP}"'
            f' stroke-opacity="{canvas.chance.uniform(0.1, 0.3):.2f}" stroke-width="1.8"/>'
        )
    canvas.patterned(d, "".join(rings))


def leaf_parcel(
    canvas: Canvas,
    x: float,
    y: float,
    wide: float,
    high: float,
    degrees: float = 0,
    *,
    leaf: str = "#5c7a44",
    string: str = palette.STRAW,
) -> None:
    """A long sticky rice cake wrapped in leaves and tied."""

    def put(points: Sequence[Point]) -> list[Point]:
        return moved_all(points, (x, y), degrees)

    h, w = wide / 2, high / 2
    outline = put(
        [
            (-h, -w * 0.5),
            (-h * 0.86, -w * 0.92),
            (0, -w),
            (h * 0.86, -w * 0.92),
            (h, -w * 0.5),
            (h * 1.02, w * 0.4),
            (h * 0.88, w * 0.95),
            (0, w),
            (-h * 0.88, w * 0.95),
            (-h * 1.02, w * 0.4),
        ]
    )
    canvas.shine(around([(a + 12, b + high * 0.24) for a, b in outline]), -0.6, blur=12)
    d = around(outline)
    top, low = put([(0, -w)])[0], put([(0, w)])[0]
    canvas.form(d, leaf, canvas.tones((*top, *low), ((0, 0.02), (0.24, 0.36), (0.5, 0), (1, -0.6))))
    veins = []
    for i in range(-9, 10):
        p = put([(-h * 1.05, w * i / 9), (h * 1.05, w * (i + 1.4) / 9)])
        veins.append(
            f'<path d="M{p[0][0]:.1f} {p[0][1]:.1f}L{p[1][0]:.1f} {p[1][1]:.1f}" stroke="{palette.LEAF_DEEP}"'
            ' stroke-width="1.6" stroke-opacity=".5"/>'
        )
    canvas.patterned(d, "".join(veins))
    seam = put([(-h * 0.4, -w * 1.02), (-h * 0.25, 0), (-h * 0.42, w * 1.02)])
    canvas.shine(through(seam), -0.3, width=5, blur=2, within=d)
    for at in (-0.72, -0.36, 0.0, 0.36, 0.72):
        band = put([(h * at, -w * 1.02), (h * at + high * 0.1, 0), (h * at, w * 1.02)])
        canvas.shine(through([(a + 3, b + 3) for a, b in band]), -0.4, width=6, within=d)
        canvas.line(through(band), string, 5.5)


def cake_cut(
    canvas: Canvas,
    x: float,
    y: float,
    size: float,
    *,
    outside: str = "#5c7a44",
    rice: str = "#3a3638",
    middle: str = "#d9b45c",
    heart: str = "#b3705a",
) -> None:
    """A round slice of a sticky rice cake: rice, mung beans, a little meat."""
    r = size / 2
    canvas.shadow(x, y + r * 0.75, r, r * 0.26, 0.55, 0.2)
    canvas.round(
        blob(x + r * 0.14, y + r * 0.1, r, r * 0.78, canvas.chance, 0.01),
        outside,
        (x - r, y - r, size, size),
        SOFT_BALL,
    )
    d = blob(x, y, r * 0.97, r * 0.75, canvas.chance, 0.012)
    canvas.form(d, rice, canvas.tones((x - r, y - r, x + r, y + r), ((0, 0.3), (0.5, 0), (1, -0.3))))
    dots = []
    for _ in range(240):
        a, far = canvas.chance.uniform(0, 6.28), math.sqrt(canvas.chance.uniform(0.1, 1))
        px, py = x + r * 0.95 * far * math.cos(a), y + r * 0.73 * far * math.sin(a)
        dots.append(
            f'<ellipse cx="{px:.1f}" cy="{py:.1f}" rx="5" ry="3.4"'
            f' fill="{canvas.chance.choice(["#575055", "#2d2a2c", "#6a6266"])}"'
            f' transform="rotate({canvas.chance.uniform(0, 180):.0f} {px:.1f} {py:.1f})"/>'
        )
    canvas.patterned(d, "".join(dots))
    canvas.form(
        blob(x, y, r * 0.52, r * 0.37, canvas.chance, 0.05),
        middle,
        canvas.tones((x - r, y - r, x + r, y + r), ((0, 0.3), (0.5, 0), (1, -0.25))),
    )
    canvas.form(
        blob(x + r * 0.06, y + r * 0.02, r * 0.2, r * 0.12, canvas.chance, 0.12),
        heart,
        canvas.tones((x - r * 0.2, y, x + r * 0.2, y), ((0, 0.2), (1, -0.2))),
    )


def dried(
    canvas: Canvas,
    x: float,
    y: float,
    half: float,
    high: float,
    colours: Sequence[str],
    *,
    count: int = 46,
    size: float = 62,
    flat: float = 0.3,
    wrinkled: bool = True,
) -> None:
    """A heap of soft dried fruit."""
    canvas.shadow(x, y, half, half * flat, 0.5, 0.14)
    chance = canvas.chance
    places = []
    for _ in range(count):
        a, far = chance.uniform(0, 6.28), math.sqrt(chance.uniform(0, 1))
        px = x + half * 0.88 * far * math.cos(a)
        rise = max(0.0, 1 - (abs(px - x) / half) ** 1.8)
        places.append((px, y + half * flat * far * math.sin(a) * 0.75 - high * rise * chance.uniform(0, 0.9)))
    for px, py in sorted(places, key=lambda place: place[1]):
        r = size / 2 * chance.uniform(0.8, 1.15)
        d = blob(px, py, r, r * 0.72, chance, 0.12, 10)
        canvas.shine(ellipse(px + 4, py + r * 0.5, r * 0.9, r * 0.5), -0.45, blur=5)
        canvas.round(d, chance.choice(list(colours)), (px - r, py - r * 0.7, 2 * r, 1.4 * r), BALL, 0.9)
        if wrinkled:
            for _ in range(3):
                wx, wy = px + chance.uniform(-0.5, 0.4) * r, py + chance.uniform(-0.3, 0.3) * r
                canvas.shine(
                    through(
                        [(wx, wy), (wx + r * 0.25, wy - r * 0.12), (wx + r * 0.5, wy + chance.uniform(-0.1, 0.2) * r)]
                    ),
                    -0.45,
                    width=r * 0.07,
                    blur=1.2,
                    within=d,
                )


def peel(canvas: Canvas, x: float, y: float, size: float, degrees: float, colour: str = "#c9762b") -> None:
    """A curl of dried mandarin peel, white inside."""
    points = moved_all(
        [
            (-size * 0.5, size * 0.1),
            (-size * 0.25, -size * 0.16),
            (size * 0.1, -size * 0.1),
            (size * 0.4, size * 0.14),
            (size * 0.5, -size * 0.08),
        ],
        (x, y),
        degrees,
    )
    canvas.shine(ribbon([(a + 5, b + 9) for a, b in points], [size * 0.2] * 5), -0.5, blur=5)
    canvas.colour(
        ribbon([(a + 2, b + 5) for a, b in points], [size * 0.16, size * 0.24, size * 0.26, size * 0.22, size * 0.1]),
        "#ead7b0",
    )
    d = ribbon(points, [size * 0.14, size * 0.22, size * 0.24, size * 0.2, size * 0.08])
    canvas.form(d, colour, canvas.tones((x, y - size * 0.3, x, y + size * 0.3), ((0, 0.35), (0.5, 0), (1, -0.5))))


def dipper(canvas: Canvas, x: float, y: float, long: float, degrees: float) -> None:
    """A wooden honey dipper; its head is at (x, y)."""

    def put(points: Sequence[Point]) -> list[Point]:
        return moved_all(points, (x, y), degrees)

    canvas.upright(
        ribbon(put([(0, 0), (long * 0.5, 0), (long, 0)]), [long * 0.035, long * 0.04, long * 0.045]),
        palette.WOOD,
        (x, y - long, long, long),
    )
    for i in range(6):
        cx, cy = put([(-long * 0.03 + i * long * 0.034, 0)])[0]
        r = long * (0.075 - abs(i - 2.5) * 0.012)
        canvas.round(ellipse(cx, cy, r, r * 0.72), palette.WOOD, (cx - r, cy - r, 2 * r, 2 * r))
