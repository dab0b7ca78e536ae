"""Still lifes of brocade and baskets, of fish, and rooms for guests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.demo.pictures import (
    fish,
    food,
    geometry,
    grounds,
    landscape,
    packs,
    palette,
    produce,
    textiles,
    trees,
    vessels,
)
from catalogue.demo.pictures.textiles import GOLD, ROSE, WHITE

if TYPE_CHECKING:
    from catalogue.demo.pictures.canvas import Canvas

WARM = (GOLD, WHITE, ROSE)


def scarf(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.PAPER, palette.STRAW, low=900)
    canvas.line("M60 96H1140", palette.WOOD_DEEP, 26)
    canvas.shine("M60 90H1140", 0.4, width=6)
    textiles.hung(canvas, 180, 90, 330, 640, plan="TDTSTHTD")
    textiles.hung(canvas, 690, 90, 330, 560, ground=palette.BROCADE_DEEP, bright=WARM, plan="SDTHTS", folds=4)
    canvas.look_at(60, 20, 1080)


def scarf_near(canvas: Canvas) -> None:
    textiles.hung(canvas, -20, -20, 1240, 1000, plan="DTSTHTD", cell=11, folds=6, fringe=False)


def cloth_pile(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.MIST, palette.FAR)
    grounds.planks(canvas, y=560)
    textiles.folded(canvas, 520, 820, 680, layers=4, thick=54, cell=7)
    canvas.look_at(110, 250, 900)


def shoulder_bag(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CREAM, palette.STRAW)
    grounds.planks(canvas, y=640)
    textiles.bag(canvas, 590, 780, 470, 420, cell=6.4)
    canvas.look_at(110, 90, 980)


def bag_near(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.MIST, palette.FAR)
    grounds.table(canvas, palette.PAPER, y=640)
    textiles.bag(canvas, 590, 790, 470, 420, ground=palette.BROCADE_DEEP, bright=WARM, cell=6.4)
    canvas.look_at(310, 380, 620)


def cushions(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.RICE_PALE, palette.RICE)
    grounds.planks(canvas, y=640)
    textiles.cushion(canvas, 800, 560, 430, ground=palette.BROCADE_DEEP, bright=WARM)
    textiles.cushion(canvas, 420, 580, 460)
    canvas.look_at(80, 170, 960)


def cushion_near(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.PAPER, palette.STRAW)
    grounds.table(canvas, palette.WOOD_PALE, y=680)
    textiles.cushion(canvas, 620, 470, 760, plan="TSDST", cell=10)


def indigo_linen(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.PAPER, palette.STRAW)
    grounds.mat(canvas, y=560)
    for x, y, long, tint in (
        (500, 640, 760, palette.CLOTH),
        (560, 740, 740, palette.CLOTH_SOFT),
        (480, 840, 780, palette.CLOTH_DEEP),
    ):
        roll(canvas, x, y, long, 100, tint)
    canvas.look_at(70, 290, 860)


def roll(canvas: Canvas, x: float, y: float, long: float, thick: float, colour: str) -> None:
    """A roll of cloth that lies across; its end on the right shows the turns."""
    half = thick / 2
    left, right = x - long / 2, x + long / 2
    canvas.shine(
        geometry.straight(
            [
                (left + 10, y + half * 0.6),
                (right + 30, y + half * 0.6),
                (right + 30, y + half * 1.5),
                (left + 10, y + half * 1.5),
            ]
        ),
        -0.6,
        blur=12,
    )
    d = (
        f"M{left:.0f} {y - half:.0f}H{right:.0f}V{y + half:.0f}H{left:.0f}A{half * 0.4:.0f} {half:.0f} 0 0 1"
        f" {left:.0f} {y - half:.0f}Z"
    )
    canvas.form(d, colour, canvas.tones((0, y - half, 0, y + half), ((0, 0.02), (0.22, 0.34), (0.5, 0), (1, -0.6))))
    canvas.patterned(
        d, f'<g transform="translate({left - 30:.0f} {y - half:.0f})">{textiles.threads(long + 40, thick, 6)}</g>'
    )
    canvas.form(
        geometry.ellipse(right, y, half * 0.4, half),
        colour,
        canvas.tones((right - half, y - half, right, y + half), ((0, 0.36), (1, -0.1))),
    )
    for k in (0.8, 0.6, 0.4, 0.2):
        canvas.line(geometry.ellipse(right, y, half * 0.4 * k, half * k), palette.MIST, 2.2, 0.5)
    canvas.line(f"M{left + long * 0.2:.0f} {y - half:.0f}q14 {half:.0f} 0 {thick:.0f}", palette.BROCADE, 12)


def guest_house(canvas: Canvas) -> None:
    landscape.sky(canvas, "#bfd0da", "#f3e9d2", sun=(930, 200))
    landscape.ridge(canvas, 300, 110, "#8ba1b3")
    landscape.mist(canvas, 350, 70)
    landscape.ridge(canvas, 400, 70, "#71908a", jagged=0.2)
    landscape.mist(canvas, 430, 60)
    landscape.terraces(canvas, 1000, 420, 900, 900, landscape.GREEN, steps=12)
    landscape.meadow(canvas, 620, "#8aa463")
    trees.tree(canvas, 150, 660, 260, palette.LEAF_DEEP)
    landscape.house(canvas, 520, 760, 660)
    trees.tree(canvas, 960, 790, 220, palette.LEAF)
    landscape.stones(canvas, [(140, 830, 34), (880, 850, 28), (230, 856, 22)])


def guest_room(canvas: Canvas) -> None:
    """A place to sleep under the roof: mattress, quilt, a window onto the terraces."""
    canvas.colour(landscape.WHOLE, "#b98a5c")
    canvas.patterned(
        landscape.WHOLE,
        "".join(
            f'<path d="M{x} 0V560" stroke="{palette.WOOD_DEEP}" stroke-width="4" stroke-opacity=".55"/>'
            for x in range(20, 1200, 84)
        ),
    )
    canvas.wash("M0 0H1200V560H0Z", canvas.tones((0, 0, 1200, 560), ((0, 0.1), (0.4, 0.05), (1, -0.5))))
    view = geometry.straight([(330, 90), (790, 90), (790, 400), (330, 400)])
    canvas.form(view, "#dfe8ea")
    hills = "".join(
        f'<path d="M300 {y}Q{470 + i * 40} {y - 60} {620} {y + 6}T860 {y - 16}V420H300Z" fill="{tint}"/>'
        for i, (y, tint) in enumerate(
            ((250, "#a9bcc6"), (300, "#8aa88a"), (330, "#a5ba74"), (352, "#c8b45c"), (376, "#8fae68"))
        )
    )
    canvas.patterned(view, hills)
    canvas.line(view, palette.WOOD_DEEP, 22)
    canvas.line("M560 90V400", palette.WOOD_DEEP, 14)
    canvas.shine(view, 0.3, width=5)
    grounds.planks(canvas, "#a87b50", "#5d3f28", y=560)
    textiles.folded(
        canvas, 600, 850, 860, layers=2, thick=70, cell=8, ground=palette.BROCADE_DEEP, bright=WARM, plan="DTSTH"
    )
    textiles.cushion(canvas, 420, 570, 210, cell=4)
    textiles.cushion(canvas, 660, 570, 210, ground=palette.BROCADE_DEEP, bright=WARM, cell=4)
    canvas.shine("M330 560L790 560L960 900H240Z", 0.16, blur=30)


def salmon(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.MIST, palette.FAR)
    grounds.stone(canvas, "#8f979c", y=480)
    food.board(canvas, 600, 720, 1060, 300)
    fish.fish(canvas, 620, 640, 860, degrees=-3)
    fish.fillet(canvas, 520, 780, 640, 150, 2)
    lemon(canvas, 960, 790, 110)
    dill(canvas, 870, 800)
    canvas.look_at(90, 270, 840)


def lemon(canvas: Canvas, x: float, y: float, size: float) -> None:
    r = size / 2
    canvas.shadow(x, y + r * 0.6, r, r * 0.3)
    canvas.form(
        geometry.ellipse(x, y + 6, r, r * 0.72), "#d8b93a", canvas.tones((x - r, y, x + r, y), ((0, 0.1), (1, -0.4)))
    )
    d = geometry.ellipse(x, y, r, r * 0.72)
    canvas.form(d, "#f6eab0")
    for i in range(9):
        wedge = geometry.around(
            [
                (px, y + (py - y) * 0.72)
                for px, py in geometry.moved_all(
                    [
                        (r * 0.14, 0),
                        (r * 0.55, -r * 0.22),
                        (r * 0.82, -r * 0.18),
                        (r * 0.82, r * 0.18),
                        (r * 0.55, r * 0.22),
                    ],
                    (x, y),
                    i * 40,
                )
            ]
        )
        canvas.form(wedge, "#e8cf52", canvas.tones((x - r, y - r, x + r, y + r), ((0, 0.3), (1, -0.2))))


def dill(canvas: Canvas, x: float, y: float) -> None:
    for i in range(7):
        tip = geometry.moved((0, -130), (x, y), -60 + i * 16)
        canvas.line(geometry.straight([(x, y), tip], closed=False), palette.LEAF_DEEP, 3)
        for k in range(8):
            t = 0.3 + 0.7 * k / 8
            px, py = x + (tip[0] - x) * t, y + (tip[1] - y) * t
            for side in (-1, 1):
                ex, ey = geometry.moved((side * 22 * (1.2 - t), -16), (px, py), -60 + i * 16)
                canvas.line(geometry.straight([(px, py), (ex, ey)], closed=False), palette.LEAF, 2.2)


def salmon_near(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CREAM, palette.STRAW)
    grounds.planks(canvas, "#9b7350", "#5d3f28", y=300)
    fish.fillet(canvas, 580, 460, 960, 260, -4)
    fish.fillet(canvas, 640, 720, 900, 240, 3, colour="#e57c55")
    lemon(canvas, 190, 790, 170)
    dill(canvas, 300, 830)


def smoked_salmon(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CLOTH, palette.CLOTH_SOFT)
    grounds.planks(canvas, "#8f6a48", "#56391f", y=560)
    packs.pouch(canvas, 850, 770, 330, 500, "#2f3a48", mark=palette.SALMON, window=palette.SALMON, stripe=palette.GOLD)
    food.plate(canvas, 420, 770, 640, palette.PORCELAIN)
    fish.rosette(canvas, 400, 740, 370)
    lemon(canvas, 590, 800, 110)


def sturgeon(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.MIST, palette.FAR)
    grounds.stone(canvas, "#9aa3a6", y=470)
    produce.leaf(canvas, 60, 760, 1080, 330, -3, palette.RICE_DEEP, veins=14, shadow=True, bend=0.02)
    fish.fish(canvas, 590, 680, 900, degrees=-3, back="#4d5258", belly="#d6d3c8", spots=False, side=None, plates=True)
    fish.fish(canvas, 640, 780, 820, degrees=1, back="#5a5f63", belly="#dcd9cf", spots=False, side=None, plates=True)
    canvas.look_at(90, 260, 850)


def fish_floss(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CREAM, palette.STRAW)
    grounds.planks(canvas, y=560)
    vessels.glass_jar(
        canvas,
        720,
        780,
        270,
        380,
        "#dd9a5c",
        lid=palette.CLOTH,
        mark=palette.SALMON,
        specks=("#efbf8b", "#c67a3f", "#f5d3aa"),
    )
    vessels.bowl(
        canvas,
        380,
        830,
        360,
        palette.PORCELAIN,
        filled=lambda x, y, rx, ry: food.dried(
            canvas, x, y, rx * 0.94, 80, ("#dd9a5c", "#e8b077", "#cd8546"), count=60, size=40, wrinkled=False
        ),
    )


def dried_meat(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.MIST, palette.FAR)
    grounds.planks(canvas, "#8f6a48", "#56391f", y=480)
    food.board(canvas, 600, 720, 1040, 280)
    for i in range(9):
        x = 250 + i * 84
        bend = canvas.chance.uniform(-24, 24)
        points = [
            (x - 130, 790 - i % 2 * 40),
            (x, 730 + bend - i % 2 * 50),
            (x + 120, 680 - i % 2 * 36),
            (x + 210, 650 - i % 2 * 30),
        ]
        canvas.shine(geometry.ribbon([(a + 8, b + 12) for a, b in points], [14, 40, 36, 22]), -0.55, blur=7)
        d = geometry.ribbon(points, [12, 42, 36, 20])
        canvas.form(
            d,
            canvas.chance.choice(["#5a2c1e", "#6c3524", "#4a2419"]),
            canvas.tones((x, 640, x + 30, 800), ((0, 0.3), (0.4, 0), (1, -0.5))),
        )
        for k in (-9, -3, 4, 10):
            canvas.line(geometry.through([(a + 20, b + k) for a, b in points[:-1]]), "#8f5238", 2, 0.7)
    produce.pepper(canvas, 930, 820, 180, 170)
    canvas.look_at(100, 270, 840)
