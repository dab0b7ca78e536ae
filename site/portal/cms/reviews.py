"""Who answers for a page, when it was last confirmed, and when somebody must look at it again.

A table beside the pages: whoever confirms a page does not publish it anew, and no page type has columns for it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import date

SOON = timedelta(days=30)


class Interval(models.IntegerChoices):
    QUARTER = 91, _("3 tháng một lần")
    HALF_YEAR = 182, _("6 tháng một lần")
    YEAR = 365, _("mỗi năm một lần")


class PageReviewQuerySet(models.QuerySet["PageReview"]):
    def overdue(self, today: date) -> Self:
        """Of pages that people see, those that ought to have been looked at before today."""
        return self.filter(page__live=True, review_by__lt=today)


class PageReview(models.Model):
    """The review of one page. `confirmed_on` is the day somebody last said that the page is right."""

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="review", primary_key=True, verbose_name=_("trang")
    )
    agency = models.ForeignKey(
        "organisations.Agency",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cơ quan phụ trách"),
    )
    every = models.PositiveSmallIntegerField(_("rà soát"), choices=Interval.choices, default=Interval.HALF_YEAR)
    review_by = models.DateField(_("hạn rà soát"), db_index=True)
    confirmed_on = models.DateField(_("xác nhận ngày"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người xác nhận"),
    )

    objects = PageReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("rà soát trang")
        verbose_name_plural = _("rà soát trang")
        constraints = [
            models.CheckConstraint(
                name="review_follows_confirmation",
                condition=models.Q(confirmed_on__isnull=True) | models.Q(review_by__gt=models.F("confirmed_on")),
            ),
            models.CheckConstraint(name="review_interval_is_known", condition=models.Q(every__in=Interval.values)),
        ]

    def __str__(self) -> str:
        return str(self.page)

    def days_over(self, today: date | None = None) -> int:
        """How many days the review is late; none or less where it is not."""
        return ((today or timezone.localdate()) - self.review_by).days
