"""Readers rate an article: one rating each, changeable, robust against those who stuff the box."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from home.ratings import actions, limits, readers
from home.ratings.actions import NotRateable, rate
from home.ratings.models import Doubt, Rating, RatingSummary
from home.ratings.readers import Reader
from tests.factories.news import article
from tests.faults.pages import parsed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def page(db):
    return article("Mùa vàng", slug="mua-vang")


def address_of(page) -> str:
    return f"/danh-gia-bai-viet/{page.pk}/"


def send(client: Client, page, stars: object = 4, **headers: str):
    """As a browser of our days does: the form, and the same form once more where it is sent back for a cookie."""
    headers = {"HTTP_SEC_FETCH_SITE": "same-origin", **headers}
    data = {} if stars is None else {"sao": stars}
    response = client.post(address_of(page), data, **headers)
    if response.status_code == 307:
        response = client.post(response["Location"], data, **headers)
    return response


def totals(page) -> tuple[int, int, int]:
    found = RatingSummary.objects.filter(article=page).first()
    return (found.count, found.total, found.doubted) if found else (0, 0, 0)


# --- One reader -------------------------------------------------------------------------------------------------------
def test_a_reader_rates_and_comes_back_to_thanks_on_the_article(client, page):
    response = send(client, page, 4)

    assert (response.status_code, response["Location"]) == (303, "/tin-tuc/mua-vang/#da-cham")
    assert totals(page) == (1, 4, 0)


def test_rating_again_takes_the_place_of_the_first(client, page):
    send(client, page, 2)
    send(client, page, 5)

    assert totals(page) == (1, 5, 0)
    assert Rating.objects.count() == 1


def test_two_readers_make_an_average(client, page):
    send(client, page, 5)
    send(Client(), page, 2)

    assert RatingSummary.objects.get().average == Decimal("3.5")


def test_the_same_rating_a_thousand_times_counts_once(page):
    for _time in range(1000):
        rate(article_id=page.pk, reader=Reader("so-1", "noi-1"), stars=5)

    assert totals(page) == (1, 5, 0)


def test_a_thousand_replays_are_refused_long_before(client, page):
    statuses = [send(client, page, 5).status_code for _time in range(limits.MOST_PER_ADDRESS + 5)]

    assert statuses[-1] == 429
    assert totals(page) == (1, 5, 0)


def test_a_form_replayed_without_any_cookie_counts_once(page, monkeypatch):
    """A program that keeps no cookies and follows the way back each time."""
    monkeypatch.setattr(limits, "MOST_PER_ADDRESS", 10_000)
    for _time in range(100):
        program = Client(HTTP_USER_AGENT="curl/8")
        response = program.post(f"{address_of(page)}?lan=2", {"sao": 1}, HTTP_SEC_FETCH_SITE="same-origin")
        assert response.status_code == 303

    assert totals(page) == (1, 1, 0)


def test_a_program_that_throws_its_cookies_away_counts_ten_times_at_most(page):
    for _time in range(40):
        send(Client(), page, 1)

    assert totals(page) == (actions.COUNTED_PER_ADDRESS, actions.COUNTED_PER_ADDRESS, 30)


def test_another_address_still_counts(page):
    for _time in range(12):
        send(Client(), page, 1)
    send(Client(), page, 5, REMOTE_ADDR="203.0.113.9")

    assert totals(page)[0] == actions.COUNTED_PER_ADDRESS + 1


def test_a_line_of_ipv6_is_one_address(page):
    for number in range(15):
        send(Client(), page, 1, REMOTE_ADDR=f"2001:db8:1:2::{number}")

    assert totals(page)[0] == actions.COUNTED_PER_ADDRESS


def test_a_doubted_rating_stays_uncounted_when_it_is_changed(page):
    for number in range(10):
        rate(article_id=page.pk, reader=Reader(f"n{number}", "here"), stars=5)
    late = Reader("late", "here")
    rate(article_id=page.pk, reader=late, stars=1)
    rate(article_id=page.pk, reader=late, stars=2)

    assert totals(page) == (10, 50, 1)
    assert Rating.objects.get(doubt=Doubt.ADDRESS).stars == 2


def test_a_burst_from_everywhere_is_kept_and_not_counted(page, monkeypatch):
    monkeypatch.setattr(actions, "COUNTED_IN_A_BURST", 20)
    for number in range(25):
        rate(article_id=page.pk, reader=Reader(f"n{number}", f"a{number}"), stars=1)

    assert totals(page) == (20, 20, 5)


# --- Who a reader is --------------------------------------------------------------------------------------------------
def test_neither_cookie_nor_address_is_kept(client, page):
    send(client, page, 4, REMOTE_ADDR="203.0.113.77")

    kept = Rating.objects.get()
    assert "203.0.113.77" not in str(kept.__dict__)
    assert readers.known_number_of(client.cookies[readers.COOKIE].value) not in str(kept.__dict__)
    assert len(kept.reader) == len(kept.address) == 64


def test_one_reader_of_two_articles_cannot_be_told(page):
    reader = Reader("so-1", "noi-1")
    assert reader.key(page.pk) != reader.key(page.pk + 1)


def test_the_cookie_goes_to_ratings_only_and_no_script_reads_it(client, page):
    send(client, page)
    cookie = client.cookies[readers.COOKIE]
    assert (cookie["path"], cookie["samesite"], bool(cookie["httponly"])) == ("/danh-gia-bai-viet/", "Lax", True)


@pytest.mark.parametrize("forged", ["", "x", "a:b:c", "eyJhIjoxfQ:1:1", "é" * 50, "x" * 5000])
def test_a_cookie_we_did_not_sign_makes_a_new_reader(client, page, forged):
    client.cookies[readers.COOKIE] = forged
    response = client.post(address_of(page), {"sao": 5}, HTTP_SEC_FETCH_SITE="same-origin")
    assert response.status_code == 307
    assert response.cookies[readers.COOKIE].value != forged


# --- Where the form stood ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"HTTP_SEC_FETCH_SITE": "same-origin"}, 303),
        ({"HTTP_SEC_FETCH_SITE": "same-site"}, 403),
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, 403),
        ({"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "http://testserver"}, 403),
        ({"HTTP_ORIGIN": "http://testserver"}, 303),
        ({"HTTP_ORIGIN": "https://example.com"}, 403),
        ({"HTTP_ORIGIN": "null"}, 403),
        ({"HTTP_ORIGIN": "http://testserver.example.com"}, 403),
        ({"HTTP_REFERER": "http://testserver/tin-tuc/mua-vang/"}, 303),
        ({"HTTP_REFERER": "https://example.com/testserver"}, 403),
        ({}, 403),
    ],
)
def test_a_form_of_another_site_rates_nothing(page, headers, status):
    client = Client(enforce_csrf_checks=True)
    response = client.post(address_of(page), {"sao": 5}, **headers)
    if response.status_code == 307:
        response = client.post(response["Location"], {"sao": 5}, **headers)
    assert response.status_code == status
    assert totals(page)[0] == (1 if status == 303 else 0)


# --- What cannot be rated ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize("stars", ["0", "6", "-1", "4.5", "", "năm", "４", "5\x00", "1e0", "9" * 10_000, None])
def test_what_is_no_number_of_stars_is_refused_with_a_sentence(client, page, stars):
    response = send(client, page, stars)
    assert response.status_code == 422
    assert "Hãy chọn từ 1 đến 5 sao" in parsed(response).select_one("main").get_text()
    assert parsed(response).select_one("main a[href='/tin-tuc/mua-vang/#cham-diem']")
    assert totals(page) == (0, 0, 0)


def test_articles_that_nobody_may_read_cannot_be_rated(client, page):
    draft = article(publish=False)
    hidden = article()
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    for missing in (draft.pk, hidden.pk, page.get_parent().pk, 999_999, 10**30):
        response = client.post(f"/danh-gia-bai-viet/{missing}/", {"sao": 5}, HTTP_SEC_FETCH_SITE="same-origin")
        assert response.status_code == 404
        assert client.get(f"/danh-gia-bai-viet/{missing}/cua-toi").status_code == 404
    assert not Rating.objects.exists()


def test_rating_can_be_switched_off_for_an_article(client, page):
    page.may_be_rated = False
    page.save_revision().publish()

    assert send(client, page).status_code == 409
    assert client.get(f"{address_of(page)}cua-toi").status_code == 404
    assert not parsed(client.get(page.url)).select("#cham-diem")
    with pytest.raises(NotRateable):
        rate(article_id=page.pk, reader=Reader("x", "y"), stars=3)


def test_only_a_form_rates(client, page):
    assert client.get(address_of(page)).status_code == 405
    assert client.put(address_of(page)).status_code == 405
    assert client.post(f"{address_of(page)}cua-toi").status_code == 405


# --- Totals -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("count", "total"), [(1, 0), (1, 6), (0, 1), (2, 11), (3, 2)])
def test_the_database_refuses_totals_that_no_ratings_can_make(page, count, total):
    with pytest.raises(IntegrityError), transaction.atomic():
        RatingSummary.objects.create(article=page, count=count, total=total)


@pytest.mark.parametrize("stars", [0, 6])
def test_the_database_refuses_stars_beyond_one_and_five(page, stars):
    with pytest.raises(IntegrityError), transaction.atomic():
        Rating.objects.create(article=page, reader="a", address="b", stars=stars)
    with pytest.raises(ValidationError):
        rate(article_id=page.pk, reader=Reader("x", "y"), stars=stars)


def test_the_database_refuses_a_second_rating_of_one_reader(page):
    Rating.objects.create(article=page, reader="a", address="b", stars=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        Rating.objects.create(article=page, reader="a", address="c", stars=4)


def test_the_totals_are_locked_before_the_ratings_are_read(page):
    rate(article_id=page.pk, reader=Reader("a", "b"), stars=3)
    with CaptureQueriesContext(connection) as asked:
        rate(article_id=page.pk, reader=Reader("a", "b"), stars=4)
    tables = [one["sql"] for one in asked if one["sql"].startswith("SELECT")]
    summary = next(place for place, sql in enumerate(tables) if 'FROM "home_ratingsummary"' in sql)
    rating = next(place for place, sql in enumerate(tables) if 'FROM "home_rating"' in sql)
    assert summary < rating


# --- What the reader sees ---------------------------------------------------------------------------------------------
def test_the_article_is_the_same_for_everybody_and_sets_no_cookie(client, page):
    send(client, page, 5)
    own, other = client.get(page.url), Client().get(page.url)

    assert own.content == other.content
    assert not other.cookies
    assert b"csrfmiddlewaretoken" not in other.content


def test_the_article_shows_average_and_count(client, page):
    assert "Chưa có ai chấm điểm" in parsed(client.get(page.url)).select_one("#cham-diem").get_text()
    send(client, page, 5)
    send(Client(), page, 4)
    assert "Trung bình 4,5 trên 5 sao, 2 lượt chấm." in parsed(client.get(page.url)).select_one("#cham-diem").get_text()


def test_the_form_needs_no_script(client, page):
    form = parsed(client.get(page.url)).select_one("#cham-diem form")
    assert (form["method"], form["action"]) == ("post", address_of(page))
    assert [one["value"] for one in form.select("input[name=sao]")] == ["1", "2", "3", "4", "5"]


def test_a_script_may_ask_what_one_has_said(client, page):
    send(client, page, 4)
    response = client.get(f"{address_of(page)}cua-toi")
    assert response.json() == {"average": 4.0, "count": 1, "own": 4}
    assert "no-store" in response["Cache-Control"]
    assert Client().get(f"{address_of(page)}cua-toi").json()["own"] == 0
