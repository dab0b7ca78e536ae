"""Who was at which meeting."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.registrations.models import Registration
from courses.sessions.models import HalfDay


class Presence(models.TextChoices):
    PRESENT = "present", _("Có mặt")
    LATE = "late", _("Đến muộn")
    EXCUSED = "excused", _("Vắng có lý do")
    ABSENT = "absent", _("Vắng")


# What counts as having attended.
ATTENDED = ("present", "late")


class Method(models.TextChoices):
    HAND = "hand", _("Giảng viên ghi")
    QR = "qr", _("Học viên quét mã QR")


class Attendance(models.Model):
    """One person at one meeting; `recorded_by` is the trainer, or with a QR code the participant."""

    registration = models.ForeignKey(
        Registration, on_delete=models.PROTECT, related_name="attendances", verbose_name=_("học viên")
    )
    half_day = models.ForeignKey(
        HalfDay, on_delete=models.PROTECT, related_name="attendances", verbose_name=_("buổi học")
    )
    presence = models.CharField(_("điểm danh"), max_length=10, choices=Presence)
    method = models.CharField(_("cách ghi"), max_length=5, choices=Method, default=Method.HAND)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("người ghi")
    )
    recorded_at = models.DateTimeField(_("ghi lúc"), default=timezone.now)

    class Meta:
        verbose_name = _("điểm danh")
        verbose_name_plural = _("điểm danh")
        ordering = ["-half_day__starts_at", "registration"]
        constraints = [
            models.UniqueConstraint(
                name="one_attendance_of_a_person_at_a_half_day", fields=["registration", "half_day"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.registration.applicant}: {self.get_presence_display()}"
