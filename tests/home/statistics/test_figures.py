"""The public figures: what the law calls on time, what is not told, and pages that reckon nothing."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import services.public
from home.statistics import dossiers, refreshing, tables
from home.statistics.demo import BODY
from home.statistics.models import DossierFigure, KeptFigures, PageViews, Scope
from home.statistics.pages import StatisticsPage
from home.statistics.periods import last_months
from home.statistics.suppression import told
from portal.organisations.groups import sync_groups, sync_user
from portal.organisations.models import Role
from services.dossiers.models import Dossier
from tests.factories.organisations import MembershipFactory
from tests.factories.services import Commune, accepted, at, finished, home_page, returned

pytestmark = pytest.mark.django_db
SINCE, UNTIL = at("2026-01-01 00:00"), at("2027-01-01 00:00")


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ([10, 20, 30], [10, 20, 30]),
        ([10, 0, 30], [10, 0, 30]),
        ([3, 20, 9], [None, 20, None]),
        ([3, 4, 9], [None, None, 9]),
        ([3], [None]),
        ([3, 0, 0], [None, 0, 0]),
        ([], []),
    ],
)
def test_a_small_number_is_not_told_and_cannot_be_found_by_taking_away(numbers, shown) -> None:
    assert told(numbers) == shown


def test_on_time_is_what_the_law_calls_so() -> None:
    commune = Commune()
    good, late, twice, without_hour = (finished(commune) for _number in range(4))
    handed_late = returned(commune)
    end = at("2026-03-03 09:00")
    due = {
        good: end,
        late: end - timedelta(minutes=1),
        twice: end + timedelta(days=9),
        handed_late: end,
        without_hour: None,
    }
    for dossier, at_hour in due.items():
        Dossier.objects.filter(pk=dossier.pk).update(due_at=at_hour)
    Dossier.objects.filter(pk=twice.pk).update(supplement_requests=2)
    # Fetched weeks after it was ready: that is not the office's delay.
    Dossier.objects.filter(pk=handed_late.pk).update(closed_at=end + timedelta(days=30))
    accepted(commune)
    [month] = services.public.by_month(SINCE, UNTIL)
    assert (month.code, month.received, month.decided, month.on_time) == ("2026-03-01", 6, 4, 2)
    [agency] = services.public.by_agency(SINCE, UNTIL)
    assert (agency.code, agency.decided, agency.on_time) == (commune.agency.code, 4, 2)
    [field] = services.public.by_field(SINCE, UNTIL)
    assert (field.code, field.received) == ("ho-tich", 6)
    with CaptureQueriesContext(connection) as asked:
        services.public.by_month(SINCE, UNTIL)
    assert len(asked) == 2


def test_what_is_kept_of_dossiers_tells_no_small_number(monkeypatch) -> None:
    counted = [
        services.public.Punctuality("a", "Lớn", received=900, decided=800, on_time=799),
        services.public.Punctuality("b", "Vừa", received=40, decided=30, on_time=30),
        services.public.Punctuality("c", "Nhỏ", received=50, decided=3, on_time=1),
    ]
    monkeypatch.setattr(services.public, "by_field", lambda since, until: counted)
    for _again in range(2):
        dossiers.keep(last_months())
    rows = {row.code: row for row in DossierFigure.objects.filter(scope=Scope.FIELD)}
    assert [rows[code].on_time_percent for code in "abc"] == [Decimal("99.8"), None, None]
    assert [rows[code].decided for code in "abc"] == [800, None, None]
    assert DossierFigure.objects.filter(scope=Scope.MONTH).count() == 12
    monkeypatch.setattr(services.public, "by_field", lambda since, until: counted[:1])
    dossiers.keep(last_months())
    assert DossierFigure.objects.filter(scope=Scope.FIELD).count() == 1


def test_twelve_months_end_today() -> None:
    period = last_months(date(2026, 1, 15))
    assert (period.since, period.until, len(period.months)) == (date(2025, 2, 1), date(2026, 1, 15), 12)


def statistics_page() -> StatisticsPage:
    page = StatisticsPage(title="Thống kê", slug="thong-ke", body=BODY)
    home_page().add_child(instance=page)
    page.save_revision().publish()
    return page


def test_the_page_shows_kept_figures_and_reckons_nothing(client) -> None:
    commune = Commune()
    returned(commune)
    page = statistics_page()
    PageViews.objects.create(day=timezone.localdate(), page=page, title="Thống kê", kind="home.statisticspage", views=9)
    assert refreshing.refresh() == []
    assert set(KeptFigures.objects.values_list("name", flat=True)) >= set(tables.SETS)
    client.get("/thong-ke/")
    with CaptureQueriesContext(connection) as asked:
        body = client.get("/thong-ke/").content.decode()
    assert len(asked) <= 12
    tables_asked = [
        one["sql"] for one in asked if "services_dossier" in one["sql"] or "pageviews" in one["sql"].lower()
    ]
    assert tables_asked == []
    assert body.count("Số liệu lúc") >= len(tables.SETS)
    assert '<svg class="lc-chart__drawing"' in body
    assert "style=" not in body[body.index("lc-chart") :].split("</main>")[0]


def test_a_set_that_fails_keeps_what_it_had(monkeypatch) -> None:
    refreshing.refresh()
    before = KeptFigures.objects.get(pk="cho")
    broken = tables.FigureSet("cho", "Chợ", lambda: 1 / 0)
    monkeypatch.setitem(tables.SETS, "cho", broken)
    assert refreshing.refresh() == ["cho"]
    after = KeptFigures.objects.get(pk="cho")
    assert (after.data, after.computed_at) == (before.data, before.computed_at)


def test_names_in_a_chart_are_words_and_nothing_else() -> None:
    from portal.charts import bars, colours, drawing

    rows = [bars.Bar('<script>alert(1)</script>" onload="x', 5, "<b>5</b>"), bars.Bar("Trống", None, "–")]
    for spec in (bars.bars(rows), bars.columns(rows)):
        [svg] = drawing.render([spec])
        drawn = colours.in_page(svg)
        assert "<script" not in drawn
        assert "<b>" not in drawn
        assert " style=" not in drawn
        assert "#" not in drawn.replace("&#", "")


# --- The report -------------------------------------------------------------------------------------------------------


def officer(role: Role):
    sync_groups()
    person = MembershipFactory(role=role).user
    sync_user(person)
    return person


def test_the_report_is_for_those_who_write_and_its_csv_runs_nothing(client) -> None:
    today = timezone.localdate()
    page = home_page()
    PageViews.objects.create(day=today, page=page, title="Trang chủ", kind="home.homepage", views=12)
    PageViews.objects.create(day=today, page=None, title="=1+1", kind="home.articlepage", views=30)
    PageViews.objects.create(
        day=today - timedelta(days=90), page=page, title="Trang chủ", kind="home.homepage", views=7
    )
    assert client.get("/quan-tri/bao-cao/luot-xem/").status_code == 302
    client.force_login(officer(Role.SPECIALIST))
    assert client.get("/quan-tri/bao-cao/luot-xem/").status_code in (302, 403)
    client.force_login(officer(Role.COMMUNICATIONS))
    body = client.get("/quan-tri/bao-cao/luot-xem/").content.decode()
    assert "<strong>42</strong>" in body
    assert body.index("=1+1") < body.index("Trang chủ</a></th>")
    given = {"tu": (today - timedelta(days=100)).isoformat(), "loai": "home.homepage"}
    assert "<strong>19</strong>" in client.get("/quan-tri/bao-cao/luot-xem/", given).content.decode()
    for bad in ({"tu": "hôm qua"}, {"tu": "9999-12-31", "den": "0001-01-01"}, {"loai": "x'--"}):
        assert client.get("/quan-tri/bao-cao/luot-xem/", bad).status_code == 200
    text = client.get("/quan-tri/bao-cao/luot-xem/csv/").content.decode()
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[1] == ["'=1+1", "Bài viết", "30"]
