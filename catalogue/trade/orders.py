"""The order: what both sides agreed on, and how far it has come. The portal holds no money."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalogue.trade.enquiries import TradeEnquiry
from catalogue.trade.money import Money
from catalogue.trade.quotations import Quotation
from catalogue.trade.states import STAGES, TradeState
from catalogue.trade.terms import Currency, Side
from portal.private_files.models import PrivateFile

SUM: dict[str, Any] = {"max_digits": 18, "decimal_places": 2}
CANCELLATION = TradeState.CANCELLED.value
DECLARABLE = [(stage.value, stage.label) for stage in (*STAGES, TradeState.CANCELLED)]


class Order(models.Model):
    """`declared_stage` is what one side (`declared_by_side`) says has happened and the other has not confirmed yet;
    cancelling is declared and confirmed alike. `contract` is the paper printed at the agreement, kept to the byte.
    """

    enquiry = models.OneToOneField(TradeEnquiry, on_delete=models.CASCADE, related_name="order")
    quotation = models.OneToOneField(Quotation, on_delete=models.PROTECT, related_name="order")
    number = models.CharField(_("số đơn hàng"), max_length=60, unique=True)
    agreed_at = models.DateTimeField(_("thỏa thuận lúc"))
    currency = models.CharField(_("đồng tiền"), max_length=3, choices=Currency)
    total = models.DecimalField(_("tổng tiền"), **SUM)
    deposit = models.DecimalField(_("tiền cọc"), **SUM, default=Decimal(0))
    declared_stage = models.CharField(_("bên kia chưa xác nhận"), max_length=10, choices=DECLARABLE, blank=True)
    declared_by_side = models.CharField(max_length=6, choices=Side, blank=True)
    declared_at = models.DateTimeField(null=True, blank=True)
    contract = models.OneToOneField(PrivateFile, on_delete=models.PROTECT, null=True, related_name="trade_order")

    class Meta:
        verbose_name = _("đơn hàng")
        verbose_name_plural = _("đơn hàng")
        constraints = [
            models.CheckConstraint(name="order_total_positive", condition=Q(total__gt=0)),
            models.CheckConstraint(
                name="order_deposit_within_total", condition=Q(deposit__gte=0, deposit__lte=F("total"))
            ),
            models.CheckConstraint(
                name="order_declaration_whole",
                condition=Q(declared_stage="", declared_by_side="", declared_at__isnull=True)
                | (~Q(declared_stage="") & ~Q(declared_by_side="") & Q(declared_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def total_money(self) -> Money:
        return Money(self.total, self.currency).rounded()

    @property
    def deposit_money(self) -> Money:
        return Money(self.deposit, self.currency).rounded()

    @property
    def balance_money(self) -> Money:
        return self.total_money - self.deposit_money

    @property
    def stages(self) -> tuple[TradeState, ...]:
        """Without a deposit there is none to be paid."""
        return STAGES if self.deposit else STAGES[1:]

    def next_stage(self, state: str) -> TradeState | None:
        """The stage that follows when the trade is in `state`; None where no order runs."""
        if state == TradeState.AGREED:
            return self.stages[0]
        if state in self.stages[:-1]:
            return self.stages[self.stages.index(TradeState(state)) + 1]
        return None

    def forget_declaration(self) -> None:
        """Unsaved: nothing is declared any more."""
        self.declared_stage = self.declared_by_side = ""
        self.declared_at = None
