"""The class as announced: what the calendar shows, what seats are counted on, what mail has told people.

Editors work on `CourseSessionPage`; publishing it makes or changes the row here (`announcing`), so that a draft moves
nobody, and a change is known as a change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.programme.kinds import AudienceLevel, Mode
from courses.programme.modules import SkillModule
from courses.sessions.rooms import Room
from portal.organisations.models import AdministrativeUnit, Agency

if TYPE_CHECKING:
    from datetime import datetime

    from portal.accounts.models import User


class Standing(models.TextChoices):
    ANNOUNCED = "announced", _("Theo lịch")
    POSTPONED = "postponed", _("Hoãn, chưa có ngày mới")
    CANCELLED = "cancelled", _("Đã hủy")
    FINISHED = "finished", _("Đã kết thúc")


class DayPart(models.TextChoices):
    MORNING = "morning", _("Sáng")
    AFTERNOON = "afternoon", _("Chiều")
    EVENING = "evening", _("Tối")


class CourseSessionQuerySet(models.QuerySet["CourseSession"]):
    def shown(self) -> Self:
        """What everybody sees on the calendar; cancelled classes stay on it and say so."""
        return self.filter(is_shown=True)

    def of_trainer(self, user: User) -> Self:
        return self.filter(trainer_id=user.pk)

    def named(self, word: str) -> Self:
        """Those with `word` in their title or code."""
        return self.filter(Q(title__icontains=word) | Q(code__icontains=word))

    def open_for_registration(self, now: datetime) -> Self:
        return self.shown().filter(standing=Standing.ANNOUNCED, opens_at__lte=now, closes_at__gt=now)


class CourseSession(models.Model):
    """One class (lớp). `taken` counts the registrations that hold a seat, `queue_last` is the last number given on the
    waiting list; both change under a lock on this row only (`registrations.seats`). `sequence` rises with every change
    that participants are told of (RFC 5545, section 3.8.7.4). `link` is for participants only.
    """

    page = models.OneToOneField(
        "courses.CourseSessionPage", on_delete=models.PROTECT, related_name="announced", verbose_name=_("trang của lớp")
    )
    course = models.ForeignKey(
        "courses.CoursePage", on_delete=models.PROTECT, related_name="sessions", verbose_name=_("khóa học")
    )
    code = models.CharField(_("mã lớp"), max_length=60, unique=True)
    title = models.CharField(_("tên lớp"), max_length=255)
    is_shown = models.BooleanField(_("hiện trên lịch"), default=True)
    standing = models.CharField(_("tình trạng"), max_length=10, choices=Standing, default=Standing.ANNOUNCED)
    standing_reason = models.CharField(_("lý do"), max_length=500, blank=True)

    organiser = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("đơn vị tổ chức"))
    module = models.ForeignKey(SkillModule, on_delete=models.PROTECT, related_name="+", verbose_name=_("mô đun"))
    audience_level = models.CharField(_("cấp"), max_length=10, choices=AudienceLevel)
    mode = models.CharField(_("hình thức"), max_length=10, choices=Mode)
    hours = models.DecimalField(_("số giờ"), max_digits=5, decimal_places=1)
    place = models.CharField(_("địa điểm"), max_length=250, blank=True)
    unit = models.ForeignKey(
        AdministrativeUnit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("xã, phường"),
    )
    link = models.URLField(_("đường dẫn lớp trực tuyến"), blank=True)
    trainer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="taught_sessions",
        verbose_name=_("giảng viên"),
    )

    capacity = models.PositiveSmallIntegerField(_("số chỗ"))
    minimum = models.PositiveSmallIntegerField(_("mở lớp khi có ít nhất"), default=1)
    taken = models.PositiveSmallIntegerField(_("số chỗ đã có người"), default=0, editable=False)
    queue_last = models.PositiveIntegerField(default=0, editable=False)
    opens_at = models.DateTimeField(_("mở đăng ký"))
    closes_at = models.DateTimeField(_("hết hạn đăng ký"))
    starts_at = models.DateTimeField(_("bắt đầu"))
    ends_at = models.DateTimeField(_("kết thúc"))
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(_("đổi lúc"), default=timezone.now)

    objects = CourseSessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("lớp học")
        verbose_name_plural = _("lớp học")
        ordering = ["starts_at", "pk"]
        indexes = [
            models.Index(fields=["starts_at", "id"], name="session_by_start"),
            models.Index(fields=["organiser", "starts_at"], name="session_of_organiser"),
            models.Index(fields=["trainer", "starts_at"], name="session_of_trainer"),
        ]
        constraints = [
            models.CheckConstraint(name="session_seats_within_capacity", condition=Q(taken__lte=F("capacity"))),
            models.CheckConstraint(
                name="session_minimum_within_capacity", condition=Q(minimum__gte=1, minimum__lte=F("capacity"))
            ),
            models.CheckConstraint(name="session_ends_after_start", condition=Q(ends_at__gt=F("starts_at"))),
            models.CheckConstraint(
                name="session_window_closes_after_opening", condition=Q(closes_at__gt=F("opens_at"))
            ),
            models.CheckConstraint(
                name="session_stopped_with_reason",
                condition=~Q(standing__in=["postponed", "cancelled"]) | ~Q(standing_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return self.page.get_url() or ""

    @property
    def free_seats(self) -> int:
        return max(0, self.capacity - self.taken)

    @property
    def is_on(self) -> bool:
        """Whether it is held as announced (or was)."""
        return self.standing in (Standing.ANNOUNCED, Standing.FINISHED)

    def takes_registrations(self, now: datetime) -> bool:
        return self.is_shown and self.standing == Standing.ANNOUNCED and self.opens_at <= now < self.closes_at


class HalfDay(models.Model):
    """One meeting of a class. `uid` is the event's in calendars and stays when the meeting moves."""

    session = models.ForeignKey(
        CourseSession, on_delete=models.CASCADE, related_name="half_days", verbose_name=_("lớp")
    )
    uid = models.UUIDField(unique=True, editable=False)
    starts_at = models.DateTimeField(_("từ"))
    ends_at = models.DateTimeField(_("đến"))
    room = models.ForeignKey(
        Room, on_delete=models.PROTECT, null=True, blank=True, related_name="half_days", verbose_name=_("phòng")
    )

    class Meta:
        verbose_name = _("buổi học")
        verbose_name_plural = _("buổi học")
        ordering = ["starts_at", "pk"]
        indexes = [
            models.Index(fields=["starts_at", "ends_at"], name="half_day_by_time"),
            models.Index(fields=["room", "starts_at"], name="half_day_of_room"),
        ]
        constraints = [
            models.CheckConstraint(name="half_day_ends_after_start", condition=Q(ends_at__gt=F("starts_at"))),
            models.UniqueConstraint(name="half_day_starts_once", fields=["session", "starts_at"]),
        ]

    def __str__(self) -> str:
        start, end = timezone.localtime(self.starts_at), timezone.localtime(self.ends_at)
        return f"{self.part.label} {start:%d/%m/%Y}, {start:%H:%M}–{end:%H:%M}"

    @property
    def day(self) -> object:
        return timezone.localdate(self.starts_at)

    @property
    def part(self) -> DayPart:
        """Morning before noon, evening from half past five on, by local time."""
        start = timezone.localtime(self.starts_at)
        if start.hour < 12:
            return DayPart.MORNING
        return DayPart.EVENING if (start.hour, start.minute) >= (17, 30) else DayPart.AFTERNOON
