"""The market in English and Chinese, the site and its guidance in English.

Every sentence that the public reads is there, compiled and whole.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.utils import translation

from portal.ui import catalogues

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from babel.messages.catalog import Catalog, Message

EACH = [
    pytest.param(folder, language, id=f"{folder.parent.name}-{language}")
    for folder in catalogues.FOLDERS
    for language in catalogues.languages_of(folder)
]
# What a translation must take over as it is: `%(name)s`, `%s`, `%%`, and what scripts fill in, `{name}` or `[tên]`.
HOLE = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w+\}|\[\w+\]")


@pytest.fixture(scope="module")
def wanted() -> dict[Path, Catalog]:
    """The sentences of the code, by folder."""
    return {folder: read_po(io.BytesIO(catalogues.template(folder).encode())) for folder in catalogues.FOLDERS}


def messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def written(folder: Path, language: str) -> Catalog:
    with catalogues.catalogue(folder, language).open("rb") as file:
        return read_po(file)


def forms(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, list | tuple) else [message.string]


def key(message: Message) -> tuple[str | None, str]:
    context = message.context.decode() if isinstance(message.context, bytes) else message.context
    return context, message.id[0] if isinstance(message.id, list | tuple) else message.id


@pytest.mark.parametrize(("folder", "language"), EACH)
def test_everything_the_public_reads_is_translated(wanted: dict, folder: Path, language: str) -> None:
    there = {key(message): message for message in messages(written(folder, language))}
    missing = [key(message)[1] for message in messages(wanted[folder]) if key(message) not in there]
    empty = [key(message)[1] for message in there.values() if not all(forms(message))]
    assert missing + empty == [], "run manage.py collect_translations and fill in what is empty"


@pytest.mark.parametrize(("folder", "language"), EACH)
def test_no_translation_is_a_guess(folder: Path, language: str) -> None:
    assert [key(message)[1] for message in messages(written(folder, language)) if message.fuzzy] == []


@pytest.mark.parametrize(("folder", "language"), EACH)
def test_what_is_filled_into_a_sentence_is_filled_into_its_translation(folder: Path, language: str) -> None:
    wrong = [
        (key(message)[1], form)
        for message in messages(written(folder, language))
        for form in forms(message)
        if sorted(HOLE.findall(form)) != sorted(HOLE.findall(key(message)[1]))
    ]
    assert wrong == []


@pytest.mark.parametrize(("folder", "language"), EACH)
def test_no_vietnamese_is_left_in_a_translation(folder: Path, language: str) -> None:
    """Letters that only Vietnamese writes, outside of names that stay as they are."""
    letters = re.compile(r"[ăâđêôơưĂĐƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
    names = re.compile(r"Lào Cai")
    wrong = [
        form
        for message in messages(written(folder, language))
        for form in forms(message)
        if letters.search(HOLE.sub("", names.sub("", form)))
    ]
    assert wrong == []


@pytest.mark.parametrize(("folder", "language"), EACH)
def test_the_compiled_catalogue_is_that_of_the_text(folder: Path, language: str) -> None:
    with catalogues.catalogue(folder, language).with_suffix(".mo").open("rb") as file:
        compiled = {key(message): forms(message) for message in messages(read_mo(file))}
    assert compiled == {key(message): forms(message) for message in messages(written(folder, language))}


def test_a_sentence_is_found_by_django() -> None:
    said = []
    for code in ("en", "zh-hans", "vi"):
        with translation.override(code):
            said.append(translation.gettext("Lưu và tiếp tục"))
    assert said == ["Save and continue", "保存并继续", "Lưu và tiếp tục"]


def test_a_list_of_public_files_that_finds_nothing_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "locale"
    folder.mkdir()
    (folder / "public.txt").write_text("khong/co/*.html\n", encoding="utf-8")
    with pytest.raises(FileNotFoundError, match="khong/co"):
        catalogues.public_files(folder)
