"""A trainer's classes are the trainer's: every address of the room, by every method, for everybody else."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.attendance.models import Attendance
from courses.sessions.models import CourseSession
from tests.courses.attendance.ground import browser, class_with, end, first, held, over, room, scores, sheet, wall
from tests.factories import courses
from tests.factories.accounts import UserFactory
from tests.factories.organisations import AgencyFactory

pytestmark = pytest.mark.django_db
LIST = "/dao-tao/lop-day/"


def addresses(session):
    half_day = first(session)
    return (room(session), sheet(half_day), wall(half_day), scores(session), end(session))


def test_nobody_else_finds_the_class():
    session, (case,) = class_with()
    held(session)
    other, _people = class_with()
    strangers = [
        other.trainer,
        case.applicant,
        courses.manager(case.intake_agency),
        courses.head(case.intake_agency),
        courses.manager(session.organiser),
        courses.organiser(AgencyFactory(provincial=True)),
        courses.official(session.organiser),
        UserFactory(),
    ]
    before = session.standing
    for stranger in strangers:
        client = browser(stranger)
        for address in addresses(session):
            assert client.get(address).status_code == 404, (stranger, address)
            data = {f"d-{case.pk}": "present", f"diem-{case.pk}": "9", "da-xem": "x"}
            assert client.post(address, data).status_code in (404, 405), (stranger, address)
    session.refresh_from_db()
    case.refresh_from_db()
    assert (session.standing, case.score) == (before, None)
    assert not Attendance.objects.exists()


def test_whoever_is_not_signed_in_is_asked_to():
    session, _people = class_with()
    held(session)
    for address in (LIST, *addresses(session)):
        answer = browser().get(address)
        assert answer.status_code == 302
        assert "/tai-khoan/dang-nhap/" in answer.url


def test_the_former_trainer_no_longer_enters():
    session, _people = class_with()
    held(session)
    former = session.trainer
    CourseSession.objects.filter(pk=session.pk).update(trainer=courses.trainer())
    assert browser(former).get(room(session)).status_code == 404


def test_the_list_has_the_own_classes_only_todays_first():
    mine, _people = class_with()
    later = courses.session(trainer=mine.trainer)
    foreign, _others = class_with()
    held(mine, hours_ago=0)
    page = browser(mine.trainer).get(LIST).content.decode()
    assert page.index(mine.title) < page.index(later.title)
    assert foreign.title not in page
    assert "Hôm nay" in page


def test_a_class_that_is_over_waits_to_be_finished():
    session, _people = class_with()
    over(session)
    page = browser(session.trainer).get(LIST).content.decode()
    assert "chờ kết thúc lớp" in page
    assert end(session) in page


def test_somebody_without_classes_is_told_so():
    assert "chưa được giao lớp nào" in browser(courses.official()).get(LIST).content.decode()


@pytest.mark.parametrize("code", ["LH-KHONG-CO", "LH-\x00", "x" * 300])
def test_codes_that_do_not_exist_are_not_there(code):
    assert browser(courses.trainer()).get(f"{LIST}{code}/").status_code == 404


def test_the_roll_shows_what_was_written_and_links_nothing_before_its_time():
    session, (case,) = class_with()
    page = browser(session.trainer).get(room(session)).content.decode()
    assert str(case.applicant) in page
    assert "Chưa đến giờ" in page
    assert sheet(first(session)) not in page
    held(session)
    page = browser(session.trainer).get(room(session)).content.decode()
    assert sheet(first(session)) in page
    assert "Chưa điểm danh" in page


def test_the_room_costs_the_same_for_one_and_for_seven():
    few, _people = class_with(1)
    many, _more = class_with(7)
    held(few)
    held(many)
    assert queries(few.trainer, room(few)) == queries(many.trainer, room(many)) <= 22


def test_the_list_costs_the_same_for_one_class_and_for_five():
    session, _people = class_with()
    one = queries(session.trainer, LIST)
    for _number in range(4):
        courses.session(trainer=session.trainer)
    assert queries(session.trainer, LIST) == one <= 20


def queries(user, address):
    """Of the second request: publishing empties what is kept of the menus."""
    client = browser(user)
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
