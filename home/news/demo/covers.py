"""Covers of the demonstration's articles: drawn here, none is a photograph. Flat colours, few shapes."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFilter

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH, HEIGHT = 1280, 720
INDIGO, DEEP, RED, GOLD = "#2b2c78", "#1c1d4f", "#a91729", "#d99a00"
RICE, LEAF, SKY, PAPER = "#6f9f4a", "#2f6d2c", "#dfe7ee", "#f6f1e3"


def _mixed(first: str, second: str, share: float) -> tuple[int, int, int]:
    one = [int(first[place : place + 2], 16) for place in (1, 3, 5)]
    two = [int(second[place : place + 2], 16) for place in (1, 3, 5)]
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, two, strict=True))
    return red, green, blue


def _ridge(base: float, swell: float, length: float, shift: float) -> list[tuple[float, float]]:
    return [
        (x, base - swell * (math.sin(x / length + shift) + 0.45 * math.sin(2.3 * x / length + 2 * shift)))
        for x in range(0, WIDTH + 9, 8)
    ]


def _below(draw: ImageDraw.ImageDraw, line: list[tuple[float, float]], colour: object) -> None:
    draw.polygon([*line, (WIDTH, HEIGHT), (0, HEIGHT)], fill=colour)  # type: ignore[arg-type]


def terraces() -> Image.Image:
    """Ripe rice on steps, down to the water in the last of them."""
    image = Image.new("RGB", (WIDTH, HEIGHT), SKY)
    draw = ImageDraw.Draw(image)
    _below(draw, _ridge(250, 60, 210, 0.6), _mixed(INDIGO, SKY, 0.55))
    _below(draw, _ridge(320, 46, 160, 2.1), _mixed(LEAF, SKY, 0.35))
    for step in range(11):
        share = step / 10
        line = _ridge(372 + 34 * step, 20 + 3 * step, 190 + 9 * step, 0.9 + 0.12 * step)
        _below(
            draw,
            line,
            _mixed("#e3b341", "#4f8a3c", 1 - share) if step < 9 else _mixed(SKY, INDIGO, 0.25 + 0.2 * (step - 9)),
        )
        draw.line(line, fill=_mixed(DEEP, GOLD, 0.25 + 0.3 * share), width=4, joint="curve")
    return image


def mist() -> Image.Image:
    """Ridges behind each other in the morning, clouds between them."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "#eef1f4")
    ImageDraw.Draw(image).ellipse((880, 70, 1030, 220), fill="#f3d9a0")
    for place in range(5):
        layer = Image.new("RGBA", (WIDTH, HEIGHT), (0, 0, 0, 0))
        draw = ImageDraw.Draw(layer)
        _below(
            draw,
            _ridge(250 + 95 * place, 74 - 7 * place, 150 + 26 * place, 1.7 * place),
            _mixed(SKY, DEEP, 0.16 + 0.2 * place),
        )
        image.paste(layer, mask=layer)
        cloud = Image.new("L", (WIDTH // 4, HEIGHT // 4), 0)
        band = 80 + 23 * place
        ImageDraw.Draw(cloud).ellipse((30 * place - 60, band, 30 * place + 250, band + 26), fill=165)
        cloud = cloud.filter(ImageFilter.GaussianBlur(9)).resize((WIDTH, HEIGHT))
        image.paste(Image.new("RGB", (WIDTH, HEIGHT), "#ffffff"), mask=cloud)
    return image


def brocade() -> Image.Image:
    """Bands of woven cloth: steps, diamonds and hooks, red, gold and white on indigo."""
    image = Image.new("RGB", (WIDTH, HEIGHT), DEEP)
    draw = ImageDraw.Draw(image)
    unit = 20
    for top, colour, ground in ((60, RED, INDIGO), (270, GOLD, DEEP), (480, PAPER, RED)):
        draw.rectangle((0, top - 14, WIDTH, top + 174), fill=ground)
        for edge in (top - 20, top + 174):
            draw.rectangle((0, edge, WIDTH, edge + 5), fill=GOLD)
        for left in range(-160, WIDTH, 160):
            for row in range(8):
                reach = (row if row < 4 else 7 - row) * unit
                y = top + row * unit
                draw.rectangle((left + 80 - reach, y, left + 80 + reach, y + unit - 3), fill=colour)
            draw.rectangle((left + 70, top + 70, left + 90, top + 87), fill=ground)
            draw.rectangle((left - 6, top + 60, left + 6, top + 97), fill=PAPER if colour != PAPER else GOLD)
    return image


def forms() -> Image.Image:
    """Papers on a desk, one of them stamped: what the one-stop shop is about."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _mixed(SKY, INDIGO, 0.08))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 560, WIDTH, HEIGHT), fill=_mixed(GOLD, DEEP, 0.55))
    for left, top, tint in ((210, 130, 0.18), (440, 90, 0.1), (690, 150, 0.0)):
        draw.rectangle((left + 12, top + 14, left + 392, top + 514), fill=_mixed(INDIGO, SKY, 0.45))
        draw.rectangle((left, top, left + 380, top + 500), fill=_mixed("#ffffff", INDIGO, tint))
        draw.rectangle((left + 40, top + 44, left + 250, top + 62), fill=INDIGO)
        for row in range(7):
            width = (300, 270, 290, 220, 300, 250, 180)[row]
            draw.rectangle((left + 40, top + 110 + 44 * row, left + 40 + width, top + 120 + 44 * row), fill="#c3c9d3")
    draw.ellipse((900, 480, 1030, 610), outline=RED, width=9)
    draw.ellipse((928, 508, 1002, 582), outline=RED, width=4)
    return image


COVERS: dict[str, tuple[Callable[[], Image.Image], str, tuple[int, int]]] = {
    "terraces": (terraces, "Tranh vẽ ruộng bậc thang lúa chín, phía sau là các dãy núi.", (700, 520)),
    "mist": (mist, "Tranh vẽ các lớp núi trong sương sớm, mặt trời nhạt phía trên.", (760, 330)),
    "brocade": (brocade, "Tranh vẽ các dải thổ cẩm chàm, đỏ và vàng với hoa văn hình thoi.", (640, 360)),
    "forms": (forms, "Tranh vẽ ba tờ giấy trên bàn, tờ ngoài cùng có dấu đỏ.", (800, 380)),
}


def drawn(name: str) -> bytes:
    """The picture as a JPEG file."""
    buffer = io.BytesIO()
    COVERS[name][0]().save(buffer, "JPEG", quality=82)
    return buffer.getvalue()
