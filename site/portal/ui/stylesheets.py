"""Joins the small style sheets of `static/css/` into the two that are served.

`css/site.css` is the public site: tokens, base, components. `css/admin.css` is for the portal's screens inside the
Wagtail admin: tokens and components, without the base that would restyle Wagtail itself. What only one screen needs
stands in `static/css/screens/`, is not joined, and is linked by that screen in its `head` block.
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SOURCES = settings.REPOSITORY_ROOT / "static" / "css"
DARK = "colours-dark.css"
SITE, ADMIN = "css/site.css", "css/admin.css"


PHYSICAL = {
    "block-start": "top",
    "block-end": "bottom",
    "inline-start": "left",
    "inline-end": "right",
}


def physical(css: str) -> str:
    """Logical sides by their older names: shorter, and known to the browsers of old phones. We write left to right."""
    side = "|".join(PHYSICAL)
    css = re.sub(rf"\binset-({side})(?=\s*:)", lambda found: PHYSICAL[found[1]], css)
    return re.sub(
        rf"\b(margin|padding|border)-({side})(?=(-width|-style|-color)?\s*:)",
        lambda found: f"{found[1]}-{PHYSICAL[found[2]]}",
        css,
    )


def minify(css: str) -> str:
    """Without comments and needless blanks. Meaning is kept: blanks inside calc() and selectors stay single."""
    css = physical(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    css = re.sub(r"[^{};]*\{", lambda selector: re.sub(r" ([>+~]) ", r"\1", selector[0]), css)
    return css.replace(": ", ":").replace(";}", "}").strip()


def _read(folder: str) -> Iterator[tuple[str, str]]:
    for path in sorted((SOURCES / folder).glob("*.css")):
        yield path.name, path.read_text(encoding="utf-8")


def _tokens(wrap_dark: Iterable[str]) -> str:
    """The tokens, with the dark colours (written once, as bare declarations) put under each of the given heads."""
    light, dark = [], []
    for name, css in _read("tokens"):
        if name == DARK:
            declarations = minify(css).removeprefix(":root{").removesuffix("}")
            dark = [head.replace("…", declarations) for head in wrap_dark]
        else:
            light.append(css)
    return "\n".join([*light, *dark])


def join(path: str) -> str:
    """The whole text of one of the two served sheets."""
    components = "\n".join(css for _, css in _read("components"))
    if path == ADMIN:
        tokens = _tokens(
            [
                ".w-theme-dark{…}",
                "@media (prefers-color-scheme:dark){.w-theme-system{…}}",
            ]
        )
        return minify("\n".join([tokens, components, *(css for _, css in _read("admin"))]))
    tokens = _tokens(["@media screen and (prefers-color-scheme:dark){:root{…}}"])
    return minify(
        "\n".join([tokens, *(css for _, css in _read("base")), components, *(css for _, css in _read("print"))])
    )


class JoinedStylesheetFinder(BaseFinder):
    """Shows the joined sheets to `collectstatic`, to WhiteNoise and to the development server as ordinary files."""

    def __init__(self, app_names: object = None, *args: object, **kwargs: object) -> None:
        self.storage = FileSystemStorage(location=Path(settings.DATA_DIR) / "joined")
        super().__init__(*args, **kwargs)

    def _write(self, path: str) -> str:
        target = Path(self.storage.path(path))
        css = join(path)
        if not target.is_file() or target.read_text(encoding="utf-8") != css:
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, delete=False) as draft:
                draft.write(css)
            os.chmod(draft.name, 0o644)
            os.replace(draft.name, target)
        return str(target)

    def find(  # type: ignore[override]
        self, path: str, find_all: bool = False, **kwargs: object
    ) -> str | list[str]:
        if path not in (SITE, ADMIN):
            return []
        found = self._write(path)
        return [found] if find_all or kwargs.get("all") else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        for path in (SITE, ADMIN):
            if not matches_patterns(path, list(ignore_patterns or [])):
                self._write(path)
                yield path, self.storage
