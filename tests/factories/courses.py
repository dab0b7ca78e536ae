"""A training page with a course, classes, officials, their heads and managers, an organiser and a trainer."""

from __future__ import annotations

import itertools
import uuid
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from courses.programme.modules import SkillModule
from courses.programme.pages import CoursePage, TrainingPage
from courses.registrations.actions import register
from courses.sessions.models import CourseSession
from courses.sessions.pages import CourseSessionPage, PlannedHalfDay
from portal.casework.actions import apply
from portal.organisations.groups import sync_groups, sync_user
from portal.organisations.models import Agency, Role
from tests.factories.casework import officer
from tests.factories.organisations import AgencyFactory
from tests.factories.services import home_page

if TYPE_CHECKING:
    from datetime import date

    from courses.registrations.models import Registration
    from portal.accounts.models import User

_numbers = itertools.count(1)
MORNING, AFTERNOON = (time(8), time(11, 30)), (time(13, 30), time(17))


def training() -> TrainingPage:
    """`/dao-tao/`."""
    page = TrainingPage.objects.first()
    if page is None:
        page = home_page().add_child(instance=TrainingPage(title="Đào tạo", slug="dao-tao"))
        page.save_revision().publish()
    return page


def organiser_agency() -> Agency:
    """The department that holds the classes, the same one each time."""
    kept = Agency.objects.filter(code="H38.DT").first()
    return kept or AgencyFactory(provincial=True, code="H38.DT", name="Sở Tổ Chức Lớp")


def module(**changes: Any) -> SkillModule:
    number = next(_numbers)
    values = {"code": f"T{number:03d}", "name": f"Kỹ năng thử {number}", "framework": "basic", **changes}
    return SkillModule.objects.create(**values)


def course(**changes: Any) -> CoursePage:
    """A published course of seven hours that gives a certificate at 80 % of the meetings."""
    number = next(_numbers)
    prerequisites = changes.pop("prerequisites", ())
    values: dict[str, Any] = {
        "title": f"Soạn thảo văn bản {number}",
        "slug": f"soan-thao-van-ban-{number}",
        "code": f"KH-{number:03d}",
        "module": changes.pop("module", None) or module(),
        "organiser": changes.pop("organiser", None) or organiser_agency(),
        "aims": "<p>Soạn được văn bản đúng thể thức.</p>",
        "audience": "Công chức văn phòng",
        "hours": 7,
        **changes,
    }
    page = training().add_child(instance=CoursePage(**values))
    page.prerequisites = list(prerequisites)
    page.save_revision().publish()
    return CoursePage.objects.get(pk=page.pk)


def session_page(
    course_page: CoursePage | None = None, *, days: list[date] | None = None, live: bool = True, **changes: Any
) -> CourseSessionPage:
    """A class of two half-days (morning and afternoon) on each of `days`, by default in two weeks from today."""
    number = next(_numbers)
    course_page = course_page or course()
    days = days or [timezone.localdate() + timedelta(days=14)]
    now = timezone.now()
    values: dict[str, Any] = {
        "title": f"Lớp thử {number}",
        "slug": f"lop-thu-{number}",
        "place": "Hội trường lớn",
        "capacity": 30,
        "minimum": 1,
        "opens_at": now - timedelta(days=7),
        "closes_at": datetime.combine(days[0], time(0), tzinfo=timezone.get_current_timezone()),
        **changes,
    }
    half_days = values.pop("half_days", None) or [(day, *part) for day in days for part in (MORNING, AFTERNOON)]
    room = values.pop("room", None)
    page = CourseSessionPage(live=False, **values)
    page.half_days = [
        PlannedHalfDay(day=day, starts=starts, ends=ends, room=room, sort_order=order, uid=uuid.uuid4())
        for order, (day, starts, ends) in enumerate(half_days)
    ]
    course_page.add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    return CourseSessionPage.objects.get(pk=page.pk)


def session(course_page: CoursePage | None = None, **changes: Any) -> CourseSession:
    """An announced class, open for registration."""
    return CourseSession.objects.get(page=session_page(course_page, **changes))


def official(agency: Agency | None = None, **changes: Any) -> User:
    """Somebody who works for `agency` (a new department without), as a specialist."""
    return officer(agency or AgencyFactory(provincial=True), Role.SPECIALIST, **changes)


def head(agency: Agency, **changes: Any) -> User:
    return _staff(agency, Role.LEADER, **changes)


def manager(agency: Agency, **changes: Any) -> User:
    """The training manager of `agency`."""
    return _staff(agency, Role.TRAINING_MANAGER, **changes)


def organiser(agency: Agency | None = None, **changes: Any) -> User:
    """Training staff of the agency that holds the classes."""
    return _staff(agency or organiser_agency(), Role.TRAINING_ORGANISER, **changes)


def trainer(**changes: Any) -> User:
    return official(organiser_agency(), **changes)


def _staff(agency: Agency, role: Role, **changes: Any) -> User:
    sync_groups()
    user = officer(agency, role, **changes)
    sync_user(user)
    return user


def registered(
    of_session: CourseSession | None = None, user: User | None = None, *, actor: User | None = None, **changes: Any
) -> Registration:
    """A registration just received."""
    user = user or official()
    of_session = of_session or session()
    return register(session=of_session, user=user, actor=actor or user, idempotency_key=uuid.uuid4().hex, **changes)


def endorsed(of_session: CourseSession | None = None, user: User | None = None, **changes: Any) -> Registration:
    case = registered(of_session, user, **changes)
    apply(case=case, transition="endorse", actor=head(case.intake_agency))
    return case


def approved(of_session: CourseSession | None = None, user: User | None = None, **changes: Any) -> Registration:
    """A participant: endorsed and approved, with a seat while there is one."""
    case = endorsed(of_session, user, **changes)
    apply(case=case, transition="approve", actor=organiser(case.agency))
    return case


def begin(of_session: CourseSession, *, hours_ago: float = 1) -> CourseSession:
    """Moves the class so that its first meeting began `hours_ago` hours ago, as if time had passed."""
    of_session.refresh_from_db()
    first = of_session.half_days.order_by("starts_at").first()
    assert first is not None
    shift = timezone.now() - timedelta(hours=hours_ago) - first.starts_at
    for half_day in of_session.half_days.all():
        half_day.starts_at += shift
        half_day.ends_at += shift
        half_day.save()
    of_session.starts_at += shift
    of_session.ends_at += shift
    of_session.closes_at = min(of_session.closes_at, of_session.starts_at)
    of_session.opens_at = min(of_session.opens_at, of_session.closes_at - timedelta(days=1))
    of_session.save()
    return of_session
