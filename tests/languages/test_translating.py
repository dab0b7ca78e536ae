"""A translation is words for readers: nothing else comes to be twice, and only the staff of the pages make one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Locale, Page, get_page_models
from wagtail_localize.models import StringSegment, TranslationSource
from wagtail_localize.segments.types import StringSegmentValue
from wagtail_localize.strings import StringValue

from portal.cms.blocks import TableBlock
from portal.cms.pages import BasePage
from portal.cms.translation import translations
from portal.cms.translation.report import CURRENT, MISSING, STALE, pages, work_address
from portal.organisations.groups import sync_everybody, sync_groups
from portal.organisations.models import Role
from portal.search import finding
from portal.search.models import SearchEntry
from services.open_data import published
from services.procedures.form_page import ApplicationFormPage
from services.procedures.models import ProcedurePage
from services.procedures.versions import ProcedureVersion
from tests.factories.organisations import MembershipFactory

if TYPE_CHECKING:
    from django.test import Client

    from tests.languages.conftest import TwoLanguages

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_a_translation_freezes_nothing_and_has_no_form(site: TwoLanguages) -> None:
    assert ProcedureVersion.objects.count() == site.frozen
    Page.objects.get(pk=site.english.pk).specific.save_revision().publish()
    assert ProcedureVersion.objects.count() == site.frozen
    assert ApplicationFormPage.objects.count() == 1
    assert site.english.live_form == site.birth.live_form
    assert site.english.national_code == site.birth.national_code


def test_open_data_counts_a_procedure_once(site: TwoLanguages) -> None:
    assert ProcedurePage.objects.filter(national_code=site.birth.national_code).count() == 2
    assert [page.pk for page in published().filter(national_code=site.birth.national_code)] == [site.birth.pk]


def test_numbers_and_addresses_are_taken_over_and_words_are_translated(site: TwoLanguages) -> None:
    kept = [fee.value["amount"] for fee in site.birth.fees if fee.block_type == "fee"]
    assert [fee.value["amount"] for fee in site.english.fees if fee.block_type == "fee"] == kept
    assert [law.value["number"] for law in site.english.legal_basis] == [
        law.value["number"] for law in site.birth.legal_basis
    ]
    asked = set(StringSegment.objects.values_list("string__data", flat=True))
    assert not asked & {"60/2014/QH13", "/tra-cuu/", "1900 0000", site.birth.national_code}
    assert "Luật Hộ tịch" in asked


def test_the_words_of_a_table_are_translated_and_its_shape_is_kept(site: TwoLanguages) -> None:
    block = TableBlock()
    table = block.to_python(
        {
            "columns": [{"type": "text", "heading": "Giấy tờ"}, {"type": "rich_text", "heading": "Nơi cấp"}],
            "rows": [{"values": ["Giấy chứng sinh", "<p>Bệnh viện, <b>không mất tiền</b></p>"]}],
            "caption": "",
        }
    )
    said = {
        "Giấy tờ": "Paper",
        "Nơi cấp": "Issued by",
        "Giấy chứng sinh": "Certificate of live birth",
        "Bệnh viện, <b>không mất tiền</b>": "Hospital, <b>free of charge</b>",
    }
    segments = [one.with_order(place) for place, one in enumerate(block.get_translatable_segments(table))]
    for one in segments:
        if isinstance(one, StringSegmentValue):
            one.string = StringValue(said[one.string.data])
    english = block.restore_translated_segments(table, segments)
    assert [column["heading"] for column in english.columns] == ["Paper", "Issued by"]
    plain, rich = english.row_data[0]["values"]
    assert plain == "Certificate of live birth"
    assert rich.source == "<p>Hospital, <b>free of charge</b></p>"


def test_search_shows_each_reader_their_language(site: TwoLanguages) -> None:
    entry = SearchEntry.objects.get(key=f"procedure:{site.english.pk}")
    assert (entry.language, entry.url) == ("en", "/en/dich-vu-cong/dang-ky-khai-sinh/")

    def found(text: str, language: str) -> list[str]:
        return [one.entry.title for one in finding.find(text, language=language).ranked]

    code = site.birth.national_code
    assert found(code, "vi") == ["Đăng ký khai sinh"]
    assert found(code, "en") == ["Birth registration", "Đăng ký khai sinh"]


def test_only_pages_of_words_may_be_translated(site: TwoLanguages) -> None:
    kinds = {kind.__name__ for kind in get_page_models() if issubclass(kind, BasePage) and kind.is_translatable}
    assert kinds == {"HomePage", "ContentPage", "ProcedureIndexPage", "ProcedurePage", "NewsIndexPage", "ArticlePage"}
    with pytest.raises(ValidationError, match="không dịch được"):
        site.birth.live_form.specific.copy_for_translation(Locale.objects.get(language_code="en"))


@pytest.mark.parametrize(
    ("original", "read", "translated", "outdated"),
    [(0, 1, 2, False), (3, 1, 2, True), (0, 3, 2, True), (0, None, 2, False), (3, None, 2, True)],
)
def test_when_a_translation_is_out_of_date(original: int, read: int | None, translated: int, outdated: bool) -> None:
    def hour(number: int | None) -> datetime | None:
        return None if number is None else datetime(2026, 1, 1, number, tzinfo=UTC)

    said = translations.is_outdated(original_at=hour(original), read_at=hour(read), translated_at=hour(translated))
    assert said is outdated


def test_the_report_tells_stale_and_missing_ones(site: TwoLanguages) -> None:
    def states() -> dict[int, str]:
        return dict(pages("en").values_list("pk", "state"))

    assert (states()[site.birth.pk], states()[site.death.pk]) == (CURRENT, MISSING)
    assert site.english.pk not in states()
    later = site.english.last_published_at + timedelta(hours=1)
    Page.objects.filter(pk=site.birth.pk).update(last_published_at=later)
    assert states()[site.birth.pk] == STALE


def test_the_report_leads_to_what_is_to_be_done_next(site: TwoLanguages) -> None:
    def address(page: Page) -> str:
        return work_address(pages("en").get(pk=page.pk))

    editor = reverse("wagtailadmin_pages:edit", args=[site.english.pk])
    assert address(site.death) == reverse("wagtail_localize:submit_page_translation", args=[site.death.pk])
    assert address(site.birth) == editor
    later = site.english.last_published_at + timedelta(hours=1)
    Page.objects.filter(pk=site.birth.pk).update(last_published_at=later)
    source = TranslationSource.objects.get(object_id=site.birth.translation_key)
    update = reverse("wagtail_localize:update_translations", args=[source.pk])
    assert address(site.birth) == f"{update}?{urlencode({'next': editor})}"


def test_translating_is_for_those_who_keep_the_pages(site: TwoLanguages, client: Client) -> None:
    people = {role: MembershipFactory(role=role).user for role in (Role.COMMUNICATIONS, Role.DESK)}
    sync_groups()
    sync_everybody()
    submit = reverse("wagtail_localize:submit_page_translation", args=[site.death.pk])
    form = reverse("wagtail_localize:submit_page_translation", args=[site.birth.live_form.pk])
    edit = reverse("wagtailadmin_pages:edit", args=[site.english.pk])
    rooms = [submit, reverse("page_translations"), reverse("wagtail_localize:translations_report")]
    client.force_login(people[Role.DESK])
    assert {client.get(room).status_code for room in rooms} <= {302, 403, 404}
    client.force_login(people[Role.COMMUNICATIONS])
    assert [client.get(room).status_code for room in rooms] == [200, 200, 200]
    assert "Birth registration" in client.get(edit).text
    assert client.get(form).status_code == 302
    english = Locale.objects.get(language_code="en")
    assert client.post(submit, {"locales": [english.pk], "include_subtree": "on"}).status_code == 302
    assert site.death.get_translation_or_none(english) is None
    filled = BeautifulSoup(client.get(submit).content, "html.parser").select_one("main form, form[method=POST]")
    sent = {field["name"]: field.get("value", "") for field in filled.select("input[name]")}
    client.post(submit, sent)
    draft = site.death.get_translation(english)
    assert not draft.live
    assert not Page.objects.filter(translation_key=site.birth.live_form.translation_key, locale=english).exists()
