"""Registrations in the Wagtail admin: heads endorse, organisers approve, managers follow their people."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.people.officials import Official
from courses.programme.pages import CoursePage
from courses.progress.models import Completion
from courses.registrations.consequences import APPROVE, ENDORSE
from courses.registrations.eligibility import clashes, missing_prerequisites
from courses.registrations.models import IN_HAND, Place, Registration
from courses.registrations.selectors import hours_in
from courses.registrations.wording import place_words, when_words, where_words
from courses.sessions.models import CourseSession
from portal.casework.panels import Panel
from portal.casework.standing import standing_of
from portal.casework.viewsets import CaseViewSet
from portal.casework.worklist import ALL, MINE, MY_DESK, OPEN, OVERDUE, TODAY, ChoiceFilter, Column, Shelf, Worklist
from portal.form_pages.rendering import answers_as_shown
from portal.organisations.models import Agency

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User

MOST_CHOICES, MOST_COMPLETIONS = 200, 30
RECENT = timedelta(days=90)
SEATED = Shelf(
    "trong-lop",
    _("Đã duyệt"),
    lambda cases, user, now: cases.filter(state="approved", session__ends_at__gte=now),
    empty=_("Chưa có ai được duyệt vào lớp sắp tới."),
    counted=False,
)


# --- Filters ----------------------------------------------------------------------------------------------------------
def _recent_sessions(user: User) -> Any:
    """The classes of the last three months and to come that registrations visible to `user` can be for."""
    sessions = CourseSession.objects.filter(ends_at__gte=timezone.now() - RECENT)
    standing = standing_of(user).narrowed(Registration.reading_roles)
    if user.is_superuser or standing.sees_province:
        return sessions
    own = Registration.objects.filter(session=OuterRef("pk"), intake_agency_id__in=standing.agencies)
    return sessions.filter(Q(organiser_id__in=standing.agencies_with(("training_organiser",))) | Exists(own.order_by()))


def _session_choices(user: User) -> list[tuple[str, str]]:
    found = _recent_sessions(user).order_by("-starts_at")[:MOST_CHOICES]
    return [(str(one.pk), f"{one.title} ({when_words(one)})") for one in found]


def _course_choices(user: User) -> list[tuple[str, str]]:
    courses = CoursePage.objects.filter(pk__in=_recent_sessions(user).values("course_id")).order_by("title")
    return [(str(pk), title) for pk, title in courses.values_list("pk", "title")[:MOST_CHOICES]]


def _home_choices(user: User) -> list[tuple[str, str]]:
    """The officials' own agencies; for a head or a manager there is nothing to choose."""
    standing = standing_of(user).narrowed(Registration.reading_roles)
    agencies = Agency.objects.filter(is_active=True)
    if not (user.is_superuser or standing.sees_province or standing.agencies_with(("training_organiser",))):
        agencies = agencies.filter(pk__in=standing.agencies)
    return [(str(pk), name) for pk, name in agencies.values_list("pk", "name")]


FILTERS = (
    ChoiceFilter("lop", _("Lớp"), _session_choices, lambda cases, value: cases.filter(session_id=int(value))),
    ChoiceFilter(
        "khoa", _("Khóa học"), _course_choices, lambda cases, value: cases.filter(session__course_id=int(value))
    ),
    ChoiceFilter(
        "noi-cong-tac",
        _("Nơi công tác"),
        _home_choices,
        lambda cases, value: cases.filter(intake_agency_id=int(value)),
    ),
    ChoiceFilter(
        "cho",
        _("Chỗ"),
        lambda user: [(str(value), str(label)) for value, label in Place.choices],
        lambda cases, value: cases.filter(place=value),
    ),
)


# --- Panels -----------------------------------------------------------------------------------------------------------
def class_facts(request: HttpRequest, case: Registration) -> dict[str, Any]:
    """When, where, how many seats, and how many wait."""
    session = case.session
    waiting = Registration.objects.filter(session=session, place=Place.QUEUE, state__in=IN_HAND).count()
    return {
        "session": session,
        "half_days": list(session.half_days.select_related("room")),
        "where": where_words(session),
        "place": place_words(case),
        "waiting": waiting,
        "url": session.get_absolute_url(),
    }


def official_record(request: HttpRequest, case: Registration) -> dict[str, Any]:
    """Who it is, who registered them, what they have learnt, what they lack, what else meets at the same hours."""
    person: Any = case.applicant
    missing = missing_prerequisites(case.session, person) if case.state in IN_HAND else []
    completions = Completion.objects.filter(user=person).select_related("module")
    year = timezone.localdate().year
    return {
        "official": Official.objects.select_related("agency").filter(user=person).first(),
        "entered_by": case.entered_by,
        "prerequisites": list(case.session.course.prerequisites.all()),
        "missing": missing,
        "clashes": clashes(case.session, [person.pk]) if case.state in IN_HAND else [],
        "completions": list(completions[:MOST_COMPLETIONS]),
        "hours": hours_in(person, year),
        "year": year,
        "own": person.pk == request.user.pk,
    }


def answers(request: HttpRequest, case: Registration) -> dict[str, Any] | None:
    """What the course's form asked besides the class."""
    if case.version is None:
        return None
    shown = answers_as_shown(case.version.schema, case.answers)
    skipped = ("class", "trainee", "file")
    sections = [(section, [item for item in section.items if item.type not in skipped]) for section in shown]
    told = [(section, items) for section, items in sections if any(item.text for item in items)]
    return {"sections": told} if told else None


def files(request: HttpRequest, case: Registration) -> dict[str, Any] | None:
    kept = [item.file for item in case.files.select_related("file")]  # type: ignore[attr-defined]
    return {"files": kept} if kept else None


class RegistrationViewSet(CaseViewSet):
    name = "dang-ky-hoc"
    icon = "calendar-check"
    menu_label = _("Đăng ký học")
    title = _("Đăng ký học")
    menu_order = 240
    worklist = Worklist(
        model=Registration,
        columns=(
            Column(_("Ngày học"), lambda case: when_words(case.session)),
            Column(_("Nơi công tác"), lambda case: case.intake_agency.name),
            Column(_("Chỗ"), place_words),
        ),
        filters=FILTERS,
        steps=((ENDORSE, _("Cơ quan duyệt cử đi học")), (APPROVE, _("Đơn vị tổ chức duyệt"))),
        shelves=(MINE, MY_DESK, TODAY, OVERDUE, OPEN, SEATED, ALL),
        select_related=("session__unit", "applicant", "intake_agency", "entered_by", "version"),
    )
    panels = (
        Panel(name="lop", title=_("Lớp học"), template="courses/registrations/panels/class.html", context=class_facts),
        Panel(
            name="nguoi-hoc",
            title=_("Người học"),
            template="courses/registrations/panels/official.html",
            context=official_record,
        ),
        Panel(
            name="noi-dung",
            title=_("Nội dung đăng ký"),
            template="courses/registrations/panels/answers.html",
            context=answers,
        ),
        Panel(
            name="giay-to",
            title=_("Giấy tờ kèm đăng ký"),
            template="casework/panels/files.html",
            context=files,
            beside=True,
        ),
    )


registrations = RegistrationViewSet()
