"""Whether somebody may register for a class, and the sentence that says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.people.officials import Official
from courses.programme.pages import AudienceLevel
from courses.progress.models import Completion
from courses.registrations.models import DONE, IN_HAND, WITH_A_SEAT, Registration
from courses.sessions.models import CourseSession, HalfDay, Standing

if TYPE_CHECKING:
    from datetime import datetime

    from courses.programme.modules import SkillModule
    from portal.accounts.models import User


def official_of(user: User) -> Official | None:
    return Official.objects.active().select_related("agency").filter(user_id=user.pk).first()


def why_not(*, session: CourseSession, user: User, official: Official | None, now: datetime) -> str:
    """The sentence that says why `user` cannot register for `session` at `now`; empty when they can."""
    if official is None:
        return _("Chỉ cán bộ, công chức, viên chức đang công tác mới đăng ký được. Hãy hỏi người quản trị cơ quan bạn.")
    if closed := why_closed(session, now):
        return closed
    if session.audience_level not in (AudienceLevel.ALL, official.agency.level):
        return _("Lớp này dành cho %s.") % session.get_audience_level_display().lower()
    if Registration.objects.filter(session=session, applicant=user, state__in=[*IN_HAND, *DONE]).exists():
        return _("%s đã đăng ký lớp này rồi.") % user
    if missing := missing_prerequisites(session, user):
        return _("Phải hoàn thành trước: %s.") % "; ".join(str(module) for module in missing)
    if clash := clashing_session(session, user):
        return _("Trùng giờ với lớp “%s” đã đăng ký.") % clash.title
    return ""


def why_closed(session: CourseSession, now: datetime) -> str:
    """The sentence that says why nobody can register at `now`; empty when registration is open."""
    if session.standing != Standing.ANNOUNCED or not session.is_shown:
        return _("Lớp này %s.") % session.get_standing_display().lower()
    if now < session.opens_at:
        return _("Lớp này mở đăng ký từ %s.") % f"{timezone.localtime(session.opens_at):%H:%M ngày %d/%m/%Y}"
    if now >= session.closes_at:
        return _("Đã hết hạn đăng ký lớp này từ %s.") % f"{timezone.localtime(session.closes_at):%H:%M ngày %d/%m/%Y}"
    return ""


def missing_prerequisites(session: CourseSession, user: User) -> list[SkillModule]:
    """The modules that the course wants completed before and that `user` has not, or no longer."""
    wanted = list(session.course.prerequisites.all())
    if not wanted:
        return []
    today = timezone.localdate()
    held = Completion.objects.filter(user_id=user.pk, module__in=wanted)
    held_ids = set(
        held.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=today)).values_list("module_id", flat=True)
    )
    return [module for module in wanted if module.pk not in held_ids]


def clashing_session(session: CourseSession, user: User) -> CourseSession | None:
    """Another class in which `user` has a seat and that meets while this one does. Ending at the minute in which the
    other begins is no clash."""
    own = Q(pk__in=[])
    for half_day in session.half_days.all():
        own |= Q(starts_at__lt=half_day.ends_at, ends_at__gt=half_day.starts_at)
    seated = Registration.objects.filter(applicant_id=user.pk, place__in=WITH_A_SEAT, state__in=IN_HAND)
    meetings = HalfDay.objects.filter(
        own, session__in=seated.values("session_id"), session__standing=Standing.ANNOUNCED
    )
    found = meetings.exclude(session=session).select_related("session").first()
    return found.session if found else None
