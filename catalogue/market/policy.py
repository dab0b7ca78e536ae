"""What the province decides about its market: who runs it, what needs a second approval, how long things may take."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from portal.organisations.models import Agency
from portal.working_time.time_limits import TimeLimit, Unit


def _days(words: Any, default: int, most: int = 60) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        words, default=default, validators=[MinValueValidator(1), MaxValueValidator(most)]
    )


@register_setting(icon="cog")
class MarketPolicy(BaseGenericSetting):
    """Read with `MarketPolicy.load()`. The day counts are proposals until the province sets them."""

    operator = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cơ quan vận hành chợ"),
        help_text=_("Duyệt gian hàng, xử lý báo vi phạm và tranh chấp."),
    )
    price_needs_approval = models.BooleanField(_("đổi giá phải chờ duyệt"), default=False)
    stock_needs_approval = models.BooleanField(_("đổi lượng hàng phải chờ duyệt"), default=False)
    opening_days = _days(_("xét mở gian hàng trong (ngày làm việc)"), 3)
    report_days = _days(_("xử lý báo vi phạm trong (ngày làm việc)"), 2)
    quotation_days = _days(_("báo giá có hiệu lực nếu không ghi khác (ngày)"), 14, 180)
    reminder_days = _days(_("nhắc trước khi giấy chứng nhận hết hạn (ngày)"), 60, 365)

    panels = [
        FieldPanel("operator"),
        MultiFieldPanel(
            [FieldPanel("price_needs_approval"), FieldPanel("stock_needs_approval")], heading=_("Giá và lượng hàng")
        ),
        MultiFieldPanel(
            [
                FieldPanel("opening_days"),
                FieldPanel("report_days"),
                FieldPanel("quotation_days"),
                FieldPanel("reminder_days"),
            ],
            heading=_("Thời hạn"),
        ),
    ]

    class Meta:
        verbose_name = _("quy định của chợ ảo")

    @property
    def opening_limit(self) -> TimeLimit:
        return TimeLimit(self.opening_days, Unit.WORKING_DAYS)

    @property
    def report_limit(self) -> TimeLimit:
        return TimeLimit(self.report_days, Unit.WORKING_DAYS)
