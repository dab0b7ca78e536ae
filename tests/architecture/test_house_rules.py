"""Conventions of the house that would rot as paragraphs."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

from portal.bootstrap import REPOSITORY_ROOT

DOMAINS = {"home", "services", "catalogue", "courses"}
TOP_LEVEL = DOMAINS | {"site", "static", "tests", "docs", "script", "deploy", "benchmarks"}
BLOCKS = re.compile(r"wagtail\.blocks\.|block_lookup=\{\d")
TRACKED = [
    Path(line)
    for line in subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY_ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    if (REPOSITORY_ROOT / line).is_file()
]
PYTHON = [path for path in TRACKED if path.suffix == ".py" and "migrations" not in path.parts]
PRODUCT = [path for path in PYTHON if path.parts[0] not in {"tests", "benchmarks"}]
MOST_LINES = 400
MOST_LINES_OF_A_TEST = 600


def text_of(path: Path) -> str:
    return (REPOSITORY_ROOT / path).read_text()


def test_the_top_level_is_the_agreed_one() -> None:
    folders = {path.parts[0] for path in TRACKED if len(path.parts) > 1 and not path.parts[0].startswith(".")}
    assert folders <= TOP_LEVEL


def test_site_and_static_are_path_roots_and_no_packages() -> None:
    assert not (REPOSITORY_ROOT / "site" / "__init__.py").exists()
    assert not (REPOSITORY_ROOT / "static" / "__init__.py").exists()


def test_modules_are_named_after_nouns() -> None:
    nameless = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert [str(path) for path in PYTHON if nameless & {path.stem, *path.parts}] == []


def test_a_module_holds_one_noun() -> None:
    too_long = []
    for path in PYTHON:
        most = MOST_LINES_OF_A_TEST if path.parts[0] == "tests" else MOST_LINES
        lines = text_of(path).count("\n")
        if lines > most:
            too_long.append(f"{path}: {lines}")
    assert too_long == []


def test_blocks_stay_out_of_migrations() -> None:
    guilty = [
        str(path)
        for path in TRACKED
        if path.suffix == ".py" and "migrations" in path.parts and BLOCKS.search(text_of(path))
    ]
    assert guilty == []


def test_public_templates_have_no_inline_script_or_style() -> None:
    guilty = []
    for path in TRACKED:
        if path.suffix != ".html" or path.parts[0] == "tests" or "admin" in str(path):
            continue
        text = text_of(path)
        if re.search(r"\sstyle=\"|\son(click|change|submit|load|input)=|<style|javascript:", text):
            guilty.append(str(path))
        if re.search(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(json|ld\+json)\")", text):
            guilty.append(str(path))
    assert guilty == []


def test_the_environment_is_read_in_one_place() -> None:
    allowed = {"bootstrap.py", "test.py", "environment.py"}
    guilty = [
        str(path)
        for path in PRODUCT
        if path.name not in allowed and re.search(r"os\.environ|os\.getenv", text_of(path))
    ]
    assert guilty == []


@pytest.mark.parametrize("path", PRODUCT, ids=str)
def test_every_module_says_what_it_is(path: Path) -> None:
    source = text_of(path)
    if not source.strip() or path.name in {"__init__.py", "apps.py", "__main__.py"}:
        return
    assert ast.get_docstring(ast.parse(source)), f"{path} has no docstring"


def test_nothing_names_a_registry_or_a_machine() -> None:
    words = re.compile(r"pypi\.org|files\.pythonhosted|registry\.npmjs|/" + r"work/(main|wt|shared)|/" + r"root/")
    guilty = [
        str(path)
        for path in TRACKED
        if path.suffix in {".py", ".md", ".txt", ".toml", ".html", ".js", ".css", ".sh", ""}
        and words.search((REPOSITORY_ROOT / path).read_text(errors="replace"))
    ]
    assert guilty == []
