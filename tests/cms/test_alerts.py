"""Alerts above the pages: from their hour to their hour, where editors want them, in the reader's language."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from home.landing.demo import load_home
from portal.cms import alert_banner
from portal.cms.alerts import Alert, AlertPlace, Severity
from portal.cms.navigation import navigation
from portal.cms.pages import ContentPage
from tests.factories.accounts import SuperuserFactory

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def portal_with_pages() -> None:
    cache.clear()
    load_home()


def alert(**more: Any) -> Alert:
    now = timezone.now()
    given = {"title": "Quốc lộ 4D bị sạt lở", "starts_at": now - HOUR, "ends_at": now + HOUR, **more}
    return Alert.objects.create(**given)


def shown(client: Client, address: str = "/gioi-thieu/") -> list[str]:
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return [one.get_text(" ", strip=True) for one in page.select(".lc-alert__title")]


def test_an_alert_is_shown_from_its_start_up_to_its_end(client: Client) -> None:
    now = timezone.now()
    for start, end, is_shown in ((-1, 1, True), (1, 2, False), (-2, -1, False)):
        Alert.objects.all().delete()
        alert(starts_at=now + start * HOUR, ends_at=now + end * HOUR)
        assert bool(shown(client)) is is_shown


def test_it_goes_at_its_end_although_the_menus_stay_in_the_cache(client: Client) -> None:
    made = alert()
    assert shown(client)
    # Past the model, so that nothing tells the cache.
    kept = cache.get("cms:navigation:vi")
    kept["alerts"][0]["ends_at"] = timezone.now()
    cache.set("cms:navigation:vi", kept)
    assert Alert.objects.filter(pk=made.pk, ends_at__gt=timezone.now()).exists()
    assert not shown(client)


def test_no_cache_keeps_a_page_beyond_the_next_change() -> None:
    alert(ends_at=timezone.now() + timedelta(seconds=90))
    request = RequestFactory().get("/")

    def page(request: Any) -> HttpResponse:
        navigation(request)
        return HttpResponse(headers={"Cache-Control": "public, max-age=300, s-maxage=30"})

    kept = alert_banner.AlertsInTimeMiddleware(page)(request)["Cache-Control"]
    assert 80 <= int(kept.partition("max-age=")[2].partition(",")[0]) <= 90
    assert "s-maxage=30" in kept


def test_alerts_of_a_branch_stay_in_it(client: Client) -> None:
    branch = ContentPage.objects.get(slug="lien-he")
    AlertPlace.objects.create(alert=alert(), page=branch)
    assert shown(client, "/lien-he/")
    assert not shown(client, "/gioi-thieu/")
    assert not shown(client, "/")


def test_the_gravest_stand_first_and_never_more_than_three(client: Client) -> None:
    for severity in (Severity.NEWS, Severity.WARNING, Severity.URGENT, Severity.NEWS):
        alert(severity=severity, title=severity.label)
    assert [one.split()[0] for one in shown(client)] == ["Khẩn", "Cảnh", "Tin"]


def test_severity_is_a_word_and_not_only_a_colour(client: Client) -> None:
    alert(severity=Severity.URGENT)
    page = BeautifulSoup(client.get("/").content, "html.parser")
    assert page.select_one(".lc-alert__kind").get_text(strip=True) == "Khẩn cấp"
    assert page.select_one(".lc-alert")["role"] == "alert"


def test_english_pages_say_it_in_english_or_mark_it_as_vietnamese(client: Client) -> None:
    alert(title_en="Road 4D is closed")
    alert(title="Chỉ có tiếng Việt")
    english = BeautifulSoup(client.get("/en/khong-co/").content, "html.parser")
    said = {one.get_text(strip=True): one.get("lang") for one in english.select(".lc-alert__title > :last-child")}
    assert said == {"Road 4D is closed": None, "Chỉ có tiếng Việt": "vi"}


def test_alerts_cost_a_page_nothing_once_cached(django_assert_num_queries: Any) -> None:
    alert()
    alert_banner.current(RequestFactory().get("/"))
    with django_assert_num_queries(0):
        assert alert_banner.current(RequestFactory().get("/"))


def test_an_alert_that_ends_before_it_begins_is_refused() -> None:
    now = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        alert(starts_at=now, ends_at=now - HOUR)
    with pytest.raises(ValidationError, match="kết thúc sau"):
        Alert(title="x", starts_at=now, ends_at=now - HOUR).full_clean()
    with pytest.raises(ValidationError, match="bắt đầu bằng"):
        Alert(title="x", link_address="javascript:alert(1)", link_text="x").full_clean()


def test_editors_see_an_alert_before_it_is_saved(client: Client) -> None:
    client.force_login(SuperuserFactory())
    now = timezone.localtime()
    data = {
        "title": "Thử lời báo",
        "severity": "warning",
        "starts_at": f"{now:%Y-%m-%d %H:%M}",
        "ends_at": f"{now + HOUR:%Y-%m-%d %H:%M}",
        **{f"places-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")},
    }
    address = "/quan-tri/snippets/cms/alert/preview/"
    assert client.post(address, data).json()["is_valid"]
    assert "Thử lời báo" in client.get(address).content.decode()
