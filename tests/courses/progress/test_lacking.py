"""Who lacks what in one agency."""

from __future__ import annotations

import pytest

from courses.progress.selectors import lacking
from courses.progress.skills import Standing
from courses.progress.wording import registration_words, skill_words
from portal.organisations.models import Membership
from tests.courses.progress import ground
from tests.courses.progress.ground import completed, target, this_year
from tests.factories import courses

pytestmark = pytest.mark.django_db


def test_only_those_who_lack_something_are_there_by_name_with_every_module() -> None:
    one, other, commune = courses.module(), courses.module(), ground.commune("Xã Y Tý")
    target(one)
    target(other, level="commune")
    binh, an, chi = (courses.official(commune, full_name=name) for name in ("Lý Bình", "Lý An", "Lý Chi"))
    for module in (one, other):
        completed(chi, module)
    completed(binh, one)
    found = lacking(commune, this_year())
    assert [row.official.user for row in found] == [an, binh]
    assert [row.lacks for row in found] == [(one, other), (other,)]
    assert [skill.standing for skill in found[1].skills] == [Standing.HELD, Standing.NONE]


def test_one_module_can_be_asked_for_with_or_without_a_target() -> None:
    module, commune = courses.module(), ground.commune("Xã Y Tý")
    has, lacks = ground.people(commune, 2)
    completed(has, module)
    assert [row.official.user for row in lacking(commune, this_year(), module)] == [lacks]
    assert lacking(commune, this_year()) == []


def test_who_has_left_or_works_elsewhere_is_not_there() -> None:
    commune = ground.commune("Xã Y Tý")
    target(courses.module())
    gone, stays = ground.people(commune, 2)
    ground.people(ground.commune("Xã Khác"), 1)
    Membership.objects.filter(user=gone).first().delete()
    assert [row.official.user for row in lacking(commune, this_year())] == [stays]


def test_it_says_since_when_until_when_and_which_class_comes() -> None:
    module, commune, today = courses.module(), ground.commune("Xã Y Tý"), ground.TODAY()
    other = courses.module()
    target(module)
    target(other)
    person = courses.official(commune)
    completed(person, module, on=today - ground.days(400), until=today - ground.days(30))
    session = courses.session(courses.course(module=other))
    courses.registered(session, person)
    [row] = lacking(commune, this_year())
    ended, coming = row.skills
    assert (ended.standing, coming.standing) == (Standing.ENDED, Standing.REGISTERED)
    assert skill_words(ended) == f"hết hạn {today - ground.days(30):%d/%m/%Y}"
    assert registration_words(coming) == f"đã đăng ký “{session.title}”, học từ {session.starts_at:%d/%m/%Y}"
    completed(person, module, on=today - ground.days(3))
    [row] = lacking(commune, this_year())
    assert skill_words(row.skills[0]) == f"từ {today - ground.days(3):%d/%m/%Y}"


def test_what_was_completed_after_the_year_is_told_apart() -> None:
    module, commune, today = courses.module(), ground.commune("Xã Y Tý"), ground.TODAY()
    target(module, year=this_year() - 1)
    completed(courses.official(commune), module, on=today)
    [row] = lacking(commune, this_year() - 1)
    assert (row.skills[0].standing, row.skills[0].since) == (Standing.LATER, today)


def test_a_module_that_holds_for_good_stands_before_one_that_ends() -> None:
    module, commune, today = courses.module(), ground.commune("Xã Y Tý"), ground.TODAY()
    other = courses.module()
    target(module)
    target(other)
    person = courses.official(commune)
    completed(person, module, on=today - ground.days(10))
    completed(person, module, on=today - ground.days(5), until=today + ground.days(5))
    [row] = lacking(commune, this_year())
    assert (row.skills[0].since, row.skills[0].until) == (today - ground.days(10), None)


@pytest.mark.parametrize("people", [2, 12])
def test_it_costs_the_same_for_two_people_and_for_twelve(people: int, django_assert_num_queries) -> None:
    module, commune = courses.module(), ground.commune("Xã Y Tý")
    other = courses.module()
    target(module)
    target(other)
    for person in ground.people(commune, people):
        completed(person, module)
    with django_assert_num_queries(4):
        assert len(lacking(commune, this_year())) == people
