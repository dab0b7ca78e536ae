"""iCalendar files (RFC 5545) of classes: feeds that calendar programs fetch, and what is mailed to participants.

One event for each meeting. Its UID is the meeting's for good and SEQUENCE rises with every change that participants are
told of, so that programs replace what they have. Times carry Asia/Ho_Chi_Minh and its definition, whatever zone the
server is in. What the public gets never has the address of a class on the net.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr
from functools import cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, TimezoneStandard, vCalAddress, vDuration, vText, vUri

from courses.calendar.addresses import host
from courses.registrations.wording import where_words
from courses.sessions.models import Standing
from portal.working_time.calendar import VIETNAM

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from courses.sessions.models import CourseSession, HalfDay
    from portal.accounts.models import User

PRODUCT = "-//Cổng Lào Cai//Đào tạo//VI"
REFRESH = timedelta(hours=6)
STATUS = {Standing.CANCELLED: "CANCELLED", Standing.POSTPONED: "TENTATIVE"}
# The whole country has kept UTC+7 since this instant, which RFC 5545 wants by the clock of the time.
SINCE = datetime(1975, 6, 13)  # noqa: DTZ001
OFFSET_BEFORE, OFFSET = timedelta(hours=8), timedelta(hours=7)


@dataclass(frozen=True)
class Part:
    """What a class is to the person whose feed it is in. `waits`: no confirmed seat yet, so that the time is not taken
    for sure; `link` is given to those only who may enter."""

    note: str = ""
    waits: bool = False
    link: str = ""


@timezone.override(VIETNAM)
def feed(sessions: Iterable[CourseSession], *, name: str = "", parts: Mapping[int, Part] | None = None) -> bytes:
    """A calendar to subscribe to. With `parts` (by class) it is one person's own, and their time counts as taken.

    `sessions` should come with organiser, unit, trainer, page and half-days with rooms; see `feeds.for_feed`.
    """
    calendar = _calendar()
    name = name or _("Đào tạo – %s") % settings.PUBLIC_TITLE
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", VIETNAM.key)
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    for session in sessions:
        part = parts.get(session.pk) if parts is not None else None
        meetings = list(session.half_days.all())
        for number, half_day in enumerate(meetings, 1):
            event = _event(session, half_day, number, len(meetings), part)
            event.add("dtstamp", session.changed_at)
            calendar.add_component(event)
    return calendar.to_ical()


@timezone.override(VIETNAM)
def invitation(*, session: CourseSession, person: User, organiser_email: str, now: datetime | None = None) -> str:
    """All meetings of the class, for `person`'s own calendar (METHOD:REQUEST, RFC 5546). Asks for no answer: who comes
    is settled by the registration. Sent again, it replaces what was sent before.
    """
    calendar = _calendar("REQUEST")
    meetings = list(session.half_days.select_related("room"))
    part = Part(note=_all_meetings(meetings), link=session.link)
    for number, half_day in enumerate(meetings, 1):
        event = _event(session, half_day, number, len(meetings), part)
        _address_to(event, session, person, organiser_email, now)
        calendar.add_component(event)
    return calendar.to_ical().decode()


def cancellation(
    *,
    session: CourseSession,
    person: User,
    removed: Iterable[tuple[UUID, datetime, datetime]] | None = None,
    now: datetime | None = None,
) -> str:
    """Takes meetings out of `person`'s calendar (METHOD:CANCEL): those `removed`, else all. Empty where there are none.

    The later DTSTAMP tells it from the invitation of the same SEQUENCE.
    """
    calendar = _calendar("CANCEL")
    if removed is None:
        removed = session.half_days.values_list("uid", "starts_at", "ends_at")
    for uid, starts_at, ends_at in removed:
        event = Event()
        event.add("uid", uid_of(uid))
        event.add("summary", session.title)
        event.add("dtstart", starts_at.astimezone(VIETNAM))
        event.add("dtend", ends_at.astimezone(VIETNAM))
        event.add("sequence", session.sequence)
        event.add("status", "CANCELLED")
        _address_to(event, session, person, session.organiser.email or settings.DEFAULT_FROM_EMAIL, now)
        calendar.add_component(event)
    return calendar.to_ical().decode() if calendar.events else ""


def uid_of(uid: UUID) -> str:
    """The event's name in every calendar."""
    return f"{uid}@{host().partition(':')[0]}"


def _calendar(method: str = "") -> Calendar:
    """Without a METHOD it is no message but a calendar (RFC 5546 wants an ORGANIZER in every other)."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if method:
        calendar.add("method", method)
    calendar.add_component(_zone())
    return calendar


@cache
def _zone() -> Timezone:
    standard = TimezoneStandard()
    standard.add("dtstart", SINCE)
    standard.add("tzoffsetfrom", OFFSET_BEFORE)
    standard.add("tzoffsetto", OFFSET)
    standard.add("tzname", "+07")
    zone = Timezone()
    zone.add("tzid", VIETNAM.key)
    zone.add_component(standard)
    return zone


def _event(session: CourseSession, half_day: HalfDay, number: int, count: int, part: Part | None) -> Event:
    """Without DTSTAMP, which depends on what the file is for."""
    is_certain = session.is_on and not (part and part.waits)
    event = Event()
    event.add("uid", uid_of(half_day.uid))
    event.add("summary", _summary(session, number, count, part))
    event.add("dtstart", half_day.starts_at.astimezone(VIETNAM))
    event.add("dtend", half_day.ends_at.astimezone(VIETNAM))
    event.add("sequence", session.sequence)
    event.add("last-modified", session.changed_at)
    event.add("status", STATUS.get(Standing(session.standing), "CONFIRMED" if is_certain else "TENTATIVE"))
    event.add("transp", "OPAQUE" if part is not None and is_certain else "TRANSPARENT")
    event.add("location", _location(session, half_day))
    event.add("description", _description(session, number, count, part))
    event.add("url", vUri(_url(session)))
    if part is not None and part.link:
        event.add("conference", vUri(part.link), parameters={"VALUE": "URI", "LABEL": _("Lớp trực tuyến")})
    return event


def _address_to(event: Event, session: CourseSession, person: User, organiser_email: str, now: datetime | None) -> None:
    event.add("dtstamp", now or timezone.now())
    organiser = vCalAddress(f"MAILTO:{parseaddr(organiser_email)[1]}")
    organiser.params["CN"] = vText(session.organiser.name)
    event["organizer"] = organiser
    if person.email:
        attendee = vCalAddress(f"MAILTO:{person.email}")
        attendee.params["CN"] = vText(str(person))
        attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
        attendee.params["PARTSTAT"] = vText("ACCEPTED")
        attendee.params["RSVP"] = vText("FALSE")
        event.add("attendee", attendee, encode=False)


def _summary(session: CourseSession, number: int, count: int, part: Part | None) -> str:
    """Programs that pass over STATUS show the word all the same."""
    words = session.title if count == 1 else f"{session.title} ({number}/{count})"
    if session.standing == Standing.CANCELLED:
        return _("Đã hủy: %s") % words
    if session.standing == Standing.POSTPONED:
        return _("Hoãn: %s") % words
    if part is not None and part.waits:
        return _("Chưa chắc: %s") % words
    return words


def _location(session: CourseSession, half_day: HalfDay) -> str:
    room, where = half_day.room.name if half_day.room else "", where_words(session)
    return f"{room}, {where}" if room and room not in where else where


def _description(session: CourseSession, number: int, count: int, part: Part | None) -> str:
    lines = [_("Buổi %(number)d trong %(count)d buổi.") % {"number": number, "count": count}]
    if session.standing_reason:
        lines.append(_("Lý do: %s") % session.standing_reason)
    lines.append(_("Đơn vị tổ chức: %s") % session.organiser)
    if session.trainer:
        lines.append(_("Giảng viên: %s") % session.trainer)
    if part is not None:
        lines += [part.note] if part.note else []
        lines += [_("Vào lớp trực tuyến: %s") % part.link] if part.link else []
    lines.append(_url(session))
    return "\n".join(lines)


def _all_meetings(meetings: list[HalfDay]) -> str:
    """Mail programs that take only the first event of an invitation still say when the others are."""
    return "\n".join([_("Các buổi:"), *(f"– {half_day}" for half_day in meetings)]) if len(meetings) > 1 else ""


def _url(session: Any) -> str:
    return settings.BASE_URL + session.get_absolute_url()
