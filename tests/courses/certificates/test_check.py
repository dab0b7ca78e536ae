"""The public check: to whoever has number and code, and to nobody who guesses."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from courses.certificates import attempts, issuing
from tests.courses.certificates.ground import CHECK, certificate, checked
from tests.factories import courses

if TYPE_CHECKING:
    from courses.certificates.models import Certificate

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_has_tried() -> None:
    cache.clear()


def until(one: Certificate, days: int) -> None:
    today = timezone.localdate()
    one.issued_on, one.valid_until = today - timedelta(days=400), today + timedelta(days=days)
    one.save()


def test_a_valid_certificate_is_shown_as_on_the_paper() -> None:
    one = certificate()
    page = checked(one.number, one.check_code)
    assert page.status_code == 200
    for words in ("còn giá trị", one.number, one.name, one.agency_name, one.course_title, "7 giờ", one.issuer_name):
        assert words in page.text
    assert one.user.email not in page.text
    assert "8,5" not in page.text


def test_it_holds_up_to_its_last_day() -> None:
    one = certificate()
    until(one, 0)
    assert "Chứng nhận còn giá trị" in checked(one.number, one.check_code).text
    until(one, -1)
    page = checked(one.number, one.check_code).text
    assert "Chứng nhận đã hết hạn" in page
    assert "còn giá trị" not in page


def test_a_revoked_one_says_so_with_the_reason_even_when_it_has_expired() -> None:
    one = certificate()
    issuing.revoke(certificate=one, actor=courses.organiser(one.issuer), reason="Cấp nhầm khóa học")
    one.refresh_from_db()
    until(one, -1)
    page = checked(one.number, one.check_code).text
    assert "đã bị thu hồi" in page
    assert "Cấp nhầm khóa học" in page


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (str.lower, str.lower),
        (lambda n: f"  {n[:5]} {n[5:]} ", lambda c: f" {c[:4]} {c[4:]}"),
        (str, lambda c: f"{c[:4]}-{c[4:]}"),
    ],
)
def test_blanks_dashes_and_small_letters_are_forgiven(number, code) -> None:
    one = certificate()
    assert one.name in checked(number(one.number), code(one.check_code)).text


def test_a_wrong_code_and_a_wrong_number_get_the_same_answer() -> None:
    one, other = certificate(), certificate()
    answers = [
        checked(one.number, "22222222"),
        checked("CN-KHONG-CO", "22222222"),
        checked(one.number, other.check_code),
    ]
    for answer in answers:
        assert answer.status_code == 200
        assert "Không có chứng nhận nào với số và mã kiểm tra này" in answer.text
        assert "hỏi nơi cấp" in answer.text
        assert one.name not in answer.text


def test_a_number_alone_or_a_code_alone_reveals_nothing_and_keeps_what_was_typed() -> None:
    one = certificate()
    page = Client().get(CHECK, {"so": one.number}).text
    assert one.name not in page
    assert "riêng số chứng nhận thì chưa đủ" in page
    assert f'value="{one.number}"' in page
    assert one.name not in Client().get(CHECK, {"ma": one.check_code}).text


def test_too_many_wrong_tries_are_sent_away_even_with_the_right_code() -> None:
    one = certificate()
    for number in range(attempts.MOST_PER_VISITOR):
        assert checked(f"CN-{number}", "22222222").status_code == 200
    answer = checked(one.number, one.check_code)
    assert answer.status_code == 429
    assert "đợi 15 phút" in answer.text
    assert one.name not in answer.text


def test_going_through_codes_from_many_addresses_closes_the_number() -> None:
    one, other = certificate(), certificate()
    for number in range(attempts.MOST_PER_NUMBER):
        Client(REMOTE_ADDR=f"10.1.{number // 250}.{number % 250 + 1}").get(CHECK, {"so": one.number, "ma": "2" * 8})
    assert checked(one.number, one.check_code, Client(REMOTE_ADDR="10.9.9.9")).status_code == 429
    assert checked(other.number, other.check_code, Client(REMOTE_ADDR="10.9.9.9")).status_code == 200


def test_right_answers_and_empty_forms_are_no_tries() -> None:
    one = certificate()
    for _time in range(attempts.MOST_PER_VISITOR + 2):
        assert checked(one.number, one.check_code).status_code == 200
        assert Client().get(CHECK, {"so": one.number}).status_code == 200


def test_the_page_is_kept_nowhere_and_led_to_from_nowhere() -> None:
    one = certificate()
    for answer in (Client().get(CHECK), checked(one.number, one.check_code)):
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
        assert '<meta name="robots" content="noindex' in answer.text


@pytest.mark.parametrize("typed", ["\x00", "%", "王" * 20, "x" * 500, "' or 1=1 --"])
def test_nothing_typed_breaks_the_page(typed: str) -> None:
    assert checked(typed, typed).status_code in (200, 429)


def test_writing_to_the_page_is_refused() -> None:
    assert Client().post(CHECK).status_code == 405
