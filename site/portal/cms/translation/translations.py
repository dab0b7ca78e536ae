"""How a page stands in the languages of the site: where it is translated, and whether the translation is of today.

A page of another language is a translation when it is live and not an alias: aliases are Vietnamese pages that only
hold the place of a page above a translated one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from wagtail.models import Page, Site
from wagtail_localize.models import Translation

from portal.ui import languages

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest

    from portal.cms.pages import BasePage


@dataclass(frozen=True)
class Nearest:
    """Where the reader of a language is led from a page: to its translation, or (not `exact`) to the nearest page
    above it that has one.
    """

    url: str
    title: str
    exact: bool


@dataclass(frozen=True)
class Standing:
    """`addresses` are of the page in every language it is in, its own among them, and empty where it is alone.
    `changed_at` is when the original was changed, where the page does not have that change.
    """

    addresses: tuple[tuple[str, str], ...] = ()
    nearest: dict[str, Nearest] = field(default_factory=dict)
    changed_at: datetime | None = None


def originals(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Of `pages`, those that are no translations: what is counted, listed and frozen."""
    return pages.filter(locale__language_code=settings.LANGUAGE_CODE)


def original_of(page: Page) -> Page | None:
    """The page that this one is a translation of; itself where it is none, without a query."""
    if is_original(page):
        return page
    return originals(type(page)._default_manager.filter(translation_key=page.translation_key)).first()


def is_original(page: Page) -> bool:
    return page.alias_of_id is None and getattr(page, "written_in", "") == settings.LANGUAGE_CODE


def language_of(page: Page) -> str:
    """The language the page's words are in: those of an alias are in that of its source."""
    if page.alias_of_id is not None:
        return settings.LANGUAGE_CODE
    return page.locale.language_code


def published(key: UUID, language: str) -> Page | None:
    """The live translation into `language`; one query."""
    found = Page.objects.filter(translation_key=key, locale__language_code=language)
    return found.filter(alias_of__isnull=True).live().first()


def in_language(chosen: list[Page], language: str) -> list[Any]:
    """These pages where everybody may read them, each in `language` where it is published in it; two queries and one
    for each page type.
    """
    wanted = Q(pk__in=[page.pk for page in chosen])
    if language in languages.prefixed():
        keys = [page.translation_key for page in chosen]
        wanted |= Q(translation_key__in=keys, locale__language_code=language, alias_of__isnull=True)
    found = list(Page.objects.filter(wanted).live().public().specific())
    by_key = {page.pk: page for page in found}
    known = {page.pk for page in chosen}
    translated = {page.translation_key: page for page in found if page.pk not in known}
    shown = []
    for page in chosen:
        one = translated.get(page.translation_key)
        if one is not None:
            one.language = language
        elif (one := by_key.get(page.pk)) is not None:
            one.language = settings.LANGUAGE_CODE
        if one is not None:
            shown.append(one)
    return shown


def offered() -> set[str]:
    """The languages that the home page is in, drafts included; read from what Wagtail keeps in the cache."""
    return {path.language_code for path in Site.get_site_root_paths()}


def is_outdated(*, original_at: datetime | None, read_at: datetime | None, translated_at: datetime | None) -> bool:
    """Whether a translation lacks a change of its original.

    `original_at`, `translated_at`: when each was published last; `read_at`: when the original's words were last taken
    over for the translators, None where the translation is edited by hand.
    """
    if original_at is None or translated_at is None:
        return False
    if read_at is None:
        return original_at > translated_at
    return original_at > read_at or read_at > translated_at


def read_at() -> Subquery:
    """Of a queryset of pages: when the words of the page's source were last taken over; none where it is not in use."""
    return _of_source("last_updated_at")


def source_pk() -> Subquery:
    """Of a queryset of pages: the key of that source."""
    return _of_source("pk")


def _of_source(field: str) -> Subquery:
    used = Translation.objects.filter(source__object_id=OuterRef("translation_key"), enabled=True)
    return Subquery(used.values(f"source__{field}")[:1])


def standing(page: BasePage, request: HttpRequest) -> Standing:
    """One query, and none where the site is in Vietnamese only."""
    if page.pk is None or len(offered()) < 2:
        return Standing()
    trail = [*page.breadcrumb_pages(), page]
    keys = [one.translation_key for one in trail]
    found = Page.objects.filter(translation_key__in=keys, alias_of__isnull=True).live()
    rows = list(
        found.exclude(locale_id=page.locale_id).annotate(language=F("locale__language_code"), read_at=read_at())
    )
    here = languages.of_prefix(page.get_url(request) or "") or settings.LANGUAGE_CODE
    own = [one for one in rows if one.translation_key == page.translation_key]
    addresses = {here: page.get_url(request) or "", **{one.language: one.get_url(request) or "" for one in own}}
    nearest: dict[str, Nearest] = {}
    for one in trail:
        for row in rows:
            if row.translation_key == one.translation_key:
                nearest[row.language] = Nearest(row.get_url(request) or "", row.title, one.pk == page.pk)
    order = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    return Standing(
        addresses=tuple((code, addresses[code]) for code in order if code in addresses) if own else (),
        nearest=nearest,
        changed_at=_changed_at(page, own) if here != settings.LANGUAGE_CODE else None,
    )


def _changed_at(page: BasePage, own: list[Any]) -> datetime | None:
    original = next((one for one in own if one.language == settings.LANGUAGE_CODE), None)
    if original is None:
        return None
    outdated = is_outdated(
        original_at=original.last_published_at, read_at=original.read_at, translated_at=page.last_published_at
    )
    return original.last_published_at if outdated else None
