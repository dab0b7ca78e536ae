"""XLSX of progress: what the user may see, numbers and days as such, nothing that runs."""

from __future__ import annotations

import io
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from portal.accounts.models import User
from tests.courses.progress import ground
from tests.courses.progress.ground import completed, target, this_year
from tests.courses.progress.test_screens import client_of, watcher
from tests.factories import courses

if TYPE_CHECKING:
    from portal.organisations.models import Agency

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("http://example.com";"x")'


def opened(answer: Any) -> Any:
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    return load_workbook(io.BytesIO(answer.content))


def lines(sheet: Any) -> list[dict[str, Any]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def as_moment(day: Any) -> datetime:
    return datetime.combine(day, time.min)


@pytest.fixture
def commune() -> Agency:
    return ground.commune("Xã Y Tý")


def test_all_agencies_with_numbers_as_numbers(commune: Agency) -> None:
    module = courses.module()
    target(module, 60)
    for person in ground.people(commune, 3)[:2]:
        completed(person, module, hours=6)
    book = opened(watcher().get(reverse("tien-do-dao-tao:workbook")))
    sheet = book["Cơ quan"]
    assert sheet.freeze_panes == "B2"
    [line] = [line for line in lines(sheet) if line["Cơ quan"] == commune.name]
    assert (line["Số cán bộ"], line["Hoàn thành (người)"], line["Chỉ tiêu"]) == (3, 2, 0.6)
    assert line["Tỷ lệ"] == pytest.approx(2 / 3)
    assert (line["Số giờ mỗi người trong năm"], line["Số giờ theo quy định"]) == (4, 40)
    assert (line["Ghi chú"], line["Tính đến ngày"]) == ("Đạt chỉ tiêu", as_moment(ground.TODAY()))
    assert sheet["E2"].number_format == "0%"
    [part] = [part for part in lines(book["Từng mô đun"]) if part["Cơ quan"] == commune.name]
    assert (part["Mô đun"], part["Hoàn thành (người)"], part["Còn thiếu (người)"]) == (str(module), 2, 0)


def test_the_people_of_one_agency_with_days_as_days(commune: Agency) -> None:
    module, other = courses.module(), courses.module()
    target(module)
    target(other)
    person = courses.official(commune, full_name="Lý Thị Một")
    completed(person, module, on=ground.TODAY() - ground.days(4))
    client = client_of(courses.manager(commune))
    book = opened(client.get(reverse("tien-do-dao-tao:agency_workbook", args=[commune.pk])))
    [line] = [line for line in lines(book["Từng người"]) if line["Họ và tên"] == "Lý Thị Một"]
    assert line[str(module)] == as_moment(ground.TODAY() - ground.days(4))
    assert line[str(other)] == "chưa có"
    assert (line["Số mô đun còn thiếu"], line["Loại"]) == (1, "Công chức")
    assert len(lines(book["Từng mô đun"])) == 2


def test_it_holds_what_the_screen_was_narrowed_to(commune: Agency) -> None:
    module = courses.module()
    target(module)
    has, _lacks = ground.people(commune, 2)
    completed(has, module)
    client = client_of(courses.manager(commune))
    address = reverse("tien-do-dao-tao:agency_workbook", args=[commune.pk])
    assert len(lines(opened(client.get(address))["Từng người"])) == 2  # one, and the manager
    assert len(lines(opened(client.get(address, {"loc": "tat-ca"}))["Từng người"])) == 3
    provincial = opened(watcher().get(reverse("tien-do-dao-tao:workbook"), {"cap": "province"}))
    assert commune.name not in {line["Cơ quan"] for line in lines(provincial["Cơ quan"])}


def test_a_manager_gets_the_own_agency_only(commune: Agency) -> None:
    target(courses.module())
    ground.people(ground.commune("Xã Khác"), 1)
    book = opened(client_of(courses.manager(commune)).get(reverse("tien-do-dao-tao:workbook")))
    for sheet in book.worksheets:
        assert {line["Cơ quan"] for line in lines(sheet)} == {commune.name}


def test_a_name_that_looks_like_a_formula_stays_words(commune: Agency) -> None:
    target(courses.module())
    for name in (FORMULA, "+84 là tên", "@SUM(A1)", "-2+3", "Lỗi\x0bký tự"):
        person = courses.official(commune)
        User.objects.filter(pk=person.pk).update(full_name=name)
    client = client_of(courses.manager(commune))
    sheet = opened(client.get(reverse("tien-do-dao-tao:agency_workbook", args=[commune.pk])))["Từng người"]
    cells = {cell.value: cell for cell in sheet["A"]}
    for name in (FORMULA, "+84 là tên", "@SUM(A1)", "-2+3"):
        assert (cells[name].data_type, cells[name].quotePrefix) == ("s", True)
    assert "Lỗiký tự" in cells
    assert not any(cell.data_type == "f" for line in sheet.iter_rows() for cell in line)


def test_a_name_of_an_agency_cannot_be_a_formula_either(commune: Agency) -> None:
    commune.name = FORMULA
    commune.save()
    target(courses.module(), year=this_year())
    sheet = opened(watcher().get(reverse("tien-do-dao-tao:workbook")))["Cơ quan"]
    assert [cell.data_type for cell in sheet["A"] if cell.value == FORMULA] == ["s"]
