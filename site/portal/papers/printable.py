"""From a paper's data to what its template reads: dates in words, and only letters that the papers' type has."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import Any
from zoneinfo import ZoneInfo

PROVINCE_TIME = ZoneInfo("Asia/Ho_Chi_Minh")
MISSING = "□"
BREAK = "\u200b"
LONGEST_WORD = 24
CODES = frozenset({"code", "secret"})

# Letters that Libertinus Serif has, small and capital, in every style that the papers use. PDF/A forbids others.
UNPRINTABLE = re.compile(
    "[^\n -~\u00a0-\u017f\u01a0\u01a1\u01af\u01b0\u01cd-\u01dc\u0218-\u021b\u02bc\u0300-\u036f"  # Latin, marks
    "\u1e80-\u1e85\u1ea0-\u1ef9"  # Vietnamese
    "\u0391-\u03a1\u03a3-\u03c9\u0400-\u045f"  # Greek, Cyrillic
    "\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a"  # punctuation
    "\u20ab\u20ac\u2116\u2122\u2190-\u2193\u2260\u2264\u2265\u25a0\u25a1]"  # signs
)
LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
HALF_WORD = re.compile(rf"\S{{{LONGEST_WORD // 2}}}(?=\S)")


def printable(value: Any) -> Any:
    """`value` as the templates read it. Instants and days become their Vietnamese forms; texts become printable.

    Numbers and secrets that people copy off the paper are never given places to break."""
    if isinstance(value, str):
        return printable_text(value)
    if isinstance(value, datetime.datetime):
        return instant(value)
    if isinstance(value, datetime.date):
        return day(value)
    if isinstance(value, dict):
        return {key: letters(item) if key in CODES else printable(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [printable(item) for item in value]
    return value


def printable_text(text: str) -> str:
    """`text` as `letters`, and words too long for a column of a table may break."""
    return LONG_WORD.sub(lambda word: HALF_WORD.sub(lambda part: part[0] + BREAK, word[0]), letters(text))


def letters(text: str) -> str:
    """`text` in NFC; invisible signs are dropped, letters that the type lacks become □."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    text = UNPRINTABLE.sub(lambda found: "" if unicodedata.category(found[0]) in ("Cf", "Cc") else MISSING, text)
    return text.strip()


def instant(at: datetime.datetime) -> dict[str, str]:
    """An aware instant, in the province's time."""
    local = at.astimezone(PROVINCE_TIME)
    return {**day(local.date()), "time": f"{local:%H} giờ {local:%M} phút", "clock": f"{local:%H:%M}"}


def day(date: datetime.date) -> dict[str, str]:
    return {
        "long": f"ngày {date:%d} tháng {date:%m} năm {date.year}",
        "short": f"{date:%d/%m}/{date.year}",
    }
