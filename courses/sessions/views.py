"""`/quan-tri/lop-hoc/`: the organiser's classes: list, class page, copy, postpone, cancel."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from courses.programme.permissions import plans_anything
from courses.registrations.wording import when_words, where_words
from courses.sessions import actions, planning, selectors
from courses.sessions.clashes import clashes_of, fingerprint
from courses.sessions.forms import CopyForm, PostponeForm, ReasonForm
from courses.sessions.models import Standing
from courses.sessions.pages import CourseSessionPage
from courses.sessions.permissions import may_cancel, may_copy, may_postpone
from portal import keyset
from portal.accounts.requests import signed_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms
    from django.http import HttpRequest, HttpResponse

    from courses.sessions.clashes import Clash
    from courses.sessions.models import CourseSession
    from courses.sessions.selectors import CourseSessionQuerySet

PAGE = 30
LONGEST_QUERY = 100
SHELF, COURSE, QUERY = "loc", "khoa", "q"


def for_organisers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """404 for everybody who plans no classes, as if there were no such page."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not plans_anything(signed_in(request)):
            raise Http404
        return view(request, **kwargs)

    return guarded


def of_session(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets the class; 404 for that of an agency whose classes the reader does not plan."""

    @for_organisers
    @wraps(view)
    def guarded(request: HttpRequest, *, pk: int, **kwargs: Any) -> HttpResponse:
        sessions = selectors.listed(selectors.sessions_of(signed_in(request)))
        session = sessions.select_related("unit", "trainer", "organiser", "course", "module", "page").filter(pk=pk)
        found = session.first()
        if found is None:
            raise Http404
        return view(request, session=found, **kwargs)

    return guarded


@for_organisers
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    user, now = signed_in(request), timezone.now()
    shelf = request.GET.get(SHELF, "")
    shelf = shelf if shelf in selectors.SHELVES else selectors.COMING
    courses = list(selectors.courses_of(user).values_list("pk", "title")[: selectors.MOST_COURSES])
    sessions, chosen, query = _narrowed(selectors.sessions_of(user), request, dict(courses))
    order = keyset.Order("starts_at", descending=shelf == selectors.PAST)
    rows = selectors.listed(selectors.shelf(sessions, shelf, now))
    shown = keyset.slice_of(
        rows, order, size=PAGE, after=request.GET.get("sau", ""), before=request.GET.get("truoc", "")
    )
    counts = selectors.counts(selectors.sessions_of(user), now)
    kept: dict[str, str] = {key: value for key, value in ((COURSE, chosen), (QUERY, query)) if value}
    context = {
        "tabs": [
            {"key": key, "label": label, "count": counts.get(key, 0), "is_current": key == shelf}
            for key, label in selectors.SHELVES.items()
        ],
        "shelf": shelf,
        "rows": [_row(session, now) for session in shown.rows],
        "courses": courses,
        "chosen": chosen,
        "query": query,
        "kept": urlencode(kept),
        "following": urlencode({SHELF: shelf, **kept, "sau": shown.following}) if shown.following else "",
        "preceding": urlencode({SHELF: shelf, **kept, "truoc": shown.preceding}) if shown.preceding else "",
        "drafts": selectors.drafts_of(user) if shelf == selectors.COMING and not kept else [],
        **_headed(_("Lớp học")),
    }
    return render(request, "courses/admin/sessions.html", context)


@of_session
@require_safe
def detail(request: HttpRequest, session: CourseSession) -> HttpResponse:
    user, now = signed_in(request), timezone.now()
    context = {
        "session": session,
        "row": _row(session, now),
        "half_days": list(session.half_days.select_related("room__unit")),
        "roll": selectors.roll_of(session),
        "most": selectors.MOST_LISTED,
        "public_url": session.get_absolute_url(),
        "classroom_url": classroom_url(session),
        "registrations_url": f"{reverse('dang-ky-hoc:index')}?{urlencode({'lop': str(session.pk), 'ke': 'tat-ca'})}",
        "may_copy": may_copy(user, session),
        "may_postpone": may_postpone(user, session),
        "may_cancel": may_cancel(user, session),
        **_headed(session.title),
    }
    return render(request, "courses/admin/session.html", context)


@of_session
@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: HttpRequest, session: CourseSession) -> HttpResponse:
    """Asks for the first day; POST makes the draft and leads to its editor."""
    if not may_copy(signed_in(request), session):
        raise Http404
    form = CopyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            page = actions.copy_session(
                page=session.page, first_day=form.cleaned_data["first_day"], actor=signed_in(request)
            )
        except ValidationError as error:
            _refuse(form, error)
        else:
            messages.success(request, _("Đã tạo bản nháp “%s”. Hãy xem lại rồi đăng.") % page.title)
            return redirect("wagtailadmin_pages:edit", page.pk)
    words = {
        "what": _("Sao chép lớp"),
        "told": _("Lớp mới là bản nháp: chưa ai được báo, chưa có người đăng ký, cho đến khi bạn đăng."),
        "button": _("Tạo bản nháp"),
    }
    return _act(request, session, form, words)


@of_session
@require_http_methods(["GET", "HEAD", "POST"])
def postpone(request: HttpRequest, session: CourseSession) -> HttpResponse:
    """Asks why and until when; clashes on the new days are shown before anything is done."""
    if not may_postpone(signed_in(request), session):
        return _not_any_more(request, session)
    form = PostponeForm(request.POST if request.method == "POST" else None)
    found: list[Clash] = []
    if request.method == "POST" and form.is_valid():
        first_day = form.cleaned_data["first_day"]
        try:
            found = _clashes_on(session, first_day) if first_day is not None else []
            if found and not (form.cleaned_data["accept"] and form.cleaned_data["seen"] == fingerprint(found)):
                form = _asking_again(form, found)
            else:
                actions.postpone(
                    session=session,
                    actor=signed_in(request),
                    reason=form.cleaned_data["reason"],
                    first_day=first_day,
                )
                messages.success(request, _("Đã hoãn lớp. Mọi người trong lớp được báo qua thư."))
                return redirect("lop-hoc:session", session.pk)
        except ValidationError as error:
            _refuse(form, error)
    words = {
        "what": _("Hoãn hoặc dời lớp"),
        "told": _told(selectors.people_told(session), _("Đăng ký của họ vẫn giữ nguyên.")),
        "button": _("Hoãn lớp và báo mọi người"),
    }
    return _act(request, session, form, words, clashes=found)


@of_session
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, session: CourseSession) -> HttpResponse:
    """Asks why; there is no way back, and the page says so."""
    if not may_cancel(signed_in(request), session):
        return _not_any_more(request, session)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.cancel(session=session, actor=signed_in(request), reason=form.cleaned_data["reason"])
        except ValidationError as error:
            _refuse(form, error)
        else:
            messages.success(request, _("Đã hủy lớp. Mọi người trong lớp được báo qua thư."))
            return redirect("lop-hoc:session", session.pk)
    words = {
        "what": _("Hủy lớp"),
        "told": _told(
            selectors.people_told(session),
            _("Đăng ký của họ chấm dứt. Lớp đã hủy không mở lại được, chỉ sao chép thành lớp mới."),
        ),
        "button": _("Hủy lớp và báo mọi người"),
        "is_danger": True,
    }
    return _act(request, session, form, words)


def classroom_url(session: CourseSession) -> str:
    """The trainer's room of this class: roll, attendance, results, QR."""
    return reverse("training:classroom", args=[session.code])


# --- Parts ------------------------------------------------------------------------------------------------------------
def _narrowed(
    sessions: CourseSessionQuerySet, request: HttpRequest, courses: dict[int, str]
) -> tuple[CourseSessionQuerySet, str, str]:
    """What the address chose: a course of one's own, words of the title or the code."""
    chosen = request.GET.get(COURSE, "")
    query = " ".join(request.GET.get(QUERY, "")[:LONGEST_QUERY].replace("\x00", "").split())
    if chosen.isascii() and chosen.isdigit() and len(chosen) < 10 and int(chosen) in courses:
        sessions = sessions.filter(course_id=int(chosen))
    else:
        chosen = ""
    for word in query.split():
        sessions = sessions.named(word)
    return sessions, chosen, query


def _row(session: Any, now: Any) -> dict[str, Any]:
    return {
        "session": session,
        "when": when_words(session),
        "where": where_words(session),
        "needs": selectors.needs(session, now),
    }


def _clashes_on(session: CourseSession, first_day: Any) -> list[Clash]:
    """What the class would clash with if what is left of it began on `first_day`."""
    now = timezone.now()
    page = CourseSessionPage.objects.get(pk=session.page_id)
    planning.shift(page, days=actions.days_until(page, first_day, now), now=now)
    return clashes_of(page)


def _asking_again(form: PostponeForm, found: list[Clash]) -> PostponeForm:
    """The same form with what was typed, and a box to tick for the clashes now listed."""
    typed: Any = form.data
    data = typed.copy()
    data["seen"] = fingerprint(found)
    data.pop("accept", None)
    again = PostponeForm(data)
    again.add_error("accept", _("Lịch mới bị trùng như ghi trên. Hãy chọn ngày khác, hoặc đánh dấu ô này."))
    return again


def _refuse(form: forms.Form, error: ValidationError) -> None:
    """The sentence stands at its field where the form has it."""
    if hasattr(error, "error_dict"):
        for name, errors in error.error_dict.items():
            form.add_error(name if name in form.fields else None, errors)
    else:
        form.add_error(None, error)


def _told(people: int, more: str) -> str:
    if not people:
        return _("Chưa có ai đăng ký lớp này, nên không ai phải báo.")
    return _("%(people)d người sẽ được báo qua thư. %(more)s") % {"people": people, "more": more}


def _not_any_more(request: HttpRequest, session: CourseSession) -> HttpResponse:
    if session.standing == Standing.ANNOUNCED:
        sentence = _("Lớp này đã học xong hoặc đã gỡ khỏi lịch nên không làm được việc đó.")
    else:
        sentence = _("Lớp này %s nên không làm được việc đó.") % session.get_standing_display().lower()
    messages.error(request, sentence)
    return redirect("lop-hoc:session", session.pk)


def _act(
    request: HttpRequest,
    session: CourseSession,
    form: forms.Form,
    words: dict[str, Any],
    *,
    clashes: list[Clash] | None = None,
) -> HttpResponse:
    if isinstance(form, PostponeForm) and not clashes:
        form.fields.pop("accept", None)
        form.fields.pop("seen", None)
    context = {
        "session": session,
        "row": _row(session, timezone.now()),
        "form": form,
        "words": words,
        "clashes": clashes or [],
        **_headed(words["what"]),
    }
    return render(request, "courses/admin/session_act.html", context, status=422 if form.errors else 200)


def _headed(title: str) -> dict[str, str]:
    return {"header_title": title, "page_title": title, "header_icon": "date"}
