"""`/quan-tri/de-cu/`: a training manager chooses a class and ticks the people who shall attend it."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from courses.programme.kinds import AudienceLevel
from courses.registrations.eligibility import why_closed
from courses.registrations.models import Registration
from courses.registrations.nominations import MOST_SHOWN, candidates, nominate
from courses.registrations.pages import form_of, registration_url
from courses.registrations.permissions import managed_agencies
from courses.registrations.questions import asks_nothing_more
from courses.registrations.session_field import SESSION, number_from, session_numbered
from courses.registrations.wording import place_words, when_words, where_words
from courses.sessions.models import CourseSession
from portal.accounts.requests import signed_in
from portal.organisations.models import Agency

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from courses.registrations.nominations import Outcome

PEOPLE, KEPT = "nguoi", "nominated"
MOST_CLASSES, MOST_AT_ONCE = 100, 200


def for_managers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """404 for everybody who manages the training of no agency, as if there were no such page."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not managed_agencies(signed_in(request)):
            raise Http404
        return view(request, **kwargs)

    return guarded


@for_managers
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """GET lists the open classes or, with `?lop=`, the own people; POST registers those who are ticked."""
    source = request.POST if request.method == "POST" else request.GET
    session = session_numbered(number_from(source.get(SESSION)))
    if session is None:
        if SESSION in source:
            messages.error(request, _("Lớp này không còn nữa. Hãy chọn lớp khác."))
        return _classes(request)
    if request.method == "POST":
        return _nominate(request, session)
    return _people(request, session)


@for_managers
@require_safe
def result(request: HttpRequest) -> HttpResponse:
    """What became of the last nomination: who got a seat, who waits, who was refused and why."""
    kept = request.session.get(KEPT)
    session = session_numbered(kept["session"]) if kept else None
    if kept is None or session is None:
        return redirect("de-cu:index")
    managed = managed_agencies(signed_in(request))
    made = Registration.objects.filter(pk__in=kept["made"], intake_agency_id__in=managed).select_related("applicant")
    rows = [
        {"person": str(case.applicant), "place": place_words(case), "seated": case.holds_seat, "case": case}
        for case in made.order_by("received_at", "pk")
    ]
    context = {
        "session": session,
        "when": when_words(session),
        "seated": [row for row in rows if row["seated"]],
        "waiting": [row for row in rows if not row["seated"]],
        "refused": kept["refused"],
        "header_title": _("Kết quả đề cử"),
        "page_title": _("Kết quả đề cử"),
        "header_icon": "group",
    }
    return render(request, "courses/nominate_result.html", context)


def _classes(request: HttpRequest) -> HttpResponse:
    """The open classes that people of the own agencies may attend, the next first."""
    managed = Agency.objects.filter(pk__in=managed_agencies(signed_in(request)))
    levels = [AudienceLevel.ALL, *{agency.level for agency in managed}]
    sessions = CourseSession.objects.open_for_registration(timezone.now()).filter(audience_level__in=levels)
    rows = [
        {"session": session, "when": when_words(session), "where": where_words(session)}
        for session in sessions.select_related("unit", "module", "organiser").order_by("starts_at", "pk")[:MOST_CLASSES]
    ]
    context = {"rows": rows, "header_title": _("Đề cử đi học"), "page_title": _("Đề cử đi học"), "header_icon": "group"}
    return render(request, "courses/nominate_classes.html", context)


def _people(request: HttpRequest, session: CourseSession, *, status: int = 200) -> HttpResponse:
    manager = signed_in(request)
    page = form_of(session.course)
    version = page.published_version if page is not None else None
    closed = why_closed(session, timezone.now())
    several = version is not None and not closed and asks_nothing_more(version, session)
    people = candidates(session=session, manager=manager)
    form_address = registration_url(session) if not several and version is not None else ""
    context = {
        "session": session,
        "when": when_words(session),
        "where": where_words(session),
        "closed": closed,
        "no_form": version is None,
        "several": several,
        "form_address": form_address,
        "people": people,
        "free": [one for one in people if one.obstacle is None],
        "blocked": [one for one in people if one.obstacle is not None],
        "agencies": len({one.official.agency_id for one in people}) > 1,
        "most": MOST_SHOWN if len(people) == MOST_SHOWN else 0,
        "header_title": _("Đề cử đi học"),
        "page_title": _("Đề cử đi học"),
        "header_icon": "group",
    }
    return render(request, "courses/nominate.html", context, status=status)


def _nominate(request: HttpRequest, session: CourseSession) -> HttpResponse:
    """Each in a transaction of their own. One foreign name among them and the whole answer is 404."""
    manager = signed_in(request)
    numbers = [number_from(text) for text in request.POST.getlist(PEOPLE)[:MOST_AT_ONCE]]
    user_ids = {number for number in numbers if number is not None}
    if not user_ids:
        messages.error(request, _("Chưa chọn ai. Hãy đánh dấu người được cử đi học."))
        return _people(request, session, status=422)
    page = form_of(session.course)
    version = page.published_version if page is not None else None
    if not why_closed(session, timezone.now()) and (version is None or not asks_nothing_more(version, session)):
        messages.error(request, _("Khóa học này cần trả lời thêm cho từng người. Hãy điền biểu mẫu của từng người."))
        return _people(request, session, status=422)
    try:
        outcomes = nominate(session=session, manager=manager, user_ids=user_ids, version=version)
    except ValidationError:
        raise Http404 from None
    request.session[KEPT] = _kept(session, outcomes)
    return redirect("de-cu:result")


def _kept(session: CourseSession, outcomes: list[Outcome]) -> dict[str, Any]:
    return {
        "session": session.pk,
        "made": [one.registration.pk for one in outcomes if one.registration is not None],
        "refused": [{"person": str(one.official), "why": one.refusal} for one in outcomes if one.registration is None],
    }
