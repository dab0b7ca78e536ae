"""Narrowing the registers, their exports, and what they cost."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from courses.attendance.models import Attendance
from courses.certificates.models import Certificate
from portal.organisations.models import Role
from tests.courses.certificates.ground import client_of
from tests.courses.registers.ground import REGISTERS, side
from tests.factories import courses

pytestmark = pytest.mark.django_db


def address(register: str) -> str:
    return reverse(f"courses_{register}_modeladmin_index")


@pytest.fixture
def client():
    return client_of(courses._staff(courses.organiser_agency(), Role.SUPERVISOR, scope="province"))


def names(answer) -> set[str]:
    rows = answer.context["object_list"]
    return {
        str(getattr(row, "name", "") or getattr(row, "applicant", "") or row.registration.applicant) for row in rows
    }


def test_the_lists_are_narrowed_by_agency_course_state_and_year(client) -> None:
    one, other = side("Người Một"), side("Người Hai")
    Attendance.objects.filter(registration=other.case).update(presence="absent")
    certificate = Certificate.objects.get(registration=other.case)
    certificate.issued_on, certificate.valid_until = timezone.localdate() - timedelta(days=800), timezone.localdate()
    certificate.valid_until -= timedelta(days=1)
    certificate.save()
    for register in REGISTERS:
        assert names(client.get(address(register), {"co-quan": one.home.pk})) == {"Người Một"}
        assert names(client.get(address(register), {"khoa-hoc": other.case.session.course_id})) == {"Người Hai"}
        assert names(client.get(address(register), {"nam": 2001})) == set()
        assert names(client.get(address(register), {"q": "Người Hai"})) == {"Người Hai"}
        assert names(client.get(address(register), {"co-quan": "x", "nam": "1e9"})) == {"Người Một", "Người Hai"}
    assert names(client.get(address("attendance"), {"diem-danh": "absent"})) == {"Người Hai"}
    assert names(client.get(address("registration"), {"trang-thai": "approved"})) == set()
    assert names(client.get(address("certificate"), {"tinh-trang": "het-han"})) == {"Người Hai"}
    assert names(client.get(address("certificate"), {"tinh-trang": "con-gia-tri"})) == {"Người Một"}
    assert names(client.get(address("certificate"), {"nam": certificate.issued_on.year})) == {"Người Hai"}


def test_no_cell_of_an_export_is_a_formula(client) -> None:
    for start in "=+-@":
        side(f"{start}SUM(A1:A9)|{start}")
    for register in REGISTERS:
        csv = b"".join(client.get(address(register), {"export": "csv"}).streaming_content).decode()
        assert csv.startswith("\ufeff")
        for start in "=+-@":
            assert f"'{start}SUM" in csv
            assert f",{start}SUM" not in csv
        answer = client.get(address(register), {"export": "xlsx"})
        sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
        cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
        assert not [cell.value for cell in cells if cell.data_type == "f"]
        risky = [cell for cell in cells if cell.value.startswith(tuple("=+-@"))]
        assert len(risky) >= 4
        assert all(cell.quotePrefix for cell in risky)


def test_an_export_has_the_rows_that_the_filters_left_and_local_time(client) -> None:
    one, _other = side("Người Một"), side("Người Hai")
    answer = client.get(address("registration"), {"export": "xlsx", "co-quan": one.home.pk})
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[1] for row in rows[1:]] == ["Người Một"]
    received = timezone.make_naive(one.case.received_at).replace(microsecond=0)
    assert rows[1][9] == received
    assert "dang-ky-hoc-" in answer["Content-Disposition"]


@pytest.mark.parametrize("register", REGISTERS)
def test_a_longer_list_asks_no_more(register: str, client) -> None:
    first = side("Người Đầu")
    client.get(address(register))

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(register)).status_code == 200
        return len(queries)

    few = asked()
    for number in range(3):
        side(f"Người {number}", holder=first.holder, home=first.home)
    assert asked() == few


def test_a_row_says_what_it_holds_and_where_it_goes_on() -> None:
    one = side("Người Một")
    certificate = one.row("certificate")
    page = client_of(courses.organiser(one.holder)).get(
        reverse("courses_certificate_modeladmin_inspect", args=[certificate.pk])
    )
    assert certificate.number in page.text
    assert reverse("chung-nhan:revoke", args=[certificate.pk]) in page.text
    assert f"/dao-tao/chung-nhan/{certificate.number}.pdf" in page.text
    page = client_of(courses.head(one.home)).get(
        reverse("courses_certificate_modeladmin_inspect", args=[certificate.pk])
    )
    assert "thu-hoi" not in page.text
    assert certificate.check_code not in page.text


def test_the_history_says_who_issued_and_who_revoked() -> None:
    one = side("Người Một")
    certificate = one.row("certificate")
    client = client_of(courses.organiser(one.holder))
    client.post(reverse("chung-nhan:revoke", args=[certificate.pk]), {"reason": "Ghi nhầm"})
    page = client.get(reverse("courses_certificate_modeladmin_history", args=[certificate.pk])).text
    assert "Cấp chứng nhận" in page
    assert "Thu hồi chứng nhận" in page
