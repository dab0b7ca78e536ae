"""A course and a class as their own pages show them, to their reader and to search engines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Count, F
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.calendar import structured
from courses.calendar.screens import Entry
from courses.calendar.states import State, state_of
from courses.programme.pages import CoursePage
from courses.registrations.eligibility import Kind, obstacle, official_of, why_closed
from courses.registrations.models import IN_HAND, Place, Registration
from courses.registrations.pages import form_of
from courses.registrations.permissions import managed_agencies
from courses.registrations.session_field import SESSION
from courses.registrations.wording import moment_words, when_words, where_words
from courses.sessions.announcing import announced, moment
from courses.sessions.models import CourseSession, HalfDay

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.http import HttpRequest

    from courses.sessions.pages import CourseSessionPage

MOST_COMING = 12


@dataclass(frozen=True)
class Class:
    """A class in its course's list; `register_url` is empty while nobody can register."""

    entry: Entry
    register_url: str


@dataclass(frozen=True)
class CourseView:
    coming: list[Class]
    past_count: int
    facts: list[dict[str, str]]
    certificate: str
    ways: list[dict[str, str]]
    structured: dict[str, Any]


@dataclass(frozen=True)
class Way:
    """What the reader can do about the class: one address to go on, or the sentence that says why not."""

    register_url: str = ""
    is_queue: bool = False
    why_not: str = ""
    modules: tuple[dict[str, str], ...] = ()
    own_url: str = ""
    own_text: str = ""
    nominate_url: str = ""
    teach_url: str = ""


@dataclass(frozen=True)
class ClassView:
    session: CourseSession
    course: CoursePage
    state: State
    half_days: list[HalfDay]
    when: str
    where: str
    facts: list[dict[str, str]]
    window: str
    way: Way
    file_url: str
    structured: dict[str, Any]


def present_course(course: CoursePage, request: HttpRequest) -> CourseView:
    """At most eight queries, however many classes there are."""
    now, here = timezone.now(), course.get_url(request) or "/"
    sessions = CourseSession.objects.shown().filter(course_id=course.pk)
    coming = (
        sessions.filter(ends_at__gt=now)
        .select_related("unit")
        .annotate(url_path=F("page__url_path"), meeting_count=Count("half_days"))
        .order_by("starts_at", "pk")[:MOST_COMING]
    )
    form = form_of(course) if course.pk else None
    form_url = form.get_url(request) if form else ""
    classes = [_class(session, here, course.url_path, form_url, now) for session in coming]
    wanted = list(course.prerequisites.all())
    return CourseView(
        coming=classes,
        past_count=sessions.filter(ends_at__lte=now).count() if course.pk else 0,
        facts=_facts(course),
        certificate=certificate_rule(course),
        ways=_taught_in(wanted, request),
        structured=structured.course(course, [one.entry for one in classes], here),
    )


def present_class(page: CourseSessionPage, request: HttpRequest) -> ClassView:
    """The class that `page` announces; in a preview, as it would be announced now."""
    now = timezone.now()
    is_preview = getattr(request, "is_preview", False)
    session = None if is_preview else announced(page)
    half_days = (
        list(session.half_days.select_related("room").order_by("starts_at", "pk"))
        if session
        else _planned_meetings(page)
    )
    course: Any = page.get_parent().specific
    session = session or _planned(page, course, half_days)
    session.course, session.page = course, page
    url = page.get_url(request) or "/"
    return ClassView(
        session=session,
        course=course,
        state=state_of(session, now),
        half_days=half_days,
        when=when_words(session),
        where=where_words(session),
        facts=_facts_of_class(session, half_days, now),
        window=_window(session),
        way=_way(session, request, now) if session.pk else Way(why_not=_("Bản xem trước: lớp chưa được công bố.")),
        file_url=reverse("training:class_file", args=[session.pk]) if session.pk else "",
        structured=structured.event(session, half_days, course, url),
    )


def certificate_rule(course: CoursePage) -> str:
    """By which rule a certificate is given, in a sentence or two."""
    if not course.gives_certificate:
        return _("Khóa học này không cấp chứng nhận.")
    words = _("Được cấp chứng nhận khi dự ít nhất %d %% số buổi") % course.least_attendance
    if course.least_score is not None:
        words += _(" và đạt từ %s điểm trở lên, thang điểm 10") % floatformat(course.least_score)
    if course.valid_months:
        return words + ". " + _("Chứng nhận có giá trị %d tháng.") % course.valid_months
    return words + ". " + _("Chứng nhận không có thời hạn.")


def _facts(course: CoursePage) -> list[dict[str, str]]:
    module = course.module
    return [
        {"icon": "clock", "label": _("Thời lượng"), "value": _("%s giờ") % floatformat(course.hours)},
        {"icon": "map-pin", "label": _("Hình thức"), "value": str(course.get_mode_display())},
        {"icon": "users", "label": _("Dành cho"), "value": str(course.get_audience_level_display())},
        {"icon": "book-open", "label": _("Mô đun"), "value": module.code, "note": module.name},
    ]


def _class(session: Any, here: str, above: str, form_url: str, now: datetime) -> Class:
    url = f"{here}{session.url_path.removeprefix(above)}"
    entry = Entry(session, url, state_of(session, now), when=when_words(session), where=where_words(session))
    takes = bool(form_url) and session.takes_registrations(now)
    return Class(entry, f"{form_url}?{urlencode({SESSION: session.pk})}" if takes else "")


def _taught_in(modules: Iterable[Any], request: HttpRequest) -> list[dict[str, str]]:
    """Each module wanted before, with the course that teaches it where there is one."""
    modules = list(modules)
    if not modules:
        return []
    courses = {page.module_id: page for page in CoursePage.objects.live().filter(module__in=modules)}
    found = []
    for module in modules:
        page = courses.get(module.pk)
        url = (page.get_url(request) or "") if page else ""
        found.append({"name": str(module), "course": page.title if page else "", "url": url})
    return found


def _facts_of_class(session: CourseSession, half_days: list[HalfDay], now: datetime) -> list[dict[str, str]]:
    """What decides whether somebody comes: when, where, whether there is room, until when to say so."""
    count = len(half_days)
    closes = {"icon": "calendar-check", "label": _("Hạn đăng ký"), "value": moment_words(session.closes_at), "note": ""}
    if now < session.opens_at:
        closes["note"] = _("mở đăng ký từ %s") % moment_words(session.opens_at)
    elif now >= session.closes_at:
        closes["note"] = _("đã hết hạn")
    return [
        {
            "icon": "calendar-days",
            "label": _("Thời gian"),
            "value": when_words(session),
            "note": ngettext("%d buổi", "%d buổi", count) % count,
        },
        {"icon": "map-pin", "label": _("Nơi học"), "value": where_words(session)},
        _seats(session, now),
        closes,
    ]


def _seats(session: CourseSession, now: datetime) -> dict[str, str]:
    taken = _("%(taken)d trong %(all)d chỗ đã có người") % {"taken": session.taken, "all": session.capacity}
    if not session.takes_registrations(now):
        return {"icon": "users", "label": _("Chỗ"), "value": _("%d chỗ") % session.capacity, "note": taken}
    if session.free_seats:
        return {"icon": "users", "label": _("Chỗ"), "value": state_of(session, now).text, "note": taken}
    waiting = Registration.objects.filter(session=session, place=Place.QUEUE, state__in=IN_HAND).count()
    note = _("còn nhận danh sách chờ, %d người đang chờ") % waiting if waiting else _("còn nhận danh sách chờ")
    return {"icon": "users", "label": _("Chỗ"), "value": _("Hết %d chỗ") % session.capacity, "note": note}


def _window(session: CourseSession) -> str:
    return _("Từ %(opens)s đến %(closes)s") % {
        "opens": moment_words(session.opens_at),
        "closes": moment_words(session.closes_at),
    }


def _way(session: CourseSession, request: HttpRequest, now: datetime) -> Way:
    """Personal reasons are told to nobody but the person signed in."""
    closed = why_closed(session, now)
    reader: Any = request.user if getattr(request, "user", None) and request.user.is_authenticated else None
    form = None if closed else form_of(session.course)
    form_url = f"{form.get_url(request)}?{urlencode({SESSION: session.pk})}" if form else ""
    no_form = "" if closed or form else _("Lớp này chưa nhận đăng ký qua cổng. Hãy hỏi đơn vị tổ chức.")
    if reader is None:
        return Way(register_url=form_url, is_queue=not session.free_seats, why_not=closed or no_form)
    teach_url = reverse("training:classroom", args=[session.code]) if session.trainer_id == reader.pk else ""
    own = Registration.objects.filter(session=session, applicant=reader).order_by("-pk").first()
    own_url = own.get_absolute_url() if own else ""
    own_text = str(own.get_state_display()) if own else ""
    if closed or no_form:
        return Way(why_not=closed or no_form, own_url=own_url, own_text=own_text, teach_url=teach_url)
    found = obstacle(session=session, official=official_of(reader), now=now)
    manages = bool(managed_agencies(reader))
    return Way(
        register_url="" if found else form_url,
        is_queue=not session.free_seats,
        why_not=found.text if found and found.kind is not Kind.REGISTERED else "",
        modules=tuple(_taught_in(found.modules, request)) if found else (),
        own_url=own_url,
        own_text=own_text,
        nominate_url=f"{reverse('de-cu:index')}?{urlencode({SESSION: session.pk})}" if manages else "",
        teach_url=teach_url,
    )


def _planned_meetings(page: CourseSessionPage) -> list[HalfDay]:
    planned = sorted(page.half_days.all(), key=lambda item: (item.day, item.starts))
    return [
        HalfDay(
            uid=item.uid, starts_at=moment(item.day, item.starts), ends_at=moment(item.day, item.ends), room=item.room
        )
        for item in planned
    ]


def _planned(page: CourseSessionPage, course: CoursePage, half_days: list[HalfDay]) -> CourseSession:
    """The class as the page would announce it; kept nowhere."""
    return CourseSession(
        title=page.title,
        organiser=course.organiser,
        module=course.module,
        audience_level=course.audience_level,
        mode=course.mode,
        hours=course.hours,
        place=page.place,
        unit=page.unit,
        trainer=page.trainer,
        capacity=page.capacity,
        opens_at=page.opens_at,
        closes_at=page.closes_at,
        starts_at=half_days[0].starts_at if half_days else timezone.now(),
        ends_at=half_days[-1].ends_at if half_days else timezone.now(),
    )
