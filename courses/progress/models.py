"""What was learnt by whom, and what ought to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from courses.programme.modules import SkillModule
from courses.registrations.models import Registration
from portal.organisations.models import Agency

if TYPE_CHECKING:
    from datetime import date


class CompletionQuerySet(models.QuerySet["Completion"]):
    def held_on(self, day: date) -> Self:
        """What was completed by `day` and holds on it."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day), completed_on__lte=day)

    def of_year(self, year: int) -> Self:
        """What was completed in `year`, whether it still holds or not."""
        return self.filter(completed_on__year=year)


class Completion(models.Model):
    """One person has completed one module: a narrow row that progress is counted on, made when a class is finished.

    Ends with `valid_until`, or when the certificate is revoked (the row then goes).
    """

    registration = models.OneToOneField(Registration, on_delete=models.PROTECT, related_name="completion")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="completions")
    module = models.ForeignKey(SkillModule, on_delete=models.PROTECT, related_name="completions")
    completed_on = models.DateField(_("hoàn thành ngày"))
    valid_until = models.DateField(_("có giá trị đến"), null=True, blank=True)
    hours = models.DecimalField(_("số giờ"), max_digits=5, decimal_places=1)

    objects = CompletionQuerySet.as_manager()

    class Meta:
        verbose_name = _("kết quả học")
        verbose_name_plural = _("kết quả học")
        ordering = ["-completed_on", "-pk"]
        indexes = [
            models.Index(fields=["module", "user", "completed_on"], name="completions_of_module"),
            models.Index(fields=["user", "completed_on"], name="completions_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.module}"


class Target(models.Model):
    """In `year`, `percent` of the officials have completed `module`: of one agency, of one level, or of all.

    The narrowest holds: an agency's own before its level's, before everybody's.
    """

    year = models.PositiveSmallIntegerField(_("năm"), validators=[MinValueValidator(2020), MaxValueValidator(2100)])
    module = models.ForeignKey(SkillModule, on_delete=models.PROTECT, related_name="targets", verbose_name=_("mô đun"))
    level = models.CharField(_("cấp"), max_length=10, choices=Agency.Level, blank=True)
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("cơ quan")
    )
    percent = models.PositiveSmallIntegerField(
        _("tỷ lệ hoàn thành (%)"), validators=[MinValueValidator(1), MaxValueValidator(100)]
    )

    class Meta:
        verbose_name = _("chỉ tiêu đào tạo")
        verbose_name_plural = _("chỉ tiêu đào tạo")
        ordering = ["-year", "module", "level", "agency"]
        constraints = [
            models.UniqueConstraint(
                name="one_target_of_a_module_for_a_level",
                fields=["year", "module", "level"],
                condition=Q(agency__isnull=True),
                violation_error_message=_(
                    "Mô đun này đã có chỉ tiêu của năm và cấp này. Hãy sửa chỉ tiêu đã có, hoặc chọn năm, cấp khác."
                ),
            ),
            models.UniqueConstraint(
                name="one_target_of_a_module_for_an_agency",
                fields=["year", "module", "agency"],
                condition=Q(agency__isnull=False),
                violation_error_message=_(
                    "Cơ quan này đã có chỉ tiêu riêng của mô đun trong năm. Hãy sửa chỉ tiêu đã có, hoặc chọn năm khác."
                ),
            ),
            models.CheckConstraint(
                name="target_of_agency_or_level",
                condition=Q(agency__isnull=True) | Q(level=""),
                violation_error_message=_("Chọn cấp hoặc cơ quan, không chọn cả hai: cơ quan nào đã thuộc cấp của nó."),
            ),
            models.CheckConstraint(name="target_is_a_share", condition=Q(percent__gte=1, percent__lte=100)),
        ]

    def __str__(self) -> str:
        return f"{self.year}, {self.module}, {self.whom}: {self.percent} %"

    @property
    def whom(self) -> str:
        return str(self.agency) if self.agency else self.get_level_display() or str(_("mọi cơ quan"))
