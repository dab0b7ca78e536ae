"""An official's own training, and what they do with a registration. A GET never changes anything."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from courses.attendance.models import Attendance
from courses.registrations.actions import register
from courses.registrations.models import IN_HAND, Place, Registration, RegistrationState
from courses.registrations.pages import form_of, registration_url
from courses.registrations.presentation import clash_of, next_step, row_of
from courses.registrations.questions import asks_nothing_more, plain_answers
from courses.registrations.selectors import followed, own_record
from courses.registrations.session_field import (
    ON_BEHALF,
    SESSION,
    managed_official,
    number_from,
    session_numbered,
)
from courses.registrations.wording import BADGES, moment_words, place_words, when_words, where_words
from portal.accounts.requests import signed_in
from portal.casework.actions import apply
from portal.casework.errors import CaseworkError, InvalidData
from portal.casework.forms import form_for
from portal.form_pages.rendering import answers_as_shown, by_slot

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

# The acts of the official's side, by the last part of their address.
ACTS = {"xac-nhan": "confirm", "rut": "withdraw"}


@never_cache
@login_required
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """`/dao-tao/cua-toi/`: what waits for the reader first."""
    user, now = signed_in(request), timezone.now()
    record = own_record(user, now)
    groups = ("to_confirm", "coming", "waiting", "brought", "past")
    rows = {name: [row_of(case, user) for case in getattr(record, name)] for name in groups}
    context = {
        "record": record,
        **rows,
        "year": timezone.localdate(now).year,
        "hours_left": max(record.hours_wanted - record.hours, 0),
    }
    return render(request, "courses/own.html", context)


@never_cache
@login_required
@require_POST
def register_now(request: HttpRequest) -> HttpResponse:
    """Registers by one button where the course asks nothing else; on behalf of one of the own agency with `cho`."""
    user = signed_in(request)
    session = session_numbered(number_from(request.POST.get(SESSION)))
    if session is None:
        messages.error(request, _("Lớp này không còn nữa. Hãy chọn lớp khác trên lịch."))
        return redirect("/dao-tao/")
    person, trainee = user, None
    if request.POST.get(ON_BEHALF):
        official = managed_official(user, number_from(request.POST[ON_BEHALF]) or 0)
        if official is None:
            raise Http404
        person = trainee = official.user
    page = form_of(session.course)
    version = page.published_version if page is not None else None
    if page is None or version is None or not _is_quick(version, session):
        messages.error(request, _("Khóa học này cần bạn trả lời thêm. Hãy điền biểu mẫu dưới đây."))
        return redirect(registration_url(session, user=trainee) or "/dao-tao/")
    try:
        case = register(
            session=session,
            user=person,
            actor=user,
            idempotency_key=uuid.uuid4().hex,
            version=version,
            answers=plain_answers(session, trainee),
        )
    except ValidationError as refused:
        return _not_registered(request, session, person, refused, back=page.get_url() or "/dao-tao/")
    messages.success(request, _("Đã nhận đăng ký."))
    return redirect(case.get_absolute_url())


def _is_quick(version: Any, session: Any) -> bool:
    """A class that has closed in the meantime is refused with its own sentence, not sent to the form."""
    return asks_nothing_more(version, session) or not session.takes_registrations(timezone.now())


def _not_registered(
    request: HttpRequest, session: Any, person: Any, refused: ValidationError, *, back: str
) -> HttpResponse:
    """A second click leads where the first one went; else the form's first page says what is in the way."""
    kept = Registration.objects.filter(session=session, applicant=person, state__in=IN_HAND).first()
    if kept is not None:
        messages.info(request, _("Đăng ký này đã có rồi; mỗi người chỉ đăng ký một lần."))
        return redirect(kept.get_absolute_url())
    messages.error(request, " ".join(refused.messages))
    return redirect(f"{back}?{urlencode({SESSION: session.pk})}")


@never_cache
@login_required
@require_safe
def registration(request: HttpRequest, code: str) -> HttpResponse:
    """One registration, for the official and for the training manager of their agency."""
    return _show(request, _followed(request, code))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, code: str, act: str) -> HttpResponse:
    """Confirming the seat, or withdrawing: GET says what it means, POST does it."""
    if act not in ACTS:
        raise Http404
    user, case = signed_in(request), _followed(request, code)
    row = case.table()[ACTS[act]]
    if row not in case.table().available(user, case):
        messages.error(request, _why_unavailable(case, row.name))
        return redirect(case.get_absolute_url())
    form: Any = form_for(row, case=case, actor=user)
    if request.method == "POST":
        try:
            apply(case=case, transition=row.name, actor=user, data=request.POST)
        except InvalidData as error:
            form = error.form
        except CaseworkError as error:
            messages.error(request, str(error))
            return redirect(case.get_absolute_url())
        else:
            done = _("Đã xác nhận đi học.") if row.name == "confirm" else _("Đã rút đăng ký.")
            messages.success(request, done)
            return redirect(case.get_absolute_url())
    context = {
        "case": case,
        "row": row,
        "form": form,
        "own": case.applicant_id == user.pk,
        "when": when_words(case.session),
        "clash": clash_of(case) if row.name == "confirm" else None,
    }
    return render(request, "courses/registration_act.html", context, status=422 if form.is_bound else 200)


def _why_unavailable(case: Registration, name: str) -> str:
    if name == "confirm" and case.place == Place.OFFERED and case.confirm_by is not None:
        return _("Đã quá giờ xác nhận (%s). Chỗ được chuyển cho người chờ tiếp theo.") % moment_words(case.confirm_by)
    if name == "withdraw" and case.state in IN_HAND:
        return _("Lớp đã bắt đầu nên không rút được nữa. Hãy báo giảng viên nếu bạn vắng.")
    return _("Đăng ký đang ở trạng thái “%s” nên không làm được việc này.") % case.get_state_display()


def _followed(request: HttpRequest, code: str) -> Registration:
    case = followed(signed_in(request), code)
    if case is None:
        raise Http404
    return case


def _show(request: HttpRequest, case: Registration) -> HttpResponse:
    user = signed_in(request)
    available = {row.name for row in case.table().available(user, case)}
    is_in = case.place == Place.SEAT and case.state in (
        RegistrationState.APPROVED,
        RegistrationState.COMPLETED,
        RegistrationState.NOT_COMPLETED,
    )
    presences = {one.half_day_id: one for one in Attendance.objects.filter(registration=case)} if is_in else {}
    half_days = list(case.session.half_days.select_related("room"))
    context = {
        "case": case,
        "session": case.session,
        "own": case.applicant_id == user.pk,
        "badge": BADGES[RegistrationState(case.state)],
        "place": place_words(case) if case.place != Place.NONE else "",
        "position": getattr(case, "position", None) if case.place == Place.QUEUE else None,
        "step": next_step(case, own=case.applicant_id == user.pk),
        "can_confirm": "confirm" in available,
        "can_withdraw": "withdraw" in available,
        "half_days": [{"half_day": one, "presence": presences.get(one.pk)} for one in half_days],
        "where": where_words(case.session),
        "link": case.session.link if is_in and case.session.is_on else "",
        "timeline": [_shown(event) for event in case.events.filter(public=True)],
        "sections": _answered(case),
        "certificates": list(case.certificates.all()),  # type: ignore[attr-defined]
    }
    return render(request, "courses/registration.html", context)


def _answered(case: Registration) -> list[Any]:
    """What was answered besides the class and the trainee, which stand on top of the page."""
    kept = [(one.slot, one.file) for one in case.files.select_related("file")]  # type: ignore[attr-defined]
    shown = answers_as_shown(case.version.schema, case.answers, by_slot(kept)) if case.version else []
    sections = []
    for section in shown:
        items = [item for item in section.items if item.type not in ("class", "trainee") and (item.text or item.files)]
        if items:
            sections.append({"title": section.title, "answers": items})
    return sections


def _shown(event: Any) -> dict[str, str]:
    when = moment_words(event.at)
    return {"state": "done", "title": event.label, "by": event.actor_label, "when": when, "text": event.note}
