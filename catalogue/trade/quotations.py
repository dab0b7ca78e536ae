"""A quotation, or the buyer's counter-offer: the same terms, put on the table by one side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.products.units import Unit
from catalogue.trade.enquiries import PRICE, QUANTITY, TradeEnquiry
from catalogue.trade.money import Money
from catalogue.trade.terms import Currency, Incoterm, PaymentTerm, Side

if TYPE_CHECKING:
    from datetime import date


class QuotationState(models.TextChoices):
    OPEN = "open", _("Đang chào")
    SUPERSEDED = "superseded", _("Đã thay bằng bản mới")
    ACCEPTED = "accepted", _("Đã chấp nhận")
    WITHDRAWN = "withdrawn", _("Đã rút")
    DECLINED = "declined", _("Không chấp nhận")
    EXPIRED = "expired", _("Hết hạn")


class Quotation(models.Model):
    """Numbered within its enquiry. `deposit_percent` is of the total, `lead_days` count from deposit or agreement,
    `valid_until` is the last day on which it can be accepted. `unit_note` says how a unit compares that is not the
    one asked for and cannot be reckoned.
    """

    enquiry = models.ForeignKey(TradeEnquiry, on_delete=models.CASCADE, related_name="quotations")
    number = models.PositiveSmallIntegerField(_("lần"))
    side = models.CharField(_("bên chào"), max_length=6, choices=Side)
    state = models.CharField(_("trạng thái"), max_length=10, choices=QuotationState, default=QuotationState.OPEN)
    quantity = models.DecimalField(_("số lượng"), **QUANTITY)
    unit = models.CharField(_("đơn vị"), max_length=10, choices=Unit)
    unit_note = models.CharField(_("quy đổi đơn vị"), max_length=300, blank=True)
    unit_price = models.DecimalField(_("đơn giá"), **PRICE)
    currency = models.CharField(_("đồng tiền"), max_length=3, choices=Currency)
    incoterm = models.CharField(_("điều kiện giao hàng"), max_length=3, choices=Incoterm)
    place = models.CharField(_("nơi giao"), max_length=200)
    payment_term = models.CharField(_("cách thanh toán"), max_length=20, choices=PaymentTerm)
    deposit_percent = models.PositiveSmallIntegerField(_("đặt cọc (%)"), default=0)
    lead_days = models.PositiveSmallIntegerField(_("giao trong (ngày)"))
    valid_until = models.DateField(_("có hiệu lực đến hết ngày"))
    note = models.TextField(_("ghi chú"), blank=True)
    made_at = models.DateTimeField(_("chào lúc"), default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(_("quyết định lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("báo giá")
        verbose_name_plural = _("báo giá")
        ordering = ["enquiry", "-number"]
        constraints = [
            models.UniqueConstraint(name="quotation_numbered_once", fields=["enquiry", "number"]),
            models.UniqueConstraint(name="quotation_one_open", fields=["enquiry"], condition=Q(state="open")),
            models.UniqueConstraint(name="quotation_one_accepted", fields=["enquiry"], condition=Q(state="accepted")),
            models.CheckConstraint(name="quotation_price_positive", condition=Q(unit_price__gt=0)),
            models.CheckConstraint(name="quotation_quantity_positive", condition=Q(quantity__gt=0)),
            models.CheckConstraint(
                name="quotation_deposit_is_a_share", condition=Q(deposit_percent__gte=0, deposit_percent__lte=100)
            ),
            models.CheckConstraint(
                name="quotation_decided_has_time",
                condition=Q(state="open", decided_at__isnull=True) | (~Q(state="open") & Q(decided_at__isnull=False)),
            ),
            models.CheckConstraint(name="quotation_side_known", condition=Q(side__in=["buyer", "seller"])),
        ]

    def __str__(self) -> str:
        return f"{self.enquiry_id}/{self.number}"

    @property
    def price(self) -> Money:
        return Money(self.unit_price, self.currency)

    @property
    def total(self) -> Money:
        """Rounded to what can be paid."""
        return self.price.times(self.quantity).rounded()

    @property
    def deposit(self) -> Money:
        return self.total.percent(self.deposit_percent)

    def is_valid_on(self, day: date) -> bool:
        return self.state == QuotationState.OPEN and day <= self.valid_until
