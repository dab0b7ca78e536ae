"""What editors teach the search, and what it tells them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.organisations.groups import sync_groups, sync_user
from portal.organisations.models import Role
from portal.search import misses
from portal.search.default_synonyms import default_groups
from portal.search.finding import find
from portal.search.models import Miss, SearchEntry, Synonym
from portal.search.words import folded_text
from tests.factories.casework import officer
from tests.factories.organisations import AgencyFactory
from tests.search.corpus import key_of

if TYPE_CHECKING:
    from django.test import Client

    from portal.accounts.models import User

pytestmark = pytest.mark.django_db

REPORT = "/quan-tri/bao-cao/tim-khong-thay/"


def staff(role: Role) -> User:
    sync_groups()
    user = officer(AgencyFactory(provincial=True), role)
    sync_user(user)
    return user


@pytest.mark.usefixtures("corpus")
def test_a_synonym_holds_from_the_next_search_on() -> None:
    assert find("xe cải tiến").is_empty
    synonym = Synonym.objects.create(names="xe cải tiến\nđăng ký xe")
    assert key_of(find("xe cai tien").ranked[0].entry) == "p-dang-ky-xe"
    synonym.is_active = False
    synonym.save()
    assert find("xe cải tiến").is_empty


@pytest.mark.parametrize("names", ["GPXD", "Sổ đỏ\nso do", "***\n???", ""])
def test_one_name_alone_is_no_synonym(names: str) -> None:
    with pytest.raises(ValidationError):
        Synonym(names=names).full_clean()


def test_the_shipped_synonyms_are_such() -> None:
    for names in default_groups():
        Synonym(names="\n".join(names)).full_clean()
        assert len({folded_text([name]) for name in names}) == len(names), names


def test_communications_edit_synonyms_and_read_what_was_not_found(client: Client) -> None:
    misses.count("xe bo keo", typed="xe bò kéo")
    misses.count("xe bo keo", typed="Xe bò kéo")
    misses.count("may bay", typed="máy bay")
    client.force_login(staff(Role.COMMUNICATIONS))
    page = BeautifulSoup(client.get(REPORT).content, "html.parser")
    rows = [
        [cell.get_text(strip=True) for cell in row.select("td")] for row in page.select("#listing-results tbody tr")
    ]
    assert [row[:2] for row in rows] == [["xe bo keo", "2"], ["may bay", "1"]]
    assert client.get("/quan-tri/snippets/search/synonym/").status_code == 200
    answer = client.post(
        "/quan-tri/snippets/search/synonym/add/", {"names": "xe bò\nxe súc vật kéo", "is_active": "on"}
    )
    assert answer.status_code == 302
    assert Synonym.objects.filter(names__startswith="xe bò").exists()


def test_officers_do_neither(client: Client) -> None:
    client.force_login(staff(Role.SPECIALIST))
    assert client.get(REPORT).status_code == 302
    assert client.get("/quan-tri/snippets/search/synonym/").status_code == 302


@pytest.mark.parametrize(
    "typed", ["010199000001", "0912 345 678", "lythimau@example.com", "hồ sơ H38.26.000123456", ""]
)
def test_what_may_name_a_person_is_not_counted(typed: str) -> None:
    assert not misses.count(folded_text([typed]), typed=typed)
    assert not Miss.objects.exists()


def test_a_day_counts_no_more_than_so_many_queries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(misses, "MOST_A_DAY", 2)
    assert [misses.count(word, typed=word) for word in ("mot", "hai", "ba", "mot")] == [True, True, False, True]


def test_old_counts_are_forgotten() -> None:
    Miss.objects.create(query="cu", day=timezone.localdate() - timedelta(days=200))
    Miss.objects.create(query="moi")
    misses.forget_old()
    assert list(Miss.objects.values_list("query", flat=True)) == ["moi"]


def test_the_database_keeps_one_count_for_a_day_and_query_and_no_nameless_entry() -> None:
    Miss.objects.create(query="xe")
    for broken in (
        lambda: Miss.objects.create(query="xe"),
        lambda: Miss.objects.create(query=""),
        lambda: SearchEntry.objects.create(key="a:1", kind="x", title="", url="/", title_folded="", words=""),
        lambda: SearchEntry.objects.create(key="a:2", kind="x", title="A", url="", title_folded="a", words="a"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            broken()
