"""Not found, broken, closed: said in the editors' words, also while there is no database."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import RequestFactory
from django.utils import timezone

from home.landing.demo import load_home
from portal.cms.error_pages import ErrorPages, words_of
from portal.cms.maintenance import state
from portal.cms.maintenance.middleware import closed
from portal.cms.maintenance.views import server_error
from portal.organisations.groups import sync_groups
from portal.organisations.models import Role
from tests.factories.accounts import SuperuserFactory
from tests.factories.organisations import MembershipFactory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept_in_a_folder_of_its_own(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.DATA_DIR = tmp_path
    yield
    state.reopen()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/tin-tuc/dang-ky-ket-hon-2.html", "dang ky ket hon"),
        ("/dich-vu-cong/cấp-lại-thẻ/", "cấp lại thẻ"),
        ("/portal/Pages/index.aspx", ""),
        ("/web/guest/2019/-/tim_kiem", "tim kiem"),
        ("/12345/", ""),
        ("/" + "tim-" * 100, " ".join(["tim"] * 8)),
        ("/" + "a" * 300, "a" * 80),
    ],
)
def test_the_words_of_the_address_are_searched_for(path: str, words: str) -> None:
    assert words_of(path) == words


def test_a_page_that_is_not_there_says_what_editors_wrote_and_where_to_go(client: Client) -> None:
    load_home()
    plain = BeautifulSoup(client.get("/dang-ky-ket-hon/").content, "html.parser")
    assert plain.h1.get_text(strip=True) == "Không có trang này"
    assert plain.select_one("main input[name=q]")["value"] == "dang ky ket hon"
    ErrorPages.objects.create(
        missing_title="Lạc đường rồi",
        missing_text="Thử tìm lại nhé.",
        missing_links=[{"type": "link", "value": {"text": "Đặt lịch hẹn", "address": "/lien-he/"}}],
    )
    response = client.get("/dang-ky-ket-hon/")
    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 404
    assert page.h1.get_text(strip=True) == "Lạc đường rồi"
    assert [link["href"] for link in page.select("main .lc-actions a")] == ["/lien-he/"]


def test_words_from_an_address_cannot_break_out_of_the_box(client: Client) -> None:
    html = client.get('/"><script>alert(1)</script>/').content.decode()
    assert "<script>alert" not in html


def test_a_server_error_is_told_without_a_database(django_assert_num_queries: Any) -> None:
    ErrorPages.objects.create(failure_title="Máy đang mệt", failure_text="Chờ năm phút rồi thử lại.")
    with django_assert_num_queries(0):
        response = server_error(RequestFactory().get("/dich-vu-cong/"))
    assert response.status_code == 500
    assert "Máy đang mệt" in response.content.decode()
    # Nothing in English is half English.
    assert "Máy đang mệt" not in server_error(RequestFactory().get("/en/")).content.decode()


def test_a_closed_portal_answers_503_and_says_when_to_come_back(client: Client) -> None:
    load_home()
    until = timezone.now() + timedelta(hours=2)
    state.close(until=until)
    response = client.get("/")
    assert response.status_code == 503
    assert 7100 < int(response["Retry-After"]) <= 7200
    assert response["Cache-Control"] == "no-store"
    assert f"{timezone.localtime(until):%H:%M}" in response.content.decode()
    assert client.post("/tim-kiem/").status_code == 503
    state.reopen()
    assert client.get("/").status_code == 200


def test_the_admin_sign_in_and_health_stay_open(client: Client) -> None:
    load_home()
    state.close()
    assert client.get("/tai-khoan/dang-nhap/").status_code == 200
    assert client.get("/healthz").status_code == 200
    client.force_login(SuperuserFactory())
    html = client.get("/quan-tri/").content.decode()
    assert "Cổng đang đóng để bảo trì." in html


def test_the_closed_door_asks_no_database(django_assert_num_queries: Any, client: Client) -> None:
    state.close()
    with django_assert_num_queries(0):
        assert client.get("/dich-vu-cong/").status_code == 503


def test_when_the_time_has_passed_visitors_are_asked_to_try_again_soon() -> None:
    late = state.Maintenance(timezone.now(), until=timezone.now() - timedelta(hours=1))
    assert closed(late)["Retry-After"] == "600"
    assert "Chúng tôi sẽ trở lại sớm" in closed(late).content.decode()


def test_administrators_switch_it_and_communications_do_not(client: Client) -> None:
    load_home()
    sync_groups()
    client.force_login(MembershipFactory(role=Role.COMMUNICATIONS).user)
    assert client.get("/quan-tri/bao-tri/").status_code == 302
    assert state.standing() is None
    client.force_login(MembershipFactory(role=Role.ADMINISTRATOR).user)
    past = f"{timezone.localtime() - timedelta(days=1):%Y-%m-%d %H:%M}"
    assert client.post("/quan-tri/bao-tri/", {"dong": "1", "until": past}).status_code == 422
    assert client.post("/quan-tri/bao-tri/", {"dong": "1", "until": ""}).status_code == 302
    assert state.standing() is not None
    client.post("/quan-tri/bao-tri/", {"mo": "1"})
    assert state.standing() is None


def test_the_command_works_while_the_database_does_not() -> None:
    with connection.execute_wrapper(_no_database):
        call_command("maintenance", "on", "--until", f"{timezone.localtime() + timedelta(hours=1):%Y-%m-%d %H:%M}")
        assert state.standing().until is not None
        call_command("maintenance", "off")
        assert state.standing() is None
        with pytest.raises(CommandError):
            call_command("maintenance", "on", "--until", "tối nay")


def _no_database(*args: Any) -> None:
    raise AssertionError("the database was asked")


def test_a_torn_file_leaves_the_portal_open(settings: Any) -> None:
    state.close()
    next((settings.DATA_DIR / "kept-aside").glob("maintenance.json")).write_text("{torn")
    assert state.standing() is None
