"""Still lifes of fruit, peppers, shoots and mushrooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.demo.pictures import food, fruit, geometry, grounds, packs, palette, produce, staples, vessels

if TYPE_CHECKING:
    from catalogue.demo.pictures.canvas import Canvas

SHOOTS = ("#d0a25c", "#c08e48", "#deb877", "#b27f3d")


def chilli_sauce(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CLOTH, palette.CLOTH_SOFT)
    grounds.mat(canvas, y=590)
    vessels.glass_jar(canvas, 700, 770, 260, 400, "#c33a1c", specks=("#f3b765", "#8c1d14", "#e86a3c"))
    vessels.glass_jar(canvas, 430, 820, 310, 470, "#c33a1c", specks=("#f3b765", "#8c1d14", "#e86a3c"))
    produce.pepper(canvas, 640, 860, 270, -6)
    produce.pepper(canvas, 820, 800, 250, 14, bend=-0.12)
    produce.pepper(canvas, 760, 872, 260, 4, "#a91f18", bend=0.16)
    produce.pepper(canvas, 150, 850, 210, 8, bend=-0.1)


def chilli_sauce_bowl(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.PAPER, palette.STRAW)
    grounds.table(canvas, palette.CLOTH, y=430)
    grounds.runner(canvas, 800, 900, ground=palette.BROCADE_DEEP)

    def fill(x: float, y: float, rx: float, ry: float) -> None:
        d = geometry.ellipse(x, y + 10, rx * 0.98, ry * 0.98)
        canvas.form(d, "#b9301a", canvas.tones((x - rx, y - ry, x + rx, y + ry), ((0, -0.3), (0.5, 0), (1, 0.3))))
        staples.grains(
            canvas,
            d,
            (x - rx, y - ry, 2 * rx, 2 * ry + 20),
            ("#f3b765", "#e86a3c", "#8c1d14", "#d5482a"),
            count=170,
            long=8,
            thin=4,
        )
        canvas.shine(geometry.ellipse(x - rx * 0.3, y - ry * 0.1, rx * 0.3, ry * 0.14), 0.5, blur=8, within=d)

    vessels.bowl(canvas, 520, 760, 520, palette.PORCELAIN, filled=fill, deep=0.48, flat=0.32)
    produce.pepper(canvas, 760, 600, 300, 22)
    produce.pepper(canvas, 740, 730, 320, -4, "#a91f18", bend=-0.1)
    produce.pepper(canvas, 800, 690, 280, 16)
    garlic(canvas, 190, 690, 150)
    garlic(canvas, 300, 770, 120)
    canvas.look_at(80, 250, 860)


def garlic(canvas: Canvas, x: float, y: float, size: float) -> None:
    r = size / 2
    canvas.shadow(x, y + r * 0.72, r * 0.86, r * 0.24)
    d = geometry.around(
        [
            (x - r * 0.06, y - r * 1.1),
            (x + r * 0.1, y - r * 1.1),
            (x + r * 0.24, y - r * 0.6),
            (x + r * 0.9, y - r * 0.16),
            (x + r * 0.94, y + r * 0.42),
            (x + r * 0.4, y + r * 0.8),
            (x - r * 0.4, y + r * 0.8),
            (x - r * 0.94, y + r * 0.42),
            (x - r * 0.9, y - r * 0.16),
            (x - r * 0.24, y - r * 0.6),
        ]
    )
    canvas.round(d, "#eee6dc", (x - r, y - r, size, size * 0.9))
    for u in (-0.6, -0.2, 0.22, 0.62):
        canvas.line(
            geometry.through([(x + u * r * 0.1, y - r * 0.7), (x + u * r * 1.1, y), (x + u * r * 0.7, y + r * 0.74)]),
            "#a58a96",
            2.4,
            0.6,
        )


def dried_chilli(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CREAM, palette.STRAW)
    grounds.planks(canvas, "#9b7350", "#5d3f28", y=470)
    packs.tray(canvas, 560, 700, 920)
    for i in range(34):
        x, y = 560 + canvas.chance.uniform(-300, 250), 690 + canvas.chance.uniform(-80, 90) - 30 * (i % 3)
        produce.pepper(
            canvas,
            x,
            y,
            canvas.chance.uniform(120, 180),
            canvas.chance.uniform(-60, 60),
            canvas.chance.choice(["#8d1f1a", "#a32a1e", "#74160f"]),
            thick=0.17,
            bend=canvas.chance.uniform(-0.2, 0.2),
        )
    vessels.bowl(
        canvas,
        1000,
        850,
        260,
        palette.CLAY,
        rim=palette.CLAY_DEEP,
        stripe=None,
        filled=lambda x, y, rx, ry: staples.powder(canvas, x, y, rx, 60, "#a8341d", flat=ry / rx, shadow=False),
    )
    canvas.look_at(60, 200, 930)


def mandarins(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CLOTH, palette.CLOTH_SOFT)
    grounds.planks(canvas, y=600)
    packs.basket(canvas, 480, 840, 640, 290)
    for x, y, size, leafy in (
        (330, 540, 190, False),
        (500, 500, 200, True),
        (660, 545, 190, False),
        (420, 590, 190, False),
        (580, 600, 195, False),
    ):
        fruit.mandarin(canvas, x, y, size, leafy=leafy, shadow=False)
    packs.basket_front(canvas, 480, 840, 640, 290)
    fruit.mandarin(canvas, 900, 760, 215, leafy=True, turn=0.4)
    half_mandarin(canvas, 1060, 830, 180)
    canvas.look_at(90, 190, 1000)


def half_mandarin(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A mandarin cut across, its segments to the viewer."""
    r = size / 2
    canvas.shadow(x, y + r * 0.8, r * 0.9, r * 0.25)
    canvas.round(geometry.ellipse(x + r * 0.1, y + r * 0.06, r, r * 0.96), palette.ORANGE, (x - r, y - r, size, size))
    d = geometry.ellipse(x, y, r * 0.97, r * 0.95)
    canvas.form(d, "#f7e2b0")
    for i in range(10):
        a = i * 36
        wedge = geometry.around(
            geometry.moved_all(
                [(r * 0.12, 0), (r * 0.5, -r * 0.25), (r * 0.86, -r * 0.2), (r * 0.88, r * 0.2), (r * 0.5, r * 0.25)],
                (x, y),
                a,
            )
        )
        canvas.form(wedge, "#f0973a", canvas.tones((x - r, y - r, x + r, y + r), ((0, 0.3), (0.5, 0), (1, -0.22))))
    canvas.shine(geometry.ellipse(x - r * 0.3, y - r * 0.34, r * 0.3, r * 0.16), 0.4, blur=6, within=d)


def mandarins_near(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.RICE_PALE, palette.RICE)
    grounds.table(canvas, palette.PAPER, y=430)
    fruit.mandarin(canvas, 420, 480, 380, leafy=True)
    fruit.mandarin(canvas, 800, 560, 360, turn=-0.5)
    half_mandarin(canvas, 500, 720, 300)
    produce.leaf(canvas, 820, 800, 260, 100, -12, shadow=True)


def dried_peel(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.MIST, palette.FAR)
    grounds.mat(canvas, y=500)
    vessels.glass_jar(
        canvas,
        860,
        780,
        270,
        400,
        "#b5702c",
        lid=palette.RICE_DEEP,
        mark=palette.AMBER,
        specks=("#d18e42", "#8a4d1c", "#e0a85c"),
    )
    for i in range(46):
        x = 420 + canvas.chance.uniform(-270, 240)
        y = 760 - max(0, 120 - abs(x - 420) * 0.5) * canvas.chance.uniform(0, 1) + canvas.chance.uniform(-24, 36)
        food.peel(
            canvas,
            x,
            y,
            canvas.chance.uniform(80, 120),
            canvas.chance.uniform(0, 180),
            ("#b96a26", "#a3561d", "#c97f36")[i % 3],
        )
    canvas.look_at(100, 220, 900)


def plums(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.PAPER, palette.STRAW)
    grounds.table(canvas, palette.CLOTH, y=560)
    grounds.runner(canvas, 812, 892, ground=palette.CLOTH_DEEP)
    packs.basket(canvas, 500, 800, 620, 250)
    for x, y, size, tint in (
        (330, 530, 150, palette.PLUM),
        (450, 500, 160, "#7c2b47"),
        (590, 505, 155, palette.PLUM),
        (700, 545, 145, "#8a3550"),
        (390, 580, 155, "#7c2b47"),
        (520, 580, 160, "#5c2038"),
        (640, 590, 150, palette.PLUM),
    ):
        fruit.plum(canvas, x, y, size, tint, turn=canvas.chance.uniform(-0.5, 0.5), shadow=False)
    packs.basket_front(canvas, 500, 800, 620, 250)
    fruit.plum(canvas, 900, 730, 170, "#7c2b47", turn=0.3)
    fruit.plum(canvas, 1050, 760, 160, palette.PLUM, turn=-0.4)
    produce.leaf(canvas, 930, 650, 190, 66, -26)
    canvas.look_at(100, 190, 940)


def plums_near(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.MIST, palette.FAR)
    grounds.planks(canvas, y=420)
    fruit.plum(canvas, 380, 500, 350, "#7c2b47", turn=0.3)
    produce.leaf(canvas, 430, 330, 330, 110, -18)
    cut_plum(canvas, 740, 640, 320)
    fruit.plum(canvas, 960, 520, 300, "#8a3550", turn=-0.3)
    fruit.plum(canvas, 480, 760, 250, palette.PLUM, turn=0.1)


def cut_plum(canvas: Canvas, x: float, y: float, size: float) -> None:
    r = size / 2
    canvas.shadow(x, y + r * 0.86, r * 0.9, r * 0.24)
    canvas.round(
        geometry.blob(x + r * 0.06, y + r * 0.05, r, r, canvas.chance, 0.01), palette.PLUM, (x - r, y - r, size, size)
    )
    d = geometry.blob(x, y, r * 0.95, r * 0.96, canvas.chance, 0.01)
    flesh = canvas.blend((x, y, r), ((0, "#e59a63", 1), (0.6, "#d9704e", 1), (1, "#a92d44", 1)), round_=True)
    canvas.form(d, flesh, canvas.tones((x - r, y - r, x + r, y + r), ((0, 0.3), (0.5, 0), (1, -0.25))))
    for i in range(20):
        p = geometry.moved_all([(r * 0.42, 0), (r * 0.86, 0)], (x, y), i * 18)
        canvas.line(geometry.straight(p, closed=False), "#f3c08f", 2.2, 0.45)
    canvas.round(
        geometry.blob(x, y, r * 0.32, r * 0.4, canvas.chance, 0.03),
        "#8c5a38",
        (x - r * 0.32, y - r * 0.4, r * 0.64, r * 0.8),
    )


def dried_plums(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.RICE_PALE, palette.RICE)
    grounds.planks(canvas, y=560)
    packs.pouch(canvas, 800, 790, 360, 570, palette.PLUM, mark=palette.PLUM, window="#7a2f45", stripe=palette.GOLD)
    food.plate(canvas, 400, 780, 560, palette.PORCELAIN, rim=palette.PLUM)
    food.dried(canvas, 400, 770, 200, 110, ("#6c2740", "#7d3148", "#551d33", "#8a3f50"))


def dried_shoots(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.RICE_PALE, palette.RICE)
    grounds.mat(canvas, y=520)
    packs.tray(canvas, 520, 730, 900)
    staples.slices(canvas, 500, 760, 330, 170, SHOOTS, count=66, long=190, wide=52)
    produce.shoot(canvas, 1000, 800, 240, 470, 4)
    canvas.look_at(60, 170, 1000)


def dried_shoots_near(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CREAM, palette.STRAW)
    grounds.planks(canvas, y=380)
    packs.pouch(
        canvas, 880, 700, 400, 620, palette.RICE_DEEP, window=SHOOTS[0], mark=palette.RICE_DEEP, stripe=palette.GOLD
    )
    staples.slices(canvas, 430, 760, 360, 170, SHOOTS, count=60, long=230, wide=64)


def pickled_shoots(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CELADON, palette.RICE_DEEP)
    grounds.mat(canvas, y=570)
    vessels.glass_jar(
        canvas,
        480,
        820,
        340,
        540,
        "#ddd6a4",
        lid=palette.GOLD,
        mark=palette.RICE_DEEP,
        specks=("#efe9c4", "#c6bc80", "#c8321f"),
    )
    produce.shoot(canvas, 860, 800, 250, 480, 8)
    produce.pepper(canvas, 640, 860, 200, -4)
    produce.pepper(canvas, 720, 876, 190, 8, bend=-0.1)


def mushrooms(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CREAM, palette.STRAW)
    grounds.planks(canvas, "#9b7350", "#5d3f28", y=520)
    packs.tray(canvas, 580, 720, 1000)
    for x, y, size, under in (
        (340, 640, 190, False),
        (560, 610, 200, False),
        (790, 640, 190, True),
        (450, 740, 210, True),
        (680, 740, 220, False),
        (880, 760, 180, False),
        (270, 770, 180, False),
    ):
        produce.mushroom(canvas, x, y, size, under=under)
    canvas.look_at(50, 230, 890)


def basket_ware(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.MIST, palette.FAR)
    grounds.planks(canvas, y=560)
    packs.basket(canvas, 830, 740, 420, 330, flare=0.86)
    packs.basket_front(canvas, 830, 740, 420, 330, flare=0.86, rows=12)
    packs.basket(canvas, 420, 820, 540, 270)
    packs.basket_front(canvas, 420, 820, 540, 270)
    packs.tray(canvas, 900, 830, 380)


def basket_near(canvas: Canvas) -> None:
    basket_ware(canvas)
    canvas.look_at(120, 420, 620)
