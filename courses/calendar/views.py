"""Calendar files over the web, and the page on which a person gets the address of the own feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from courses.calendar import asking, feeds
from courses.calendar.addresses import feed_path, webcal
from courses.calendar.icalendar_files import feed as calendar_of
from courses.calendar.selectors import sessions_for
from courses.sessions.models import CourseSession
from portal.accounts.requests import signed_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponseBase

    from courses.calendar.icalendar_files import Part
    from courses.sessions.models import CourseSessionQuerySet

PUBLIC, OWN = "public, max-age=3600", "private, max-age=600"
WHOLE, KEPT_SECONDS = "training:whole-calendar", 24 * 60 * 60


@require_safe
def public_feed(request: HttpRequest) -> HttpResponseBase:
    """`lich.ics`: every class, or those of the filters that the calendar's screens take."""
    filters = asking.read(request.GET)
    sessions = feeds.recent(sessions_for(filters), feeds.PUBLIC_DAYS, timezone.now())
    kept = "" if filters else WHOLE
    return _calendar(request, sessions, file_name="lich-dao-tao.ics", age=PUBLIC, dated=not filters.free, kept=kept)


@require_safe
def class_file(request: HttpRequest, number: int) -> HttpResponseBase:
    """`lich/<number>.ics`: one class, to be added by hand."""
    sessions = CourseSession.objects.shown().filter(pk=number)
    session = sessions.first()
    if session is None:
        raise Http404
    return _calendar(request, sessions, file_name=f"lop-{number}.ics", age=PUBLIC, name=session.title, attached=True)


@require_safe
def private_feed(request: HttpRequest, key: str) -> HttpResponseBase:
    """`lich-rieng/<key>.ics`: the classes of whoever made this address. Calendar programs cannot sign in."""
    feed = feeds.feed_with(key)
    if feed is None:
        raise Http404
    sessions, parts = feeds.own_sessions(feed.user)
    name = _("Lịch học của %s") % feed.user
    answer = _calendar(request, sessions, file_name="lich-hoc.ics", age=OWN, name=name, parts=parts)
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_feed(request: HttpRequest) -> HttpResponse:
    """`cua-toi/lich/`: the address of the own feed; POST makes it, or another in its place."""
    user = signed_in(request)
    if request.method == "POST":
        is_first = feeds.feed_of(user) is None
        feeds.renew_feed(user=user)
        made = _("Đã tạo địa chỉ lịch riêng.")
        changed = _("Đã đổi địa chỉ. Địa chỉ cũ không dùng được nữa; hãy thêm địa chỉ mới vào lịch.")
        messages.success(request, made if is_first else changed)
        return redirect("training:own_feed")
    feed = feeds.feed_of(user)
    path = feed_path(feed) if feed else ""
    context = {"feed": feed, "address": settings.BASE_URL + path, "webcal_url": webcal(path)}
    return render(request, "courses/calendar/own_feed.html", context)


def _calendar(
    request: HttpRequest,
    sessions: CourseSessionQuerySet,
    *,
    file_name: str,
    age: str,
    name: str = "",
    parts: Mapping[int, Part] | None = None,
    attached: bool = False,
    dated: bool = True,
    kept: str = "",
) -> HttpResponseBase:
    """The file, or that nothing has changed, told from the state of the classes before anything is written.

    `dated`: whether the latest change of a class tells when the file changed; not where classes come and go otherwise.
    `kept` is where the cache keeps the latest file: the whole calendar is long to write and asked for most.
    """
    etag, latest = feeds.fingerprint(sessions, parts)
    modified = int(latest.timestamp()) if latest and dated and parts is None else None
    unchanged = get_conditional_response(request, etag=etag, last_modified=modified)
    if unchanged is not None:
        answer: HttpResponseBase = unchanged
    else:
        content = _kept(kept, etag)
        if content is None:
            content = calendar_of(feeds.for_feed(sessions), name=name, parts=parts)
            if kept:
                cache.set(kept, (etag, content), KEPT_SECONDS)
        answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
        kind = "attachment" if attached else "inline"
        answer["Content-Disposition"] = f'{kind}; filename="{file_name}"'
    answer["ETag"], answer["Cache-Control"] = etag, age
    if modified is not None:
        answer["Last-Modified"] = http_date(modified)
    return answer


def _kept(key: str, etag: str) -> bytes | None:
    """The file kept there, if it is still the right one."""
    found = cache.get(key) if key else None
    return found[1] if found is not None and found[0] == etag else None
