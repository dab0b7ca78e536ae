"""From a canvas to a picture file: both layers are set, the light is laid over the colours with a grain of paper."""

from __future__ import annotations

import io
import random
from functools import lru_cache
from typing import TYPE_CHECKING, cast

import typst
from PIL import Image, ImageChops, ImageFilter

from catalogue.demo.pictures.canvas import HEIGHT, WIDTH

if TYPE_CHECKING:
    from catalogue.demo.pictures.canvas import Canvas

QUALITY = 82
SHADE = (70, 62, 108)  # what shadow leaves of a colour: a dusk of indigo, never black
GLOW = (255, 244, 220)
GRAIN = 0.24  # how much of the shade is laid in grains rather than evenly
TILE = 256
_PAGE = f"#set page(width: {WIDTH}pt, height: {HEIGHT}pt, margin: 0pt)\n"
_LAYER = '#image(bytes(sys.inputs.{}), format: "svg", width: 100%)\n'
_SOURCE = (_PAGE + _LAYER.format("colours") + "#pagebreak()\n" + _LAYER.format("light")).encode()


def _layers(canvas: Canvas, width: int) -> tuple[Image.Image, Image.Image]:
    colours, light = canvas.svg()
    pages = typst.compile(
        _SOURCE,
        format="png",
        ppi=72 * width / WIDTH,
        ignore_system_fonts=True,
        sys_inputs={"colours": colours, "light": light},
    )
    first, second = (Image.open(io.BytesIO(page)) for page in cast("list[bytes]", pages))
    return first.convert("RGB"), second.convert("L")


@lru_cache(maxsize=4)
def _grain(size: tuple[int, int], seed: int = 7) -> Image.Image:
    """Even noise of two pixels' grain, always the same."""
    chance = random.Random(seed)  # noqa: S311 - a texture
    tile = Image.frombytes("L", (TILE, TILE), chance.randbytes(TILE * TILE))
    tile = tile.filter(ImageFilter.GaussianBlur(0.7)).point(
        [max(0, min(255, int((v - 128) * 2.4 + 128))) for v in range(256)]
    )
    sheet = Image.new("L", size)
    for left in range(0, size[0], TILE):
        for top in range(0, size[1], TILE):
            sheet.paste(tile, (left, top))
    return sheet


def _grained(mask: Image.Image, grain: Image.Image) -> Image.Image:
    dots = ImageChops.add(mask, grain, offset=-255).point([min(255, v * 4) for v in range(256)])
    return Image.blend(mask, dots, GRAIN)


def printed(canvas: Canvas, *, width: int = WIDTH) -> bytes:
    """The picture as JPEG, `width` pixels wide and three quarters of it high."""
    colours, light = _layers(canvas, width)
    grain = _grain(colours.size)
    dark = _grained(light.point([max(0, 128 - v) * 2 if v < 128 else 0 for v in range(256)]), grain)
    bright = _grained(light.point([min(255, max(0, v - 128) * 2) for v in range(256)]), grain)
    shaded = ImageChops.multiply(colours, Image.new("RGB", colours.size, SHADE))
    glowing = ImageChops.screen(colours, Image.new("RGB", colours.size, GLOW))
    picture = Image.composite(shaded, colours, dark)
    picture = Image.composite(glowing, picture, bright)
    tooth = grain.point([128 + (v - 128) // 26 for v in range(256)])
    picture = ImageChops.add(picture, Image.merge("RGB", (tooth, tooth, tooth)), offset=-128)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
