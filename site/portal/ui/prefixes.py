"""Addresses that are there once for each language with pages of its own: as they are, and below `/en/`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import URLPattern, URLResolver
from django.urls.resolvers import LocalePrefixPattern
from django.utils.translation import get_language

from portal.ui import languages

if TYPE_CHECKING:
    from collections.abc import Mapping


class LanguagePrefixPattern(LocalePrefixPattern):
    """Reversed, it has the prefix of the language in use. Met, it takes either, whatever language is in use: a buyer
    who reads the market in English finds it where it is, and `/en/` has been told from the path already
    (`ChosenLanguageMiddleware`).
    """

    def __init__(self) -> None:
        super().__init__(prefix_default_language=False)

    @property
    def language_prefix(self) -> str:
        here = get_language() or ""
        return f"{here}/" if here in languages.prefixed() else ""

    def match(self, path: str) -> tuple[str, tuple[Any, ...], Mapping[str, Any]] | None:  # type: ignore[override]
        language = languages.of_prefix(f"/{path}")
        if language and not path.startswith(f"{language}/"):
            return None
        return path[len(language) + 1 :] if language else path, (), {}


def in_languages(*patterns: URLPattern | URLResolver) -> URLResolver:
    return URLResolver(LanguagePrefixPattern(), list(patterns))
