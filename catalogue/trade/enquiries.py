"""The enquiry: a buyer asks a stall for a price, and everything that becomes of it is one case."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from catalogue.languages import Language
from catalogue.products.pages import ProductPage
from catalogue.products.units import Unit
from catalogue.stalls.pages import StallPage
from catalogue.trade.countries import Country
from catalogue.trade.money import Money
from catalogue.trade.states import BARGAINING, TradeState
from catalogue.trade.terms import Currency, Incoterm, PaymentTerm, Side
from portal.casework.models import Case, CaseEvent, CaseQuerySet, CaseStep
from portal.form_pages.models import FormVersion
from portal.private_files.models import PrivateFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from catalogue.trade.orders import Order
    from catalogue.trade.quotations import Quotation
    from portal.accounts.models import User

QUANTITY: dict[str, Any] = {"max_digits": 14, "decimal_places": 3}
PRICE: dict[str, Any] = {"max_digits": 14, "decimal_places": 4}


def new_key() -> str:
    """What a side's links are signed with; another key makes all earlier links worthless."""
    return secrets.token_urlsafe(12)


class TradeQuerySet(CaseQuerySet["TradeEnquiry"]):
    def visible_to(self, user: User) -> Self:
        """Officers of the market see a trade only once one side has called them in."""
        return super().visible_to(user).filter(disputed_at__isnull=False)

    def of_buyer(self, user: User) -> Self:
        return self.of_applicant(user)

    def of_stalls(self, stalls: Iterable[StallPage]) -> Self:
        """What the merchants of `stalls` see: all but what was never confirmed."""
        return self.filter(stall__in=stalls, email_confirmed_at__isnull=False)


class TradeEnquiry(Case):
    """`stall` and `product` may go; their names then stay. `language` is the buyer's. `answered_at` is when the seller
    first quoted or wrote: before it, the seller is not shown who asks. `disputed_from` is the state that a dispute
    interrupted. The keys are what the links of the two sides are signed with.
    """

    transition_table = "catalogue.trade.transitions.TABLE"
    reading_roles: ClassVar[frozenset[str]] = frozenset({"market_moderator"})
    acting_roles = reading_roles

    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, null=True, related_name="+")
    answers = models.JSONField(_("nội dung biểu mẫu"), default=dict)
    idempotency_key = models.CharField(max_length=64, unique=True)
    language = models.CharField(_("ngôn ngữ"), max_length=10, choices=Language, default=Language.VIETNAMESE)

    stall = models.ForeignKey(
        StallPage, on_delete=models.SET_NULL, null=True, related_name="enquiries", verbose_name=_("gian hàng")
    )
    product = models.ForeignKey(
        ProductPage,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="enquiries",
        verbose_name=_("sản phẩm"),
    )
    stall_name = models.CharField(_("tên gian hàng khi hỏi"), max_length=255)
    product_name = models.CharField(_("tên hàng khi hỏi"), max_length=255, blank=True)
    quantity = models.DecimalField(_("số lượng"), **QUANTITY)
    unit = models.CharField(_("đơn vị"), max_length=10, choices=Unit)
    country = models.CharField(_("nước đến"), max_length=2, choices=Country)
    place = models.CharField(_("nơi đến"), max_length=200, blank=True)
    incoterm = models.CharField(_("điều kiện giao hàng"), max_length=3, choices=Incoterm, blank=True)
    payment_term = models.CharField(_("cách thanh toán"), max_length=20, choices=PaymentTerm, blank=True)
    currency = models.CharField(_("đồng tiền"), max_length=3, choices=Currency, default=Currency.VND)
    target_price = models.DecimalField(_("giá mong muốn"), **PRICE, null=True, blank=True)
    needed_by = models.DateField(_("cần trước ngày"), null=True, blank=True)
    message = models.TextField(_("lời nhắn"), blank=True)

    buyer_name = models.CharField(_("người mua"), max_length=150)
    buyer_latin = models.CharField(_("tên viết bằng chữ Latin"), max_length=200, blank=True)
    buyer_company = models.CharField(_("công ty"), max_length=200, blank=True)
    buyer_country = models.CharField(_("nước của người mua"), max_length=2, choices=Country)
    buyer_email = models.EmailField(_("thư điện tử"), db_index=True)
    buyer_phone = models.CharField(_("số điện thoại"), max_length=30, blank=True)

    email_confirmed_at = models.DateTimeField(_("xác nhận thư điện tử lúc"), null=True, blank=True)
    answered_at = models.DateTimeField(_("người bán trả lời lúc"), null=True, blank=True)
    disputed_at = models.DateTimeField(_("tranh chấp từ lúc"), null=True, blank=True)
    disputed_from = models.CharField(max_length=30, blank=True, editable=False)
    buyer_key = models.CharField(max_length=24, default=new_key, editable=False)
    seller_key = models.CharField(max_length=24, default=new_key, editable=False)

    objects = TradeQuerySet.as_manager()  # type: ignore[misc]

    class Meta(Case.Meta):
        verbose_name = _("giao dịch")
        verbose_name_plural = _("giao dịch")
        indexes = [
            *Case.Meta.indexes,
            models.Index(fields=["stall", "-received_at"], name="%(class)s_stall"),
            models.Index(fields=["applicant", "-received_at"], name="%(class)s_buyer"),
            models.Index(fields=["-disputed_at"], condition=Q(disputed_at__isnull=False), name="%(class)s_disputed"),
        ]
        constraints = [
            *Case.Meta.constraints,
            models.CheckConstraint(name="trade_quantity_positive", condition=Q(quantity__gt=0)),
            models.CheckConstraint(
                name="trade_target_positive", condition=Q(target_price__isnull=True) | Q(target_price__gt=0)
            ),
            models.CheckConstraint(
                name="trade_goes_on_with_confirmed_email",
                condition=Q(state__in=["unconfirmed", "withdrawn", "expired", "declined"])
                | Q(email_confirmed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="trade_quoted_is_answered",
                condition=~Q(state__in=["quoted", "countered", "agreed", "deposited", "shipped", "received", "closed"])
                | Q(answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="trade_disputed_says_when_and_from_where",
                condition=~Q(state="disputed") | (Q(disputed_at__isnull=False) & ~Q(disputed_from="")),
            ),
        ]

    def title(self) -> str:
        return f"{self.goods_name} – {self.stall_name}"

    def search_words(self) -> Iterable[str]:
        return (self.goods_name, self.stall_name, self.buyer_company)

    # --- What it is about -------------------------------------------------------------------------------------------
    @property
    def goods_name(self) -> str:
        return self.product_name or self.stall_name

    @property
    def is_domestic(self) -> bool:
        """Buyer and goods stay in the country: it is then paid in đồng (Ordinance on Foreign Exchange, Art. 22)."""
        return self.country == Country.VIET_NAM and self.buyer_country == Country.VIET_NAM

    @property
    def target(self) -> Money | None:
        return Money(self.target_price, self.currency) if self.target_price is not None else None

    @property
    def has_open_stall(self) -> bool:
        return self.stall is not None and self.stall.is_open

    @property
    def shows_buyer(self) -> bool:
        """Whether the seller may know by now who asks."""
        return self.answered_at is not None

    # --- What has become of it --------------------------------------------------------------------------------------
    @cached_property
    def all_quotations(self) -> list[Quotation]:
        """Newest first."""
        return list(self.quotations.order_by("-number"))  # type: ignore[attr-defined]

    @property
    def open_quotation(self) -> Quotation | None:
        return next((one for one in self.all_quotations if one.state == "open"), None)

    @cached_property
    def placed_order(self) -> Order | None:
        orders: Any = self._meta.get_field("order").related_model
        return orders._default_manager.filter(enquiry_id=self.pk).select_related("quotation", "contract").first()

    @property
    def is_bargained(self) -> bool:
        return self.state in BARGAINING

    def forget_papers(self) -> None:
        """Read quotations and order anew at the next use."""
        for name in ("all_quotations", "placed_order"):
            self.__dict__.pop(name, None)

    def key_of(self, side: Side) -> str:
        return self.buyer_key if side == Side.BUYER else self.seller_key

    def get_state_display(self) -> str:
        return str(TradeState(self.state).label)


class TradeStep(CaseStep):
    """Trades need no steps; every kind of case has the table."""

    case = models.ForeignKey(TradeEnquiry, on_delete=models.CASCADE, related_name="steps")

    class Meta(CaseStep.Meta):
        verbose_name = _("bước của giao dịch")
        verbose_name_plural = _("bước của giao dịch")


class TradeEvent(CaseEvent):
    """An act of a side (`data["side"]`). A message is the event `message`, with its text as note and its files."""

    case = models.ForeignKey(TradeEnquiry, on_delete=models.CASCADE, related_name="events")

    class Meta(CaseEvent.Meta):
        verbose_name = _("diễn biến giao dịch")
        verbose_name_plural = _("diễn biến giao dịch")


class TradeFile(models.Model):
    """A file of a trade: sent with the enquiry (`event` empty) or with a message. Both sides may open it."""

    enquiry = models.ForeignKey(TradeEnquiry, on_delete=models.CASCADE, related_name="files")
    event = models.ForeignKey(TradeEvent, on_delete=models.CASCADE, null=True, blank=True, related_name="files")
    side = models.CharField(max_length=6, choices=Side)
    file = models.OneToOneField(PrivateFile, on_delete=models.PROTECT, related_name="trade_file")

    class Meta:
        verbose_name = _("tệp của giao dịch")
        verbose_name_plural = _("tệp của giao dịch")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.file)
