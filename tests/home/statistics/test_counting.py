"""Counting views: who counts, how often, and how the numbers get into the database."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home.statistics import counting, tally
from home.statistics.folding import fold_days
from home.statistics.models import PageViews, Span
from home.statistics.tally import Tally, View
from tests.factories.services import home_page

if TYPE_CHECKING:
    from wagtail.models import Page

pytestmark = pytest.mark.django_db
BROWSER = "Mozilla/5.0 (Linux; Android 9; SM-A105F) AppleWebKit/537.36 Chrome/110.0 Mobile Safari/537.36"


@pytest.fixture
def page() -> Page:
    return home_page()


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch) -> Tally:
    """A tally and limits of this test's own."""
    own = Tally()
    monkeypatch.setattr(counting, "tally", own)
    monkeypatch.setattr(counting, "limits", counting.Limits())
    return own


def opened(client, page_id: int, *, agent: str = BROWSER, query: str = "", **headers: str):
    given = {"user-agent": agent, **{name.replace("_", "-"): value for name, value in headers.items()}}
    return client.get(f"/thong-ke/dem/{page_id}.gif{query}", headers=given)


def views() -> int:
    return PageViews.objects.aggregate(total=Sum("views"))["total"] or 0


def test_a_view_is_a_dot_that_no_cache_keeps_and_nobody_is_known_by(client, page, kept) -> None:
    client.cookies["nguoi_doc"] = "x"
    response = opened(client, page.pk)
    assert (response.status_code, response["Content-Type"]) == (200, "image/gif")
    assert response["Cache-Control"] == "no-store"
    assert len(response.content) < 50
    # What the weakest phone pays besides the address: body and headers.
    headers = sum(len(f"{name}: {value}\r\n") for name, value in response.items())
    assert headers + len(response.content) < 300
    assert not response.cookies
    assert "Vary" not in response
    kept.flush()
    row = PageViews.objects.get()
    assert (row.page_id, row.views, row.day, row.kind, row.language) == (
        page.pk,
        1,
        timezone.localdate(),
        "home.homepage",
        "vi",
    )
    told = {field.name for field in PageViews._meta.get_fields()}
    assert told == {"id", "span", "day", "page", "title", "kind", "language", "views", "is_sample"}


@pytest.mark.parametrize(
    ("agent", "headers"),
    [
        ("Googlebot/2.1 (+http://www.google.com/bot.html)", {}),
        ("Mozilla/5.0 (compatible; bingbot/2.0)", {}),
        ("curl/8.5.0", {}),
        ("", {}),
        (BROWSER, {"sec_gpc": "1"}),
        (BROWSER, {"dnt": "1"}),
        (BROWSER, {"sec_purpose": "prefetch;prerender"}),
        (BROWSER, {"sec_fetch_site": "cross-site"}),
    ],
)
def test_machines_and_those_who_do_not_want_it_are_not_counted(client, page, kept, agent, headers) -> None:
    assert opened(client, page.pk, agent=agent, **headers).status_code == 200
    assert kept.flush() == 0


def test_one_address_cannot_stuff_a_page(client, page, kept) -> None:
    for _again in range(50):
        opened(client, page.pk)
    kept.flush()
    assert views() == counting.MOST_OF_A_PAGE


def test_one_address_cannot_stuff_all_pages_and_is_forgotten(page) -> None:
    limits = counting.Limits()
    taken = sum(limits.take("10.0.0.1", number, now=0) for number in range(500))
    assert taken == counting.MOST_A_MINUTE
    assert limits.take("10.0.0.2", 1, now=0)
    assert limits.take("10.0.0.1", 1, now=61)
    assert b"10.0.0.1" not in repr(limits.__dict__).encode()


def test_numbers_at_random_and_hidden_pages_leave_no_row(client, page, kept) -> None:
    for number in (999_999, 0, 2**31, 10**30):
        assert opened(client, number).status_code == 200
    draft = page.add_child(instance=type(page)(title="Nháp", slug="nhap", live=False))
    opened(client, draft.pk)
    kept.flush()
    assert not PageViews.objects.exists()


def test_an_unknown_language_is_the_portals_own(client, page, kept) -> None:
    for query in ("?n=en", "?n=xx'--", ""):
        opened(client, page.pk, query=query)
    kept.flush()
    assert dict(PageViews.objects.values_list("language", "views")) == {"en": 1, "vi": 2}


def test_many_views_are_one_write_and_counting_asks_the_database_nothing(client, page, kept) -> None:
    with CaptureQueriesContext(connection) as asked:
        for _again in range(5):
            opened(client, page.pk)
    assert not asked.captured_queries
    with CaptureQueriesContext(connection) as written:
        assert kept.flush() == 5
    assert len([one for one in written if "page" in one["sql"].lower() and "SAVEPOINT" not in one["sql"]]) <= 3
    assert views() == 5


def test_two_processes_add_to_the_same_row(page) -> None:
    view = View(timezone.localdate(), page.pk, "vi")
    one, other = Tally(), Tally()
    for _again in range(3):
        one.add(view)
        other.add(view)
    one.flush()
    other.flush()
    one.flush()
    assert list(PageViews.objects.values_list("views", flat=True)) == [6]


def test_what_cannot_be_written_is_written_later(page, monkeypatch) -> None:
    one = Tally()
    one.add(View(timezone.localdate(), page.pk, "vi"))
    with monkeypatch.context() as broken:
        broken.setattr(tally, "write", _locked)
        assert one.flush() == 0
    one.flush()
    assert views() == 1


def _locked(views: object) -> None:
    from django.db import OperationalError

    raise OperationalError("database is locked")


def test_a_deleted_page_leaves_its_numbers(page) -> None:
    child = page.add_child(instance=type(page)(title="Sắp xóa", slug="sap-xoa"))
    tally.write(Counter({View(timezone.localdate(), child.pk, "vi"): 4}))
    type(page).objects.get(pk=child.pk).delete()
    row = PageViews.objects.get()
    assert (row.page_id, row.title, row.views) == (None, "Sắp xóa", 4)


def test_days_long_past_become_months_and_nothing_counts_twice(page) -> None:
    today = date(2026, 11, 28)
    old, young = date(2025, 3, 1), date(2026, 3, 1)
    for first in (old, young):
        rows = [
            PageViews(day=first + timedelta(days=number), page=page, title="Trang", kind="home.homepage", views=2)
            for number in range(31)
        ]
        PageViews.objects.bulk_create(rows)
    gone = [PageViews(day=old, page=None, title=title, kind="home.homepage", views=3) for title in ("A", "A", "B")]
    PageViews.objects.bulk_create(gone)
    assert fold_days(today) == 34
    assert fold_days(today) == 0
    months = PageViews.objects.filter(span=Span.MONTH)
    assert set(months.values_list("day", "page", "title", "views")) == {
        (old, page.pk, "Trang", 62),
        (old, None, "A", 6),
        (old, None, "B", 3),
    }
    PageViews.objects.create(day=old, page=page, title="Trang", kind="home.homepage", views=1)
    fold_days(today)
    assert months.get(page=page).views == 63
    assert PageViews.objects.filter(span=Span.DAY).count() == 31


def test_a_published_page_asks_to_be_counted_and_a_preview_does_not(client, page) -> None:
    body = client.get("/").content.decode()
    assert body.count(f'src="/thong-ke/dem/{page.pk}.gif"') == 1
    preview = page.make_preview_request(preview_mode="")
    preview.render() if hasattr(preview, "render") else None
    assert "/thong-ke/dem/" not in preview.content.decode()
