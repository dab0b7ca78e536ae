"""Still lifes of rice, noodles, maize and what is made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.demo.pictures import food, geometry, grounds, packs, palette, produce, staples, vessels

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from catalogue.demo.pictures.canvas import Canvas

RICE = (palette.WHITE, "#f0eadb", "#e6dfcc")
BROWN = ("#b98f5c", "#a97d4a", "#c9a26e", "#94693c")
BLACK = ("#3a2436", "#4d2f47", "#2b1a2a", "#5d3a50")
STICKY = ("#faf6ea", "#f0e8d2", "#e8dcc0")
GLASSY = ("#c7c1b4", "#b3ab9c", "#d8d2c4", "#a59d8e")
YOUNG = ("#9db35a", "#87a048", "#b3c474", "#76903f")


def heaped(
    canvas: Canvas, colours: Sequence[str], high: float, *, count: int = 520, long: float = 9, thin: float = 3.2
) -> Callable[[float, float, float, float], None]:
    def fill(x: float, y: float, rx: float, ry: float) -> None:
        staples.heap(canvas, x, y, rx, high, colours, flat=ry / rx, shadow=False, count=count, long=long, thin=thin)

    return fill


def ear(canvas: Canvas, x: float, y: float, long: float, degrees: float, colour: str = "#d9ab45") -> None:
    """An ear of ripe rice that bends under its grains; its stalk begins at (x, y)."""
    points = geometry.moved_all(
        [(0, 0), (long * 0.4, -long * 0.06), (long * 0.75, 0), (long, long * 0.16)], (x, y), degrees
    )
    canvas.line(geometry.through(points), "#a8933f", 3.4)
    for i in range(24):
        t = 0.36 + 0.64 * i / 24
        px = points[0][0] + (points[-1][0] - points[0][0]) * t
        k = min(2, int(t * 3))
        f = t * 3 - k
        px = points[k][0] + (points[k + 1][0] - points[k][0]) * f
        py = points[k][1] + (points[k + 1][1] - points[k][1]) * f
        side = -1 if i % 2 else 1
        gx, gy = px + side * 4, py + side * 7
        turn = degrees + 16 + side * 24 + 40 * max(0, t - 0.6)
        size = 13 - 4 * abs(t - 0.65)
        canvas.colour(
            geometry.around(
                geometry.moved_all([(-size, 0), (0, -size * 0.42), (size, 0), (0, size * 0.42)], (gx + 2, gy + 3), turn)
            ),
            palette.INK,
            0.25,
        )
        d = geometry.around(
            geometry.moved_all([(-size, 0), (0, -size * 0.42), (size, 0), (0, size * 0.42)], (gx, gy), turn)
        )
        canvas.form(
            d,
            colour if i % 3 else "#e6c26a",
            canvas.tones((gx, gy - size * 0.4, gx, gy + size * 0.4), ((0, 0.3), (1, -0.35))),
        )


def seng_cu(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.MIST, palette.FAR)
    grounds.planks(canvas, y=590)
    packs.sack(canvas, 760, 780, 470, 600)
    vessels.bowl(canvas, 380, 840, 430, filled=heaped(canvas, RICE, 140))
    for x, y, turn in ((880, 866, -14), (930, 880, 4), (860, 846, -30)):
        ear(canvas, x, y, 300, turn)
    staples.scatter(canvas, 640, 850, 130, 26, RICE, count=26, long=9, thin=3.3)


def seng_cu_near(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.MIST, palette.FAR)
    grounds.mat(canvas, y=330)
    packs.tray(canvas, 560, 620, 980)
    staples.heap(canvas, 520, 640, 350, 190, RICE, count=900, long=12, thin=4, loose=80)
    for x, y, turn in ((760, 760, -20), (700, 790, -4), (820, 740, -38)):
        ear(canvas, x, y, 420, turn)
    canvas.look_at(60, 170, 970)


def brown_rice(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CREAM, palette.STRAW)
    grounds.planks(canvas, "#9b7350", "#5d3f28", y=580)
    packs.pouch(canvas, 480, 790, 370, 580, "#8a6b4c", window=BROWN[2], mark=palette.WOOD_DEEP, stripe=palette.GOLD)
    vessels.bowl(
        canvas,
        860,
        830,
        380,
        palette.CLAY,
        rim=palette.CLAY_DEEP,
        stripe=None,
        filled=heaped(canvas, BROWN, 100, count=480),
    )
    staples.scatter(canvas, 610, 850, 110, 20, BROWN, count=30, long=9, thin=3.2)


def black_rice(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.MIST, palette.FAR)
    grounds.table(canvas, palette.PAPER, y=560)
    grounds.runner(canvas, 790, 876, ground=palette.BROCADE_DEEP)
    vessels.bowl(
        canvas,
        450,
        770,
        470,
        "#dfe6e2",
        rim=palette.RICE_DEEP,
        stripe=palette.RICE_DEEP,
        filled=heaped(canvas, BLACK, 120),
    )
    packs.sack(canvas, 880, 720, 330, 420, "#d9cdb8", mark=palette.PLUM)
    staples.scatter(canvas, 730, 765, 90, 16, BLACK, count=24, long=9, thin=3.3)


def rice_noodles(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.RICE_PALE, palette.RICE)
    grounds.mat(canvas, y=520)
    pale = ("#f3ecd9", "#e9dfc6", "#faf5e8", "#ded2b4")
    staples.skein(canvas, 430, 610, 480, 130, pale, tie=palette.CLOTH)
    staples.skein(canvas, 820, 690, 480, 130, pale, tie=palette.CLOTH, degrees=9)
    staples.skein(canvas, 400, 790, 500, 140, pale, tie=palette.CLOTH, degrees=-5)
    for x, y, turn in ((860, 850, -10), (900, 862, 4)):
        ear(canvas, x, y, 260, turn)
    canvas.look_at(90, 270, 840)


def canna_noodles(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.MIST, palette.FAR)
    grounds.mat(canvas, y=500)
    packs.tray(canvas, 600, 700, 1040)
    for x, y, turn in ((420, 620, -7), (790, 640, 8), (600, 720, -2)):
        staples.skein(canvas, x, y, 430, 128, GLASSY, degrees=turn, tie=palette.RICE_DEEP)
    produce.leaf(canvas, 940, 800, 330, 130, -152, palette.RICE_DEEP, shadow=True, veins=8)
    canvas.look_at(60, 260, 850)


def canna_noodles_bowl(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CREAM, palette.STRAW)
    grounds.planks(canvas, y=540)

    def fill(x: float, y: float, rx: float, ry: float) -> None:
        soup = geometry.ellipse(x, y + 8, rx, ry)
        canvas.form(
            soup, "#d9b77c", canvas.tones((x - rx, y - ry, x + rx, y + ry), ((0, -0.3), (0.5, 0.05), (1, 0.25)))
        )
        for _ in range(70):
            a = canvas.chance.uniform(0, 6.28)
            sx, sy = x + canvas.chance.uniform(-0.5, 0.5) * rx, y - 10 + canvas.chance.uniform(-0.4, 0.4) * ry
            w = rx * canvas.chance.uniform(0.14, 0.4)
            h = ry * canvas.chance.uniform(0.2, 0.5)
            line = geometry.through(
                [
                    (sx - w, sy),
                    (sx - w * 0.3, sy - h),
                    (sx + w * 0.5, sy - h * canvas.chance.uniform(0.3, 1)),
                    (sx + w * (0.7 + 0.3 * (a > 3)), sy + h * 0.3),
                ]
            )
            canvas.line(geometry.through([(sx - w, sy + 5), (sx + w * 0.5, sy + 2)]), palette.WOOD_DEEP, 5, 0.2)
            canvas.line(line, canvas.chance.choice(GLASSY), 5.5)
        for _ in range(26):
            gx, gy = x + canvas.chance.uniform(-0.55, 0.55) * rx, y - 16 + canvas.chance.uniform(-0.45, 0.4) * ry
            canvas.form(geometry.ellipse(gx, gy, 9, 6), palette.LEAF if canvas.chance.random() < 0.7 else palette.CHILI)
        for dx, dy, turn in ((0.34, -0.3, 14), (0.52, 0.0, -10)):
            produce.mushroom(canvas, x + rx * dx, y + ry * dy, 118 + turn)

    vessels.bowl(
        canvas, 590, 860, 760, palette.CELADON, rim=palette.RICE_DEEP, stripe=palette.RICE_DEEP, filled=fill, flat=0.34
    )
    for dx in (0, 34):
        canvas.shine(f"M{1030 + dx} 560L{905 + dx} 890", -0.5, width=15, blur=5)
        canvas.line(f"M{1016 + dx} 550L{890 + dx} 884", palette.WOOD_DEEP, 15)
        canvas.shine(f"M{1013 + dx} 550L{887 + dx} 884", 0.4, width=4)
    canvas.look_at(110, 180, 960)


def coloured_noodles(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.PAPER, palette.STRAW)
    grounds.planks(canvas, y=500)
    for x, y, tints, turn in (
        (380, 560, ("#d98a3a", "#c97a2c", "#e5a052"), -4),
        (790, 590, ("#8aa05a", "#76904a", "#a0b472"), 6),
        (430, 690, ("#9a5270", "#87425f", "#b06a86"), 3),
        (840, 735, GLASSY, -5),
        (450, 820, ("#d8b64e", "#c8a43c", "#e4c76a"), -2),
    ):
        staples.skein(canvas, x, y, 420, 108, tints, degrees=turn, tie=palette.CLOTH)
    canvas.look_at(90, 240, 880)


def sticky_rice(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CREAM, palette.STRAW)
    grounds.planks(canvas, y=570)
    packs.basket(canvas, 470, 830, 540, 300)
    staples.heap(canvas, 470, 536, 250, 150, STICKY, count=620, long=8, thin=4.4, shadow=False, flat=0.25)
    packs.basket_front(canvas, 470, 830, 540, 300)
    packs.sack(canvas, 910, 740, 340, 430, palette.PAPER, mark=palette.GOLD, tie=palette.RICE_DEEP)
    for x, y, turn in ((760, 850, -8), (740, 836, -26)):
        ear(canvas, x, y, 330, turn, "#e0b450")


def sticky_rice_near(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.RICE_PALE, palette.RICE)
    grounds.table(canvas, "#86a06a", y=360)
    produce.leaf(canvas, 60, 640, 1000, 420, -3, palette.RICE_DEEP, veins=14, shadow=True, bend=0.03)
    staples.heap(canvas, 540, 660, 330, 210, STICKY, count=760, long=11, thin=6, loose=20)
    for x, y, turn in ((700, 790, -14), (650, 820, 0)):
        ear(canvas, x, y, 420, turn, "#e0b450")
    canvas.look_at(30, 200, 930)


def young_rice(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.RICE_PALE, palette.RICE)
    grounds.planks(canvas, y=520)
    produce.leaf(canvas, 120, 700, 900, 380, 4, "#47693c", veins=14, shadow=True, bend=-0.04)
    staples.heap(canvas, 560, 700, 300, 170, YOUNG, count=760, long=10, thin=5.5, loose=40)
    for x, y, turn in ((800, 820, -30), (760, 840, -12), (720, 850, 4)):
        ear(canvas, x, y, 380, turn, "#a9b757")
    canvas.look_at(60, 230, 890)


def black_cake(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.MIST, palette.FAR)
    grounds.planks(canvas, y=520)
    food.board(canvas, 600, 730, 1000, 250)
    food.leaf_parcel(canvas, 500, 600, 560, 160, -5)
    food.leaf_parcel(canvas, 760, 690, 520, 150, 7)
    food.cake_cut(canvas, 380, 750, 210)
    food.cake_cut(canvas, 560, 810, 200)
    canvas.look_at(120, 270, 840)


def maize_meal(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CREAM, palette.STRAW)
    grounds.planks(canvas, "#a57d57", "#66462c", y=540)
    packs.tray(canvas, 500, 720, 780)
    staples.powder(canvas, 480, 730, 270, 140, "#e6bf58", shadow=False)
    produce.cob(canvas, 700, 640, 380, 8)
    produce.cob(canvas, 740, 800, 400, -4)
    produce.cob(canvas, 150, 830, 330, -14)
    canvas.look_at(20, 230, 890)


def maize_spirit(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CLOTH_SOFT, palette.MIST)
    grounds.planks(canvas, "#8f6a48", "#56391f", y=580)
    vessels.bottle(canvas, 440, 800, 240, 610, "#dfe7e2", cap=palette.BROCADE, mark=palette.BROCADE, neck=0.3)
    gourd(canvas, 760, 800, 300, 520)
    produce.cob(canvas, 560, 850, 360, -4)
    vessels.cup(canvas, 240, 850, 150, palette.CLAY, "#e9ebe2", rim=palette.CLAY_DEEP)
    vessels.cup(canvas, 1010, 840, 140, palette.CLAY, "#e9ebe2", rim=palette.CLAY_DEEP)


def gourd(canvas: Canvas, x: float, foot: float, wide: float, high: float, fill: str = "#7a4a30") -> None:
    """A clay bottle in the form of a gourd, stopped with a maize husk."""
    half = wide / 2
    canvas.shadow(x, foot, half * 0.86, half * 0.24)
    top = foot - high
    rows = [
        (top, half * 0.2),
        (top + high * 0.1, half * 0.22),
        (top + high * 0.22, half * 0.52),
        (top + high * 0.34, half * 0.5),
        (top + high * 0.43, half * 0.36),
        (top + high * 0.55, half * 0.78),
        (top + high * 0.72, half),
        (top + high * 0.9, half * 0.8),
        (foot, half * 0.62),
    ]
    d = vessels.turned_thing(canvas, x, rows, fill, flat=0.2)
    vessels.emblem(canvas, x - half * 0.05, top + high * 0.74, high * 0.2, palette.STRAW, within=d)
    canvas.line(
        geometry.through(
            [(x - half * 0.36, top + high * 0.43), (x, top + high * 0.455), (x + half * 0.36, top + high * 0.43)]
        ),
        palette.BROCADE,
        13,
    )
    canvas.form(
        geometry.around(
            [
                (x - half * 0.2, top),
                (x - half * 0.16, top - high * 0.07),
                (x, top - high * 0.09),
                (x + half * 0.17, top - high * 0.06),
                (x + half * 0.2, top),
                (x, top + 8),
            ]
        ),
        palette.STRAW,
        canvas.tones((x - half * 0.2, top, x + half * 0.2, top), ((0, 0.3), (1, -0.4))),
    )
