"""The English and Chinese catalogues: which sentences belong in them, and keeping the files up to date.

Our sentences are Vietnamese and stand in the code. Only what the public reads of the market, the site and the guidance
is translated; a folder `locale` says in its `public.txt` what that is, one thing a line:

    ui/templates/**/*.html              files, relative to the folder that holds `locale`
    !ui/templates/ui/style_guide.html   but not these
    = catalogue.products.units.Unit     the words of one name, in a module that is otherwise for the admin

Needs the programs of GNU gettext; only those who change sentences need them.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

FOLDERS = [
    settings.REPOSITORY_ROOT / room / "locale"
    for room in (Path("site") / "portal", Path("catalogue"), Path("services"), Path("home"))
]
# The market's readers are of every language; those of the site and its guidance, of those that pages are written in.
OF_THE_MARKET = ("portal", "catalogue")
LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
PLURALS = {"en": "nplurals=2; plural=(n != 1);", "zh-hans": "nplurals=1; plural=0;"}
# `now_` and `lazily` are what modules that need both kinds of gettext call the second one.
KEYWORDS = [
    *("now_", "lazily"),
    *("gettext_noop", "gettext_lazy", "ngettext_lazy:1,2", "pgettext:1c,2", "pgettext_lazy:1c,2"),
    *("npgettext:1c,2,3", "npgettext_lazy:1c,2,3"),
]
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'


def languages_of(folder: Path) -> list[str]:
    """Which languages the sentences of this folder are put into."""
    if folder.parent.name in OF_THE_MARKET:
        return LANGUAGES
    pages = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    return [code for code in LANGUAGES if code in pages]


def catalogue(folder: Path, language: str) -> Path:
    return folder / to_locale(language) / "LC_MESSAGES" / "django.po"


def _lines(folder: Path) -> list[str]:
    lines = (folder / "public.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def public_files(folder: Path) -> list[Path]:
    """The files that `folder` has the words of, relative to its parent. A line that finds none is an error."""
    found: set[Path] = set()
    for line in _lines(folder):
        if line.startswith("="):
            continue
        paths = {path.relative_to(folder.parent) for path in folder.parent.glob(line.lstrip("!"))}
        if not paths:
            raise FileNotFoundError(f"{folder / 'public.txt'}: nothing is found by {line}")
        found = found - paths if line.startswith("!") else found | paths
    return sorted(found)


def _words_of(thing: Any) -> list[str]:
    """The sentences of a class of choices, of a list or dictionary of them, or of one lazy sentence."""
    if isinstance(thing, str | Promise):
        return [str(thing)]
    if hasattr(thing, "labels"):
        return [str(label) for label in thing.labels]
    if isinstance(thing, dict):
        return [word for value in thing.values() for word in _words_of(value)]
    return [word for one in thing for word in _words_of(one[-1] if isinstance(one, tuple) else one)]


def named_words(folder: Path) -> list[str]:
    with translation.override(settings.LANGUAGE_CODE):
        return [
            word
            for line in _lines(folder)
            if line.startswith("=")
            for word in _words_of(resolve_name(line.removeprefix("=").strip()))
            if word
        ]


def template(folder: Path) -> str:
    """Every sentence of `folder` as the text of a .pot file."""
    with tempfile.TemporaryDirectory() as scratch:
        names = []
        for path in public_files(folder):
            text = (folder.parent / path).read_text(encoding="utf-8")
            copy = Path(scratch) / path
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(templatize(text, origin=str(path)) if path.suffix == ".html" else text, encoding="utf-8")
            names.append(str(path))
        named = "".join(f"gettext({word!r})\n" for word in named_words(folder))
        (Path(scratch) / "public.txt").write_text(named, encoding="utf-8")
        options = ["--language=Python", "--from-code=UTF-8", "--no-wrap", "--add-location=file"]
        options += [f"--keyword={keyword}" for keyword in KEYWORDS]
        found = _run("xgettext", *options, "--output=-", "public.txt", *names, folder=Path(scratch))
    # In place of a header with the hour of the day in it.
    return HEADER + found.partition("\n\n")[2]


def update(folder: Path, language: str) -> None:
    """Bring the catalogue up to date: new sentences come in empty, those that are gone go, and it is compiled."""
    path = catalogue(folder, language)
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f'{HEADER}"Language: {to_locale(language)}\\n"\n"Plural-Forms: {PLURALS[language]}\\n"\n', encoding="utf-8"
        )
    with tempfile.NamedTemporaryFile("w", suffix=".pot", encoding="utf-8") as pot:
        pot.write(template(folder))
        pot.flush()
        merged = _run("msgmerge", "--quiet", "--no-fuzzy-matching", "--no-wrap", str(path), pot.name, folder=folder)
    path.write_text(merged, encoding="utf-8")
    _run("msgattrib", "--no-obsolete", "--no-wrap", f"--output-file={path}", str(path), folder=folder)
    _run("msgfmt", "--check-format", f"--output-file={path.with_suffix('.mo')}", str(path), folder=folder)


def _run(*command: str, folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout
