"""`/dao-tao/lop-day/`: the trainer's screens. Another's class is not there; a GET never changes anything."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from courses.attendance import actions, hours, selectors, sheets, tokens
from courses.attendance.finishing import outcome_of
from courses.attendance.permissions import may_teach
from courses.programme.permissions import plans_anything
from courses.programme.policy import TrainingPolicy
from courses.registrations.wording import moment_words, when_words, where_words
from courses.sessions.models import CourseSession, Standing
from portal.accounts.requests import signed_in
from portal.casework.errors import CaseworkError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse

    from courses.sessions.models import HalfDay

RELATED = ("unit", "organiser", "course", "module", "trainer", "page")


def of_class(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets the class; 404 for whoever neither teaches it nor holds it."""

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *, code: str, **kwargs: Any) -> HttpResponse:
        sessions = CourseSession.objects.select_related(*RELATED)
        session = sessions.filter(code=code).first() if code.isprintable() else None
        if session is None or not may_teach(signed_in(request), session):
            raise Http404
        return view(request, session, **kwargs)

    return guarded


def of_half_day(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets the class and one of its half-days."""

    @of_class
    @wraps(view)
    def guarded(request: HttpRequest, session: CourseSession, *, number: int, **kwargs: Any) -> HttpResponse:
        half_day = session.half_days.select_related("room").filter(pk=number).first()
        if half_day is None:
            raise Http404
        return view(request, session, half_day, **kwargs)

    return guarded


@never_cache
@login_required
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """The own classes, today's first."""
    user, now = signed_in(request), timezone.now()
    classes = selectors.own_classes(user, now)
    groups = (
        ("hom-nay", _("Hôm nay"), classes.today),
        ("can-ket-thuc", _("Đã học xong, chờ kết thúc lớp"), classes.to_finish),
        ("sap-toi", _("Sắp tới"), classes.coming),
        ("da-qua", _("Đã qua"), classes.past),
    )
    context = {
        "groups": [
            {"key": key, "title": title, "rows": [_row(session, now) for session in sessions]}
            for key, title, sessions in groups
            if sessions
        ],
        "today": timezone.localdate(now),
        "plans": plans_anything(user),
    }
    return render(request, "courses/classroom/own.html", context)


@of_class
@require_safe
def classroom(request: HttpRequest, session: CourseSession) -> HttpResponse:
    """The roll, what was attended so far, scores; and the ways to everything that is done with a class."""
    now = timezone.now()
    context = {
        **_headed(session),
        "room": selectors.classroom(session, now),
        "is_open": session.standing == Standing.ANNOUNCED,
        "is_over": session.ends_at <= now,
        "marked": session.course.least_score is not None,
        "rule": _rule(session),
    }
    return render(request, "courses/classroom/class.html", context)


@of_half_day
@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, session: CourseSession, half_day: HalfDay) -> HttpResponse:
    """Everybody on one page; one POST writes what differs from what the trainer saw."""
    if (refused := _not_now(request, session, half_day)) is not None:
        return refused
    cases, written = selectors.participants(session), selectors.written_of(half_day)
    sheet = sheets.attendance_sheet(cases, written, request.POST if request.method == "POST" else None)
    if request.method == "POST" and not sheet.errors:
        try:
            done = actions.record_attendance(
                session=session, half_day=half_day, marks=sheet.changes, actor=signed_in(request)
            )
        except ValidationError as error:
            sheet.errors = [{"text": sentence} for sentence in error.messages]
        else:
            messages.success(request, _written(done, sheet.unwritten))
            return redirect("training:classroom", code=session.code)
    context = {**_headed(session), "half_day": half_day, "sheet": sheet, "everybody": sheets.EVERYBODY}
    return render(request, "courses/classroom/attendance.html", context, status=422 if sheet.errors else 200)


@of_half_day
@require_safe
def code_to_scan(request: HttpRequest, session: CourseSession, half_day: HalfDay) -> HttpResponse:
    """The QR code in large, for a screen on the wall; the page shows a new one by itself."""
    if (refused := _not_now(request, session, half_day)) is not None:
        return refused
    if not hours.takes_scans(half_day, timezone.now()):
        messages.error(request, _("Buổi học đã kết thúc nên không quét mã được nữa. Hãy điểm danh bằng tay."))
        return redirect("training:classroom", code=session.code)
    minutes = TrainingPolicy.load().qr_minutes
    context = {
        **_headed(session),
        "half_day": half_day,
        "address": tokens.address_of(half_day),
        "seconds": tokens.seconds_shown(minutes),
        "minutes": minutes,
        "came": selectors.came_of(half_day),
        "seated": selectors.seated_count(session),
    }
    return render(request, "courses/classroom/code.html", context)


@of_class
@require_http_methods(["GET", "HEAD", "POST"])
def results(request: HttpRequest, session: CourseSession) -> HttpResponse:
    """Scores and remarks of everybody, in one form."""
    if session.standing != Standing.ANNOUNCED:
        return _closed(request, session)
    sheet = sheets.score_sheet(selectors.participants(session), request.POST if request.method == "POST" else None)
    if request.method == "POST" and not sheet.errors:
        try:
            changed = actions.enter_scores(session=session, scores=sheet.scores, actor=signed_in(request))
        except ValidationError as error:
            sheet.errors = [{"text": sentence} for sentence in error.messages]
        else:
            messages.success(
                request, _("Đã lưu kết quả của %d người.") % changed if changed else _("Không có gì thay đổi.")
            )
            return redirect("training:classroom", code=session.code)
    context = {**_headed(session), "sheet": sheet, "rule": _rule(session)}
    return render(request, "courses/classroom/results.html", context, status=422 if sheet.errors else 200)


@of_class
@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: HttpRequest, session: CourseSession) -> HttpResponse:
    """Shows what finishing would do; the POST does just that, or shows what has changed since."""
    if session.standing != Standing.ANNOUNCED:
        return _closed(request, session)
    user, sentences = signed_in(request), []
    if request.method == "POST":
        try:
            done = actions.finish_session(session=session, actor=user, seen=request.POST.get("da-xem", "") or "-")
        except ValidationError as error:
            sentences = error.messages
        except CaseworkError as error:
            sentences = [str(error)]
        else:
            words = {"passed": done.passed, "failed": done.failed}
            messages.success(
                request, _("Đã kết thúc lớp: %(passed)d người hoàn thành, %(failed)d người không.") % words
            )
            return redirect("training:classroom", code=session.code)
    outcome = outcome_of(session, actor=user)
    context = {
        **_headed(session),
        "outcome": outcome,
        "changed": [sentence for sentence in sentences if sentence not in outcome.obstacles],
        "rule": _rule(session),
        "certificates": session.course.gives_certificate,
    }
    return render(request, "courses/classroom/finish.html", context, status=422 if sentences else 200)


# --- Parts ------------------------------------------------------------------------------------------------------------
def _row(session: CourseSession, now: datetime) -> dict[str, Any]:
    return {
        "session": session,
        "when": when_words(session),
        "where": where_words(session),
        "today": [
            {
                "half_day": one,
                "has_opened": hours.has_opened(one, now),
                "takes_scans": hours.takes_scans(one, now),
                "opens_at": hours.opens_at(one),
            }
            for one in getattr(session, "today", [])
        ],
        "standing": "" if session.standing == Standing.ANNOUNCED else session.get_standing_display(),
    }


def _headed(session: CourseSession) -> dict[str, Any]:
    return {"session": session, "when": when_words(session), "where": where_words(session)}


def _rule(session: CourseSession) -> str:
    """By which rule somebody has completed the class."""
    course = session.course
    if course.least_score is None:
        return _("Hoàn thành: dự ít nhất %d %% số buổi.") % course.least_attendance
    return _("Hoàn thành: dự ít nhất %(share)d %% số buổi và đạt %(score)s điểm trở lên.") % {
        "share": course.least_attendance,
        "score": floatformat(course.least_score),
    }


def _not_now(request: HttpRequest, session: CourseSession, half_day: HalfDay) -> HttpResponse | None:
    """Back to the class with a sentence where nothing is written of this half-day now."""
    if session.standing != Standing.ANNOUNCED:
        return _closed(request, session)
    if not hours.has_opened(half_day, timezone.now()):
        messages.error(request, _("Chưa điểm danh được: mở từ %s.") % moment_words(hours.opens_at(half_day)))
        return redirect("training:classroom", code=session.code)
    return None


def _closed(request: HttpRequest, session: CourseSession) -> HttpResponse:
    if session.standing == Standing.FINISHED:
        words = _("Lớp đã kết thúc nên không ghi thêm được. Cần sửa kết quả, hãy báo đơn vị tổ chức.")
    else:
        words = _("Lớp này %s nên không ghi được.") % session.get_standing_display().lower()
    messages.error(request, words)
    return redirect("training:classroom", code=session.code)


def _written(done: actions.Recorded, left: int) -> str:
    sentences = [_("Đã lưu điểm danh.") if done.new or done.corrected else _("Không có gì thay đổi.")]
    if done.corrected:
        sentences.append(_("Sửa %d người.") % done.corrected)
    if left:
        sentences.append(_("Còn %d người chưa ghi.") % left)
    return " ".join(sentences)
