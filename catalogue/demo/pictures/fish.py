"""Fish of cold streams: whole, as a side, in smoked slices."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from catalogue.demo.pictures import palette
from catalogue.demo.pictures.geometry import around, ellipse, moved_all, ribbon, straight, through

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.demo.pictures.canvas import Canvas
    from catalogue.demo.pictures.geometry import Point


def fillet(
    canvas: Canvas,
    x: float,
    y: float,
    long: float,
    wide: float,
    degrees: float = -6,
    *,
    colour: str = palette.SALMON,
    fat: str = "#f8cdb4",
) -> None:
    """A side of salmon, skin down, with its lines of fat."""

    def put(points: Sequence[Point]) -> list[Point]:
        return moved_all(points, (x, y), degrees)

    h, w = long / 2, wide / 2
    outline = [
        (-h, -w * 0.5),
        (-h * 0.6, -w * 0.9),
        (0, -w),
        (h * 0.5, -w * 0.8),
        (h * 0.86, -w * 0.3),
        (h, w * 0.02),
        (h * 0.86, w * 0.36),
        (h * 0.4, w * 0.9),
        (-h * 0.2, w),
        (-h * 0.75, w * 0.86),
        (-h, w * 0.5),
    ]
    thick = wide * 0.14
    canvas.shine(around([(a + 10, b + thick + 12) for a, b in put(outline)]), -0.6, blur=12)
    canvas.form(
        around([(a, b + thick) for a, b in put(outline)]),
        "#8f979e",
        canvas.tones((x - h, y, x + h, y), ((0, 0.3), (1, -0.4))),
    )
    canvas.form(
        around([(a, b + thick * 0.62) for a, b in put(outline)]),
        "#cf6b48",
        canvas.tones((x - h, y, x + h, y), ((0, 0.1), (1, -0.4))),
    )
    d = around(put(outline))
    canvas.form(d, colour, canvas.tones((x - h, y - w * 1.4, x + h, y + w), ((0, 0.36), (0.45, 0), (1, -0.34))))
    lines = []
    for i in range(17):
        at = -h * 0.98 + i * long / 16.5
        arc = put([(at - w * 0.5, -w * 1.05), (at + w * 0.05, -w * 0.45), (at + w * 0.16, -w * 0.04)])
        low = put([(at + w * 0.16, w * 0.04), (at + w * 0.05, w * 0.5), (at - w * 0.5, w * 1.05)])
        lines += [
            f'<path d="{through(bit)}" fill="none" stroke="{fat}" stroke-width="{wide * 0.028:.1f}"'
            ' stroke-linecap="round" stroke-opacity=".85"/>'
            for bit in (arc, low)
        ]
    lines.append(
        f'<path d="{through(put([(-h, 0), (0, w * 0.02), (h, 0)]))}" fill="none" stroke="#c8583a"'
        f' stroke-width="{wide * 0.03:.1f}" stroke-opacity=".6"/>'
    )
    canvas.patterned(d, "".join(lines))
    canvas.shine(
        through(put([(-h * 0.9, -w * 0.45), (-h * 0.4, -w * 0.8), (h * 0.2, -w * 0.82)])),
        0.5,
        width=wide * 0.05,
        blur=5,
        within=d,
    )


def rosette(
    canvas: Canvas, x: float, y: float, size: float, colours: Sequence[str] = ("#e2744c", "#e98a60", "#d9643f")
) -> None:
    """Thin slices of smoked fish laid in folds."""
    r = size / 2
    canvas.shadow(x, y + r * 0.3, r, r * 0.3, 0.5, 0.1)
    for ring, count in ((1.0, 9), (0.62, 6), (0.28, 3)):
        for i in range(count):
            a = 2 * math.pi * (i + ring * 1.7) / count
            cx, cy = x + r * ring * 0.72 * math.cos(a), y + r * ring * 0.34 * math.sin(a) - (1 - ring) * r * 0.34
            long, wide = r * 0.6, r * 0.4
            degrees = math.degrees(a) + 90
            points = moved_all(
                [
                    (-long * 0.6, wide * 0.2),
                    (-long * 0.3, -wide * 0.42),
                    (long * 0.1, -wide * 0.5),
                    (long * 0.55, -wide * 0.2),
                    (long * 0.5, wide * 0.3),
                    (0, wide * 0.42),
                ],
                (cx, cy),
                degrees * 0.25,
            )
            d = around(points)
            canvas.shine(around([(px + 5, py + 8) for px, py in points]), -0.4, blur=4)
            canvas.form(
                d,
                canvas.chance.choice(list(colours)),
                canvas.tones(
                    (cx - long * 0.5, cy - wide * 0.6, cx + long * 0.5, cy + wide * 0.6),
                    ((0, 0.4), (0.45, 0), (1, -0.5)),
                ),
            )
            for k in (-0.2, 0.02, 0.2):
                canvas.line(
                    through(
                        moved_all(
                            [(-long * 0.45, wide * k), (0, wide * (k - 0.16)), (long * 0.45, wide * k)],
                            (cx, cy),
                            degrees * 0.25,
                        )
                    ),
                    "#f6c3a6",
                    2.4,
                    0.6,
                )


def fish(
    canvas: Canvas,
    x: float,
    y: float,
    long: float,
    *,
    degrees: float = -4,
    back: str = "#5d6b78",
    belly: str = "#d9dde0",
    spots: bool = True,
    side: str | None = "#d48a8a",
    plates: bool = False,
) -> None:
    """A whole fish lying on its side, head to the left. `plates` are the bony shields of a sturgeon."""

    def put(points: Sequence[Point]) -> list[Point]:
        return moved_all(points, (x, y), degrees)

    h = long / 2
    w = long * (0.095 if plates else 0.135)
    nose = -h * (1.08 if plates else 1.0)
    outline = [
        (nose, w * 0.1),
        (-h * 0.86, -w * 0.62),
        (-h * 0.45, -w),
        (h * 0.1, -w * 0.92),
        (h * 0.6, -w * 0.42),
        (h * 0.8, -w * 0.26),
        (h * 0.8, w * 0.22),
        (h * 0.5, w * 0.5),
        (0, w * 0.95),
        (-h * 0.5, w * 0.96),
        (-h * 0.88, w * 0.58),
    ]
    tail = [
        (h * 0.76, -w * 0.2),
        (h * 1.0, -w * 1.05),
        (h * 0.93, 0),
        (h * 1.0, w * (0.6 if plates else 1.0)),
        (h * 0.76, w * 0.2),
    ]
    fins = (
        [(h * 0.02, -w * 0.9), (h * 0.1, -w * 1.5), (h * 0.3, -w * 0.72)],
        [(-h * 0.45, w * 0.7), (-h * 0.36, w * 1.45), (-h * 0.2, w * 0.86)],
        [(h * 0.3, w * 0.68), (h * 0.42, w * 1.2), (h * 0.5, w * 0.44)],
    )
    canvas.shine(around([(a + 14, b + w * 0.6) for a, b in put(outline)]), -0.6, blur=14)
    for fin in (tail, *fins):
        points = put(fin)
        canvas.form(straight(points), back, canvas.tones((*points[0], *points[-1]), ((0, 0.2), (1, -0.2))))
        for k in range(1, 5):
            a, b, c = points[0], points[1], points[-1]
            canvas.line(
                straight([((a[0] * (5 - k) + c[0] * k) / 5, (a[1] * (5 - k) + c[1] * k) / 5), b], closed=False),
                palette.INK,
                1.4,
                0.3,
            )
    d = around(put(outline))
    top, low = put([(0, -w)])[0], put([(0, w)])[0]
    canvas.form(
        d,
        canvas.blend((*top, *low), ((0, back, 1), (0.38, back, 1), (0.62, belly, 1), (1, belly, 1))),
        canvas.tones((*top, *low), ((0, 0.04), (0.16, 0.4), (0.34, 0.05), (0.7, 0), (1, -0.5))),
    )
    marks = []
    if side:
        spine = put([(-h * 0.8, 0), (-h * 0.2, w * 0.02), (h * 0.4, 0), (h * 0.76, -w * 0.02)])
        band = ribbon(spine, [w * 0.3, w * 0.42, w * 0.32, w * 0.1])
        marks.append(f'<path d="{band}" fill="{side}" fill-opacity=".5"/>')
    if spots:
        for _ in range(130):
            px, py = put([(canvas.chance.uniform(-h * 0.7, h * 0.78), canvas.chance.uniform(-w, w * 0.25))])[0]
            marks.append(
                f'<circle cx="{px:.1f}" cy="{py:.1f}" r="{canvas.chance.uniform(1.6, 4.2):.1f}"'
                f' fill="{palette.INK}" fill-opacity=".6"/>'
            )
    if plates:
        for row, size in ((-0.86, 0.24), (-0.05, 0.18)):
            for i in range(13):
                px, py = put([(-h * 0.7 + i * h * 0.115, w * row * (1 - 0.35 * i / 13))])[0]
                half, foot = w * size, py + w * 0.12
                shield = straight([(px - half, foot), (px, py - half), (px + half, foot), (px, py + w * 0.2)])
                marks.append(
                    f'<path d="{shield}" fill="#c9cdd0" fill-opacity=".85" stroke="{palette.INK}" stroke-opacity=".3"/>'
                )
    canvas.patterned(d, "".join(marks))
    gill = put([(-h * 0.62, -w * 0.72), (-h * 0.54, 0), (-h * 0.62, w * 0.76)])
    canvas.shine(through(gill), -0.6, width=w * 0.08, blur=2, within=d)
    ex, ey = put([(-h * 0.8, -w * 0.16)])[0]
    canvas.form(ellipse(ex, ey, w * 0.14, w * 0.14), "#e9dfc2")
    canvas.form(ellipse(ex, ey, w * 0.085, w * 0.085), palette.INK)
    canvas.shine(ellipse(ex - w * 0.03, ey - w * 0.03, w * 0.03, w * 0.03), 0.9)
    mouth = put([(nose + h * 0.01, w * 0.2), (-h * 0.88, w * 0.26), (-h * 0.82, w * 0.2)])
    canvas.shine(through(mouth), -0.7, width=2.6)
