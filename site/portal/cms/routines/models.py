"""When a command of the clock ran, and how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import timedelta


class RoutineRun(models.Model):
    """One run. `note` names what went wrong, never whom it was about."""

    name = models.CharField(max_length=80)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    succeeded = models.BooleanField()
    note = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name = _("lần chạy việc định kỳ")
        verbose_name_plural = _("lần chạy việc định kỳ")
        indexes = [models.Index(fields=["name", "-started_at"], name="routine_run_latest")]
        constraints = [
            models.CheckConstraint(
                name="routine_run_ends_after_it_starts", condition=models.Q(ended_at__gte=models.F("started_at"))
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def took(self) -> timedelta:
        return self.ended_at - self.started_at
