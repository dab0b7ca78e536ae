"""Those who write see what readers think of their articles."""

from __future__ import annotations

import pytest

from home.ratings.actions import rate
from home.ratings.readers import Reader
from portal.organisations.groups import sync_groups
from portal.organisations.models import Role
from tests.factories.news import article
from tests.factories.organisations import MembershipFactory
from tests.faults.pages import parsed

pytestmark = pytest.mark.django_db
REPORT = "/quan-tri/bao-cao/cham-diem/"


def sign_in(client, role: Role):
    sync_groups()
    person = MembershipFactory(role=role).user
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")


def test_communications_see_the_least_useful_first(client):
    useful, useless = article("Bài hay"), article("Bài dở")
    article("Bài chưa ai chấm")
    rate(article_id=useful.pk, reader=Reader("a", "b"), stars=5)
    rate(article_id=useless.pk, reader=Reader("a", "b"), stars=1)
    rate(article_id=useless.pk, reader=Reader("c", "b"), stars=2)
    sign_in(client, Role.COMMUNICATIONS)

    rows = [" ".join(row.get_text(" ").split()) for row in parsed(client.get(REPORT)).select("table.listing tbody tr")]

    assert rows == ["Bài dở 1,5 2 0 đang nhận", "Bài hay 5,0 1 0 đang nhận", "Bài chưa ai chấm 0 0 đang nhận"]


def test_the_report_says_the_average_as_the_article_does(client):
    """17 stars of 4 readers lie between two tenths."""
    page = article("Bài vừa")
    for number, stars in enumerate([4, 4, 4, 5]):
        rate(article_id=page.pk, reader=Reader(str(number), "b"), stars=stars)
    sign_in(client, Role.COMMUNICATIONS)
    assert "Trung bình 4,2 trên 5 sao" in parsed(client.get(page.url)).select_one("#cham-diem").get_text()
    assert "4,2" in parsed(client.get(REPORT)).select_one("table.listing tbody tr").get_text()


@pytest.mark.parametrize("role", [Role.DESK, Role.LEADER, Role.MARKET_MODERATOR])
def test_others_do_not_see_it(client, role):
    sign_in(client, role)
    assert client.get(REPORT).status_code == 302


def test_the_report_takes_as_many_queries_for_many_articles(client, django_assert_max_num_queries):
    for _number in range(8):
        article()
    sign_in(client, Role.COMMUNICATIONS)
    client.get(REPORT)
    with django_assert_max_num_queries(25):
        client.get(REPORT)
