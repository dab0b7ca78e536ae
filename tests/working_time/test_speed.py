from benchmarks.deadlines import BOUND, COUNT, LIMITS, fresh_calendar, seconds
from tests.working_time.calendars import at


def test_a_thousand_deadlines_take_less_than_a_fifth_of_a_second():
    def deadlines() -> None:
        calendar = fresh
        for index in range(COUNT):
            LIMITS[index % len(LIMITS)].deadline(calendar, at("02/01/2026", "09:00"), difficult=True)

    # The best of three: other work on the machine is not what is measured.
    best = []
    for _ in range(3):
        fresh = fresh_calendar()
        best.append(seconds(deadlines))
    assert min(best) < BOUND
