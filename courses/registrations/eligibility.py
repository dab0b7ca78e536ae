"""Whether somebody may register for a class, and the sentence that says why not.

One person or a whole agency costs the same number of queries.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.people.officials import Official
from courses.programme.kinds import AudienceLevel
from courses.progress.models import Completion
from courses.registrations.models import DONE, IN_HAND, WITH_A_SEAT, Registration
from courses.sessions.models import Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from courses.programme.modules import SkillModule
    from courses.sessions.models import CourseSession
    from portal.accounts.models import User


class Kind(enum.StrEnum):
    NO_OFFICIAL = "no_official"
    CLOSED = "closed"
    AUDIENCE = "audience"
    REGISTERED = "registered"
    PREREQUISITES = "prerequisites"
    CLASH = "clash"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why somebody cannot register. `modules` are those to be completed before, `registration` the one that stands in
    the way: of this class, or of another that meets at the same time."""

    kind: Kind
    text: str
    modules: tuple[SkillModule, ...] = ()
    registration: Registration | None = None


def official_of(user: User) -> Official | None:
    return Official.objects.active().select_related("agency", "user").filter(user_id=user.pk).first()


def locked_official_of(user: User) -> Official | None:
    """As `official_of`, locked until the transaction ends: one person takes one seat at a time, so that two classes
    at the same hours cannot both be taken in the same instant. Locked after the class, and before nothing."""
    officials = Official.objects.active().select_for_update(of=("self",))
    return officials.select_related("agency", "user").filter(user_id=user.pk).first()


def why_not(*, session: CourseSession, user: User, official: Official | None, now: datetime) -> str:
    """The sentence that says why `user` cannot register for `session` at `now`; empty when they can."""
    found = obstacle(session=session, official=official, now=now)
    return found.text if found else ""


def obstacle(*, session: CourseSession, official: Official | None, now: datetime) -> Obstacle | None:
    """What keeps `official` (None: no official at all) from registering at `now`; None when nothing does."""
    if closed := why_closed(session, now):
        return Obstacle(Kind.CLOSED, closed)
    if official is None:
        return Obstacle(
            Kind.NO_OFFICIAL,
            _("Chỉ cán bộ, công chức, viên chức đang công tác mới đăng ký được. Hãy hỏi người quản trị cơ quan bạn."),
        )
    return obstacles(session=session, officials=[official], now=now).get(official.user_id)


def obstacles(*, session: CourseSession, officials: Collection[Official], now: datetime) -> dict[int, Obstacle]:
    """What keeps each of `officials` (with their `agency`) from registering, by user id. At most six queries."""
    if closed := why_closed(session, now):
        return {official.user_id: Obstacle(Kind.CLOSED, closed) for official in officials}
    found: dict[int, Obstacle] = {}
    for official in officials:
        if session.audience_level not in (AudienceLevel.ALL, official.agency.level):
            words = _("Lớp này dành cho %s.") % session.get_audience_level_display().lower()
            found[official.user_id] = Obstacle(Kind.AUDIENCE, words)
    people = [official.user_id for official in officials]
    for registration in _registered(session, _left(people, found)):
        words = _("Đã đăng ký lớp này rồi.")
        found[registration.applicant_id or 0] = Obstacle(Kind.REGISTERED, words, registration=registration)
    for user_id, modules in _missing(session, _left(people, found)).items():
        words = _("Phải hoàn thành trước: %s.") % "; ".join(str(module) for module in modules)
        found[user_id] = Obstacle(Kind.PREREQUISITES, words, modules=tuple(modules))
    for registration in clashes(session, _left(people, found)):
        words = _("Trùng giờ với lớp “%s” đã đăng ký.") % registration.session.title
        found.setdefault(registration.applicant_id or 0, Obstacle(Kind.CLASH, words, registration=registration))
    return found


def why_closed(session: CourseSession, now: datetime) -> str:
    """The sentence that says why nobody can register at `now`; empty when registration is open."""
    if not session.is_shown:
        return _("Lớp này không còn trên lịch.")
    if session.standing != Standing.ANNOUNCED:
        return _("Lớp này %s.") % session.get_standing_display().lower()
    if now < session.opens_at:
        return _("Lớp này mở đăng ký từ %s.") % f"{timezone.localtime(session.opens_at):%H:%M ngày %d/%m/%Y}"
    if now >= session.closes_at:
        return _("Đã hết hạn đăng ký lớp này từ %s.") % f"{timezone.localtime(session.closes_at):%H:%M ngày %d/%m/%Y}"
    return ""


def lacking(session: CourseSession, user_ids: Collection[int]) -> set[int]:
    """Who of these has not completed the module that `session` teaches, or no longer. One query."""
    return set(user_ids) - _holders([session.module_id], user_ids).keys()


def clashes(
    session: CourseSession, user_ids: Collection[int], *, places: Iterable[str] = WITH_A_SEAT
) -> list[Registration]:
    """The registrations of these people in other classes that meet while this one does. Ending at the minute in which
    the other begins is no clash. A postponed class meets at no time."""
    meetings = list(session.half_days.all()) if user_ids else []
    if not meetings:
        return []
    overlap = Q()
    for half_day in meetings:
        overlap |= Q(
            session__half_days__starts_at__lt=half_day.ends_at, session__half_days__ends_at__gt=half_day.starts_at
        )
    return list(
        Registration.objects.filter(
            overlap,
            applicant_id__in=user_ids,
            place__in=list(places),
            state__in=IN_HAND,
            session__standing=Standing.ANNOUNCED,
        )
        .exclude(session=session)
        .select_related("session")
        .distinct()
    )


def missing_prerequisites(session: CourseSession, user: User) -> list[SkillModule]:
    """The modules that the course wants completed before and that `user` has not, or no longer."""
    return _missing(session, [user.pk]).get(user.pk, [])


def _left(people: list[int], found: dict[int, Obstacle]) -> list[int]:
    return [user_id for user_id in people if user_id not in found]


def _registered(session: CourseSession, user_ids: Collection[int]) -> Iterable[Registration]:
    if not user_ids:
        return ()
    return Registration.objects.filter(session=session, applicant_id__in=user_ids, state__in=[*IN_HAND, *DONE])


def _missing(session: CourseSession, user_ids: Collection[int]) -> dict[int, list[SkillModule]]:
    wanted = list(session.course.prerequisites.all()) if user_ids else []
    if not wanted:
        return {}
    held = _holders([module.pk for module in wanted], user_ids)
    missing = {user_id: [module for module in wanted if module.pk not in held.get(user_id, ())] for user_id in user_ids}
    return {user_id: modules for user_id, modules in missing.items() if modules}


def _holders(module_ids: Collection[int], user_ids: Collection[int]) -> dict[int, set[int]]:
    """The modules of `module_ids` that are completed today, by user id."""
    today = timezone.localdate()
    rows = Completion.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=today), user_id__in=user_ids, module_id__in=module_ids
    ).values_list("user_id", "module_id")
    held: dict[int, set[int]] = {}
    for user_id, module_id in rows:
        held.setdefault(user_id, set()).add(module_id)
    return held
