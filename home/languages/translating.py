"""Putting a page into another language by program, as a translator does it in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from portal.cms.translation.settling import settle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagtail.models import Page


def translate(*, page: Any, language: str, words: Mapping[str, str]) -> Page | None:
    """Publish `page` in `language`, each of its sentences as `words` says it; what `words` lacks stays as it is.

    A page that has a translation is left to its translators: None then.
    """
    locale, _is_new = Locale.objects.get_or_create(language_code=language)
    if Translation.objects.filter(source__object_id=page.translation_key, target_locale=locale).exists():
        return None
    settle(page)
    page = type(page).objects.get(pk=page.pk)
    translate_object(page, [locale])
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=locale)
    for segment in translation.source.stringsegment_set.select_related("string"):
        said = words.get(segment.string.data)
        if said:
            StringTranslation.objects.get_or_create(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                defaults={"data": said, "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL},
            )
    translation.source.create_or_update_translation(locale, publish=False, copy_parent_pages=True, fallback=True)
    translated = page.get_translation(locale)
    translated.get_latest_revision().publish()
    return type(page).objects.get(pk=translated.pk)
