"""One style sheet for the site: joined, small, and readable in both schemes."""

from __future__ import annotations

import re
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import Client, override_settings

from portal.bootstrap import REPOSITORY_ROOT
from portal.ui import stylesheets

MOST_BYTES = 48_000
MOST_BYTES_ON_THE_LINE = 10_240
CSS = REPOSITORY_ROOT / "static" / "css"


def test_the_site_style_sheet_stays_small() -> None:
    css = stylesheets.join(stylesheets.SITE).encode()
    assert len(css) < MOST_BYTES
    assert len(brotli.compress(css)) < MOST_BYTES_ON_THE_LINE


def test_minifying_keeps_what_has_meaning() -> None:
    css = "/* words */\na:hover  ,  b > i + u {\n  margin: calc(1rem + 2px) auto;\n  color: red;\n}\n"
    assert stylesheets.minify(css) == "a:hover,b>i+u{margin:calc(1rem + 2px) auto;color:red}"


def test_logical_sides_become_those_old_phones_know() -> None:
    css = "a{inset-inline-start:0;border-block-end-width:2px;padding-inline-end:var(--padding-inline-end)}"
    assert stylesheets.minify(css) == "a{left:0;border-bottom-width:2px;padding-right:var(--padding-inline-end)}"


def test_every_small_sheet_is_in_the_joined_one_tokens_first() -> None:
    joined = stylesheets.join(stylesheets.SITE)
    places = []
    for folder in ("base", "components", "print"):
        for path in sorted((CSS / folder).glob("*.css")):
            place = joined.find(stylesheets.minify(path.read_text(encoding="utf-8")))
            assert place > 0, path
            places.append(place)
    assert places == sorted(places)
    assert joined.startswith(":root{--paper:")


def test_the_admin_gets_components_but_no_base_that_would_restyle_wagtail() -> None:
    joined = stylesheets.join(stylesheets.ADMIN)
    assert ".lc-badge{" in joined
    assert not re.search(r"(^|})(body|html|h1|a|table|input)\b", joined)


def test_the_finder_shows_the_joined_sheet_and_no_other() -> None:
    assert Path(finders.find("css/site.css")).read_text(encoding="utf-8") == stylesheets.join(stylesheets.SITE)
    assert finders.find("css/khong-co.css") is None


def test_the_style_sheet_is_served() -> None:
    response = Client().get("/static/css/site.css")
    assert response.status_code == 200
    assert b".lc-button" in b"".join(response)


@pytest.mark.parametrize(
    "backend",
    [
        "django.contrib.staticfiles.storage.StaticFilesStorage",
        "whitenoise.storage.CompressedManifestStaticFilesStorage",
    ],
)
def test_the_style_sheet_is_collected(backend: str, tmp_path: Path, settings: object) -> None:
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["wagtail*", "rest_framework*"])
        address = staticfiles_storage.url("css/site.css")
    assert (tmp_path / "css" / "site.css").is_file()
    assert (tmp_path / address.removeprefix("/static/")).is_file()


def test_colours_are_named_in_the_tokens_only() -> None:
    guilty = [
        f"{path.name}: {found}"
        for folder in ("base", "components", "admin", "screens")
        for path in (CSS / folder).glob("*.css")
        for found in re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", path.read_text(encoding="utf-8"))
    ]
    assert guilty == []


# --- Contrast, by the formula of WCAG 2.2 ---------------------------------------------------------------------------


def tokens(*names: str) -> dict[str, str]:
    text = "".join((CSS / "tokens" / name).read_text(encoding="utf-8") for name in names)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", text))


def luminance(colour: str) -> float:
    channels = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


SCHEMES = {"light": tokens("colours.css"), "dark": {**tokens("colours.css"), **tokens("colours-dark.css")}}
READING = [
    ("ink", "paper"), ("ink", "mist"), ("ink-quiet", "paper"), ("ink-quiet", "mist"), ("link", "paper"),
    ("ink", "indigo-soft"), ("ink", "rice-soft"), ("ink", "gold-soft"), ("ink", "brocade-soft"), ("on-band", "band"),
    ("on-indigo-quiet", "band"), ("brocade-text", "paper"), ("gold-text", "gold-soft"),
]  # fmt: skip
OTHER_TEXT = [
    ("on-brocade", "brocade"), ("on-brocade", "brocade-deep"), ("link-hover", "paper"), ("link-visited", "paper"),
    ("rice-text", "rice-soft"), ("brocade-text", "brocade-soft"), ("indigo-deep", "indigo-soft"), ("indigo", "paper"),
    ("link", "mist"), ("link", "indigo-soft"), ("link", "gold-soft"),
]  # fmt: skip
CONTROLS = [("control", "paper"), ("indigo", "paper"), ("rice", "paper"), ("brocade", "paper")]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("front", "ground", "least"),
    [
        *((front, ground, 7.0) for front, ground in READING),
        *((front, ground, 4.5) for front, ground in OTHER_TEXT),
        *((front, ground, 3.0) for front, ground in CONTROLS),
    ],
)
def test_contrast_is_enough(scheme: str, front: str, ground: str, least: float) -> None:
    colours = SCHEMES[scheme]
    assert contrast(colours[front], colours[ground]) >= least


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", ["paper", "mist", "band"])
def test_focus_shows_on_every_ground(scheme: str, ground: str) -> None:
    """Two rings, one light and one dark: on any ground one of them stands out."""
    colours = SCHEMES[scheme]
    assert max(contrast(colours[ring], colours[ground]) for ring in ("focus", "focus-ring")) >= 3
