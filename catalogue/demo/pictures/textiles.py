"""Brocade: bands of woven figures, and cloth folded, hung or sewn to bags and cushions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.demo.pictures import palette
from catalogue.demo.pictures.canvas import SOFT_CYLINDER
from catalogue.demo.pictures.geometry import around, ellipse, rounded, straight, through

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.demo.pictures.canvas import Canvas

RED, GOLD, GREEN, WHITE, ROSE = "#b5303f", "#e0ac3f", "#5f8f5c", "#f1e9da", "#d9688a"
Colours = tuple[str, str, str]


def _cells(x: float, y: float, cell: float, rows: Sequence[str], colours: dict[str, str]) -> str:
    """Small squares from a drawing in letters, as a loom or cross-stitch makes them."""
    made = []
    for j, row in enumerate(rows):
        for i, letter in enumerate(row):
            if letter in colours:
                made.append(
                    f'<rect x="{x + i * cell:.1f}" y="{y + j * cell:.1f}" width="{cell:.2f}" height="{cell:.2f}"'
                    f' fill="{colours[letter]}"/>'
                )
    return "".join(made)


DIAMOND = (
    "....a....",
    "...aba...",
    "..abcba..",
    ".abc.cba.",
    "abc.d.cba",
    ".abc.cba.",
    "..abcba..",
    "...aba...",
    "....a....",
)
HOOK = ("aaaaaa..", "a....a..", "a.aa.a.b", "a.a..a.b", "a.aaaa.b", "a......b", "aaaaaaab", ".......b")
STAR = (
    "a...a...a",
    ".a.aba.a.",
    "..abbba..",
    ".abbcbba.",
    "abbcdcbba",
    ".abbcbba.",
    "..abbba..",
    ".a.aba.a.",
    "a...a...a",
)
STEPS = ("a.......", "aa......", "aba.....", "abba....", "abcba..a", "abccba.a", "abcccbaa", "abcddcba")
TEETH = ("...a...", "..aba..", ".abcba.", "abcdcba")


def woven(
    width: float,
    height: float,
    *,
    ground: str = palette.CLOTH,
    bright: Colours = (RED, GOLD, WHITE),
    cell: float = 5.0,
    plan: str = "TDTSTHT",
) -> str:
    """SVG of a cloth `width` by `height` from (0, 0): bands of figures by `plan`, plain cloth between."""
    a, b, c = bright
    figures = {"D": DIAMOND, "H": HOOK, "S": STAR, "T": TEETH, "P": STEPS}
    tints = (
        {"a": a, "b": b, "c": c, "d": GREEN},
        {"a": c, "b": a, "c": b, "d": ROSE},
        {"a": b, "b": c, "c": a, "d": GREEN},
    )
    made = [f'<rect width="{width:.0f}" height="{height:.0f}" fill="{ground}"/>']
    y, number = cell * 2, 0
    while y < height:
        kind = plan[number % len(plan)]
        tint = tints[number % len(tints)]
        if kind == "-":
            y += cell * 5
        else:
            figure = figures[kind]
            tall, wide = len(figure), len(figure[0])
            back = (palette.CLOTH_DEEP, "#7b1f2e", ground)[number % 3]
            made.append(
                f'<rect y="{y - cell:.1f}" width="{width:.0f}" height="{(tall + 2) * cell:.1f}" fill="{back}"/>'
            )
            x = -cell * (number % 4)
            while x < width:
                made.append(_cells(x, y, cell, figure, tint))
                x += cell * (wide + (1 if kind in "DSH" else 0))
            y += cell * (tall + 1)
        for stripe, thick in ((b, 1.0), (a, 1.6), (c, 0.6)):
            made.append(f'<rect y="{y:.1f}" width="{width:.0f}" height="{thick * cell:.1f}" fill="{stripe}"/>')
            y += cell * (thick + 0.5)
        y += cell * 1.5
        number += 1
    return "".join(made)


def threads(width: float, height: float, step: float = 5.0) -> str:
    """The weave itself, fine lines both ways."""
    made = [
        f'<path d="M0 {i * step:.1f}H{width:.0f}" stroke="#000" stroke-opacity=".12" stroke-width="1"/>'
        for i in range(int(height / step) + 1)
    ]
    made += [
        f'<path d="M{i * step:.1f} 0V{height:.0f}" stroke="#fff" stroke-opacity=".07" stroke-width="1"/>'
        for i in range(int(width / step) + 1)
    ]
    return "".join(made)


def hung(
    canvas: Canvas,
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    ground: str = palette.CLOTH,
    bright: Colours = (RED, GOLD, WHITE),
    cell: float = 5,
    plan: str = "TDTSTHT",
    folds: int = 5,
    fringe: bool = True,
) -> None:
    """Cloth that hangs straight down, with soft folds and a fringe."""
    canvas.shine(rounded(x + 16, y + 18, width, height, 6), -0.5, blur=16)
    d = rounded(x, y, width, height, 4)
    canvas.form(d, ground)
    sheet = woven(width, height, ground=ground, bright=bright, cell=cell, plan=plan) + threads(width, height, cell)
    canvas.patterned(d, f'<g transform="translate({x:.1f} {y:.1f})">{sheet}</g>')
    drape(canvas, d, x, width, y, y + height, folds)
    if fringe:
        strands = int(width / 13)
        for i in range(strands):
            fx = x + (i + 0.5) * width / strands
            canvas.line(
                f"M{fx:.1f} {y + height - 2:.1f}q{canvas.chance.uniform(-3, 3):.1f} 16"
                f" {canvas.chance.uniform(-5, 5):.1f} 34",
                canvas.chance.choice([bright[0], bright[1], ground]),
                4,
            )


def drape(canvas: Canvas, within: str, x: float, width: float, top: float, low: float, folds: int) -> None:
    stops: list[tuple[float, float]] = []
    for i in range(folds):
        at = i / folds
        stops += [(at, -0.34), (at + 0.32 / folds, 0.2), (at + 0.62 / folds, 0.0)]
    stops.append((1.0, -0.45))
    light = canvas.tones((x, top, x + width, top + (low - top) * 0.05), tuple(stops))
    canvas.wash(within, light)


def folded(
    canvas: Canvas,
    x: float,
    foot: float,
    width: float,
    *,
    layers: int = 3,
    thick: float = 34,
    ground: str = palette.CLOTH,
    bright: Colours = (RED, GOLD, WHITE),
    depth: float = 0.46,
    cell: float = 5,
    plan: str = "DTSTH",
) -> float:
    """A pile of folded cloths, seen a little from above; returns the y of its top's front edge."""
    lean = width * 0.16
    deep = width * depth * 0.62
    canvas.shadow(x + lean * 0.3, foot - deep * 0.2, width * 0.56, width * 0.14, 0.6, 0.16)
    grounds = [
        (ground, bright),
        (palette.BROCADE_DEEP, (GOLD, WHITE, ROSE)),
        ("#38483f", (WHITE, GOLD, RED)),
        (palette.CLOTH_DEEP, (ROSE, GOLD, WHITE)),
    ]
    y = foot
    for number in range(layers):
        colour, tints = grounds[(layers - 1 - number) % len(grounds)]
        left, right, top = x - width / 2 + number * 4, x + width / 2 - number * 4, y - thick
        fold = (
            f"M{left:.1f} {top:.1f}Q{left - thick * 0.55:.1f} {(top + y) / 2:.1f} {left:.1f} {y:.1f}H{right:.1f}"
            f"Q{right + thick * 0.45:.1f} {(top + y) / 2:.1f} {right:.1f} {top:.1f}Z"
        )
        side = straight([(right, top), (right + lean, top - deep), (right + lean, y - deep), (right, y)])
        canvas.form(side, colour, canvas.tones((right, top, right + lean, y), ((0, -0.45), (1, -0.7))))
        canvas.form(fold, colour)
        canvas.patterned(
            fold,
            f'<g transform="translate({left - 20:.1f}'
            f' {top - 4:.1f})">{woven(width + 60, thick + 8, ground=colour, bright=tints, cell=cell * 0.8, plan="T-")}'
            "</g>",
        )
        canvas.wash(fold, canvas.tones((left, top, left, y), ((0, 0.3), (0.4, 0), (1, -0.6))))
        canvas.wash(fold, canvas.tones((left, top, right, top), ((0, 0.06), (1, -0.25))))
        y = top
    left, right = x - width / 2 + (layers - 1) * 4, x + width / 2 - (layers - 1) * 4
    cover = straight([(left, y), (right, y), (right + lean, y - deep), (left + lean, y - deep)])
    canvas.form(cover, ground)
    flat = deep / (width * depth)
    sheet = woven(width, width * depth, ground=ground, bright=bright, cell=cell, plan=plan) + threads(
        width, width * depth, cell
    )
    matrix = f"matrix(1 0 {-lean / (width * depth):.4f} {flat:.4f} {left + lean:.1f} {y - deep:.1f})"
    canvas.patterned(cover, f'<g transform="{matrix}">{sheet}</g>')
    canvas.wash(cover, canvas.tones((left, y - deep, right, y), ((0, 0.3), (0.5, 0.05), (1, -0.12))))
    return y


def cushion(
    canvas: Canvas,
    x: float,
    y: float,
    size: float,
    *,
    ground: str = palette.CLOTH,
    bright: Colours = (RED, GOLD, WHITE),
    plan: str = "TSDST",
    cell: float = 6,
) -> None:
    """A square cushion leaning at the wall, its middle at (x, y)."""
    h = size / 2
    canvas.shadow(x, y + h * 0.96, h * 0.98, h * 0.2)
    corners = [
        (-1, -1),
        (-0.5, -0.93),
        (0, -0.91),
        (0.5, -0.93),
        (1, -1),
        (0.94, -0.5),
        (0.92, 0),
        (0.94, 0.5),
        (1, 1),
        (0.5, 0.95),
        (0, 0.94),
        (-0.5, 0.95),
        (-1, 1),
        (-0.94, 0.5),
        (-0.92, 0),
        (-0.94, -0.5),
    ]
    d = around([(x + h * u, y + h * v) for u, v in corners])
    canvas.form(d, ground)
    sheet = woven(size, size, ground=ground, bright=bright, cell=cell, plan=plan) + threads(size, size, cell)
    canvas.patterned(d, f'<g transform="translate({x - h:.1f} {y - h:.1f})">{sheet}</g>')
    canvas.wash(
        d,
        canvas.tones(
            (x - h * 0.3, y - h * 0.35, h * 1.5), ((0, 0.34), (0.4, 0.04), (0.75, -0.3), (1, -0.62)), round_=True
        ),
    )
    for u, v in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
        canvas.round(
            ellipse(x + h * u * 0.99, y + h * v * 0.99, 9, 9), bright[0], (x + h * u - 9, y + h * v - 9, 18, 18)
        )
    for side in (-0.86, 0.86):
        canvas.shine(
            through([(x + h * side, y - h * 0.9), (x + h * side * 0.8, y - h * 0.66)]), -0.4, width=10, blur=6, within=d
        )


def bag(
    canvas: Canvas,
    x: float,
    foot: float,
    width: float,
    high: float,
    *,
    ground: str = palette.CLOTH,
    bright: Colours = (RED, GOLD, WHITE),
    cell: float = 5,
) -> None:
    """A shoulder bag: plain cloth, a woven band, tassels; its strap runs up out of sight."""
    half, top = width / 2, foot - high
    canvas.shadow(x, foot, half * 1.02, half * 0.2)
    for side in (-1, 1):
        strap = through(
            [
                (x + side * half * 0.82, top + 20),
                (x + side * half * 0.74, top - high * 0.4),
                (x + side * half * 0.2, top - high * 0.72),
                (x, top - high * 0.76),
            ]
        )
        canvas.line(strap, palette.CLOTH_DEEP, 27)
        canvas.line(strap, bright[0], 19)
        canvas.line(strap, bright[1], 7, dash="12 9")
    d = around(
        [
            (x - half * 0.9, top),
            (x, top + high * 0.03),
            (x + half * 0.9, top),
            (x + half * 0.97, top + high * 0.3),
            (x + half, foot - high * 0.08),
            (x + half * 0.86, foot),
            (x, foot + high * 0.015),
            (x - half * 0.86, foot),
            (x - half, foot - high * 0.08),
            (x - half * 0.97, top + high * 0.3),
        ]
    )
    canvas.form(
        d,
        ground,
        canvas.tones((x - half, top, x + half, top), SOFT_CYLINDER, much=1.2),
        canvas.tones((x, top, x, foot), ((0, 0.1), (0.6, 0), (1, -0.35))),
    )
    tall = high * 0.52
    sheet = woven(width, tall, ground=ground, bright=bright, cell=cell, plan="TSDT") + threads(width, tall, cell)
    cloth = f'<g transform="translate({x - half:.1f} {top + high * 0.3:.1f})">{sheet}</g>'
    sash = (
        f"M{x - half * 1.1:.1f} {top + high * 0.3:.1f}H{x + half * 1.1:.1f}V{top + high * 0.82:.1f}"
        f"H{x - half * 1.1:.1f}Z"
    )
    canvas.patterned(d, f'<g clip-path="{canvas.clip(sash)}">{cloth}</g>')
    hem = through([(x - half * 0.9, top + 6), (x, top + high * 0.035 + 4), (x + half * 0.9, top + 6)])
    canvas.line(hem, bright[0], 12)
    canvas.line(hem, bright[1], 3, dash="8 8")
    for u in (-0.84, -0.5, -0.17, 0.17, 0.5, 0.84):
        tassel(canvas, x + half * u, foot - 2, high * 0.17, canvas.chance.choice([bright[0], bright[1], ROSE]))


def tassel(canvas: Canvas, x: float, y: float, long: float, colour: str) -> None:
    for i in range(-3, 4):
        canvas.line(f"M{x:.1f} {y:.1f}q{i * 1.2:.1f} {long * 0.5:.1f} {i * 2.6:.1f} {long:.1f}", colour, 3.4)
    canvas.line(f"M{x - 6:.1f} {y + long * 0.18:.1f}h12", palette.CREAM, 4)
