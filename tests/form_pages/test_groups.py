"""Repeating groups: rows come and go without JavaScript, and nothing typed is lost on the way."""

from __future__ import annotations

import pytest

from tests.factories.form_pages import RequestPageFactory, question, section
from tests.form_pages.conftest import Citizen

pytestmark = pytest.mark.django_db


@pytest.fixture
def siblings(client, root) -> Citizen:
    fields = [question("text", "Tên", key="ten"), question("partial_date", "Năm sinh", key="nam_sinh", required=False)]
    group = question(
        "group", "Anh chị em", key="anh_chi_em", row_label="Người", least=1, most=3, required=True, fields=fields
    )
    page = RequestPageFactory.published(
        parent=root, slug="nhom", sections=[section("Gia đình", group), section("Cuối", question("text", "Ghi chú"))]
    )
    return Citizen(client, page)


def rows(*people: tuple[str, str]) -> dict[str, str]:
    sent = {"anh_chi_em-total": str(len(people))}
    for number, (name, year) in enumerate(people):
        sent |= {f"anh_chi_em-{number}-ten": name, f"anh_chi_em-{number}-nam_sinh": year}
    return sent


def post(citizen: Citizen, **sent: str):
    return citizen.client.post(citizen.begin_url, sent)


def test_rows_are_kept_in_their_order(siblings):
    assert post(siblings, **rows(("Páo", "1990"), ("Mỷ", ""))).status_code == 302
    assert siblings.draft().answers["anh_chi_em"] == [{"ten": "Páo", "nam_sinh": "1990"}, {"ten": "Mỷ"}]


def test_a_row_is_added_and_what_was_typed_stays(siblings):
    answer = post(siblings, **rows(("Páo", "31/02/1990")), _them="anh_chi_em")
    text = answer.content.decode()
    assert 'value="31/02/1990"' in text
    assert 'name="anh_chi_em-1-ten"' in text
    assert "Người 2" in text
    assert "lc-errors" not in text


def test_a_row_is_taken_off_and_later_ones_move_up(siblings):
    answer = post(siblings, **rows(("Páo", ""), ("Mỷ", "1992"), ("Dơ", "1994")), _bot="anh_chi_em:1")
    text = answer.content.decode()
    assert 'name="anh_chi_em-1-ten" value="Dơ"' in text
    assert "Mỷ" not in text
    assert 'name="anh_chi_em-2-ten"' not in text


def test_an_error_in_a_row_leads_to_its_control(siblings):
    text = post(siblings, **rows(("Páo", "1990"), ("", "1992"))).content.decode()
    assert 'href="#id_anh_chi_em-1-ten"' in text
    assert "Người 2, Tên" in text


def test_empty_rows_fall_away(siblings):
    assert post(siblings, **rows(("Páo", ""), ("", ""))).status_code == 302
    assert siblings.draft().answers["anh_chi_em"] == [{"ten": "Páo"}]


def test_a_required_group_needs_a_row(siblings):
    assert "Hãy điền “Tên”." in post(siblings, **rows(("", ""))).content.decode()
    assert "cần ít nhất 1 mục" in post(siblings).content.decode()


def test_no_more_rows_than_allowed_are_taken(siblings):
    people = [(f"Người {number}", "") for number in range(10)]
    post(siblings, **rows(*people))
    assert len(siblings.draft().answers["anh_chi_em"]) == 3
    text = post(siblings, **rows(*people[:3])).url
    shown = siblings.client.get(siblings.url("phan/gia_dinh/")).content.decode()
    assert text
    assert 'value="anh_chi_em"' not in shown


@pytest.mark.parametrize("total", ["-1", "abc", "99999999999999999999", ""])
def test_a_forged_number_of_rows_does_no_harm(siblings, total):
    assert post(siblings, **{**rows(("Páo", "")), "anh_chi_em-total": total}).status_code == 200


def test_the_review_shows_rows(siblings):
    post(siblings, **rows(("Páo", "1990"), ("Mỷ", "")))
    text = siblings.client.get(siblings.url("kiem-tra/")).content.decode()
    assert "1. Tên: Páo; Năm sinh: 1990" in text
