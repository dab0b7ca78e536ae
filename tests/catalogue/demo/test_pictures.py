"""The demonstration's pictures are drawn, always the same, and quickly enough."""

from __future__ import annotations

import hashlib
import io

import pytest
from PIL import Image, ImageStat

from catalogue.demo.content.stalls import STALLS
from catalogue.demo.pictures.gallery import draw, scene
from catalogue.demo.pictures.geometry import ellipse, extent, rounded

NAMES = sorted(
    {shot.picture for stall in STALLS for one in stall.goods for shot in one.shots}
    | {stall.cover.picture for stall in STALLS}
)
# A different sum means that every picture of the demonstration may look different: look at them, then write it here.
SENG_CU_320 = "d7ba1168fcf07465"


def test_a_name_always_draws_the_same_picture() -> None:
    first = draw("seng_cu", width=320)
    assert first == draw("seng_cu", width=320)
    assert hashlib.sha256(first).hexdigest()[:16] == SENG_CU_320


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_that_is_named_is_there(name: str) -> None:
    assert scene(name).__name__ == name


@pytest.mark.parametrize("name", ["golden_terraces", "cloth_pile", "canna_noodles", "cinnamon_near", "plums"])
def test_a_picture_fills_its_frame(name: str) -> None:
    picture = Image.open(io.BytesIO(draw(name, width=96)))
    assert picture.size == (96, 72)
    assert max(ImageStat.Stat(picture.convert("L")).stddev) > 8, "something is to be seen"
    corner = picture.getpixel((2, 69))
    assert corner != (255, 255, 255), "the ground reaches every corner"


def test_a_name_that_nobody_drew_is_refused() -> None:
    with pytest.raises(LookupError):
        scene("kein_bild")
    with pytest.raises(LookupError):
        scene("palette")


def test_the_extent_of_a_path_holds_it_and_is_unknown_for_arcs() -> None:
    assert extent(ellipse(100, 50, 40, 20)) == (60, 30, 140, 70)
    assert extent(rounded(10, 20, 30, 40, 5)) == (10, 20, 40, 60)
    assert extent("M0 0A5 5 0 0 1 10 10Z") is None
