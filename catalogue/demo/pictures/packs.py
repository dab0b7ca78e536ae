"""What goods are packed in: sacks, pouches, boxes, paper bundles, baskets."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from catalogue.demo.pictures import palette
from catalogue.demo.pictures.canvas import SOFT_CYLINDER
from catalogue.demo.pictures.geometry import around, ellipse, straight, through
from catalogue.demo.pictures.vessels import band, emblem

if TYPE_CHECKING:
    from catalogue.demo.pictures.canvas import Canvas


def sack(
    canvas: Canvas,
    x: float,
    foot: float,
    wide: float,
    high: float,
    fill: str = palette.CREAM,
    *,
    mark: str = palette.RICE_DEEP,
    tie: str = palette.BROCADE,
) -> None:
    """A cloth bag tied at its neck."""
    half = wide / 2
    top = foot - high
    canvas.shadow(x, foot - 4, half * 1.02, half * 0.24)
    ruff = [
        (x - half * 0.42, top - high * 0.02),
        (x - half * 0.2, top - high * 0.07),
        (x + half * 0.02, top - high * 0.01),
        (x + half * 0.24, top - high * 0.08),
        (x + half * 0.46, top),
        (x + half * 0.18, top + high * 0.17),
        (x - half * 0.18, top + high * 0.17),
    ]
    canvas.form(around(ruff), fill, canvas.tones((x - half * 0.5, top, x + half * 0.5, top), SOFT_CYLINDER))
    for dx in (-0.22, -0.05, 0.14, 0.28):
        canvas.shine(
            through([(x + half * dx, top + high * 0.02), (x + half * dx * 0.5, top + high * 0.14)]),
            -0.4,
            width=5,
            blur=2,
        )
    body = [
        (x - half * 0.17, top + high * 0.145),
        (x - half * 0.55, top + high * 0.25),
        (x - half * 0.92, top + high * 0.48),
        (x - half, top + high * 0.76),
        (x - half * 0.94, foot - high * 0.04),
        (x - half * 0.6, foot + high * 0.012),
        (x, foot + high * 0.02),
        (x + half * 0.6, foot + high * 0.012),
        (x + half * 0.94, foot - high * 0.04),
        (x + half, top + high * 0.76),
        (x + half * 0.92, top + high * 0.48),
        (x + half * 0.55, top + high * 0.25),
        (x + half * 0.17, top + high * 0.145),
    ]
    d = around(body)
    canvas.form(
        d,
        fill,
        canvas.tones((x - half, top, x + half, top), SOFT_CYLINDER, much=1.15),
        canvas.tones((x, foot - high * 0.4, x, foot), ((0, 0), (1, -0.34))),
        canvas.tones((x - half * 0.3, top + high * 0.5, half * 1.3), ((0, 0.22), (0.6, 0), (1, -0.2)), round_=True),
    )
    weave = "".join(
        f'<path d="M{x - half:.0f} {y:.0f}q{half:.0f} 16 {wide:.0f} 0" fill="none" stroke="{palette.WOOD}"'
        ' stroke-opacity=".13" stroke-width="1.6"/>'
        for y in range(int(top), int(foot) + 20, 7)
    )
    canvas.patterned(d, weave)
    for dx, reach, much in (
        (-0.5, 0.36, -0.34),
        (-0.2, 0.5, -0.3),
        (0.16, 0.4, -0.34),
        (0.5, 0.46, -0.38),
        (-0.36, 0.3, 0.3),
        (0.3, 0.34, 0.22),
    ):
        fold = through(
            [
                (x + half * dx * 0.24, top + high * 0.17),
                (x + half * dx * 0.75, top + high * (0.17 + reach * 0.4)),
                (x + half * dx * 1.05, top + high * (0.17 + reach)),
            ]
        )
        canvas.shine(fold, much, width=half * 0.05, blur=5, within=d)
    emblem(canvas, x, top + high * 0.66, high * 0.3, mark, within=d)
    rope = through([(x - half * 0.2, top + high * 0.14), (x, top + high * 0.165), (x + half * 0.2, top + high * 0.14)])
    canvas.line(rope, tie, high * 0.032)
    canvas.line(
        through(
            [
                (x + half * 0.08, top + high * 0.16),
                (x + half * 0.2, top + high * 0.26),
                (x + half * 0.16, top + high * 0.33),
            ]
        ),
        tie,
        high * 0.014,
    )
    canvas.line(
        through(
            [
                (x + half * 0.04, top + high * 0.16),
                (x + half * 0.02, top + high * 0.27),
                (x + half * 0.07, top + high * 0.31),
            ]
        ),
        tie,
        high * 0.014,
    )


def pouch(
    canvas: Canvas,
    x: float,
    foot: float,
    wide: float,
    high: float,
    fill: str,
    *,
    label: str | None = palette.CREAM,
    mark: str = palette.RICE_DEEP,
    window: str | None = None,
    stripe: str | None = None,
) -> None:
    """A standing pouch with a flat top, a label and perhaps a window."""
    half = wide / 2
    top = foot - high
    canvas.shadow(x, foot - 2, half * 0.98, half * 0.2)
    points = [
        (x - half * 0.93, top),
        (x + half * 0.93, top),
        (x + half * 0.95, top + high * 0.2),
        (x + half, foot - high * 0.12),
        (x + half * 0.94, foot - 4),
    ]
    left = [(2 * x - px, py) for px, py in reversed(points[2:])]
    d = (
        f"M{points[0][0]:.1f} {top:.1f}L{points[1][0]:.1f} {top:.1f}"
        + through(points[1:], start=False)
        + f"Q{x:.1f} {foot + high * 0.05:.1f} {left[0][0]:.1f} {left[0][1]:.1f}"
        + through([*left, points[0]], start=False)
        + "Z"
    )
    canvas.form(
        d,
        fill,
        canvas.tones((x - half, top, x + half, top), SOFT_CYLINDER, much=1.1),
        canvas.tones((x, foot - high * 0.3, x, foot), ((0, 0), (1, -0.3))),
    )
    seal = top + high * 0.09
    canvas.shine(f"M{x - half:.1f} {seal:.1f}H{x + half:.1f}", -0.4, width=3, within=d)
    canvas.shine(f"M{x - half:.1f} {seal + 3:.1f}H{x + half:.1f}", 0.45, width=2.4, within=d)
    if stripe:
        canvas.patterned(
            d,
            f'<path d="M{x - half:.1f} {top + high * 0.14:.1f}H{x + half:.1f}v{high * 0.05:.1f}H{x - half:.1f}Z"'
            f' fill="{stripe}"/>',
        )
    if label:
        lw, ly, lh = half * 1.3, top + high * 0.26, high * 0.36
        paper = f"M{x - lw / 2:.1f} {ly:.1f}h{lw:.1f}v{lh:.1f}q{-lw / 2:.1f} 10 {-lw:.1f} 0Z"
        canvas.colour(paper, label)
        emblem(canvas, x, ly + lh * 0.52, min(lh, lw) * 0.52, mark, within=paper)
    if window:
        w = ellipse(x, top + high * 0.79, half * 0.62, high * 0.105)
        canvas.form(w, window, canvas.tones((x - half, top, x + half, top), ((0, -0.3), (0.5, 0.1), (1, -0.3))))
    canvas.shine(
        through(
            [(x - half * 0.82, seal + 16), (x - half * 0.86, top + high * 0.5), (x - half * 0.88, foot - high * 0.1)]
        ),
        0.42,
        width=half * 0.06,
        blur=4,
        within=d,
    )


def box(
    canvas: Canvas,
    x: float,
    foot: float,
    wide: float,
    high: float,
    fill: str,
    *,
    deep: float = 0.32,
    lid: str | None = None,
    mark: str = palette.CREAM,
    stripe: str | None = None,
) -> None:
    """A carton seen from the front and a little from above and the right."""
    left, right, top = x - wide / 2, x + wide / 2, foot - high
    dx, dy = wide * deep, -wide * deep * 0.42
    canvas.shadow(x + dx * 0.4, foot + dy * 0.3, wide * 0.62, wide * 0.15, 0.6, 0.32)
    front = straight([(left, top), (right, top), (right, foot), (left, foot)])
    side = straight([(right, top), (right + dx, top + dy), (right + dx, foot + dy), (right, foot)])
    cover = straight([(left, top), (left + dx, top + dy), (right + dx, top + dy), (right, top)])
    canvas.form(side, fill, canvas.tones((right, top, right + dx, foot), ((0, -0.42), (1, -0.7))))
    canvas.form(cover, lid or fill, canvas.tones((left, top, right + dx, top + dy), ((0, 0.5), (1, 0.2))))
    canvas.form(front, fill, canvas.tones((left, top, right, foot), ((0, 0.14), (0.5, 0), (1, -0.22))))
    if stripe:
        canvas.colour(
            straight(
                [
                    (left, foot - high * 0.2),
                    (right, foot - high * 0.2),
                    (right, foot - high * 0.12),
                    (left, foot - high * 0.12),
                ]
            ),
            stripe,
        )
        canvas.colour(
            straight(
                [
                    (right, foot - high * 0.2),
                    (right + dx, foot - high * 0.2 + dy),
                    (right + dx, foot - high * 0.12 + dy),
                    (right, foot - high * 0.12),
                ]
            ),
            stripe,
        )
    emblem(canvas, x, top + high * 0.45, min(wide, high) * 0.36, mark)
    canvas.shine(straight([(left, top), (right, top), (right + dx, top + dy)], closed=False), 0.4, width=3)


def basket(
    canvas: Canvas,
    x: float,
    foot: float,
    wide: float,
    high: float,
    *,
    straw: str = palette.WOOD_PALE,
    dark: str = palette.WOOD_DEEP,
    flat: float = 0.25,
    flare: float = 0.78,
) -> tuple[float, float, float]:
    """A woven basket, still empty. Returns its mouth: y, half width, half height. `basket_front` closes it."""
    half = wide / 2
    mouth = foot - high
    canvas.shadow(x, foot, half * flare * 1.04, half * 0.25)
    inner = ellipse(x, mouth, half, half * flat)
    canvas.form(inner, dark, canvas.tones((x - half, mouth, x + half, mouth), ((0, -0.7), (1, -0.2))))
    return mouth, half, half * flat


def basket_front(
    canvas: Canvas,
    x: float,
    foot: float,
    wide: float,
    high: float,
    *,
    straw: str = palette.WOOD_PALE,
    dark: str = palette.WOOD_DEEP,
    flat: float = 0.25,
    flare: float = 0.78,
    rows: int = 9,
) -> None:
    """The basket's front and rim, drawn after what lies in it."""
    half = wide / 2
    mouth = foot - high
    low = half * flare
    d = band(x, mouth, half, high, flat, half_below=low)
    canvas.upright(d, dark, (x - half, mouth, wide, high + low * flat))
    made = []
    step = high / rows
    for row in range(rows):
        at = row / rows
        y, wide_here = mouth + high * at, half + (low - half) * at
        count = 15
        for i in range(-1, count + 1):
            a1 = math.pi * (i + (row % 2) * 0.5) / count
            a2 = a1 + math.pi / count * 0.86
            x1, x2 = x - wide_here * math.cos(a1), x - wide_here * math.cos(a2)
            y1, y2 = y + wide_here * flat * math.sin(a1), y + wide_here * flat * math.sin(a2)
            made.append(
                f'<path d="M{x1:.1f} {y1 + 2:.1f}Q{(x1 + x2) / 2:.1f} {(y1 + y2) / 2 - step * 0.18:.1f} {x2:.1f}'
                f" {y2 + 2:.1f}L{x2:.1f} {y2 + step * 0.86:.1f}Q{(x1 + x2) / 2:.1f}"
                f' {(y1 + y2) / 2 + step * 1.02:.1f} {x1:.1f} {y1 + step * 0.86:.1f}Z" fill="{straw}"/>'
            )
    canvas.patterned(d, "".join(made))
    for tint, w, dy in ((dark, high * 0.115, 3), (straw, high * 0.085, 0)):
        canvas.line(
            f"M{x - half:.1f} {mouth + dy:.1f}A{half:.1f} {half * flat:.1f} 0 0 0 {x + half:.1f} {mouth + dy:.1f}",
            tint,
            w,
        )
    rim = f"M{x - half:.1f} {mouth - 2:.1f}A{half:.1f} {half * flat:.1f} 0 0 0 {x + half:.1f} {mouth - 2:.1f}"
    canvas.line(rim, dark, high * 0.05, 0.35, dash=f"3 {high * 0.1:.0f}")
    canvas.shine(rim, 0.4, width=high * 0.022, blur=1.2)


def tray(
    canvas: Canvas,
    x: float,
    y: float,
    wide: float,
    *,
    straw: str = palette.WOOD_PALE,
    dark: str = palette.WOOD_DEEP,
    flat: float = 0.3,
) -> None:
    """A flat round winnowing tray, seen from above."""
    half = wide / 2
    canvas.shadow(x, y + 8, half, half * flat * 1.06, 0.55, 0.06)
    canvas.form(
        ellipse(x, y + 8, half, half * flat), dark, canvas.tones((x - half, y, x + half, y), ((0, 0.1), (1, -0.5)))
    )
    canvas.form(
        ellipse(x, y, half, half * flat),
        straw,
        canvas.tones((x - half, y - half * flat, x + half, y + half * flat), ((0, 0.25), (1, -0.25))),
    )
    inner = ellipse(x, y + 2, half * 0.93, half * flat * 0.91)
    canvas.form(
        inner,
        straw,
        canvas.tones((x - half, y - half * flat, x + half, y + half * flat), ((0, -0.4), (0.3, -0.08), (1, 0.12))),
    )
    made = []
    for i in range(-26, 27):
        made.append(
            f'<path d="M{x + i * half / 26 - half * 0.3:.0f} {y - half * flat:.0f}'
            f'L{x + i * half / 26 + half * 0.3:.0f} {y + half * flat:.0f}" stroke="{dark}" stroke-opacity=".3"'
            ' stroke-width="2.4"/>'
        )
        made.append(
            f'<path d="M{x + i * half / 26 + half * 0.3:.0f} {y - half * flat:.0f}'
            f'L{x + i * half / 26 - half * 0.3:.0f} {y + half * flat:.0f}" stroke="{palette.CREAM}"'
            ' stroke-opacity=".4" stroke-width="2.4"/>'
        )
    canvas.patterned(inner, "".join(made))
