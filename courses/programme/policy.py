"""What the province decides about its training: how long people may take, what a year should bring."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from portal.working_time.time_limits import TimeLimit, Unit


def _count(words: Any, default: int, most: int = 60, least: int = 1) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        words, default=default, validators=[MinValueValidator(least), MaxValueValidator(most)]
    )


@register_setting(icon="cog")
class TrainingPolicy(BaseGenericSetting):
    """Read with `TrainingPolicy.load()`. All numbers are proposals until the province sets them."""

    endorse_days = _count(_("cơ quan duyệt trong (ngày làm việc)"), 2)
    approve_days = _count(_("đơn vị tổ chức duyệt trong (ngày làm việc)"), 2)
    confirm_hours = _count(_("xác nhận chỗ được chuyển từ danh sách chờ trong (giờ)"), 24, 240)
    reminder_days = _count(_("nhắc trước ngày học (ngày)"), 3, 30)
    late_minutes = _count(_("đến sau giờ học quá mấy phút thì ghi là muộn"), 15, 120)
    qr_minutes = _count(_("mã QR điểm danh có hiệu lực (phút)"), 5, 60)
    yearly_hours = _count(_("số giờ học mỗi người mỗi năm"), 40, 400)
    signer_name = models.CharField(_("người ký chứng nhận"), max_length=120, blank=True)
    signer_position = models.CharField(_("chức vụ người ký"), max_length=160, blank=True)

    panels = [
        MultiFieldPanel(
            [FieldPanel("endorse_days"), FieldPanel("approve_days"), FieldPanel("confirm_hours")],
            heading=_("Duyệt đăng ký"),
        ),
        MultiFieldPanel(
            [FieldPanel("reminder_days"), FieldPanel("late_minutes"), FieldPanel("qr_minutes")],
            heading=_("Lớp học"),
        ),
        FieldPanel("yearly_hours"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("signer_name"), FieldPanel("signer_position")])], heading=_("Chứng nhận")
        ),
    ]

    class Meta:
        verbose_name = _("quy định về đào tạo")

    @property
    def endorse_limit(self) -> TimeLimit:
        return TimeLimit(self.endorse_days, Unit.WORKING_DAYS)

    @property
    def approve_limit(self) -> TimeLimit:
        return TimeLimit(self.approve_days, Unit.WORKING_DAYS)
