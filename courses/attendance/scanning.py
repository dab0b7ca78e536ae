"""What a scanned code means for whoever scanned it."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from courses.attendance import hours, tokens
from courses.attendance.models import ATTENDED, Attendance
from courses.registrations.models import Place, Registration, RegistrationState
from courses.registrations.wording import moment_words
from courses.sessions.models import Standing

if TYPE_CHECKING:
    from datetime import datetime

    from courses.sessions.models import HalfDay
    from portal.accounts.models import User


class Found(enum.StrEnum):
    """`WRITTEN_OTHERWISE`: the trainer has written this person down as absent; a scan does not change that."""

    READY = "ready"
    DONE = "done"
    WRITTEN_OTHERWISE = "written_otherwise"
    FORGED = "forged"
    EXPIRED = "expired"
    GONE = "gone"
    EARLY = "early"
    OVER = "over"
    NOT_ON = "not_on"
    STRANGER = "stranger"


@dataclass(frozen=True)
class Scan:
    """`title` and `text` are for the person. `kept` is what was written before."""

    found: Found
    title: str
    text: str
    half_day: HalfDay | None = None
    registration: Registration | None = None
    kept: Attendance | None = None

    @property
    def may_check_in(self) -> bool:
        return self.found is Found.READY


def look(token: str, user: User, now: datetime | None = None) -> Scan:
    """Changes nothing. What there is to say is in the reader's words, whatever the token is."""
    now = now or timezone.now()
    try:
        half_day = tokens.half_day_of(token)
    except tokens.Expired:
        text = _("Mã chỉ có hiệu lực vài phút. Hãy quét lại mã đang hiện trên màn hình của lớp.")
        return Scan(Found.EXPIRED, _("Mã đã hết hiệu lực"), text)
    except tokens.Forged:
        text = _("Địa chỉ này không phải do cổng tạo ra. Hãy quét mã đang hiện trên màn hình của lớp.")
        return Scan(Found.FORGED, _("Mã không đúng"), text)
    if half_day is None:
        text = _("Buổi học vừa được đổi. Hãy quét lại mã đang hiện trên màn hình của lớp.")
        return Scan(Found.GONE, _("Buổi học này không còn"), text)
    return _of_person(half_day, user, now) if (problem := _of_time(half_day, now)) is None else problem


def _of_time(half_day: HalfDay, now: datetime) -> Scan | None:
    """What is in the way of everybody."""
    standing = half_day.session.standing
    if standing != Standing.ANNOUNCED:
        text = _("Tình trạng của lớp: %s. Hãy hỏi giảng viên.") % half_day.session.get_standing_display().lower()
        return Scan(Found.NOT_ON, _("Lớp không nhận điểm danh"), text, half_day)
    if not hours.has_opened(half_day, now):
        text = _("Điểm danh mở từ %s.") % moment_words(hours.opens_at(half_day))
        return Scan(Found.EARLY, _("Chưa đến giờ điểm danh"), text, half_day)
    if not hours.takes_scans(half_day, now):
        text = _("Buổi học kết thúc lúc %s. Hãy báo giảng viên nếu bạn đã dự mà chưa được ghi.")
        return Scan(Found.OVER, _("Buổi học đã kết thúc"), text % moment_words(half_day.ends_at), half_day)
    return None


def _of_person(half_day: HalfDay, user: User, now: datetime) -> Scan:
    case = Registration.objects.filter(
        session_id=half_day.session_id, applicant=user, state=RegistrationState.APPROVED, place=Place.SEAT
    ).first()
    if case is None:
        text = _("Tài khoản %s không có trong danh sách được duyệt vào lớp. Hãy báo giảng viên.") % user
        return Scan(Found.STRANGER, _("Bạn không ở trong lớp này"), text, half_day)
    kept = Attendance.objects.filter(registration=case, half_day=half_day).first()
    if kept is None:
        return Scan(Found.READY, _("Điểm danh"), "", half_day, case)
    words = {"what": kept.get_presence_display().lower(), "when": moment_words(kept.recorded_at)}
    if kept.presence in ATTENDED:
        text = _("Đã ghi “%(what)s” lúc %(when)s. Bạn không phải làm gì thêm.") % words
        return Scan(Found.DONE, _("Bạn đã được điểm danh"), text, half_day, case, kept)
    text = _("Giảng viên đã ghi “%(what)s” lúc %(when)s. Quét mã không đổi được; hãy nói với giảng viên.") % words
    return Scan(Found.WRITTEN_OTHERWISE, _("Giảng viên đã ghi bạn vắng"), text, half_day, case, kept)
