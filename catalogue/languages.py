"""The languages a merchant may write in, and what a reader of another language gets instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

# The suffix of a field by the reader's language: `name`, `name_en`, `name_zh`.
SUFFIXES = {"vi": "", "en": "_en", "zh-hans": "_zh"}
FALLBACKS = ("vi", "en", "zh-hans")


class Language(models.TextChoices):
    """The codes are those of Django's settings and of the `lang` attribute."""

    VIETNAMESE = "vi", _("Tiếng Việt")
    ENGLISH = "en", _("Tiếng Anh")
    CHINESE = "zh-hans", _("Tiếng Trung")


@dataclass(frozen=True)
class Wording:
    """A text and the language it is in; `is_fallback` where the reader had asked for another one."""

    text: str
    language: str
    is_fallback: bool = False

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def reader_language(language: str | None = None) -> str:
    """One of the three codes, for `language` or for the language in force."""
    code = (language or get_language() or "vi").lower()
    if code.startswith("zh"):
        return "zh-hans"
    return "en" if code.startswith("en") else "vi"


def wording(thing: Any, field: str, language: str | None = None, *, plain: str | None = None) -> Wording:
    """The text of `field` in the reader's language, else in the first of Vietnamese, English, Chinese that is there.

    `plain` names the Vietnamese field where it is not `field` itself (a page's name is its `title`).
    """
    asked = reader_language(language)
    for code in dict.fromkeys((asked, *FALLBACKS)):
        name = f"{field}{SUFFIXES[code]}" if code != "vi" else (plain or field)
        text = getattr(thing, name, "")
        if text:
            return Wording(str(text), code, code != asked)
    return Wording("", asked)
