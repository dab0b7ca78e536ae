"""What the table of progress counts, for whom, and with how many queries."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.programme.policy import TrainingPolicy
from courses.progress.selectors import progress_table
from courses.progress.wording import summary_sentence
from portal.organisations.models import Membership, Role
from tests.courses.progress import ground
from tests.courses.progress.ground import completed, row_of, target, this_year
from tests.factories import courses
from tests.factories.accounts import SuperuserFactory
from tests.factories.casework import officer

if TYPE_CHECKING:
    from courses.progress.rows import ProgressTable
    from portal.accounts.models import User

pytestmark = pytest.mark.django_db


def table(user: User | None = None, year: int | None = None, **asked: object) -> ProgressTable:
    return progress_table(year=year or this_year(), user=user or ground.supervisor(), **asked)


def test_a_row_says_how_many_of_how_many_and_what_is_missing() -> None:
    module, commune = courses.module(), ground.commune("Xã Y Tý")
    target(module, 60)
    staff = ground.people(commune, 5)
    completed(staff[0], module)
    completed(staff[1], module)
    row = row_of(table(), commune)
    assert (row.officials, row.furthest.completed, row.share, row.target) == (5, 2, 40, 60)
    assert (row.gap, row.furthest.missing, row.is_reached, row.has_nobody) == (20, 1, False, False)
    completed(staff[2], module)
    assert row_of(table(), commune).is_reached


def test_a_share_is_rounded_down_so_that_what_looks_reached_is_reached() -> None:
    module, commune = courses.module(), ground.commune("Xã Y Tý")
    target(module, 67)
    for person in ground.people(commune, 3)[:2]:
        completed(person, module)
    row = row_of(table(), commune)
    assert (row.share, row.gap, row.is_reached) == (66, 1, False)


def test_an_agency_in_which_nobody_has_completed_anything_is_flagged() -> None:
    one, other = courses.module(), courses.module()
    target(one)
    target(other)
    nobody, somebody, empty = ground.commune("Xã Một"), ground.commune("Xã Hai"), ground.commune("Xã Ba")
    ground.people(nobody, 2)
    completed(ground.people(somebody, 2)[0], other)
    found = table()
    assert row_of(found, nobody).has_nobody
    assert not row_of(found, somebody).has_nobody
    assert not row_of(found, empty).has_nobody
    assert row_of(found, empty).share is None
    assert [row.agency for row in found.without_anybody if row.agency.level == "commune"] == [nobody]


def test_who_has_no_target_is_not_told_that_nobody_learns() -> None:
    module = courses.module()
    target(module, level="commune")
    commune, department = ground.commune("Xã Một"), ground.department("Sở Một")
    for agency in (commune, department):
        ground.people(agency, 1)
    found = table(module=module)
    assert row_of(found, commune).has_nobody
    assert not row_of(found, department).has_nobody
    without_targets = table(module=courses.module())
    assert row_of(without_targets, department).has_nobody


def test_the_same_module_twice_is_one_person() -> None:
    module, commune = courses.module(), ground.commune("Xã Y Tý")
    target(module)
    person, _other = ground.people(commune, 2)
    completed(person, module)
    completed(person, module)
    row = row_of(table(), commune)
    assert (row.furthest.completed, row.completed_all) == (1, 1)


def test_of_several_modules_all_count_together_and_each_has_to_reach_its_own_target() -> None:
    near, far, commune = courses.module(), courses.module(), ground.commune("Xã Y Tý")
    target(near, 50)
    target(far, 90)
    first, second = ground.people(commune, 2)
    for person, module in ((first, near), (second, near), (first, far)):
        completed(person, module)
    row = row_of(table(), commune)
    assert (row.share, row.target, row.missing, row.gap) == (75, 70, 1, 20)
    assert (row.furthest.module, row.completed_all, row.lacking, row.is_reached) == (far, 1, 1, False)
    completed(second, far)
    row = row_of(table(), commune)
    assert (row.share, row.missing, row.gap, row.is_reached) == (100, 0, 0, True)


def test_the_narrowest_target_holds() -> None:
    module = courses.module()
    commune, special, department = ground.commune("Xã Một"), ground.commune("Xã Hai"), ground.department("Sở Một")
    target(module, 30)
    target(module, 40, level="commune")
    target(module, 90, agency=special)
    for agency in (commune, special, department):
        ground.people(agency, 1)
    found = table()
    assert [row_of(found, agency).target for agency in (commune, special, department)] == [40, 90, 30]


def test_a_module_that_only_communes_ought_to_learn_counts_for_no_department() -> None:
    for_all, for_communes = courses.module(), courses.module()
    target(for_all)
    target(for_communes, level="commune")
    commune, department = ground.commune("Xã Một"), ground.department("Sở Một")
    one, other = ground.people(commune, 1)[0], ground.people(department, 1)[0]
    completed(one, for_all)
    completed(other, for_all)
    found = table()
    assert row_of(found, commune).completed_all == 0
    assert row_of(found, department).completed_all == 1
    assert [part.module for part in row_of(found, department).parts] == [for_all]


def test_what_has_expired_no_longer_counts_and_what_comes_after_the_year_does_not_yet() -> None:
    module, commune, today = courses.module(), ground.commune("Xã Y Tý"), ground.TODAY()
    last_year = today.year - 1
    target(module)
    target(module, year=last_year)
    ended, lasting, late = ground.people(commune, 3)
    completed(ended, module, on=date(last_year, 3, 1), until=date(last_year, 12, 31))
    completed(lasting, module, on=date(last_year, 3, 1), until=today)
    completed(late, module, on=date(today.year, 1, 1))
    assert row_of(table(), commune).furthest.completed == 2
    before = row_of(table(year=last_year), commune)
    assert before.furthest.completed == 2
    assert table(year=last_year).day == date(last_year, 12, 31)


def test_who_no_longer_works_does_not_count() -> None:
    module, commune = courses.module(), ground.commune("Xã Y Tý")
    target(module)
    gone, _stays = ground.people(commune, 2)
    completed(gone, module)
    Membership.objects.get(user=gone).delete()
    row = row_of(table(), commune)
    assert (row.officials, row.furthest.completed, row.hours) == (1, 0, 0)


def test_who_moves_takes_what_was_learnt_to_the_new_agency() -> None:
    module, old, new = courses.module(), ground.commune("Xã Cũ"), ground.commune("Xã Mới")
    target(module)
    person = ground.people(old, 1)[0]
    completed(person, module, hours=6)
    membership = Membership.objects.get(user=person)
    membership.agency = new
    membership.save()
    found = table()
    assert (row_of(found, old).officials, row_of(found, old).hours) == (0, 0)
    assert (row_of(found, new).officials, row_of(found, new).furthest.completed) == (1, 1)
    assert row_of(found, new).hours == 6


def test_hours_a_head_are_those_of_the_year_whatever_the_module() -> None:
    targeted, other, commune, today = courses.module(), courses.module(), ground.commune("Xã Y Tý"), ground.TODAY()
    target(targeted)
    policy = TrainingPolicy.load()
    policy.yearly_hours = 10
    policy.save()
    first, second = ground.people(commune, 2)
    completed(first, targeted, hours=14)
    completed(second, other, hours=3.5)
    completed(second, targeted, hours=20, on=date(today.year - 1, 6, 1))
    row = row_of(table(), commune)
    assert (row.hours_each, row.has_hours) == (Decimal("8.8"), False)
    completed(first, other, hours=7)
    assert row_of(table(), commune).has_hours


def test_a_module_without_a_target_can_be_looked_at_all_the_same() -> None:
    module, commune = courses.module(), ground.commune("Xã Y Tý")
    completed(ground.people(commune, 2)[0], module)
    found = table(module=module)
    row = row_of(found, commune)
    assert (row.share, row.target, row.gap, row.is_reached) == (50, None, None, False)
    assert "không có chỉ tiêu" in summary_sentence(found)
    assert "Chưa đặt chỉ tiêu" in summary_sentence(table())


def test_the_sentence_says_how_many_reached_and_where_nobody_is() -> None:
    module = courses.module()
    target(module, 50, level="commune")
    done, _nobody, _empty = (
        ground.commune("Xã Một"),
        ground.people(ground.commune("Xã Hai"), 1),
        ground.commune("Xã Ba"),
    )
    completed(ground.people(done, 1)[0], module)
    found = table(level="commune")
    day = f"{ground.TODAY():%d/%m/%Y}"
    assert summary_sentence(found) == (
        f"Đến ngày {day}, 1 / 3 xã, phường đạt chỉ tiêu. 1 nơi chưa có ai hoàn thành."
        " 1 nơi chưa có người nào trong danh sách cán bộ."
    )


def test_heads_and_managers_see_the_own_agency_whatever_their_scope() -> None:
    own, _foreign = ground.commune("Xã Mình"), ground.people(ground.commune("Xã Người"), 1)
    target(courses.module())
    for role in (Role.LEADER, Role.TRAINING_MANAGER, Role.SUPERVISOR):
        assert [row.agency for row in table(officer(own, role)).rows] == [own]
    for role in (Role.LEADER, Role.TRAINING_MANAGER):
        assert [row.agency for row in table(officer(own, role, scope="province")).rows] == [own]


def test_organisers_and_supervisors_of_the_province_see_all_and_everybody_else_nothing() -> None:
    own, foreign = ground.commune("Xã Mình"), ground.commune("Xã Người")
    for role in (Role.TRAINING_ORGANISER, Role.SUPERVISOR):
        seen = {row.agency for row in table(officer(own, role, scope="province")).rows}
        assert {own, foreign} <= seen
    assert {own, foreign} <= {row.agency for row in table(SuperuserFactory()).rows}
    for person in (officer(own), officer(own, Role.TRAINING_ORGANISER), officer(own, Role.ADMINISTRATOR)):
        assert table(person).rows == ()


def test_the_number_of_queries_does_not_grow_with_agencies_people_or_modules() -> None:
    user = ground.supervisor()

    def add(number: int) -> None:
        module = courses.module()
        target(module)
        for place in range(number):
            for person in ground.people(ground.commune(f"Xã {module.code} {place}"), number):
                completed(person, module)

    add(2)
    add(2)
    with CaptureQueriesContext(connection) as few:
        table(user)
    for number in (1, 3, 4):
        add(number)
    with CaptureQueriesContext(connection) as many:
        table(user)
    assert (len(few), len(many)) == (9, 8)
