"""Loose goods in heaps: rice, tea, chopped things; noodles, sticks of cinnamon."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from catalogue.demo.pictures import palette
from catalogue.demo.pictures.canvas import CYLINDER
from catalogue.demo.pictures.geometry import blob, ellipse, moved_all, ribbon, straight, through

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.demo.pictures.canvas import Canvas
    from catalogue.demo.pictures.geometry import Point


def heap_outline(x: float, y: float, half: float, high: float, flat: float) -> str:
    """A mound that rises `high` over an ellipse."""
    return (
        f"M{x - half:.1f} {y:.1f}C{x - half * 0.8:.1f} {y - high * 0.55:.1f} {x - half * 0.42:.1f} {y - high:.1f}"
        f" {x:.1f} {y - high:.1f}"
        f"C{x + half * 0.42:.1f} {y - high:.1f} {x + half * 0.8:.1f} {y - high * 0.55:.1f} {x + half:.1f} {y:.1f}"
        f"A{half:.1f} {half * flat:.1f} 0 0 1 {x - half:.1f} {y:.1f}Z"
    )


def grains(
    canvas: Canvas,
    within: str,
    box: tuple[float, float, float, float],
    colours: Sequence[str],
    *,
    count: int,
    long: float,
    thin: float,
    outline: str = palette.INK,
    depth: float = 0.16,
) -> None:
    """Many small grains in a box, clipped to `within`; each with a shaded side."""
    x, y, w, h = box
    chance = canvas.chance
    made = []
    for _ in range(count):
        gx, gy = chance.uniform(x, x + w), chance.uniform(y, y + h)
        angle = chance.uniform(0, 180)
        size = chance.uniform(0.8, 1.2)
        place = f'transform="translate({gx:.1f} {gy:.1f}) rotate({angle:.0f})"'
        made.append(
            f'<ellipse {place} rx="{long * size:.1f}" ry="{thin * size * 1.1:.1f}" fill="{outline}"'
            f' fill-opacity="{depth}"/>'
        )
        made.append(
            f'<ellipse transform="translate({gx - 1:.1f} {gy - 1.2:.1f}) rotate({angle:.0f})"'
            f' rx="{long * size * 0.92:.1f}" ry="{thin * size * 0.82:.1f}" fill="{chance.choice(colours)}"/>'
        )
    canvas.patterned(within, "".join(made))


def heap(
    canvas: Canvas,
    x: float,
    y: float,
    half: float,
    high: float,
    colours: Sequence[str],
    *,
    flat: float = 0.27,
    count: int = 420,
    long: float = 9,
    thin: float = 3.2,
    loose: int = 0,
    depth: float = 0.2,
    shadow: bool = True,
) -> None:
    """A mound of grains. `loose` ones lie round it on the table."""
    if shadow:
        canvas.shadow(x, y, half * 0.98, half * flat, 0.45, 0.16)
    scatter(canvas, x, y, half * 1.3, half * flat * 1.35, colours, count=loose, long=long, thin=thin)
    d = heap_outline(x, y, half, high, flat)
    light = canvas.tones(
        (x - half * 0.35, y - high * 0.75, half * 1.35), ((0, 0.34), (0.4, 0.02), (0.75, -0.3), (1, -0.55)), round_=True
    )
    canvas.form(d, colours[0], light)
    grains(
        canvas,
        d,
        (x - half, y - high, 2 * half, high + half * flat),
        colours,
        count=count,
        long=long,
        thin=thin,
        depth=depth,
    )


def scatter(
    canvas: Canvas,
    x: float,
    y: float,
    rx: float,
    ry: float,
    colours: Sequence[str],
    *,
    count: int,
    long: float,
    thin: float,
) -> None:
    """Grains lying on the table round (x, y), each with its own small shadow."""
    chance = canvas.chance
    for _ in range(count):
        a, r = chance.uniform(0, 2 * math.pi), math.sqrt(chance.uniform(0.35, 1))
        gx, gy = x + rx * r * math.cos(a), y + ry * r * math.sin(a)
        turn = chance.uniform(0, 180)
        canvas.raw(
            f'<ellipse transform="translate({gx + 2:.1f} {gy + 3:.1f}) rotate({turn:.0f})" rx="{long:.1f}"'
            f' ry="{thin:.1f}" fill="{palette.INK}" fill-opacity=".35"/>'
            f'<ellipse transform="translate({gx:.1f} {gy:.1f}) rotate({turn:.0f})" rx="{long:.1f}" ry="{thin:.1f}"'
            f' fill="{chance.choice(colours)}"/>'
        )


def leaves_heap(
    canvas: Canvas,
    x: float,
    y: float,
    half: float,
    high: float,
    colours: Sequence[str],
    *,
    flat: float = 0.27,
    count: int = 260,
    size: float = 26,
    shadow: bool = True,
    loose: int = 12,
) -> None:
    """A mound of dry tea: twisted slivers."""
    chance = canvas.chance
    if shadow:
        canvas.shadow(x, y, half, half * flat, 0.5, 0.16)
    d = heap_outline(x, y, half, high, flat)
    canvas.form(
        d,
        colours[0],
        canvas.tones((x - half * 0.35, y - high * 0.75, half * 1.3), ((0, 0.3), (0.45, 0), (1, -0.5)), round_=True),
    )
    for number in range(count + loose):
        a, r = chance.uniform(0, 2 * math.pi), math.sqrt(chance.uniform(0, 1))
        if number < count:
            px = x + half * 0.98 * r * math.cos(a)
            rise = max(0.0, 1 - (abs(px - x) / half) ** 1.7)
            py = y + half * flat * r * math.sin(a) * 0.8 - high * rise * chance.uniform(0.0, 0.97)
        else:
            px, py = x + half * chance.uniform(1.0, 1.35) * math.cos(a), y + half * flat * 1.3 * math.sin(a)
        sliver(canvas, px, py, chance.uniform(0.6, 1.15) * size, chance.uniform(0, 360), chance.choice(colours))


def sliver(canvas: Canvas, x: float, y: float, long: float, degrees: float, colour: str) -> None:
    """One rolled leaf of tea, bent as it dried."""
    bend = canvas.chance.uniform(-0.28, 0.28) * long
    points = moved_all(
        [(-long / 2, 0), (-long * 0.15, bend), (long * 0.2, bend * 0.6), (long / 2, -bend * 0.3)], (x, y), degrees
    )
    thick = long * 0.17
    under = [(px + 1.5, py + 2.5) for px, py in points]
    canvas.colour(ribbon(under, [1, thick, thick * 0.9, 1]), palette.INK, 0.28)
    canvas.colour(ribbon(points, [1, thick, thick * 0.9, 1]), colour)


def stick(canvas: Canvas, a: Point, b: Point, thick: float, colour: str = palette.BARK, *, shadow: bool = True) -> None:
    """A quill of cinnamon bark from `a` to `b`: two rolls that meet in the middle."""
    ax, ay = a
    bx, by = b
    length = math.hypot(bx - ax, by - ay)
    degrees = math.degrees(math.atan2(by - ay, bx - ax))
    half = thick / 2

    def put(points: list[Point]) -> list[Point]:
        return moved_all(points, a, degrees)

    if shadow:
        canvas.shine(
            straight(put([(6, half * 0.7), (length + 6, half * 0.7), (length + 8, half * 1.7), (10, half * 1.7)])),
            -0.5,
            blur=7,
        )
    body = straight(put([(0, -half), (length, -half), (length, half), (0, half)]))
    up, down = put([(length / 2, -half)])[0], put([(length / 2, half)])[0]
    canvas.form(body, colour, canvas.tones((*up, *down), CYLINDER, much=0.9))
    chance = canvas.chance
    lines = []
    for _ in range(9):
        y = chance.uniform(-half, half)
        p = put([(chance.uniform(0, length * 0.5), y), (chance.uniform(length * 0.55, length), y)])
        lines.append(
            f'<path d="M{p[0][0]:.1f} {p[0][1]:.1f}L{p[1][0]:.1f} {p[1][1]:.1f}" stroke="#4e2615"'
            f' stroke-opacity=".35" stroke-width="{chance.uniform(1, 2.4):.1f}"/>'
        )
    canvas.patterned(body, "".join(lines))
    groove = put([(0, half * 0.12), (length, half * 0.2)])
    canvas.shine(straight(groove, closed=False), -0.75, width=thick * 0.07)
    canvas.shine(straight([(p[0], p[1] + thick * 0.05) for p in groove], closed=False), 0.3, width=thick * 0.04)
    for at in (0.0, length):
        end = put([(at, 0)])[0]
        oval = around_end(end, half, degrees)
        canvas.form(
            oval,
            "#c98a55",
            canvas.tones((end[0] - half, end[1] - half, end[0] + half, end[1] + half), ((0, 0.15), (1, -0.4))),
        )
        for side in (-0.46, 0.46):
            cx, cy = put([(at, side * half)])[0]
            canvas.line(spiral(cx, cy, half * 0.42, degrees), "#5b2c17", thick * 0.055)


def around_end(end: Point, half: float, degrees: float) -> str:
    points = [(half * 0.38 * math.cos(t), half * math.sin(t)) for t in (i * math.pi / 6 for i in range(12))]
    moved = moved_all(points, end, degrees)
    return straight(moved)


def spiral(x: float, y: float, size: float, degrees: float) -> str:
    points = []
    for i in range(14):
        t = i * 0.62
        r = size * (1 - i / 16)
        points.append((r * 0.45 * math.cos(t), r * math.sin(t)))
    return through(moved_all(points, (x, y), degrees))


def skein(
    canvas: Canvas,
    x: float,
    y: float,
    wide: float,
    high: float,
    colours: Sequence[str],
    *,
    tie: str | None = palette.BROCADE,
    degrees: float = 0,
    strands: int = 46,
) -> None:
    """A bundle of dry noodles, folded and tied in the middle."""
    chance = canvas.chance
    half, thick = wide / 2, high / 2

    def put(points: list[Point]) -> list[Point]:
        return moved_all(points, (x, y), degrees)

    outline_points = put(
        [
            (-half, -thick * 0.7),
            (-half * 0.5, -thick),
            (0, -thick * 0.62),
            (half * 0.5, -thick),
            (half, -thick * 0.7),
            (half * 1.04, 0),
            (half, thick * 0.8),
            (half * 0.5, thick),
            (0, thick * 0.66),
            (-half * 0.5, thick),
            (-half, thick * 0.8),
            (-half * 1.04, 0),
        ]
    )
    under = [(px + 12, py + high * 0.3) for px, py in outline_points]
    canvas.shine(through([*under, under[0]]), -0.55, blur=14)
    d = through([*outline_points, outline_points[0]]) + "Z"
    top, low = put([(0, -thick)])[0], put([(0, thick)])[0]
    canvas.form(d, colours[0], canvas.tones((*top, *low), ((0, 0.3), (0.3, 0.06), (0.7, -0.2), (1, -0.55))))
    lines = []
    for i in range(strands):
        at = -1 + 2 * (i + chance.uniform(-0.3, 0.3)) / (strands - 1)
        p = put(
            [
                (-half * 1.02, thick * at * 0.9),
                (-half * 0.5, thick * at * chance.uniform(0.9, 1.04)),
                (0, thick * at * 0.62),
                (half * 0.5, thick * at * chance.uniform(0.9, 1.04)),
                (half * 1.02, thick * at * 0.9),
            ]
        )
        lines.append(
            f'<path d="{through([(a + 1.4, b + 2.4) for a, b in p])}" fill="none" stroke="{palette.INK}"'
            ' stroke-opacity=".2" stroke-width="2.6"/>'
        )
        lines.append(
            f'<path d="{through(p)}" fill="none" stroke="{chance.choice(colours)}"'
            f' stroke-width="{chance.uniform(2.6, 4):.1f}"/>'
        )
    canvas.patterned(d, "".join(lines))
    if tie:
        knot = straight(
            put(
                [
                    (-high * 0.07, -thick * 0.7),
                    (high * 0.07, -thick * 0.7),
                    (high * 0.07, thick * 0.74),
                    (-high * 0.07, thick * 0.74),
                ]
            )
        )
        canvas.form(knot, tie, canvas.tones((*top, *low), ((0.1, 0.3), (0.5, 0), (1, -0.5))))


def slices(
    canvas: Canvas,
    x: float,
    y: float,
    half: float,
    high: float,
    colours: Sequence[str],
    *,
    count: int = 34,
    long: float = 110,
    wide: float = 34,
    flat: float = 0.27,
) -> None:
    """A heap of dried slices: bamboo shoots, buffalo meat, herbs."""
    chance = canvas.chance
    canvas.shadow(x, y, half, half * flat, 0.5, 0.16)
    places = []
    for _ in range(count):
        a, r = chance.uniform(0, 2 * math.pi), math.sqrt(chance.uniform(0, 1))
        px = x + half * 0.86 * r * math.cos(a)
        rise = max(0.0, 1 - (abs(px - x) / half) ** 1.8)
        places.append((px, y + half * flat * r * math.sin(a) * 0.7 - high * rise * chance.uniform(0, 0.85)))
    for px, py in sorted(places, key=lambda place: place[1]):
        degrees = chance.uniform(-40, 40) + chance.choice((0, 0, 180))
        bend = chance.uniform(-0.16, 0.16) * long
        size = chance.uniform(0.75, 1.15)
        spine = moved_all(
            [(-long / 2 * size, 0), (-long * 0.2, bend), (long * 0.2, bend), (long / 2 * size, 0)], (px, py), degrees
        )
        widths = [wide * 0.55, wide, wide * 0.9, wide * 0.35]
        d = ribbon(spine, widths)
        canvas.shine(ribbon([(a + 6, b + 10) for a, b in spine], widths), -0.5, blur=4)
        top, low = moved_all([(0, -wide / 2), (0, wide / 2)], (px, py), degrees)
        canvas.form(
            d,
            chance.choice(colours),
            canvas.tones(
                (*min((top, low), key=lambda p: p[1]), *max((top, low), key=lambda p: p[1])),
                ((0, 0.3), (0.5, 0), (1, -0.4)),
            ),
        )
        for off in (-0.2, 0.12):
            vein = moved_all(
                [
                    (-long * 0.36 * size, wide * off),
                    (0, bend * 0.9 + wide * off),
                    (long * 0.36 * size, wide * off * 0.7),
                ],
                (px, py),
                degrees,
            )
            canvas.line(through(vein), palette.WOOD_DEEP, 1.8, 0.4)


def powder(
    canvas: Canvas,
    x: float,
    y: float,
    half: float,
    high: float,
    colour: str,
    *,
    flat: float = 0.27,
    shadow: bool = True,
) -> None:
    """A soft mound of powder."""
    if shadow:
        canvas.shadow(x, y, half, half * flat, 0.4, 0.14)
        canvas.colour(blob(x, y + half * flat * 0.2, half * 1.12, half * flat * 1.2, canvas.chance, 0.07), colour, 0.7)
    d = heap_outline(x, y, half, high, flat)
    canvas.form(
        d,
        colour,
        canvas.tones((x - half * 0.4, y - high * 0.7, half * 1.3), ((0, 0.4), (0.45, 0), (1, -0.55)), round_=True),
    )
    canvas.shine(ellipse(x - half * 0.2, y - high * 0.6, half * 0.3, high * 0.2), 0.2, blur=12, within=d)
