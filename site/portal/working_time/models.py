"""The tables behind the working calendar: editors change them in the admin, everything else reads the value."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.working_time.calendar import Session


class CalendarRevision(models.Model):
    """One row with a token that is new after every change of the tables below.

    Every process compares it with the token its calendars were built from. It is random, not a count: a count that a
    rolled-back transaction had shown could come again for other data.
    """

    ONLY = 1

    token = models.UUIDField(default=uuid.uuid4)

    class Meta:
        verbose_name = _("phiên bản lịch làm việc")
        verbose_name_plural = _("phiên bản lịch làm việc")
        constraints = [models.CheckConstraint(name="one_calendar_revision", condition=Q(pk=1))]

    def __str__(self) -> str:
        return str(self.token)

    @classmethod
    def renew(cls) -> None:
        """Tell every process that the calendar has changed; part of the caller's transaction."""
        cls.objects.update_or_create(pk=cls.ONLY, defaults={"token": uuid.uuid4()})


class CalendarQuerySet(models.QuerySet[Any]):
    """Bulk writes send no signals, so they renew the revision themselves."""

    def update(self, **kwargs: Any) -> int:
        changed = super().update(**kwargs)
        CalendarRevision.renew()
        return changed

    def bulk_create(self, *args: Any, **kwargs: Any) -> list[Any]:
        created = super().bulk_create(*args, **kwargs)
        CalendarRevision.renew()
        return created


class Weekday(models.IntegerChoices):
    """Numbered as Python's `date.weekday()`."""

    MONDAY = 0, _("Thứ Hai")
    TUESDAY = 1, _("Thứ Ba")
    WEDNESDAY = 2, _("Thứ Tư")
    THURSDAY = 3, _("Thứ Năm")
    FRIDAY = 4, _("Thứ Sáu")
    SATURDAY = 5, _("Thứ Bảy")
    SUNDAY = 6, _("Chủ nhật")


class WorkingHours(models.Model):
    """The sessions of one day of the week, for the whole province or for one agency.

    An agency's row replaces the province's row of that weekday; a row without sessions closes the day.
    """

    agency = models.ForeignKey(
        "organisations.Agency",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="working_hours",
        verbose_name=_("cơ quan"),
        help_text=_("Để trống nếu áp dụng cho toàn tỉnh."),
    )
    weekday = models.PositiveSmallIntegerField(_("ngày trong tuần"), choices=Weekday)
    morning_opens = models.TimeField(_("sáng từ"), null=True, blank=True)
    morning_closes = models.TimeField(_("sáng đến"), null=True, blank=True)
    afternoon_opens = models.TimeField(_("chiều từ"), null=True, blank=True)
    afternoon_closes = models.TimeField(_("chiều đến"), null=True, blank=True)
    source = models.CharField(
        _("căn cứ"), max_length=200, help_text=_("Văn bản quy định giờ làm việc, in kèm cách tính thời hạn.")
    )
    updated_at = models.DateTimeField(_("cập nhật lúc"), auto_now=True)

    objects = CalendarQuerySet.as_manager()

    class Meta:
        verbose_name = _("giờ làm việc trong ngày")
        verbose_name_plural = _("giờ làm việc trong tuần")
        ordering = ["agency_id", "weekday"]
        constraints = [
            models.CheckConstraint(
                name="working_hours_weekday",
                condition=Q(weekday__gte=0, weekday__lte=6),
                violation_error_message=_("Hãy chọn một ngày từ thứ Hai đến Chủ nhật."),
            ),
            models.CheckConstraint(
                name="working_hours_morning",
                condition=Q(morning_opens__isnull=True, morning_closes__isnull=True)
                | Q(morning_opens__isnull=False, morning_closes__isnull=False, morning_closes__gt=F("morning_opens")),
                violation_error_message=_("Buổi sáng cần cả giờ bắt đầu và giờ kết thúc, kết thúc sau bắt đầu."),
            ),
            models.CheckConstraint(
                name="working_hours_afternoon",
                condition=Q(afternoon_opens__isnull=True, afternoon_closes__isnull=True)
                | Q(
                    afternoon_opens__isnull=False,
                    afternoon_closes__isnull=False,
                    afternoon_closes__gt=F("afternoon_opens"),
                ),
                violation_error_message=_("Buổi chiều cần cả giờ bắt đầu và giờ kết thúc, kết thúc sau bắt đầu."),
            ),
            models.CheckConstraint(
                name="working_hours_in_order",
                condition=Q(morning_closes__isnull=True)
                | Q(afternoon_opens__isnull=True)
                | Q(afternoon_opens__gte=F("morning_closes")),
                violation_error_message=_("Buổi chiều phải bắt đầu sau khi buổi sáng kết thúc."),
            ),
            models.UniqueConstraint(
                name="working_hours_once_per_agency",
                fields=["agency", "weekday"],
                violation_error_message=_("Cơ quan này đã có giờ làm việc của ngày đó. Hãy sửa dòng đã có."),
            ),
            models.UniqueConstraint(
                name="working_hours_once_province_wide",
                fields=["weekday"],
                condition=Q(agency__isnull=True),
                violation_error_message=_("Toàn tỉnh đã có giờ làm việc của ngày đó. Hãy sửa dòng đã có."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} – {self.agency or _('toàn tỉnh')}"

    @property
    def sessions(self) -> tuple[Session, ...]:
        pairs = ((self.morning_opens, self.morning_closes), (self.afternoon_opens, self.afternoon_closes))
        return tuple(Session(opens, closes) for opens, closes in pairs if opens and closes)


class SpecialDay(models.Model):
    """A day on which offices do not work although the week says so, or work although it does not.

    A day from the library that does not hold is not deleted, which would only bring it back at the next filling: its
    `applies` is taken away.
    """

    class Kind(models.TextChoices):
        OFF = "off", _("nghỉ")
        MAKE_UP = "make_up", _("làm bù")

    class Origin(models.TextChoices):
        LIBRARY = "library", _("điền tự động")
        EDITOR = "editor", _("người quản trị")

    date = models.DateField(
        _("ngày"), unique=True, error_messages={"unique": _("Ngày này đã có trong bảng. Hãy sửa dòng đã có.")}
    )
    kind = models.CharField(_("loại"), max_length=10, choices=Kind, default=Kind.OFF)
    name = models.CharField(_("tên"), max_length=150)
    source = models.CharField(
        _("căn cứ"), max_length=250, help_text=_("Văn bản quy định, in kèm cách tính thời hạn cho người dân xem.")
    )
    is_official = models.BooleanField(
        _("đã công bố"), default=True, help_text=_("Bỏ chọn nếu mới là dự kiến, chưa có văn bản chính thức.")
    )
    applies = models.BooleanField(
        _("áp dụng"), default=True, help_text=_("Bỏ chọn để ngày này được tính như ngày thường.")
    )
    origin = models.CharField(_("nguồn nhập"), max_length=10, choices=Origin, default=Origin.EDITOR, editable=False)
    updated_at = models.DateTimeField(_("cập nhật lúc"), auto_now=True)

    objects = CalendarQuerySet.as_manager()

    class Meta:
        verbose_name = _("ngày nghỉ, ngày làm bù")
        verbose_name_plural = _("ngày nghỉ, ngày làm bù")
        ordering = ["date"]
        constraints = [
            models.CheckConstraint(name="special_day_kind", condition=Q(kind__in=["off", "make_up"])),
            models.CheckConstraint(name="special_day_origin", condition=Q(origin__in=["library", "editor"])),
            models.CheckConstraint(
                name="special_day_has_name",
                condition=~Q(name=""),
                violation_error_message=_("Ngày nghỉ, ngày làm bù cần có tên."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date:%d/%m/%Y} {self.name}"
