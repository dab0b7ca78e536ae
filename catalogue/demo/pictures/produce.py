"""What grows: leaves, fruit, peppers, pods, cobs, shoots, mushrooms."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from catalogue.demo.pictures import palette
from catalogue.demo.pictures.canvas import BALL, SOFT_BALL
from catalogue.demo.pictures.geometry import around, blob, ellipse, moved, moved_all, ribbon, straight, through

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.demo.pictures.canvas import Canvas
    from catalogue.demo.pictures.geometry import Point


def leaf(
    canvas: Canvas,
    x: float,
    y: float,
    long: float,
    wide: float,
    degrees: float,
    colour: str = palette.LEAF,
    *,
    bend: float = 0.12,
    veins: int = 5,
    shadow: bool = False,
    vein: str = palette.RICE_PALE,
) -> None:
    """A leaf from its stalk at (x, y); one half lies in shade."""
    b = bend * long

    def put(points: Sequence[Point]) -> list[Point]:
        return moved_all(points, (x, y), degrees)

    rib = [(0, 0), (long * 0.35, b * 0.8), (long * 0.7, b * 0.8), (long, 0)]
    upper = [
        (0, 0),
        (long * 0.2, -wide * 0.36 + b * 0.5),
        (long * 0.5, -wide * 0.5 + b),
        (long * 0.8, -wide * 0.26 + b * 0.6),
        (long, 0),
    ]
    lower = [(long * 0.8, wide * 0.3 + b * 0.6), (long * 0.5, wide * 0.5 + b), (long * 0.2, wide * 0.38 + b * 0.5)]
    outline = around(put([*upper, *lower]))
    if shadow:
        canvas.shine(around([(px + 8, py + 14) for px, py in put([*upper, *lower])]), -0.5, blur=8)
    a, z = put([(long * 0.5, -wide * 0.5)])[0], put([(long * 0.5, wide * 0.5 + b)])[0]
    canvas.form(outline, colour, canvas.tones((*a, *z), ((0, 0.24), (0.5, 0.04), (1, -0.2))))
    half = straight([*put(rib), *put([(long, 0), *lower])])
    canvas.shine(half, -0.22, within=outline)
    canvas.line(through(put(rib)), vein, max(1.4, wide * 0.035), 0.7)
    for i in range(1, veins + 1):
        t = i / (veins + 1.4)
        root = (long * t, b * 0.85 * math.sin(math.pi * min(1, t * 1.1)))
        for side in (-1, 1):
            tip = (root[0] + long * 0.13, root[1] + side * wide * 0.34 * math.sin(math.pi * (0.15 + 0.8 * t)))
            canvas.line(
                through(put([root, ((root[0] + tip[0]) / 2 + long * 0.01, (root[1] + tip[1]) / 2), tip])),
                vein,
                max(1.0, wide * 0.016),
                0.4,
            )


def pepper(
    canvas: Canvas,
    x: float,
    y: float,
    long: float,
    degrees: float,
    colour: str = palette.CHILI,
    *,
    thick: float = 0.2,
    bend: float = 0.12,
    shadow: bool = True,
) -> None:
    """A chilli from its stalk at (x, y)."""
    points = moved_all(
        [
            (0, 0),
            (long * 0.25, bend * long * 0.5),
            (long * 0.6, bend * long),
            (long * 0.88, bend * long * 0.7),
            (long, bend * long * 0.3),
        ],
        (x, y),
        degrees,
    )
    w = thick * long
    widths = [w * 0.8, w, w * 0.84, w * 0.4, 2]
    if shadow:
        canvas.shine(ribbon([(px + 8, py + w * 0.5) for px, py in points], widths), -0.6, blur=6)
    d = ribbon(points, widths)
    (ax, ay), (bx, by) = moved_all(
        [(long * 0.4, -w * 0.5 + bend * long * 0.7), (long * 0.4, w * 0.5 + bend * long * 0.7)], (x, y), degrees
    )
    if ay > by:
        (ax, ay), (bx, by) = (bx, by), (ax, ay)
    canvas.form(d, colour, canvas.tones((ax, ay, bx, by), ((0, 0.1), (0.25, 0.34), (0.5, 0), (1, -0.55))))
    shine_line = [(px + (ax - bx) * 0.22, py + (ay - by) * 0.22) for px, py in points[:3]]
    canvas.shine(through(shine_line), 0.75, width=w * 0.12, blur=1.6, within=d)
    cap = moved_all(
        [(-w * 0.15, -w * 0.42), (w * 0.35, -w * 0.46), (w * 0.2, 0), (w * 0.35, w * 0.46), (-w * 0.15, w * 0.42)],
        (x, y),
        degrees,
    )
    canvas.form(around(cap), palette.LEAF_DEEP, canvas.tones((ax, ay, bx, by), ((0, 0.3), (1, -0.3))))
    stem = moved_all([(-w * 0.1, 0), (-w * 0.7, -w * 0.1), (-w * 1.2, -w * 0.34)], (x, y), degrees)
    canvas.line(through(stem), palette.LEAF_DEEP, w * 0.2)


def cob(
    canvas: Canvas,
    x: float,
    y: float,
    long: float,
    degrees: float,
    *,
    thick: float = 0.26,
    husk: bool = True,
    colours: Sequence[str] = ("#e9b949", "#dca437", "#f0c964"),
) -> None:
    """A cob of maize from its foot at (x, y), its husk drawn back."""
    w = thick * long

    def put(points: Sequence[Point]) -> list[Point]:
        return moved_all(points, (x, y), degrees)

    outline = put(
        [
            (0, -w * 0.42),
            (long * 0.25, -w * 0.5),
            (long * 0.65, -w * 0.44),
            (long * 0.95, -w * 0.18),
            (long, 0),
            (long * 0.95, w * 0.18),
            (long * 0.65, w * 0.44),
            (long * 0.25, w * 0.5),
            (0, w * 0.42),
        ]
    )
    canvas.shine(around([(a + 10, b + w * 0.32) for a, b in outline]), -0.55, blur=8)
    if husk:
        for angle, bend in ((164, 0.2), (196, -0.2)):
            leaf(canvas, x, y, long * 0.55, w * 0.5, degrees + angle, "#b9b96a", bend=bend, veins=0)
    d = around(outline)
    top, low = put([(long * 0.4, -w * 0.5)])[0], put([(long * 0.4, w * 0.5)])[0]
    if top[1] > low[1]:
        top, low = low, top
    canvas.form(d, "#c58b25", canvas.tones((*top, *low), ((0, 0.05), (0.25, 0.3), (0.5, 0), (1, -0.55))))
    kernels = []
    step = w * 0.14
    for row in range(-3, 4):
        for k in range(int(long / step)):
            at = k * step + (row % 2) * step * 0.5
            taper = 1 - 0.45 * max(0, (at / long - 0.5) * 2) ** 2
            px, py = put([(at, row * w * 0.145 * taper)])[0]
            kernels.append(
                f'<ellipse cx="{px:.1f}" cy="{py:.1f}" rx="{step * 0.47:.1f}" ry="{step * 0.44:.1f}"'
                f' fill="{canvas.chance.choice(list(colours))}"/>'
            )
    canvas.patterned(d, "".join(kernels))
    if husk:
        leaf(canvas, x - 2, y, long * 0.5, w * 0.62, degrees + 18, "#a8b25e", bend=0.22, veins=0)
        leaf(canvas, x - 2, y, long * 0.42, w * 0.5, degrees - 24, "#c5c583", bend=-0.2, veins=0)


def shoot(
    canvas: Canvas,
    x: float,
    foot: float,
    wide: float,
    high: float,
    lean: float = 0,
    *,
    colours: tuple[str, str] = ("#9c7148", "#b98d5c"),
) -> None:
    """A fresh bamboo shoot: sheaths wrapped over one another up to its tip."""
    canvas.shadow(x, foot - 4, wide * 0.5, wide * 0.16)
    half = wide / 2

    def put(points: Sequence[Point]) -> list[Point]:
        return moved_all(points, (x, foot), lean)

    def edge(up: float) -> float:
        return half * max(0.02, (1 - up) ** 0.62) * (0.86 + 0.28 * min(1.0, up * 4))

    left, right = put([(-half, -high * 0.4)])[0], put([(half, -high * 0.4)])[0]
    core = around(
        put(
            [
                (-edge(0), 0),
                (-edge(0.2), -high * 0.2),
                (-edge(0.6), -high * 0.6),
                (0, -high),
                (edge(0.6), -high * 0.6),
                (edge(0.2), -high * 0.2),
                (edge(0), 0),
            ]
        )
    )
    canvas.form(core, "#7f8a4e", canvas.tones((*left, *right), ((0, 0), (0.28, 0.3), (0.5, 0), (1, -0.6))))
    for i in range(6):
        up = 0.86 - i * 0.15
        side = -1 if i % 2 else 1
        tip_x, tip_up = side * edge(up) * 0.22, min(0.99, up + 0.13)
        points = [(-edge(0), 0.0)]
        points += [
            (-edge(t), -high * t) for t in (up * 0.35, up * 0.7, up - 0.02 if side > 0 else up - 0.1) if t > 0.02
        ]
        points += [
            (tip_x - edge(up) * 0.4, -high * (up + 0.04)),
            (tip_x, -high * tip_up),
            (tip_x + edge(up) * 0.4, -high * (up + 0.04)),
        ]
        points += [(edge(t), -high * t) for t in (up - 0.1 if side > 0 else up - 0.02, up * 0.7, up * 0.35) if t > 0.02]
        points += [(edge(0), 0.0), (0, high * 0.035)]
        d = around(put(points))
        canvas.shine(d, -0.4, blur=5, within=core)
        base, top = put([(0, 0)])[0], put([(tip_x, -high * tip_up)])[0]
        fill = canvas.blend((*top, *base), ((0, "#6f7440", 1), (0.16, colours[i % 2], 1), (1, colours[0], 1)))
        canvas.form(d, fill, canvas.tones((*left, *right), ((0, -0.05), (0.28, 0.34), (0.5, 0.02), (1, -0.6))))
        for k in (-0.66, -0.36, -0.06, 0.24, 0.54):
            vein = put(
                [
                    (edge(up * 0.6) * k, -high * max(0.0, up - 0.22)),
                    (edge(up) * k * 0.8 + tip_x * 0.3, -high * (up - 0.01)),
                ]
            )
            canvas.line(through(vein), palette.WOOD_DEEP, 1.6, 0.32)
        canvas.line(
            through([top, (top[0] + side * wide * 0.05, top[1] - high * 0.045)]), palette.LEAF_DEEP, wide * 0.028
        )


def mushroom(canvas: Canvas, x: float, y: float, size: float, *, colour: str = "#6e4a35", under: bool = False) -> None:
    """A forest mushroom lying on the table, cap up, or turned over so that the gills show."""
    r = size / 2
    canvas.shadow(x, y + r * 0.42, r * 0.92, r * 0.3, 0.6)
    if under:
        canvas.round(
            blob(x, y, r, r * 0.62, canvas.chance, 0.03), colour, (x - r, y - r * 0.6, size, r * 1.2), SOFT_BALL
        )
        inner = ellipse(x, y - r * 0.02, r * 0.86, r * 0.5)
        canvas.form(
            inner, "#d9c19a", canvas.tones((x - r, y - r * 0.5, x + r, y + r * 0.5), ((0, -0.3), (0.5, 0), (1, 0.1)))
        )
        gills = "".join(
            f'<path d="M{x:.1f} {y:.1f}L{x + r * math.cos(i * 0.17):.1f} {y + r * 0.6 * math.sin(i * 0.17):.1f}"'
            f' stroke="{palette.WOOD_DEEP}" stroke-opacity=".45" stroke-width="1.8"/>'
            for i in range(37)
        )
        canvas.patterned(inner, gills)
        canvas.round(
            ellipse(x + r * 0.04, y - r * 0.06, r * 0.2, r * 0.16),
            "#c6a67a",
            (x - r * 0.2, y - r * 0.2, r * 0.4, r * 0.3),
        )
        return
    d = around(
        [
            (x - r, y + r * 0.14),
            (x - r * 0.9, y - r * 0.3),
            (x - r * 0.45, y - r * 0.66),
            (x + r * 0.1, y - r * 0.7),
            (x + r * 0.66, y - r * 0.5),
            (x + r, y),
            (x + r * 0.86, y + r * 0.34),
            (x, y + r * 0.46),
            (x - r * 0.8, y + r * 0.38),
        ]
    )
    canvas.round(d, colour, (x - r, y - r * 0.7, size, size * 0.6), BALL, 0.85)
    cracks = "".join(
        f'<path d="M{x + canvas.chance.uniform(-0.8, 0.7) * r:.1f}'
        f" {y + canvas.chance.uniform(-0.5, 0.2) * r:.1f}l{canvas.chance.uniform(6, 14) * size / 90:.1f}"
        f' {canvas.chance.uniform(-9, 9) * size / 90:.1f}" stroke="#d9bd93" stroke-opacity=".75"'
        f' stroke-width="{size * 0.022:.1f}" stroke-linecap="round"/>'
        for _ in range(20)
    )
    canvas.patterned(d, cracks)
    canvas.shine(
        through([(x - r * 0.9, y + r * 0.32), (x, y + r * 0.44), (x + r * 0.9, y + r * 0.22)]),
        0.2,
        width=4,
        blur=1.5,
        within=d,
    )


def artichoke(canvas: Canvas, x: float, y: float, size: float, *, stem: bool = True) -> None:
    """An artichoke's head: rings of scales, purple at their tips."""
    r = size / 2
    canvas.shadow(x, y + r * 0.9, r * 0.86, r * 0.26)
    if stem:
        canvas.upright(
            ribbon(
                [(x + r * 0.1, y + r * 0.7), (x + r * 0.6, y + r * 1.02), (x + r * 1.3, y + r * 1.1)],
                [r * 0.34, r * 0.3, r * 0.3],
            ),
            palette.RICE,
            (x, y + r * 0.6, r * 1.3, r * 0.5),
        )
    canvas.round(blob(x, y, r * 0.92, r * 0.95, canvas.chance, 0.01), palette.RICE_DEEP, (x - r, y - r, size, size))
    rows = 8
    for row in range(rows):
        v = -0.8 + 1.56 * row / (rows - 1)
        spread = r * 0.76 * math.sqrt(max(0.05, 1 - v * v)) * (1 + min(0.0, v) * 0.55)
        count = (2, 3, 4, 3, 4, 3, 4, 3)[row]
        for k in sorted(range(count), key=lambda k: -abs(k - (count - 1) / 2)):
            u = (k - (count - 1) / 2) / ((count - 1) / 2) if count > 1 else 0.0
            sx, sy = x + spread * u, y + r * v * 0.9 - r * 0.02 * (1 - u * u)
            long, wide = r * 0.66, r * 0.58
            turn = u * (30 if v > -0.4 else 14)
            points = moved_all(
                [
                    (-wide / 2, long * 0.3),
                    (-wide * 0.5, -long * 0.08),
                    (0, -long * 0.62),
                    (wide * 0.5, -long * 0.08),
                    (wide / 2, long * 0.3),
                    (0, long * 0.46),
                ],
                (sx, sy),
                turn,
            )
            d = around(points)
            tip, base = moved((0, -long * 0.62), (sx, sy), turn), moved((0, long * 0.46), (sx, sy), turn)
            fill = canvas.blend((*tip, *base), ((0, "#8d6480", 1), (0.24, "#93a877", 1), (1, palette.LEAF, 1)))
            canvas.shine(d, -0.4, blur=6)
            shade = canvas.tones((x - r, y - r, x + r * 0.9, y + r * 0.7), ((0, 0.3), (0.45, 0.0), (1, -0.6)))
            canvas.form(d, fill, shade, canvas.tones((*tip, *base), ((0, 0.16), (0.5, 0), (1, -0.4))))


def sprig(canvas: Canvas, x: float, y: float, size: float, degrees: float = -90) -> None:
    """A bud of tea and its two leaves."""

    def at(point: Point) -> Point:
        return moved(point, (x, y), degrees)

    canvas.line(through([at((0, 0)), at((size * 0.3, size * 0.02)), at((size * 0.55, 0))]), palette.RICE, size * 0.045)
    for root, long, wide, angle, colour in (
        ((size * 0.16, 0), 0.62, 0.25, 44, palette.LEAF_DEEP),
        ((size * 0.3, 0), 0.52, 0.22, -42, palette.LEAF),
        ((size * 0.5, 0), 0.42, 0.11, 2, "#b9c58e"),
    ):
        px, py = at(root)
        leaf(canvas, px, py, size * long, size * wide, degrees + angle, colour, bend=0.08 if angle > 0 else -0.08)
