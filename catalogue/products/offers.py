"""The offer of a product: price, stock, minimum order. Changed apart from the page, by the market's policy."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue.products.pages import ProductPage
from catalogue.products.units import Unit

PRICE: dict[str, Any] = {"max_digits": 14, "decimal_places": 2}
QUANTITY: dict[str, Any] = {"max_digits": 14, "decimal_places": 3}


class OfferTerms(models.Model):
    """Price in VND per `unit`; empty is "ask". Prices in the country are shown in VND (Ordinance on Foreign Exchange,
    Art. 22). `stock` empty says nothing about how much there is; 0 is sold out. `minimum` is in `unit`.
    """

    price = models.DecimalField(
        _("giá (đồng)"),
        **PRICE,
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Để trống: hỏi giá."),
    )
    unit = models.CharField(_("cho một"), max_length=10, choices=Unit, default=Unit.KILOGRAM)
    stock = models.DecimalField(
        _("còn bao nhiêu"), **QUANTITY, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    minimum = models.DecimalField(
        _("đặt ít nhất"), **QUANTITY, null=True, blank=True, validators=[MinValueValidator(0)]
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(name="%(class)s_price_positive", condition=Q(price__isnull=True) | Q(price__gt=0)),
            models.CheckConstraint(
                name="%(class)s_stock_not_negative", condition=Q(stock__isnull=True) | Q(stock__gte=0)
            ),
            models.CheckConstraint(
                name="%(class)s_minimum_positive", condition=Q(minimum__isnull=True) | Q(minimum__gt=0)
            ),
        ]


class Offer(OfferTerms):
    """What holds now. `confirmed_on` is the day on which the merchant last said that it does."""

    page = models.OneToOneField(ProductPage, on_delete=models.CASCADE, related_name="offer")
    confirmed_on = models.DateField(_("xác nhận ngày"), default=timezone.localdate)

    class Meta(OfferTerms.Meta):
        verbose_name = _("chào hàng")
        verbose_name_plural = _("chào hàng")

    def __str__(self) -> str:
        return f"{self.page} – {self.price or '?'}"

    @property
    def is_sold_out(self) -> bool:
        return self.stock is not None and self.stock == 0


class OfferChange(OfferTerms):
    """Terms that a merchant wants and a moderator has to approve, where the policy says so. One waits at a time."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Chờ duyệt")
        APPROVED = "approved", _("Đã duyệt")
        REFUSED = "refused", _("Không duyệt")
        REPLACED = "replaced", _("Đã thay bằng đề nghị mới")

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="changes")
    state = models.CharField(_("trạng thái"), max_length=10, choices=State, default=State.WAITING)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(_("đề nghị lúc"), default=timezone.now)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(_("quyết định lúc"), null=True)
    reason = models.CharField(_("lý do"), max_length=500, blank=True)

    class Meta(OfferTerms.Meta):
        verbose_name = _("đề nghị đổi giá, lượng hàng")
        verbose_name_plural = _("đề nghị đổi giá, lượng hàng")
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            *OfferTerms.Meta.constraints,
            models.UniqueConstraint(
                name="one_waiting_change_per_offer", fields=["offer"], condition=Q(state="waiting")
            ),
            models.CheckConstraint(
                name="offer_change_decided_has_time",
                condition=Q(state__in=["waiting", "replaced"]) | Q(decided_at__isnull=False),
            ),
            models.CheckConstraint(name="offer_change_refused_says_why", condition=~Q(state="refused") | ~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.offer_id}: {self.price or '?'}"
