"""Plain Vietnamese: short sentences, no shouting, words that are read at the first try."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.template.defaultfilters import floatformat
from django.utils.translation import gettext_lazy as _

from portal.cms.checks.readability import reading_level, words_of
from portal.cms.checks.registry import Finding, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from portal.cms.checks.content import Content

# Syllables between blanks. The mean of plain news is about 20.
LONGEST_SENTENCE = 40
# What the seventh year reads; about 32 syllables to a sentence. Compulsory school ends with the ninth.
HIGHEST_LEVEL = 7.0
MOST_OF_A_KIND = 8
# Four words or more in capitals; UBND and OCOP are names.
SHOUTED = re.compile(r"(?:\b[A-ZÀ-ỸĐ]{2,}\b[\s,–-]+){3,}\b[A-ZÀ-ỸĐ]{2,}\b")
SHOWN = 140


def shortened(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1].rsplit(' ', 1)[0]}…"


@check(
    "sentence-long",
    label=_("Câu quá dài"),
    advice=_("Tách thành hai, ba câu; liệt kê thì dùng danh sách. Câu trên 40 tiếng đọc lần đầu khó hiểu."),
    weight=7,
)
def sentences_are_short(content: Content) -> Iterator[Finding]:
    long = ((where, one) for where, one in content.sentences if len(words_of(one)) > LONGEST_SENTENCE)
    for number, (where, sentence) in enumerate(long):
        if number >= MOST_OF_A_KIND:
            return
        yield Finding(where, shortened(sentence))


@check(
    "reading-level",
    label=_("Khó đọc"),
    advice=_("Dùng chữ hằng ngày, câu ngắn, gọi người đọc là “bạn”. Nên ở mức lớp 7 trở xuống."),
    weight=8,
)
def text_is_easy(content: Content) -> Iterator[Finding]:
    if content.language != "vi":
        return
    level = reading_level([sentence for _where, sentence in content.sentences])
    if level is not None and level > HIGHEST_LEVEL:
        yield Finding("", str(_("mức lớp %(level)s")) % {"level": floatformat(level, 1)})


@check(
    "capitals",
    label=_("Chữ viết hoa cả câu"),
    advice=_("Viết thường như câu bình thường. Chữ hoa liền nhau khó đọc, máy đọc có thể đọc từng chữ cái."),
    weight=6,
)
def words_are_not_shouted(content: Content) -> Iterator[Finding]:
    found = ((piece.where, SHOUTED.search(piece.text)) for piece in content.pieces)
    for where, match in found:
        if match:
            yield Finding(where, shortened(match[0]))
    if SHOUTED.search(content.page.title):
        yield Finding(str(_("Tiêu đề trang")), content.page.title)
