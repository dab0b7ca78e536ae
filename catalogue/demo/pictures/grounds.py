"""What the goods stand on and before: a wall with the lines of terraced fields, and a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.demo.pictures import palette, textiles
from catalogue.demo.pictures.canvas import HEIGHT, WIDTH
from catalogue.demo.pictures.geometry import straight, through, wave

if TYPE_CHECKING:
    from catalogue.demo.pictures.canvas import Canvas

TABLE = 560  # where the table ends at the wall


def _whole(top: float = 0) -> str:
    return f"M0 {top}H{WIDTH}V{HEIGHT}H0Z"


def wall(
    canvas: Canvas, colour: str, line: str, *, bands: int = 7, low: float = TABLE + 40, strength: float = 0.5
) -> None:
    """A quiet wall on which terraces run as a faint relief."""
    chance = canvas.chance
    canvas.colour(_whole(), colour)
    for number in range(bands):
        y = low - (bands - number) * 62 - 10
        points = wave(-40, WIDTH + 40, y, 34, chance)
        edge = through(points)
        canvas.colour(edge + f"L{WIDTH + 40} {HEIGHT}L-40 {HEIGHT}Z", line, 0.10 * strength)
        canvas.line(edge, line, 2.4, 0.55 * strength)
    light = canvas.tones((0, 0, WIDTH, HEIGHT * 0.5), ((0, 0.2), (0.45, 0.02), (1, -0.28)))
    canvas.wash(_whole(), light)


def table(canvas: Canvas, colour: str, *, y: float = TABLE, edge: str | None = None) -> None:
    """A plain table top, lit from the left."""
    d = _whole(y)
    canvas.form(d, colour, canvas.tones((0, y, WIDTH, HEIGHT), ((0, 0.2), (0.4, 0.02), (1, -0.26))))
    canvas.shine(straight([(0, y), (WIDTH, y)], closed=False), 0.3, width=3)
    canvas.shine(f"M0 {y - 34}H{WIDTH}V{y}H0Z", -0.22, blur=14, within=f"M0 0H{WIDTH}V{y}H0Z")
    if edge:
        canvas.colour(f"M0 {y}H{WIDTH}V{y + 7}H0Z", edge, 0.7)


def planks(canvas: Canvas, colour: str = palette.WOOD, dark: str = palette.WOOD_DEEP, *, y: float = TABLE) -> None:
    """A table of boards that run to the back."""
    table(canvas, colour, y=y)
    chance = canvas.chance
    middle = WIDTH / 2
    within = _whole(y)
    parts = []
    xs = [-900, -520, -190, 150, 470, 760, 1080, 1430, 1800, 2200]
    for x in xs:
        top = middle + (x - middle) * 0.62
        parts.append(f'<path d="M{top:.0f} {y}L{x} {HEIGHT}" stroke="{dark}" stroke-width="3" stroke-opacity=".5"/>')
    for _ in range(70):
        near = chance.uniform(-500, 1700)
        start, length = chance.uniform(0, 0.8), chance.uniform(0.12, 0.4)
        top = middle + (near - middle) * 0.62
        x1, y1 = top + (near - top) * start, y + (HEIGHT - y) * start
        end = min(1, start + length)
        x2, y2 = top + (near - top) * end, y + (HEIGHT - y) * end
        bend = chance.uniform(-7, 7)
        parts.append(
            f'<path d="M{x1:.0f} {y1:.0f}Q{(x1 + x2) / 2 + bend:.0f} {(y1 + y2) / 2:.0f} {x2:.0f} {y2:.0f}" fill="none"'
            f' stroke="{dark}" stroke-width="{chance.uniform(1, 2.6):.1f}"'
            f' stroke-opacity="{chance.uniform(0.12, 0.34):.2f}"/>'
        )
    canvas.patterned(within, "".join(parts))


def mat(canvas: Canvas, colour: str = palette.STRAW, dark: str = palette.WOOD, *, y: float = TABLE) -> None:
    """A mat of split bamboo: slats across, threads along."""
    table(canvas, colour, y=y)
    parts = []
    at, step = y + 4.0, 9.0
    while at < HEIGHT:
        parts.append(
            f'<path d="M0 {at:.1f}H{WIDTH}" stroke="{dark}" stroke-width="{1 + step / 14:.1f}" stroke-opacity=".38"/>'
        )
        at += step
        step *= 1.05
    middle = WIDTH / 2
    for x in range(-700, 2000, 230):
        top = middle + (x - middle) * 0.62
        parts.append(
            f'<path d="M{top:.0f} {y}L{x} {HEIGHT}" stroke="{palette.CREAM}" stroke-width="4" stroke-opacity=".6"/>'
        )
        parts.append(
            f'<path d="M{top + 5:.0f} {y}L{x + 8} {HEIGHT}" stroke="{dark}" stroke-width="2" stroke-opacity=".5"/>'
        )
    canvas.patterned(_whole(y), "".join(parts))


def runner(
    canvas: Canvas,
    y1: float,
    y2: float,
    *,
    ground: str = palette.CLOTH,
    bright: textiles.Colours = (textiles.RED, textiles.GOLD, textiles.WHITE),
    plan: str = "TDT",
    lean: float = 60,
) -> None:
    """A strip of brocade laid along the table."""
    d = straight([(-60, y1), (WIDTH + 60, y1), (WIDTH + 60, y2), (-60, y2)])
    canvas.shine(straight([(-60, y1), (WIDTH + 60, y1), (WIDTH + 60, y2 + 14), (-60, y2 + 14)]), -0.4, blur=7)
    canvas.form(d, ground)
    high = 176.0
    sheet = textiles.woven(1500, high, ground=ground, bright=bright, cell=5.6, plan=plan) + textiles.threads(
        1500, high, 6
    )
    canvas.patterned(
        d, f'<g transform="matrix(1 0 {-lean / high:.3f} {(y2 - y1) / high:.3f} -60 {y1:.1f})">{sheet}</g>'
    )
    canvas.wash(d, canvas.tones((0, y1, WIDTH, y2), ((0, 0.16), (0.5, 0), (1, -0.3))))


def stone(canvas: Canvas, colour: str = palette.STONE, *, y: float = TABLE) -> None:
    """A slab of grey stone."""
    table(canvas, colour, y=y)
    chance = canvas.chance
    flecks = []
    for _ in range(260):
        fx, fy = chance.uniform(0, WIDTH), chance.uniform(y, HEIGHT)
        size = chance.uniform(1.4, 4.6) * (0.5 + (fy - y) / (HEIGHT - y))
        tint = chance.choice(["#ffffff", palette.INK, "#c9c4b8"])
        flecks.append(
            f'<ellipse cx="{fx:.0f}" cy="{fy:.0f}" rx="{size * 1.7:.1f}" ry="{size * 0.7:.1f}" fill="{tint}"'
            ' fill-opacity=".22"/>'
        )
    canvas.patterned(_whole(y), "".join(flecks))
