"""Which pages lack a translation, and which translations lack a change: a report in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import django_filters
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, CharField, F, OuterRef, Q, Subquery, Value, When
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import Page, get_page_models

from portal.cms.pages import BasePage
from portal.cms.translation import translations
from portal.cms.translation.rights import may_translate
from portal.reports import GuardedReport
from portal.ui import languages

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

STALE, MISSING, DRAFT, CURRENT = "cu", "chua-co", "chua-dang", "moi"
STATES = [
    (STALE, _("Bản dịch đã cũ")),
    (MISSING, _("Chưa dịch")),
    (DRAFT, _("Đã dịch, chưa đăng")),
    (CURRENT, _("Đúng với bản tiếng Việt")),
]
NAMES = dict(STATES)


def pages(language: str) -> QuerySet[Any]:
    """Every published original that may be translated, with `state`, `translated_pk` and `translated_at`."""
    kinds = [kind for kind in get_page_models() if issubclass(kind, BasePage) and kind.is_translatable]
    twin = Page.objects.filter(translation_key=OuterRef("translation_key"), locale__language_code=language)
    twin = twin.filter(alias_of__isnull=True)
    found = translations.originals(Page.objects.live()).filter(
        content_type__in=ContentType.objects.get_for_models(*kinds).values()
    )
    found = found.annotate(
        translated_pk=Subquery(twin.values("pk")[:1]),
        translated_live=Subquery(twin.values("live")[:1]),
        translated_at=Subquery(twin.values("last_published_at")[:1]),
        read_at=translations.read_at(),
        source_pk=translations.source_pk(),
    )
    # As `translations.is_outdated` says it.
    by_hand = Q(read_at__isnull=True, last_published_at__gt=F("translated_at"))
    stale = by_hand | Q(last_published_at__gt=F("read_at")) | Q(read_at__gt=F("translated_at"))
    return found.annotate(
        state=Case(
            When(translated_pk__isnull=True, then=Value(MISSING)),
            When(translated_live=False, then=Value(DRAFT)),
            When(stale, then=Value(STALE)),
            default=Value(CURRENT),
            output_field=CharField(),
        )
    )


class TranslationFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("Tình trạng"), choices=STATES, widget=forms.RadioSelect)

    class Meta:
        model = Page
        fields: list[str] = []


def _day(at: datetime | None) -> str:
    return date_format(at, "d/m/Y") if at else ""


def work_address(page: Any) -> str:
    """Where a translator goes on: what the original has come to say since is taken over first."""
    if page.translated_pk is None:
        return reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    editor = reverse("wagtailadmin_pages:edit", args=[page.translated_pk])
    if page.source_pk and page.last_published_at and page.last_published_at > page.read_at:
        update = reverse("wagtail_localize:update_translations", args=[page.source_pk])
        return f"{update}?{urlencode({'next': editor})}"
    return editor


class TranslationReport(GuardedReport):
    """Stale ones first, then those that are missing."""

    model = Page
    page_title = _("Bản dịch tiếng Anh")
    header_icon = "wagtail-localize-language"
    index_url_name = "page_translations"
    index_results_url_name = "page_translations_results"
    filterset_class = TranslationFilterSet
    no_results_message = _("Không có trang nào như vậy.")
    columns = [
        TitleColumn("title", label=_("Trang tiếng Việt"), get_url=work_address),
        Column("type", label=_("Loại"), accessor=lambda page: page.page_type_display_name),
        Column("state", label=_("Tình trạng"), accessor=lambda page: NAMES[page.state]),
        Column("changed", label=_("Bản tiếng Việt sửa ngày"), accessor=lambda page: _day(page.last_published_at)),
        Column("translated", label=_("Bản dịch đăng ngày"), accessor=lambda page: _day(page.translated_at)),
    ]
    may_read = staticmethod(may_translate)

    def get_base_queryset(self) -> QuerySet[Any]:
        order = Case(*(When(state=state, then=Value(place)) for place, (state, _name) in enumerate(STATES)))
        found = pages(next(iter(languages.prefixed()), ""))
        return found.select_related("content_type").order_by(order, "path")
