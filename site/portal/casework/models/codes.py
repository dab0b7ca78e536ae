"""The last number given out per agency, day and kind of case."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Agency


class CodeCounter(models.Model):
    """One row per agency, day and series; locked while the next number is taken."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    day = models.DateField(_("ngày"))
    series = models.CharField(_("dãy số"), max_length=10, blank=True)
    last = models.PositiveIntegerField(_("số cuối"), default=0)

    class Meta:
        verbose_name = _("bộ đếm số hồ sơ")
        verbose_name_plural = _("bộ đếm số hồ sơ")
        constraints = [models.UniqueConstraint(name="one_counter_per_series", fields=["agency", "day", "series"])]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.day} {self.series} {self.last}"
