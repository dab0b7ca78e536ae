"""The demonstration's year of training: what it holds, that it is consistent, and that a second load adds nothing."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import Count, F, Q
from django.test import Client, override_settings
from django.utils import timezone

from courses.attendance.models import ATTENDED, Attendance
from courses.certificates.models import Certificate
from courses.demo import loading
from courses.demo.people import PREFIX
from courses.people.officials import Official
from courses.programme.modules import SkillModule
from courses.programme.pages import CoursePage, TrainingPage
from courses.programme.policy import TrainingPolicy
from courses.progress.models import Completion, Target
from courses.public import load_demonstration
from courses.registrations.actions import register
from courses.registrations.models import DONE, IN_HAND, OVER, WITH_A_SEAT, Place, Registration
from courses.registrations.pages import RegistrationFormPage
from courses.sessions.models import CourseSession, HalfDay, Standing
from courses.sessions.pages import CourseSessionPage
from courses.sessions.rooms import Room
from portal.accounts.models import User
from portal.casework.models.codes import CodeCounter
from portal.notifications.models import Message
from portal.organisations.models import Agency, Membership, Role
from portal.working_time.selectors import current_calendar
from tests.factories.services import home_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagtail.models import Page

pytestmark = pytest.mark.slow
COUNTED: tuple[Any, ...] = (
    User,
    Membership,
    Official,
    SkillModule,
    TrainingPage,
    CoursePage,
    CourseSessionPage,
    CourseSession,
    HalfDay,
    Room,
    Target,
    Registration,
    Attendance,
    Completion,
    Certificate,
    Message,
    CodeCounter,
)
# Address, and the account that works with it; screens that are not there yet are passed over.
PUBLIC_SCREENS = (("/dao-tao/", "canbo"), ("/dao-tao/cua-toi/", "canbo"), ("/dao-tao/lop-day/", "giangvien"))
ADMIN_SCREENS = (
    ("/quan-tri/", "daotao"),
    ("/quan-tri/dang-ky-hoc/", "lanhdaoso"),
    ("/quan-tri/dang-ky-hoc/", "lanhdao"),
    ("/quan-tri/dang-ky-hoc/", "daotao"),
    ("/quan-tri/dang-ky-hoc/", "daotaoso"),
    ("/quan-tri/lop-hoc/", "daotao"),
    ("/quan-tri/de-cu/", "daotaoxa"),
    ("/quan-tri/tien-do-dao-tao/", "daotaoxa"),
    ("/quan-tri/tien-do-dao-tao/", "giamsat"),
)


def count() -> dict[str, int]:
    return {model.__name__: model._default_manager.count() for model in COUNTED}


@pytest.fixture(scope="module")
def home(django_db_setup: None, django_db_blocker: Any) -> Iterator[Page]:
    """The training loaded once for this module, and gone after it."""
    with override_settings(DEMONSTRATION=True), django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo_people", verbosity=0)
        page = home_page()
        load_demonstration(page)
        yield page
        transaction.set_rollback(True)


def session(slug: str) -> CourseSession:
    return CourseSession.objects.get(page__slug=slug)


def of(username: str) -> Any:
    return Registration.objects.filter(applicant__username=username)


# --- How much ---------------------------------------------------------------------------------------------------------
def test_twelve_courses_with_forms_and_forty_classes(home: Page) -> None:
    assert CoursePage.objects.live().count() == 12
    assert RegistrationFormPage.objects.live().count() == 12
    assert all(page.published_version for page in RegistrationFormPage.objects.all())
    assert CourseSession.objects.shown().count() == 40
    assert CourseSessionPage.objects.live().count() == 40


def test_six_hundred_officials_of_all_communes_and_departments(home: Page) -> None:
    assert Official.objects.active().count() >= 600
    agencies = Agency.objects.filter(pk__in=Official.objects.values("agency"))
    assert agencies.filter(level="commune").count() == 99
    assert agencies.filter(level="province", code__endswith="MAU").exclude(code__contains=".00.").count() == 15
    assert set(Official.objects.values_list("kind", flat=True)) == {
        "cadre",
        "civil_servant",
        "public_employee",
        "non_tenured",
    }


def test_each_agency_has_a_head_and_a_training_manager(home: Page) -> None:
    agencies = set(Agency.objects.exclude(code__contains=".00.").values_list("pk", flat=True))
    for role in (Role.LEADER, Role.TRAINING_MANAGER):
        held = Membership.objects.active().filter(role=role)
        assert set(held.values_list("agency", flat=True)) >= agencies, role


def test_made_up_officials_have_no_password_and_a_reserved_address(home: Page) -> None:
    made_up = User.objects.filter(username__startswith=PREFIX)
    assert not any(user.has_usable_password() for user in made_up)
    assert not made_up.exclude(email__endswith="@example.com").exists()
    names = list(made_up.values_list("full_name", flat=True))
    assert len(names) == len(set(names))


def test_a_year_of_registrations_and_certificates(home: Page) -> None:
    assert 900 <= Registration.objects.count() <= 1500
    assert 450 <= Certificate.objects.count() <= 650
    states = set(Registration.objects.values_list("state", flat=True))
    assert states == {*IN_HAND, *DONE, *OVER}
    assert set(Registration.objects.values_list("place", flat=True)) == set(Place.values)


def test_loading_twice_adds_nothing(home: Page) -> None:
    before = count()
    load_demonstration(home)
    assert count() == before


@pytest.mark.django_db
@override_settings(DEMONSTRATION=True)
def test_what_breaks_half_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    call_command("load_demo_people", verbosity=0)
    page, before = home_page(), count()

    def fail(*args: Any) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(loading, "load_stories", fail)
    with pytest.raises(RuntimeError):
        load_demonstration(page)
    assert count() == before


# --- Past, present, future --------------------------------------------------------------------------------------------
def test_there_are_past_running_open_and_future_classes(home: Page) -> None:
    now = timezone.now()
    standings = Counter(CourseSession.objects.values_list("standing", flat=True))
    assert standings == {"finished": 22, "announced": 16, "postponed": 1, "cancelled": 1}
    on = CourseSession.objects.filter(standing=Standing.ANNOUNCED)
    assert on.filter(starts_at__lte=now, ends_at__gte=now).count() >= 2
    assert on.filter(opens_at__lte=now, closes_at__gt=now).count() >= 8
    assert on.filter(opens_at__gt=now).count() == 4
    assert on.filter(taken=F("capacity")).count() == 3
    assert not CourseSession.objects.filter(standing=Standing.FINISHED, ends_at__gt=now).exists()


def test_classes_meet_on_working_days_and_one_meets_today(home: Page) -> None:
    calendar, today = current_calendar(), timezone.localdate()
    days = {timezone.localdate(start) for start in HalfDay.objects.values_list("starts_at", flat=True)}
    assert today in days
    assert all(calendar.is_working_day(day) for day in days - {today})


def test_no_room_and_no_trainer_is_in_two_classes_at_once(home: Page) -> None:
    taken: dict[tuple[str, Any], list[Any]] = defaultdict(list)
    for half_day in HalfDay.objects.select_related("session"):
        for what in (("room", half_day.room_id), ("trainer", half_day.session.trainer_id)):
            if what[1] is not None:
                taken[what].append((half_day.starts_at, half_day.ends_at))
    for what, hours in taken.items():
        hours.sort()
        assert all(end <= start for (_s, end), (start, _e) in itertools.pairwise(hours)), what


def test_nothing_has_happened_in_the_future_and_acts_stand_in_order(home: Page) -> None:
    now = timezone.now()
    assert not Registration.objects.filter(Q(received_at__gt=now) | Q(closed_at__gt=now)).exists()
    for case in Registration.objects.prefetch_related("events"):
        times = [case.received_at, *(event.at for event in case.events.all())]
        assert times == sorted(times), case.idempotency_key
        assert times[-1] <= now, case.idempotency_key
        assert case.events.all()[len(case.events.all()) - 1].to_state == case.state


# --- What must be true of every registration --------------------------------------------------------------------------
def test_the_seats_taken_are_those_held(home: Page) -> None:
    held = Count("registrations", filter=Q(registrations__place__in=WITH_A_SEAT))
    for one in CourseSession.objects.annotate(held=held):
        assert one.taken == one.held, one
        last = max(one.registrations.values_list("queue_number", flat=True), key=lambda number: number or 0, default=0)
        assert one.queue_last == (last or 0), one


def test_nobody_waits_while_a_seat_is_free(home: Page) -> None:
    free = CourseSession.objects.filter(taken__lt=F("capacity"))
    assert not Registration.objects.filter(place=Place.QUEUE, session__in=free).exists()


def test_nobody_sits_in_two_classes_at_the_same_hours(home: Page) -> None:
    hours: dict[int, list[tuple[Any, Any]]] = defaultdict(list)
    meetings: dict[int, list[HalfDay]] = defaultdict(list)
    for half_day in HalfDay.objects.all():
        meetings[half_day.session_id].append(half_day)
    seated = Registration.objects.filter(place__in=WITH_A_SEAT).exclude(applicant__username="canbo")
    for case in seated:
        hours[case.applicant_id or 0] += [(one.starts_at, one.ends_at) for one in meetings[case.session_id]]
    for person, mine in hours.items():
        mine.sort()
        assert all(end <= start for (_s, end), (start, _e) in itertools.pairwise(mine)), person


def test_the_audience_and_the_prerequisites_were_kept(home: Page) -> None:
    cases = Registration.objects.select_related("session", "intake_agency").prefetch_related(
        "session__course__prerequisites"
    )
    completed: dict[int, set[int]] = defaultdict(set)
    for user, module in Completion.objects.values_list("user", "module"):
        completed[user].add(module)
    for case in cases:
        assert case.session.audience_level in ("all", case.intake_agency.level if case.intake_agency else "")
        for module in case.session.course.prerequisites.all():
            assert module.pk in completed[case.applicant_id or 0]


def test_steps_and_clocks_fit_the_state(home: Page) -> None:
    for case in Registration.objects.prefetch_related("steps"):
        steps = {step.key: step.state for step in case.steps.all()}
        if case.state == "submitted":
            assert (steps["endorse"], steps["approve"], case.clock) == ("active", "waiting", "running")
        elif case.state == "endorsed":
            assert (steps.get("endorse", "done"), steps["approve"], case.clock) == ("done", "active", "running")
        else:
            assert {"active", "waiting"}.isdisjoint(steps.values())
            assert case.closed_at is not None
        assert case.search_text


def test_results_follow_the_rule_of_the_course(home: Page) -> None:
    done = Registration.objects.filter(state__in=DONE).select_related("session__course").prefetch_related("attendances")
    for case in done:
        course = case.session.course
        came = [one for one in case.attendances.all() if one.presence in ATTENDED]
        assert case.attended_share == len(came) * 100 // case.session.half_days.count()
        passed = case.attended_share >= course.least_attendance and (
            course.least_score is None or (case.score is not None and case.score >= course.least_score)
        )
        assert (case.state == "completed") == passed, case


def test_certificates_are_for_the_completed_alone(home: Page) -> None:
    assert set(Certificate.objects.values_list("registration__state", flat=True)) == {"completed"}
    assert not Certificate.objects.filter(registration__session__course__gives_certificate=False).exists()
    assert Completion.objects.count() == Registration.objects.filter(state="completed").count()
    gives = Registration.objects.filter(state="completed", session__course__gives_certificate=True)
    assert Certificate.objects.count() == gives.count()
    assert not Certificate.objects.filter(file__isnull=False).exists()


def test_some_communes_have_nobody_trained(home: Page) -> None:
    communes = Agency.objects.filter(level="commune")
    trained = Registration.objects.filter(state="completed").values("intake_agency")
    idle = communes.exclude(pk__in=trained)
    assert 5 <= idle.count() <= 40
    assert idle.filter(unit__code="03006").exists()


def test_numbers_go_on_behind_those_of_the_demonstration(home: Page) -> None:
    one = session("kns-3")
    user = (
        Official.objects.filter(user__username__startswith=PREFIX)
        .exclude(user__in=Registration.objects.values("applicant"))[0]
        .user
    )
    with transaction.atomic():
        case = register(session=one, user=user, actor=user, idempotency_key="behind", now=timezone.now())
        assert Registration.objects.filter(code=case.code).count() == 1
        transaction.set_rollback(True)


# --- The named accounts -----------------------------------------------------------------------------------------------
def test_the_official_has_a_class_ahead_an_offer_and_a_certificate(home: Page) -> None:
    assert of("canbo").filter(state="approved", place=Place.SEAT, session__starts_at__gt=timezone.now()).count() == 1
    offer = of("canbo").get(place=Place.OFFERED)
    assert offer.confirm_by is not None
    assert offer.confirm_by > timezone.now()
    assert Certificate.objects.filter(user__username="canbo").count() == 1


def test_the_head_of_the_department_has_three_to_endorse(home: Page) -> None:
    head = User.objects.get(username="lanhdaoso")
    assert Registration.objects.visible_to(head).filter(state="submitted").count() >= 3


def test_the_head_of_the_ward_has_one_to_endorse(home: Page) -> None:
    head = User.objects.get(username="lanhdao")
    assert Registration.objects.visible_to(head).filter(state="submitted").exists()


def test_the_organiser_has_some_to_approve(home: Page) -> None:
    organiser = User.objects.get(username="daotao")
    assert Registration.objects.visible_to(organiser).filter(state="endorsed").count() >= 10


def test_the_trainer_has_a_class_today_and_one_to_mark(home: Page) -> None:
    mine = CourseSession.objects.filter(trainer__username="giangvien", standing=Standing.ANNOUNCED)
    today = mine.filter(half_days__starts_at__date=timezone.localdate()).distinct().get()
    assert Attendance.objects.filter(half_day__session=today).exists()
    assert mine.filter(ends_at__lt=timezone.now(), registrations__state="approved").exists()


def test_the_signer_and_the_targets_are_samples(home: Page) -> None:
    assert "Mẫu" in TrainingPolicy.load().signer_name
    year = timezone.localdate().year
    assert set(Target.objects.values_list("year", flat=True)) == {year, year + 1}


@pytest.mark.parametrize(("address", "username"), [*PUBLIC_SCREENS, *ADMIN_SCREENS])
def test_the_main_screen_of_each_account_answers(home: Page, address: str, username: str) -> None:
    client = Client()
    client.force_login(User.objects.get(username=username))
    with override_settings(DEMONSTRATION=True):
        answer = client.get(address, follow=True)
    if answer.status_code == 404:
        pytest.skip(f"{address} is not there yet")
    assert answer.status_code == 200, answer
