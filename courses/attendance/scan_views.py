"""`/dao-tao/diem-danh/<token>/`: where the QR code of a half-day leads. GET looks, POST writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from courses.attendance.actions import check_in as write
from courses.attendance.scanning import Found, look
from courses.registrations.wording import where_words
from portal.accounts.requests import signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

# What each refusal answers with; what is no refusal is 200.
STATUS = {Found.FORGED: 404, Found.EXPIRED: 410, Found.GONE: 410, Found.STRANGER: 403}
REFUSED = 409
FINE = (Found.READY, Found.DONE)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever is not signed in comes back here afterwards. Every refusal is a sentence, and changes nothing."""
    user, done = signed_in(request), None
    if request.method == "POST":
        try:
            done = write(token=token, user=user)
        except ValidationError:
            done = None
    scan = look(token, user)
    half_day = scan.half_day
    context = {
        "scan": scan,
        "attendance": done or scan.kept,
        "session": half_day.session if half_day else None,
        "half_day": half_day,
        "where": where_words(half_day.session) if half_day else "",
        "kind": _kind(scan.found),
    }
    status = 200 if scan.found in FINE else STATUS.get(scan.found, REFUSED)
    return render(request, "courses/checkin.html", context, status=status)


def _kind(found: Found) -> str:
    """The notice's."""
    if found is Found.DONE:
        return "success"
    return "error" if found is Found.FORGED else "warning"
