"""A deadline explains itself in Vietnamese, to the officer as to the citizen."""

import json

import pytest

from portal.working_time.arithmetic import add_days, add_minutes, minutes_left, resume, same_day_deadline
from portal.working_time.time_limits import TimeLimit, Unit
from portal.working_time.trace import explain, from_json, to_json
from portal.working_time.urgency import Urgency, remaining_in_words, urgency
from tests.working_time.calendars import CALENDAR, at


def test_the_explanation_names_the_days_off_with_their_source():
    assert explain(add_days(CALENDAR, at("13/02/2026", "16:30"), 3).trace) == [
        "Tiếp nhận lúc 16 giờ 30 thứ Sáu 13/02/2026.",
        "Thời hạn giải quyết: 3 ngày làm việc.",
        "Ngày tiếp nhận không tính; bắt đầu tính từ ngày làm việc tiếp theo (Điều 147 Bộ luật Dân sự 2015).",
        "Thứ Hai 16/02/2026 đến thứ Sáu 20/02/2026: nghỉ, không tính – Giao thừa Tết Nguyên Đán đến Mùng bốn Tết "
        "Nguyên Đán (Điều 112 Bộ luật Lao động 2019).",
        "Thứ Hai 23/02/2026 đến thứ Tư 25/02/2026: tính 3 ngày làm việc.",
        "Hẹn trả kết quả lúc 17 giờ thứ Tư 25/02/2026.",
    ]


def test_the_explanation_names_the_hours_and_where_they_come_from():
    assert explain(add_minutes(CALENDAR, at("06/03/2026", "16:30"), 120).trace) == [
        "Tiếp nhận lúc 16 giờ 30 thứ Sáu 06/03/2026.",
        "Giờ làm việc: thứ Hai đến thứ Sáu 7 giờ 30–11 giờ 30, 13 giờ–17 giờ (dữ liệu mẫu).",
        "Thời hạn giải quyết: 2 giờ.",
        "Từ 16 giờ 30 thứ Sáu 06/03/2026 đến 9 giờ thứ Hai 09/03/2026: tính 2 giờ.",
        "Hẹn trả kết quả lúc 9 giờ thứ Hai 09/03/2026.",
    ]


def test_the_explanation_names_make_up_days_and_swaps():
    lines = explain(add_days(CALENDAR, at("20/08/2026", "09:00"), 8).trace)
    assert "Thứ Sáu 21/08/2026 đến thứ Sáu 28/08/2026: tính 7 ngày làm việc." in lines
    assert any(
        line.startswith("Thứ Bảy 22/08/2026: đi làm, có tính – Làm bù cho ngày nghỉ 31/08/2026") for line in lines
    )
    assert any(line.startswith("Thứ Hai 31/08/2026: nghỉ, không tính – Nghỉ hoán đổi") for line in lines)


def test_the_explanation_says_why_the_next_day_was_taken():
    late = explain(same_day_deadline(CALENDAR, at("03/03/2026", "15:20")).trace)
    assert "Tiếp nhận sau 15 giờ nên được tính vào ngày làm việc tiếp theo." in late
    outside = explain(add_days(CALENDAR, at("13/02/2026", "20:00"), 1).trace)
    assert outside[1].startswith("Thứ Hai 16/02/2026 đến thứ Sáu 20/02/2026: nghỉ, không tính")
    assert outside[2] == "Tiếp nhận ngoài giờ làm việc nên được tính từ 7 giờ 30 thứ Hai 23/02/2026."


@pytest.mark.parametrize("unit", [Unit.WORKING_DAYS, Unit.HOURS, Unit.SAME_DAY])
def test_the_explanation_tells_the_extra_days_of_a_difficult_commune_apart(unit):
    limit = TimeLimit(7, unit, extra_days_if_difficult=10)
    lines = explain(limit.deadline(CALENDAR, at("02/03/2026", "09:00"), difficult=True).trace)
    assert "Cộng thêm 10 ngày làm việc: địa bàn vùng sâu, vùng xa, đặc biệt khó khăn." in lines
    assert not any("Cộng thêm" in line for line in explain(limit.deadline(CALENDAR, at("02/03/2026", "09:00")).trace))


def test_a_pause_shows_its_reason_and_what_was_left():
    deadline = add_days(CALENDAR, at("02/03/2026", "09:00"), 3)
    resumed = resume(
        CALENDAR,
        deadline,
        paused_at=at("04/03/2026", "10:00"),
        resumed_at=at("10/03/2026", "14:00"),
        reason="chờ bổ sung hồ sơ",
    )
    assert resumed.at == at("12/03/2026", "10:00")
    assert explain(resumed.trace)[3:] == [
        "Từ 7 giờ 30 thứ Ba 03/03/2026 đến 10 giờ thứ Tư 04/03/2026: tính 1 ngày làm việc 2 giờ 30 phút.",
        "Tạm dừng tính từ 10 giờ thứ Tư 04/03/2026 đến 14 giờ thứ Ba 10/03/2026 – chờ bổ sung hồ sơ; còn lại 1 ngày "
        "làm việc 5 giờ 30 phút.",
        "Từ 14 giờ thứ Ba 10/03/2026 đến 10 giờ thứ Năm 12/03/2026: tính 1 ngày làm việc 5 giờ 30 phút.",
        "Hẹn trả kết quả lúc 10 giờ thứ Năm 12/03/2026.",
    ]


def test_a_pause_on_the_day_of_acceptance_keeps_the_limit_and_no_more():
    deadline = add_days(CALENDAR, at("02/03/2026", "09:00"), 3)
    assert minutes_left(CALENDAR, deadline, at("02/03/2026", "10:00")) == 3 * 480


def test_the_remainder_noted_at_the_pause_holds_though_the_calendar_has_changed_since():
    resumed = resume(
        CALENDAR,
        add_minutes(CALENDAR, at("02/03/2026", "09:00"), 240),
        paused_at=at("02/03/2026", "10:00"),
        resumed_at=at("03/03/2026", "08:00"),
        left=60,
    )
    assert resumed.at == at("03/03/2026", "09:00")


def test_two_pauses_both_stay_in_the_explanation():
    once = resume(
        CALENDAR,
        add_minutes(CALENDAR, at("02/03/2026", "09:00"), 960),
        paused_at=at("02/03/2026", "10:00"),
        resumed_at=at("03/03/2026", "10:00"),
    )
    twice = resume(CALENDAR, once, paused_at=at("03/03/2026", "11:00"), resumed_at=at("05/03/2026", "08:00"))
    lines = explain(twice.trace)
    assert sum(line.startswith("Tạm dừng") for line in lines) == 2
    assert sum(line.startswith("Hẹn trả") for line in lines) == 1
    assert twice.at == at("06/03/2026", "15:30")


def test_a_pause_does_not_mend_what_was_overdue():
    deadline = add_minutes(CALENDAR, at("02/03/2026", "09:00"), 60)
    resumed = resume(CALENDAR, deadline, paused_at=at("03/03/2026", "09:00"), resumed_at=at("05/03/2026", "09:00"))
    assert resumed.at == deadline.at
    assert any("không còn thời gian" in line for line in explain(resumed.trace))


def test_a_long_limit_has_a_short_explanation():
    assert len(add_days(CALENDAR, at("05/01/2026", "09:00"), 200).trace) < 20


def test_the_explanation_is_stored_as_plain_json():
    trace = add_days(CALENDAR, at("13/02/2026", "16:30"), 30).trace
    assert from_json(json.loads(json.dumps(to_json(trace)))) == trace
    assert len(json.dumps(to_json(trace))) < 1500


@pytest.mark.parametrize(
    ("now", "words", "grade"),
    [
        (("02/03/2026", "09:00"), "còn 2 ngày làm việc", Urgency.OK),
        (("03/03/2026", "16:00"), "còn 1 ngày làm việc", Urgency.OK),
        (("03/03/2026", "17:00"), "còn 1 ngày làm việc", Urgency.SOON),
        (("04/03/2026", "07:31"), "còn 7 giờ", Urgency.SOON),
        (("04/03/2026", "14:00"), "còn 3 giờ", Urgency.SOON),
        (("04/03/2026", "16:35"), "còn 25 phút", Urgency.SOON),
        (("04/03/2026", "17:00"), "đến hạn", Urgency.SOON),
        (("04/03/2026", "20:00"), "vừa quá hạn", Urgency.OVERDUE),
        (("05/03/2026", "07:50"), "quá hạn 20 phút", Urgency.OVERDUE),
        (("05/03/2026", "10:30"), "quá hạn 3 giờ", Urgency.OVERDUE),
        (("05/03/2026", "17:00"), "quá hạn 1 ngày", Urgency.OVERDUE),
    ],
)
def test_what_is_left_is_said_in_the_largest_unit_that_fits(now, words, grade):
    due = at("04/03/2026", "17:00")
    assert remaining_in_words(CALENDAR, at(*now), due) == words
    assert urgency(CALENDAR, at(*now), due) is grade
