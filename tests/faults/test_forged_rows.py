"""Repeating groups with forged counts and row numbers: never a server error, never more rows than the form allows."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from portal.form_pages.models import Draft
from tests.factories.form_pages import RequestPageFactory, question, section
from tests.faults.pages import parsed
from tests.faults.test_tampering import HUGE, NUMBERS

pytestmark = pytest.mark.django_db
MOST = 3


@pytest.fixture
def form_url(db) -> str:
    from wagtail.models import Page

    fields = [question("text", "Tên", key="ten")]
    group = question(
        "group", "Anh chị em", key="em", row_label="Người", least=1, most=MOST, required=True, fields=fields
    )
    root = Page.objects.filter(depth=2).first() or Page.objects.get(depth=1)
    page = RequestPageFactory.published(parent=root, slug="nhom", sections=[section("Gia đình", group)])
    return f"/bieu-mau/moi/{page.pk}/"


def rows(total: str, count: int = 1) -> dict[str, str]:
    return {"em-total": total, **{f"em-{number}-ten": f"Người {number}" for number in range(count)}}


@pytest.mark.parametrize("total", [*NUMBERS, "1000000", "50"])
def test_a_forged_count_gives_no_more_rows_than_the_form_allows(client, form_url, total):
    answer = client.post(form_url, rows(total, 60))

    assert answer.status_code in (200, 302)
    if answer.status_code == 200:
        assert len(parsed(answer).select('[name^="em-"][name$="-ten"]')) <= MOST
    assert all(len(draft.answers.get("em", [])) <= MOST for draft in Draft.objects.all())


@pytest.mark.parametrize("number", [*NUMBERS, "7"])
def test_a_forged_row_is_not_removed(client, form_url, number):
    sent = {**rows("2", 2), f"em-{number}-ten": "x", "_bot": f"em:{number}"}

    answer = client.post(form_url, urlencode(sent), content_type="application/x-www-form-urlencoded")

    assert answer.status_code in (200, 302)
    assert "Người 0" in answer.content.decode() or Draft.objects.get().answers["em"][0] == {"ten": "Người 0"}


@pytest.mark.parametrize("name", ["khong_co", "em-0", HUGE, "__class__", "\x00"])
def test_rows_are_added_to_groups_of_the_form_only(client, form_url, name):
    answer = client.post(form_url, {**rows("1"), "_them": name})

    assert answer.status_code in (200, 302)
