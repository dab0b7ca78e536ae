"""File names as people gave them, made harmless: they are shown and sent in headers, never used as paths."""

from __future__ import annotations

import re
import unicodedata

LONGEST_STEM = 100
NAME_WHEN_NOTHING_IS_LEFT = "tep"
EXTENSIONS = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}
SAME_KIND = {".jpg": {".jpg", ".jpeg", ".jpe", ".jfif"}, ".pdf": {".pdf"}, ".png": {".png"}}


def shown(name: str) -> str:
    """`name` on one line: the last part of a path, NFC, without control, direction and other invisible characters."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in last)
    words = re.sub(r'[<>:"|?*\s]+', " ", visible).strip(" .")
    return words[: LONGEST_STEM + 10] or NAME_WHEN_NOTHING_IS_LEFT


def cleaned(name: str, content_type: str) -> str:
    """`shown(name)` with the ending of the real content: `giấy khai sinh.heic` → `giấy khai sinh.jpg`."""
    wanted = EXTENSIONS[content_type]
    stem, dot, ending = shown(name).rpartition(".")
    if not dot or not re.fullmatch(r"\w{1,5}", ending):
        stem, ending = shown(name), ""
    stem = stem[:LONGEST_STEM].strip(" .") or NAME_WHEN_NOTHING_IS_LEFT
    kept = f".{ending}" if f".{ending.lower()}" in SAME_KIND[wanted] else wanted
    return stem + kept
