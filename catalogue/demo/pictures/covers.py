"""The land each stall comes from, drawn for the stalls' own covers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from catalogue.demo.pictures import geometry, packs, palette, produce, staples, textiles, trees
from catalogue.demo.pictures import landscape as land
from catalogue.demo.pictures.geometry import ellipse, rounded, straight, through

if TYPE_CHECKING:
    from catalogue.demo.pictures.canvas import Canvas


def _far(
    canvas: Canvas,
    top: str = "#c2d2db",
    low: str = "#f2ead8",
    *,
    sun: tuple[float, float] | None = None,
    near: str = "#71908a",
) -> None:
    land.sky(canvas, top, low, sun=sun)
    land.ridge(canvas, 290, 120, "#93a7b7")
    land.mist(canvas, 340, 80, 0.7)
    land.ridge(canvas, 385, 70, near, jagged=0.2)
    land.mist(canvas, 425, 60, 0.7)


def golden_terraces(canvas: Canvas) -> None:
    _far(canvas, sun=(870, 180))
    land.terraces(canvas, 880, 400, 1200, 940, land.GOLDEN)
    land.house(canvas, 820, 520, 210)
    trees.tree(canvas, 680, 530, 110, palette.LEAF_DEEP)
    land.terraces(canvas, 170, 470, 1060, 980, land.GOLDEN)
    land.house(canvas, 120, 560, 150)


def mandarin_hill(canvas: Canvas) -> None:
    _far(canvas, "#c9d6da", "#f3e8cf", near="#7b9a86")
    land.meadow(canvas, 470, "#93ab69")
    for row, (y, size, count) in enumerate(((520, 120, 9), (620, 190, 7), (780, 300, 5))):
        for i in range(count):
            x = (i + 0.5 + (row % 2) * 0.3) * 1200 / count + canvas.chance.uniform(-16, 16)
            trees.tree(canvas, x, y + canvas.chance.uniform(-8, 8), size, palette.LEAF if row else palette.LEAF_DEEP)
            for _ in range(16):
                a, far = canvas.chance.uniform(0, 6.28), math.sqrt(canvas.chance.uniform(0, 1))
                px, py = x + size * 0.34 * far * math.cos(a), y - size * 0.58 + size * 0.26 * far * math.sin(a)
                r = size * 0.03
                canvas.round(ellipse(px, py, r, r), palette.ORANGE, (px - r, py - r, 2 * r, 2 * r))


def plum_blossom(canvas: Canvas) -> None:
    _far(canvas, "#ccd5e0", "#f0ebe6", near="#8c9f9a")
    land.meadow(canvas, 480, "#a3b07c")
    land.house(canvas, 800, 590, 240, wall="#b08a62", light=False)
    for x, y, size in (
        (180, 540, 190),
        (420, 560, 170),
        (1050, 560, 200),
        (640, 620, 200),
        (90, 780, 330),
        (980, 800, 330),
        (420, 830, 270),
    ):
        trees.tree(canvas, x, y, size, "#e6dfe4", trunk="#5d4a48", blossom="#fdf8fa")


def cold_stream(canvas: Canvas) -> None:
    _far(canvas, "#bccdd6", "#e9ede8", near="#5f8078")
    for i in range(13):
        trees.slender(
            canvas,
            30 + i * 98 + canvas.chance.uniform(-20, 20),
            500 + canvas.chance.uniform(-10, 14),
            canvas.chance.uniform(170, 260),
            "#3e6250",
        )
    land.meadow(canvas, 490, "#7f9a68")
    land.stream(canvas, [(700, 490), (650, 540), (760, 620), (640, 730), (700, 900)], 460)
    for x, y, rx in ((250, 640, 190), (240, 800, 240)):
        canvas.form(
            ellipse(x, y + 8, rx, rx * 0.3), "#8f8a80", canvas.tones((x - rx, y, x + rx, y), ((0, 0.2), (1, -0.5)))
        )
        water = ellipse(x, y, rx * 0.92, rx * 0.25)
        canvas.form(
            water, "#7fa5b0", canvas.tones((x - rx, y - 60, x + rx, y + 60), ((0, -0.2), (0.5, 0.1), (1, 0.34)))
        )
        for _ in range(7):
            fx, fy = x + canvas.chance.uniform(-0.6, 0.6) * rx, y + canvas.chance.uniform(-0.14, 0.14) * rx
            canvas.colour(
                geometry.ribbon([(fx - 24, fy), (fx, fy - 4), (fx + 26, fy + 3)], [2, 13, 3]), palette.CLOTH, 0.55
            )
    land.stones(canvas, [(500, 860, 60), (930, 820, 80), (880, 640, 36), (560, 690, 34), (1040, 870, 46)])
    land.house(canvas, 1010, 590, 230)


def herb_slope(canvas: Canvas) -> None:
    _far(canvas, "#cbd3de", "#eff0ea", near="#7a948f")
    land.meadow(canvas, 470, "#8fa877")
    for row in range(6):
        y, size = 540 + row * row * 9 + row * 22, 40 + row * 17
        for i in range(int(1500 / size / 1.5)):
            x = i * size * 1.6 - 40 + (row % 2) * size * 0.8
            for turn in (-150, -125, -95, -60, -32):
                produce.leaf(
                    canvas,
                    x,
                    y + size * 0.4,
                    size * 0.85,
                    size * 0.26,
                    turn + canvas.chance.uniform(-6, 6),
                    canvas.chance.choice(["#8aa48a", "#7b9a80", "#9cb39a"]),
                    veins=0,
                    vein="#dfe8da",
                )
    land.house(canvas, 300, 500, 190)
    trees.tree(canvas, 470, 505, 120, palette.LEAF_DEEP)


def indigo_yard(canvas: Canvas) -> None:
    _far(canvas, "#c2d2db", "#f2ead8")
    land.terraces(canvas, 980, 400, 1000, 900, land.GREEN, steps=11)
    land.meadow(canvas, 560, "#9aac74")
    land.house(canvas, 330, 660, 480)
    for x in (610, 1130):
        canvas.form(
            rounded(x - 9, 470, 18, 340, 6),
            palette.WOOD_DEEP,
            canvas.tones((x - 9, 0, x + 9, 0), ((0, 0.3), (1, -0.4))),
        )
    canvas.line("M590 486H1150", palette.WOOD_DEEP, 13)
    textiles.hung(canvas, 640, 488, 130, 270, ground=palette.CLOTH_DEEP, plan="--T-", cell=4, folds=3, fringe=False)
    textiles.hung(canvas, 790, 488, 150, 240, plan="TDTST", cell=4, folds=3)
    textiles.hung(
        canvas,
        962,
        488,
        140,
        290,
        ground=palette.BROCADE_DEEP,
        bright=(textiles.GOLD, textiles.WHITE, textiles.ROSE),
        plan="DTS",
        cell=4,
        folds=3,
    )
    land.stones(canvas, [(520, 840, 36), (160, 830, 30)])


def old_tea_trees(canvas: Canvas) -> None:
    _far(canvas, "#c5d1d4", "#eceee6", near="#7a9590")
    land.mist(canvas, 470, 90, 0.8)
    land.meadow(canvas, 520, "#8ca472")
    for x, y, size in ((120, 560, 220), (380, 580, 240), (700, 570, 220), (980, 590, 250)):
        trees.tree(canvas, x, y, size, "#5d7a52", trunk="#b9b3a2")
    land.mist(canvas, 610, 60, 0.6)
    for x, y, size in ((230, 820, 420), (930, 850, 460)):
        trees.tree(canvas, x, y, size, palette.LEAF_DEEP, trunk="#c9c3b2")
    packs.basket(canvas, 590, 850, 170, 150)
    staples.leaves_heap(
        canvas, 590, 705, 78, 40, ("#6f9450", "#86a860", "#5a7d42"), count=80, size=26, shadow=False, loose=0
    )
    packs.basket_front(canvas, 590, 850, 170, 150)


def cinnamon_hills(canvas: Canvas) -> None:
    _far(canvas, "#cdd6d6", "#f3e6cf", near="#6d8a70")
    for y, size, count, tint in (
        (470, 150, 20, "#5c7f5c"),
        (560, 220, 14, "#456b48"),
        (690, 330, 9, palette.LEAF_DEEP),
    ):
        land.meadow(canvas, y - 10, "#8fa56c", height=18)
        for i in range(count):
            trees.slender(
                canvas,
                (i + 0.5) * 1200 / count + canvas.chance.uniform(-16, 16),
                y + canvas.chance.uniform(-8, 16),
                size * canvas.chance.uniform(0.88, 1.1),
                tint,
                trunk="#a5795c",
            )
    land.meadow(canvas, 760, "#a39a66")
    for (ax, ay), (bx, by) in (
        ((150, 800), (520, 790)),
        ((180, 846), (540, 836)),
        ((230, 822), (500, 858)),
        ((660, 856), (1000, 834)),
    ):
        staples.stick(canvas, (ax, ay), (bx, by), 40)


def drying_noodles(canvas: Canvas) -> None:
    _far(canvas, "#c9dae2", "#f5ecd6", sun=(220, 170), near="#86a08a")
    land.meadow(canvas, 470, "#9ab070")
    land.house(canvas, 960, 560, 230)
    for i in range(3):
        trees.bamboo(canvas, 60 + i * 40, 560, 330, 0.12 + 0.07 * i)
    for row, (y, size) in enumerate(((590, 0.5), (690, 0.72), (850, 1.1))):
        for i in range(-1, 6 - row):
            x = 140 + i * 330 * size + row * 60
            wide, high = 290 * size, 170 * size
            for dx in (0, wide):
                canvas.form(rounded(x + dx - 5 * size, y - high, 10 * size, high, 3), palette.WOOD_DEEP)
            frame = straight([(x, y - high), (x + wide, y - high), (x + wide, y - high * 0.16), (x, y - high * 0.16)])
            canvas.shadow(x + wide / 2, y, wide * 0.5, 16 * size, 0.4)
            canvas.form(frame, "#d9d0bd", canvas.tones((x, y - high, x + wide, y), ((0, 0.3), (0.5, 0), (1, -0.35))))
            strands = "".join(
                f'<path d="M{x + k * wide / 34:.1f} {y - high:.1f}q{canvas.chance.uniform(-4, 4) * size:.1f}'
                f' {high * 0.4:.1f} 0 {high * 0.86:.1f}" fill="none"'
                f' stroke="{canvas.chance.choice(["#b5ac9a", "#efe9da", "#c9c0ad", "#9d9483"])}"'
                f' stroke-width="{3.6 * size:.1f}"/>'
                for k in range(35)
            )
            canvas.patterned(frame, strands)
            canvas.line(f"M{x - 12 * size:.1f} {y - high:.1f}h{wide + 24 * size:.1f}", palette.WOOD, 9 * size)


def bamboo_grove(canvas: Canvas) -> None:
    _far(canvas, "#cbd8d3", "#eef0dc", near="#7f9c80")
    land.meadow(canvas, 540, "#93a766")
    for x, foot, high in (
        (60, 600, 420),
        (200, 620, 460),
        (980, 610, 430),
        (1120, 620, 470),
        (820, 590, 360),
        (360, 590, 350),
    ):
        for i in range(4):
            trees.bamboo(
                canvas,
                x + i * 22 - 30,
                foot + canvas.chance.uniform(-6, 6),
                high * canvas.chance.uniform(0.85, 1.1),
                (i - 1.5) * 0.14,
                canvas.chance.choice(["#7f9a4f", "#94ab5c", "#6b8a48"]),
            )
    for x, y, w, h in ((430, 800, 130, 230), (560, 830, 150, 280), (700, 800, 120, 210), (820, 840, 110, 170)):
        produce.shoot(canvas, x, y, w, h, canvas.chance.uniform(-6, 6))


def green_valley(canvas: Canvas) -> None:
    _far(canvas, "#bfd3dd", "#f0efdc", near="#6b8e80")
    land.terraces(canvas, 160, 420, 900, 900, land.GREEN, steps=13)
    land.terraces(canvas, 1060, 410, 900, 900, land.GOLDEN[:3] + land.GREEN[:2], steps=13)
    land.meadow(canvas, 640, "#a9bd6c")
    land.stream(canvas, [(600, 640), (570, 690), (640, 760), (560, 900)], 240)
    land.house(canvas, 330, 740, 300)
    land.house(canvas, 830, 720, 230)
    trees.tree(canvas, 980, 740, 150)
    trees.tree(canvas, 110, 770, 190, palette.LEAF_DEEP)


def tea_fields(canvas: Canvas) -> None:
    _far(canvas, "#c9d8de", "#f1efdf", sun=(300, 190), near="#7d9c86")
    land.tea_rows(canvas, 450, 900)
    trees.tree(canvas, 1000, 560, 240, palette.LEAF_DEEP)
    land.house(canvas, 240, 520, 180)


def forest_hives(canvas: Canvas) -> None:
    _far(canvas, "#d3d8cf", "#f4ead0", near="#7f9778")
    for i in range(9):
        trees.tree(
            canvas,
            60 + i * 140,
            540 + canvas.chance.uniform(-10, 20),
            canvas.chance.uniform(200, 280),
            canvas.chance.choice([palette.LEAF, palette.LEAF_DEEP, palette.RICE_DEEP]),
        )
    land.meadow(canvas, 550, "#9aac6a")
    for x, y, size in (
        (250, 680, 130),
        (520, 720, 150),
        (820, 690, 135),
        (1040, 780, 160),
        (380, 840, 170),
        (720, 860, 170),
    ):
        packs.box(
            canvas, x, y, size, size * 0.66, canvas.chance.choice(["#c9a86a", "#b98a5c", "#d8b98f"]), mark="#8a5b2c"
        )
        canvas.shine(
            through([(x - size * 0.12, y - size * 0.08), (x + size * 0.12, y - size * 0.08)]), -0.8, width=size * 0.06
        )
