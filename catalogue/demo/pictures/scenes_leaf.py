"""Still lifes of tea, herbs, cinnamon and honey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.demo.pictures import food, fruit, geometry, grounds, packs, palette, produce, staples, textiles, vessels

if TYPE_CHECKING:
    from catalogue.demo.pictures.canvas import Canvas

SNOW_TEA = ("#59664a", "#6f7a5c", "#454f3a", "#c9c7b2", "#8a9077")
WHITE_TEA = ("#cfcbb6", "#bdb89f", "#e0dcc9", "#a9a689", "#8f946f")
BLACK_TEA = ("#4a2f26", "#5f3d2e", "#35211b", "#8a5a34")
OOLONG = ("#4f6a44", "#40583a", "#637d52", "#344a30")
HERBS = ("#7d7a4a", "#6a6238", "#8f8a5e", "#5d4a34", "#93734a")


def shan_tea(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CELADON, palette.RICE_DEEP)
    grounds.planks(canvas, "#9b7350", "#5d3f28", y=570)
    vessels.tin(canvas, 800, 730, 290, 400, palette.RICE_DEEP)
    staples.leaves_heap(canvas, 420, 800, 260, 140, SNOW_TEA, count=420, size=30, loose=20)
    vessels.cup(canvas, 960, 840, 190, palette.PORCELAIN, "#c79a3a", rim=palette.RICE_DEEP)
    produce.sprig(canvas, 640, 850, 250, -20)


def shan_tea_near(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.RICE_PALE, palette.RICE)
    grounds.mat(canvas, y=420)
    produce.sprig(canvas, 880, 640, 420, -100)
    vessels.cup(canvas, 850, 800, 330, palette.PORCELAIN, "#c79a3a", rim=palette.RICE_DEEP)
    staples.leaves_heap(canvas, 380, 760, 310, 150, SNOW_TEA, count=460, size=42, loose=20)


def white_tea(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.MIST, palette.FAR)
    grounds.table(canvas, palette.CLOTH_SOFT, y=560)
    packs.box(canvas, 780, 720, 290, 340, "#e7e2d4", mark=palette.RICE_DEEP, stripe=palette.RICE)
    food.plate(canvas, 400, 780, 560, "#eceee9", rim=palette.RICE_DEEP)
    staples.leaves_heap(canvas, 400, 775, 190, 90, WHITE_TEA, count=320, size=34, shadow=False, loose=6)
    vessels.cup(canvas, 840, 850, 160, palette.PORCELAIN, "#dfc77f")


def black_tea(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CREAM, palette.STRAW)
    grounds.planks(canvas, "#8f6a48", "#56391f", y=560)
    vessels.teapot(canvas, 720, 760, 440, palette.CLAY)
    vessels.cup(canvas, 330, 830, 210, palette.PORCELAIN, "#a3431c", rim=palette.CLAY_DEEP)
    vessels.cup(canvas, 560, 866, 170, palette.PORCELAIN, "#a3431c", rim=palette.CLAY_DEEP)
    staples.leaves_heap(canvas, 980, 850, 150, 70, BLACK_TEA, count=200, size=26)


def oolong(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.RICE_PALE, palette.RICE)
    grounds.planks(canvas, y=570)
    vessels.tin(canvas, 470, 730, 250, 360, "#c9b06a", mark=palette.RICE_DEEP, stripe=palette.RICE_DEEP)
    vessels.tin(canvas, 730, 760, 250, 380, palette.RICE_DEEP)
    vessels.bowl(
        canvas,
        300,
        860,
        280,
        palette.PORCELAIN,
        filled=lambda x, y, rx, ry: staples.heap(
            canvas, x, y, rx, 60, OOLONG, count=190, long=12, thin=9, flat=ry / rx, shadow=False
        ),
        deep=0.5,
    )
    vessels.cup(canvas, 960, 850, 180, palette.PORCELAIN, "#d6b24a", rim=palette.RICE_DEEP)
    produce.sprig(canvas, 560, 868, 210, -15)


def oolong_near(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CELADON, palette.RICE_DEEP)
    grounds.mat(canvas, y=400)
    staples.heap(canvas, 380, 740, 290, 150, OOLONG, count=330, long=17, thin=13, loose=26)
    vessels.teapot(canvas, 800, 640, 400, "#7f9078")
    vessels.cup(canvas, 870, 840, 240, palette.PORCELAIN, "#d6b24a", rim=palette.RICE_DEEP)


def artichoke_tea(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.RICE_PALE, palette.RICE)
    grounds.planks(canvas, y=560)
    produce.artichoke(canvas, 400, 660, 390)
    packs.box(canvas, 800, 740, 290, 370, palette.RICE_DEEP, mark=palette.CREAM, stripe=palette.GOLD)
    vessels.cup(canvas, 690, 860, 190, palette.PORCELAIN, "#a9863a", rim=palette.RICE_DEEP)


def artichoke_near(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.MIST, palette.FAR)
    grounds.planks(canvas, "#9b7350", "#5d3f28", y=520)
    produce.artichoke(canvas, 800, 620, 380)
    produce.artichoke(canvas, 400, 600, 480)


def artichoke_extract(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CREAM, palette.STRAW)
    grounds.table(canvas, "#8fa27c", y=560)
    vessels.glass_jar(canvas, 640, 800, 300, 400, "#3c2419", lid=palette.INK, mark=palette.RICE_DEEP)
    vessels.glass_jar(canvas, 890, 760, 240, 320, "#3c2419", lid=palette.INK, mark=palette.RICE_DEEP)
    produce.artichoke(canvas, 310, 690, 300)


def bath_herbs(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CELADON, palette.RICE_DEEP)
    grounds.planks(canvas, "#8f6a48", "#56391f", y=570)
    tub(canvas, 420, 820, 560, 290)
    packs.sack(canvas, 900, 760, 310, 390, "#d6c6a5", mark=palette.BROCADE)
    staples.leaves_heap(canvas, 760, 860, 150, 60, HERBS, count=150, size=40)


def tub(canvas: Canvas, x: float, foot: float, wide: float, high: float) -> None:
    """A wooden bath tub of staves, full of brown herb water."""
    half, mouth = wide / 2, foot - high
    canvas.shadow(x, foot, half, half * 0.24)
    d = vessels.band(x, mouth, half, high, 0.26, half_below=half * 0.9)
    canvas.upright(d, palette.WOOD, (x - half, mouth, wide, high * 1.3))
    staves = "".join(
        f'<path d="M{x + half * u:.1f} {mouth:.1f}L{x + half * u * 0.9:.1f} {foot + half * 0.26:.1f}"'
        f' stroke="{palette.WOOD_DEEP}" stroke-width="3" stroke-opacity=".6"/>'
        for u in (-0.97, -0.86, -0.68, -0.46, -0.2, 0.06, 0.32, 0.56, 0.76, 0.91)
    )
    canvas.patterned(d, staves)
    for dy in (0.2, 0.72):
        hoop = vessels.band(x, mouth + high * dy, half * (1 - 0.1 * dy), 16, 0.26)
        canvas.patterned(d, f'<path d="{hoop}" fill="{palette.WOOD_DEEP}"/>')
    canvas.form(
        geometry.ellipse(x, mouth, half, half * 0.26),
        palette.WOOD_DEEP,
        canvas.tones((x - half, mouth, x + half, mouth), ((0, -0.3), (1, 0.1))),
    )
    water = geometry.ellipse(x, mouth + 14, half * 0.93, half * 0.225)
    canvas.form(
        water, "#7b3f22", canvas.tones((x - half, mouth, x + half, mouth + 80), ((0, -0.2), (0.5, 0), (1, 0.35)))
    )
    for _ in range(16):
        px, py = x + canvas.chance.uniform(-0.7, 0.6) * half, mouth + 14 + canvas.chance.uniform(-0.12, 0.14) * half
        produce.leaf(
            canvas,
            px,
            py,
            64,
            24,
            canvas.chance.uniform(-30, 30),
            canvas.chance.choice([palette.LEAF, palette.RICE_DEEP, "#8a7a3c"]),
            veins=0,
        )
    for dx in (-0.3, 0.05, 0.35):
        steam = geometry.through(
            [
                (x + half * dx, mouth - 20),
                (x + half * dx + 30, mouth - 90),
                (x + half * dx - 14, mouth - 160),
                (x + half * dx + 24, mouth - 240),
            ]
        )
        canvas.shine(steam, 0.34, width=30, blur=16)


def cardamom(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.MIST, palette.FAR)
    grounds.planks(canvas, "#9b7350", "#5d3f28", y=470)
    pods(canvas, 430, 720, 260, 130, 90, 92)
    packs.sack(canvas, 860, 700, 330, 430, "#d9cdb8", mark=palette.PLUM, tie=palette.PLUM)
    for x, y, turn in ((640, 800, 10), (720, 760, -30), (760, 830, 40), (560, 850, -12)):
        fruit.pod(canvas, x, y, 100, turn)
    canvas.look_at(90, 190, 940)


def pods(canvas: Canvas, x: float, y: float, half: float, high: float, count: int, size: float) -> None:
    canvas.shadow(x, y + 20, half, half * 0.3, 0.5, 0.14)
    places = []
    for _ in range(count):
        px = x + canvas.chance.uniform(-1, 1) * half
        rise = max(0.0, 1 - (abs(px - x) / half) ** 1.6)
        places.append((px, y - high * rise * canvas.chance.uniform(0, 1) + canvas.chance.uniform(0, half * 0.24)))
    for px, py in sorted(places, key=lambda place: place[1]):
        fruit.pod(
            canvas,
            px,
            py,
            size * canvas.chance.uniform(0.85, 1.1),
            canvas.chance.uniform(-70, 70),
            canvas.chance.choice(["#6b3f46", "#7a4a4c", "#573039"]),
        )


def cardamom_near(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CREAM, palette.STRAW)
    grounds.table(canvas, palette.PAPER, y=330)
    pods(canvas, 600, 650, 420, 210, 110, 150)


def cinnamon(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CREAM, palette.STRAW)
    grounds.planks(canvas, y=500)
    for (ax, ay), (bx, by) in (((240, 600), (940, 560)), ((210, 668), (960, 636)), ((260, 640), (930, 690))):
        staples.stick(canvas, (ax, ay), (bx, by), 74)
    staples.stick(canvas, (230, 748), (950, 720), 80)
    staples.stick(canvas, (330, 690), (860, 640), 72, "#94512f")
    for off in (0, 16):
        canvas.line(f"M{596 + off} 552C{640 + off} 600 {640 + off} 720 {600 + off} 792", palette.STRAW, 9)
        canvas.line(f"M{599 + off} 552C{643 + off} 600 {643 + off} 720 {603 + off} 792", palette.WOOD_DEEP, 2, 0.5)
    produce.leaf(canvas, 760, 800, 300, 100, -10, shadow=True)
    produce.leaf(canvas, 330, 830, 220, 76, 12, palette.LEAF_DEEP, shadow=True)
    canvas.look_at(120, 250, 880)


def cinnamon_near(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.PAPER, palette.STRAW)
    grounds.table(canvas, palette.CLOTH, y=380)
    grounds.runner(canvas, 800, 896, ground=palette.BROCADE_DEEP)
    staples.stick(canvas, (90, 540), (830, 500), 120)
    staples.stick(canvas, (330, 610), (1060, 650), 124, "#94512f")
    staples.stick(canvas, (160, 720), (900, 690), 118)


def cinnamon_powder(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.MIST, palette.FAR)
    grounds.planks(canvas, y=550)
    packs.pouch(canvas, 820, 790, 340, 540, "#a5683f", mark=palette.BARK, window="#9c5a30", stripe=palette.CREAM)
    vessels.bowl(
        canvas,
        400,
        800,
        440,
        palette.PORCELAIN,
        stripe=palette.BARK,
        rim=palette.BARK,
        filled=lambda x, y, rx, ry: staples.powder(canvas, x, y, rx, 110, "#9c5a30", flat=ry / rx, shadow=False),
        deep=0.5,
    )
    staples.stick(canvas, (480, 850), (760, 866), 44)


def cinnamon_oil(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CREAM, palette.STRAW)
    grounds.planks(canvas, "#9b7350", "#5d3f28", y=570)
    vessels.bottle(canvas, 660, 790, 210, 480, "#6b3a16", mark=palette.BARK, neck=0.4, shoulder=0.66)
    vessels.bottle(canvas, 420, 820, 180, 380, "#6b3a16", mark=palette.BARK, neck=0.42, shoulder=0.64)
    staples.stick(canvas, (740, 820), (1080, 790), 56)
    staples.stick(canvas, (760, 860), (1090, 850), 56, "#94512f")
    produce.leaf(canvas, 300, 850, 250, 90, 176, shadow=True)
    produce.leaf(canvas, 560, 866, 210, 72, -4, palette.LEAF_DEEP, shadow=True)


def cinnamon_oil_near(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CLOTH, palette.CLOTH_SOFT)
    grounds.stone(canvas, y=520)
    vessels.bottle(canvas, 480, 860, 330, 700, "#6b3a16", mark=palette.BARK, neck=0.4, shoulder=0.66)
    staples.stick(canvas, (660, 800), (1130, 760), 84)
    produce.leaf(canvas, 690, 690, 340, 120, -24, shadow=True)


def incense(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.BROCADE_DEEP, "#b0525c")
    grounds.planks(canvas, "#8f6a48", "#56391f", y=590)
    packs.box(canvas, 800, 760, 300, 170, "#c9a86a", mark=palette.BROCADE, deep=0.4)
    for i in range(26):
        x = 430 + (i - 13) * 4.4
        top = (430 + (i - 13) * 15, 250 + canvas.chance.uniform(-16, 16) + abs(i - 13) * 3)
        canvas.line(f"M{x:.0f} 640L{top[0]:.0f} {top[1]:.0f}", "#7a4a2a", 7)
        canvas.line(f"M{x - 1.5:.0f} 640L{top[0] - 1.5:.0f} {top[1]:.0f}", "#b9824f", 2, 0.8)
    vessels.turned_thing(canvas, 430, [(600, 110), (640, 104), (760, 128), (812, 118), (822, 96)], palette.CLOTH)
    canvas.shadow(430, 822, 100, 26, 0.4)
    for x, y in ((620, 850), (660, 866), (700, 846)):
        canvas.line(f"M{x} {y}L{x + 380} {y - 14}", "#a52b36", 5)
        canvas.line(f"M{x + 90} {y - 3}L{x + 380} {y - 14}", "#8a5733", 9)


def honey(canvas: Canvas) -> None:
    grounds.wall(canvas, palette.CREAM, palette.STRAW)
    grounds.planks(canvas, y=570)
    vessels.glass_jar(canvas, 480, 800, 340, 430, "#c9821f", lid=palette.GOLD, mark=palette.AMBER)
    fruit.honeycomb(canvas, 850, 760, 320, 150)
    food.dipper(canvas, 690, 860, 330, -14)


def bark_label(canvas: Canvas) -> None:
    """Cinnamon in a gift box with brocade."""
    grounds.wall(canvas, palette.MIST, palette.FAR)
    grounds.table(canvas, palette.PAPER, y=560)
    packs.box(canvas, 500, 780, 440, 300, palette.BARK, mark=palette.CREAM, deep=0.3, stripe=palette.GOLD)
    textiles.cushion(canvas, 930, 620, 300)
    staples.stick(canvas, (620, 850), (960, 840), 50)
