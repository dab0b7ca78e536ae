"""Scores and remarks in one form."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from courses.attendance.actions import SCORED, Mark, enter_scores
from courses.attendance.sheets import read_score
from courses.sessions.models import CourseSession
from portal.audit.selectors import entries_of
from tests.courses.attendance.ground import browser, class_with, held, scores

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "score"),
    [("8", "8.0"), ("8,5", "8.5"), ("8.5", "8.5"), (" 10 ", "10.0"), ("0", "0.0"), ("９,5", "9.5"), ("07", "7.0")],
)
def test_comma_and_point_are_both_read(text, score):
    assert read_score(text) == Decimal(score)


def test_nothing_is_no_score():
    assert read_score("  ") is None


@pytest.mark.parametrize("text", ["10,1", "-1", "chín", "8,55", "8,,5", ".", "1e1", "NaN", "Infinity", "1" * 90, "8 5"])
def test_anything_else_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match="8,5"):
        read_score(text)


def test_scores_and_remarks_are_saved_together():
    session, (one, other) = class_with(2)
    held(session)
    data = {f"diem-{one.pk}": "8,5", f"nhan-xet-{one.pk}": "  Chăm   chỉ ", f"diem-{other.pk}": ""}
    page = browser(session.trainer).post(scores(session), data, follow=True)
    assert "Đã lưu kết quả của 1 người" in page.content.decode()
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.score, one.remark, other.score) == (Decimal("8.5"), "Chăm chỉ", None)
    assert "8,5" in browser(session.trainer).get(scores(session)).content.decode()


def test_one_wrong_score_saves_nobody_and_loses_nothing():
    session, (one, other) = class_with(2)
    held(session)
    data = {f"diem-{one.pk}": "8", f"diem-{other.pk}": "11", f"nhan-xet-{other.pk}": "Cần luyện thêm"}
    answer = browser(session.trainer).post(scores(session), data)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert 'value="11"' in text
    assert "Cần luyện thêm" in text
    assert f'href="#id_diem-{other.pk}"' in text
    one.refresh_from_db()
    assert one.score is None


def test_a_changed_score_is_recorded_with_the_old_one():
    session, (case,) = class_with()
    held(session)
    enter_scores(session=session, scores={case.pk: Mark(Decimal("6"))}, actor=session.trainer)
    enter_scores(session=session, scores={case.pk: Mark(Decimal("7.5"))}, actor=session.trainer)
    data = [entry.data for entry in entries_of(case).filter(action=SCORED)]
    assert data == [{"from": "", "to": "6.0"}, {"from": "6.0", "to": "7.5"}]


def test_nobody_else_is_graded_here():
    session, _people = class_with()
    _other, (stranger,) = class_with()
    held(session)
    with pytest.raises(ValidationError, match="vừa thay đổi"):
        enter_scores(session=session, scores={stranger.pk: Mark(Decimal("9"))}, actor=session.trainer)
    browser(session.trainer).post(scores(session), {f"diem-{stranger.pk}": "9"})
    stranger.refresh_from_db()
    assert stranger.score is None


@pytest.mark.parametrize("score", ["10.5", "-0.1", "8.55", "NaN"])
def test_the_action_itself_refuses_what_is_no_score(score):
    session, (case,) = class_with()
    held(session)
    with pytest.raises(ValidationError, match="từ 0 đến 10"):
        enter_scores(session=session, scores={case.pk: Mark(Decimal(score))}, actor=session.trainer)


def test_a_finished_class_is_not_graded_here_any_more():
    session, (case,) = class_with()
    held(session)
    CourseSession.objects.filter(pk=session.pk).update(standing="finished")
    page = browser(session.trainer).post(scores(session), {f"diem-{case.pk}": "9"}, follow=True)
    assert "đơn vị tổ chức" in page.content.decode()
    case.refresh_from_db()
    assert case.score is None
