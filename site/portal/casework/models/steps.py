"""One run of a step of a case: which agency and role, who, since when, until when."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Agency, Role


class StepState(models.TextChoices):
    WAITING = "waiting", _("Chưa đến lượt")
    ACTIVE = "active", _("Đang xử lý")
    DONE = "done", _("Đã xong")
    RETURNED = "returned", _("Đã trả lại")
    SKIPPED = "skipped", _("Bỏ qua")


class CaseStepQuerySet(models.QuerySet["CaseStep"]):
    def active(self) -> Self:
        return self.filter(state=StepState.ACTIVE)

    def in_order(self) -> Self:
        return self.order_by("round", "position", "pk")


class CaseStep(models.Model):
    """A step, copied from its template when the case starts. A kind adds `case` with `related_name="steps"`.

    Steps with one `position` run in parallel; the next position starts when all of one are done or skipped. `role`
    is empty where anybody of the agency may take it. Times are working minutes: `minutes` the limit (null: none),
    `used_minutes` what earlier runs of the clock used up, `running_since` the start of the present one. A step that
    is sent back gets a copy with the next `round`; what was done stays as it was.
    """

    position = models.PositiveSmallIntegerField(_("thứ tự"))
    round = models.PositiveSmallIntegerField(_("lượt"), default=1)
    key = models.CharField(_("mã bước"), max_length=40)
    name = models.CharField(_("tên bước"), max_length=200)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    role = models.CharField(_("vai trò"), max_length=20, choices=Role, blank=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người xử lý"),
    )
    state = models.CharField(_("tình trạng"), max_length=10, choices=StepState, default=StepState.WAITING)
    minutes = models.PositiveIntegerField(_("thời hạn (phút làm việc)"), null=True, blank=True)
    started_at = models.DateTimeField(_("bắt đầu lúc"), null=True, blank=True)
    running_since = models.DateTimeField(null=True, blank=True, editable=False)
    due_at = models.DateTimeField(_("hạn"), null=True, blank=True)
    finished_at = models.DateTimeField(_("xong lúc"), null=True, blank=True)
    used_minutes = models.PositiveIntegerField(_("đã dùng (phút làm việc)"), default=0)
    outcome = models.CharField(_("kết quả"), max_length=40, blank=True)

    objects = CaseStepQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["round", "position", "id"]
        indexes = [
            models.Index(fields=["assignee", "state"], name="%(class)s_assignee"),
            models.Index(fields=["agency", "role"], condition=Q(state="active"), name="%(class)s_active"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["case", "key", "round"], name="%(class)s_once_per_round"),
            models.UniqueConstraint(fields=["case", "key"], condition=Q(state="active"), name="%(class)s_one_active"),
            models.CheckConstraint(
                name="%(class)s_times_fit_state",
                condition=Q(state="waiting", started_at__isnull=True, finished_at__isnull=True)
                | Q(state="active", started_at__isnull=False, finished_at__isnull=True)
                | Q(state__in=["done", "returned"], started_at__isnull=False, finished_at__isnull=False)
                | Q(state="skipped", finished_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name
