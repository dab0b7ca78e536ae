"""Finishing a class: the rule of its course, what stands in the way, and what becomes of the others."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from courses.attendance.actions import finish_session
from courses.attendance.finishing import FINISHED, outcome_of
from courses.attendance.models import Attendance
from courses.certificates.models import Certificate
from courses.progress.models import Completion
from courses.registrations.models import Registration
from courses.sessions.models import CourseSession, Standing
from portal.audit.selectors import entries_of
from portal.casework.actions import apply
from portal.casework.errors import NotAllowed
from portal.notifications.models import Message
from tests.courses.attendance.ground import browser, class_with, end, held, now, over, room, wrote
from tests.factories import courses

pytestmark = pytest.mark.django_db


def fresh(*cases):
    return [Registration.objects.get(pk=case.pk) for case in cases]


def test_whoever_came_often_enough_has_completed_and_the_others_have_not():
    session, (often, half, never) = class_with(3, course=courses.course(least_attendance=80))
    over(session)
    wrote(often, "present", "late")
    wrote(half, "present", "excused")
    wrote(never, "absent")
    outcome = finish_session(session=session, actor=session.trainer)
    assert (outcome.passed, outcome.failed) == (1, 2)
    assert [case.state for case in fresh(often, half, never)] == ["completed", "not_completed", "not_completed"]
    assert [case.attended_share for case in fresh(often, half, never)] == [100, 50, 0]
    assert session.standing == Standing.FINISHED
    assert Completion.objects.get().registration == often
    assert Certificate.objects.get().registration == often
    assert entries_of(session).get(action=FINISHED).data == {"completed": 1, "not_completed": 2, "closed": 0}


def test_a_share_exactly_at_the_least_is_enough():
    session, (case,) = class_with(course=courses.course(least_attendance=50))
    over(session)
    wrote(case, "absent", "present")
    assert finish_session(session=session, actor=session.trainer).passed == 1


@pytest.mark.parametrize(("score", "state"), [("5", "completed"), ("4.9", "not_completed")])
def test_where_the_course_asks_for_a_score_it_counts(score, state):
    session, (case,) = class_with(course=courses.course(least_score=5))
    over(session)
    wrote(case, "present", "present")
    case.score = score
    case.save(update_fields=["score"])
    finish_session(session=session, actor=session.trainer)
    [case] = fresh(case)
    assert case.state == state
    if state == "not_completed":
        assert "4,9" in case.events.get(transition="not_complete").note


def test_a_missing_score_stands_in_the_way_only_of_those_who_came():
    session, (came, stayed_away) = class_with(2, course=courses.course(least_score=5))
    over(session)
    wrote(came, "present", "present")
    wrote(stayed_away, "absent", "absent")
    with pytest.raises(ValidationError) as refused:
        finish_session(session=session, actor=session.trainer)
    [sentence] = refused.value.messages
    assert str(came.applicant) in sentence
    assert str(stayed_away.applicant) not in sentence
    assert [case.state for case in fresh(came, stayed_away)] == ["approved", "approved"]


def test_before_the_last_half_day_ended_nothing_is_finished():
    session, (case,) = class_with()
    held(session, hours_ago=2)
    wrote(case, "present", "present")
    with pytest.raises(ValidationError, match="chưa kết thúc"):
        finish_session(session=session, actor=session.trainer)
    session.refresh_from_db()
    assert session.standing == Standing.ANNOUNCED


def test_a_half_day_without_any_attendance_is_named():
    session, (case,) = class_with()
    over(session)
    wrote(case, "present")
    missing = session.half_days.order_by("-starts_at").first()
    with pytest.raises(ValidationError) as refused:
        finish_session(session=session, actor=session.trainer)
    assert str(missing) in refused.value.messages[0]


def test_every_obstacle_is_said_at_once():
    session, _people = class_with(course=courses.course(least_attendance=0, least_score=5))
    held(session, hours_ago=2)
    outcome = outcome_of(session, actor=session.trainer)
    assert len(outcome.obstacles) == 4  # the last half-day, two without attendance, a score


def test_registrations_that_never_got_in_end_with_the_class_and_are_told():
    session = courses.session(trainer=courses.trainer(), capacity=3)
    seated, unapproved, endorsed = courses.approved(session), courses.registered(session), courses.endorsed(session)
    waiting, approved_waiting = courses.registered(session), courses.approved(session)
    over(session)
    wrote(seated, "present", "present")
    finish_session(session=session, actor=session.trainer)
    states = [case.state for case in fresh(seated, unapproved, endorsed, waiting, approved_waiting)]
    assert states == ["completed", "refused", "refused", "refused", "refused"]
    assert not Registration.objects.filter(session=session, state__in=["submitted", "endorsed", "approved"]).exists()
    session.refresh_from_db()
    assert session.taken == 1
    for case in (unapproved, waiting):
        assert Message.objects.filter(to=case.applicant.email).order_by("-pk")[0].subject.endswith(session.title)
    assert "chưa được duyệt" in fresh(unapproved)[0].events.get(transition="close").label


def test_an_offer_still_open_lapses_and_nobody_is_offered_a_seat_of_a_class_that_is_over():
    session = courses.session(trainer=courses.trainer(), capacity=1)
    holder, waiting, third = courses.approved(session), courses.approved(session), courses.approved(session)
    apply(case=holder, transition="withdraw", actor=holder.applicant)
    [waiting] = fresh(waiting)
    assert waiting.place == "offered"
    over(session)
    finish_session(session=session, actor=session.trainer)
    assert [case.state for case in fresh(waiting, third)] == ["lapsed", "refused"]
    session.refresh_from_db()
    assert (session.taken, session.standing) == (0, Standing.FINISHED)


def test_a_class_nobody_sat_in_is_finished_without_attendance():
    session, _nobody = class_with(0)
    over(session)
    assert finish_session(session=session, actor=session.trainer).verdicts == []
    assert session.standing == Standing.FINISHED


def test_nobody_finishes_twice_nor_what_was_cancelled():
    session, (case,) = class_with()
    over(session)
    wrote(case, "present", "present")
    finish_session(session=session, actor=session.trainer)
    with pytest.raises(ValidationError, match="không kết thúc được"):
        finish_session(session=session, actor=session.trainer)
    cancelled, _people = class_with()
    over(cancelled)
    CourseSession.objects.filter(pk=cancelled.pk).update(standing="cancelled", standing_reason="Vì bão")
    with pytest.raises(ValidationError, match="không kết thúc được"):
        finish_session(session=cancelled, actor=cancelled.trainer)
    assert Certificate.objects.count() == 1


def test_if_one_result_fails_none_is_kept(monkeypatch):
    session, people = class_with(3)
    over(session)
    for case in people:
        wrote(case, "present", "present")
    last = sorted(people, key=lambda case: (case.applicant.full_name, case.pk))[-1]

    def breaking(*, case, **kwargs):
        if case.pk == last.pk:
            raise NotAllowed("Không được")
        return apply(case=case, **kwargs)

    monkeypatch.setattr("courses.attendance.finishing.apply", breaking)
    with pytest.raises(NotAllowed):
        finish_session(session=session, actor=session.trainer)
    assert {case.state for case in fresh(*people)} == {"approved"}
    assert not Certificate.objects.exists()
    monkeypatch.undo()
    assert finish_session(session=session, actor=session.trainer).passed == 3


def test_nobody_ends_a_class_in_which_they_sit_themselves():
    session, (case,) = class_with()
    colleague = courses.organiser()
    own = courses.approved(session, courses.trainer())
    over(session)
    for one in (case, own):
        wrote(one, "present", "present")
    CourseSession.objects.filter(pk=session.pk).update(trainer=own.applicant)
    session.refresh_from_db()
    with pytest.raises(ValidationError, match="không tự ghi kết quả"):
        finish_session(session=session, actor=session.trainer)
    assert finish_session(session=session, actor=colleague).passed == 2


def test_what_is_unwritten_counts_as_absent_and_is_said():
    session, (case, other) = class_with(2)
    over(session)
    wrote(case, "present")
    wrote(other, "present", "present")
    verdicts = {one.case.pk: one for one in outcome_of(session, actor=session.trainer).verdicts}
    assert (verdicts[case.pk].unmarked, verdicts[case.pk].share, verdicts[case.pk].passes) == (1, 50, False)
    page = browser(session.trainer).get(end(session)).content.decode()
    assert "1 buổi chưa ghi, tính là vắng" in page


def test_the_cost_grows_with_the_people_by_a_small_factor():
    costs = []
    for number in (2, 7):
        session, people = class_with(number)
        over(session)
        for case in people:
            wrote(case, "present", "present")
        with CaptureQueriesContext(connection) as captured:
            finish_session(session=session, actor=session.trainer)
        costs.append(len(captured))
    assert (costs[1] - costs[0]) / 5 < 70


# --- The screen -----------------------------------------------------------------------------------------------------
def test_looking_finishes_nothing_and_says_what_would_happen():
    session, (passing, failing) = class_with(2)
    unapproved = courses.registered(session)
    over(session)
    wrote(passing, "present", "present")
    wrote(failing, "absent", "present")
    page = browser(session.trainer).get(end(session)).content.decode()
    for words in (str(passing.applicant), "Dự 50 %, cần ít nhất 80 %", str(unapproved.applicant)):
        assert words.replace("50 %,", "50 % số buổi,") in page
    assert {case.state for case in fresh(passing, failing)} == {"approved"}
    assert not Attendance.objects.filter(recorded_at__gt=now()).exists()


def test_the_post_does_what_was_shown():
    session, (case,) = class_with()
    over(session)
    wrote(case, "present", "present")
    client = browser(session.trainer)
    seen = client.get(end(session)).context["outcome"].fingerprint
    page = client.post(end(session), {"da-xem": seen}, follow=True)
    assert "1 người hoàn thành" in page.content.decode()
    assert page.redirect_chain[-1][0] == room(session)
    assert fresh(case)[0].state == "completed"


@pytest.mark.parametrize("seen", ["", "sai", None])
def test_a_post_without_having_seen_the_present_state_asks_again(seen):
    session, (case,) = class_with()
    over(session)
    wrote(case, "present", "present")
    answer = browser(session.trainer).post(end(session), {} if seen is None else {"da-xem": seen})
    assert answer.status_code == 422
    assert "vừa thay đổi" in answer.content.decode()
    assert fresh(case)[0].state == "approved"


def test_what_changed_between_looking_and_sending_is_shown_again():
    session, (case, other) = class_with(2)
    over(session)
    wrote(case, "present", "present")
    wrote(other, "present", "present")
    client = browser(session.trainer)
    seen = client.get(end(session)).context["outcome"].fingerprint
    Attendance.objects.filter(registration=other).update(presence="absent")
    assert client.post(end(session), {"da-xem": seen}).status_code == 422
    assert {row.state for row in fresh(case, other)} == {"approved"}
    assert timezone.now() > session.ends_at
