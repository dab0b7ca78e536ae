"""What the two sides are asked when they act."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from catalogue.market.policy import MarketPolicy
from catalogue.products.units import Unit, UnitsDiffer, in_unit
from catalogue.trade.money import PLACES, Money
from catalogue.trade.numbers import AmountField, LineField, show_amount
from catalogue.trade.parties import side_of
from catalogue.trade.terms import Currency, Incoterm, PaymentTerm
from portal.casework.forms import TransitionForm
from portal.casework.transitions import Reason
from portal.papers import printable
from portal.ui.forms import DateInput

if TYPE_CHECKING:
    from catalogue.trade.enquiries import TradeEnquiry

MOST_LETTERS = 4000
LARGEST_TOTAL = 10**15
LONGEST_VALIDITY = timedelta(days=365)
PRICE_PLACES = 4


class TradeForm(TransitionForm):
    """Base of every form here: the event keeps whose act it was."""

    case: TradeEnquiry

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "note" in self.fields:
            required = self.transition.reason is Reason.REQUIRED
            self.fields["note"] = LineField(
                label=self.transition.reason_label or (_("Lý do") if required else _("Lời nhắn kèm theo")),
                required=required,
                max_length=MOST_LETTERS,
                widget=forms.Textarea(attrs={"rows": 4}),
                error_messages={
                    "required": _("Hãy viết vài lời: bên kia sẽ đọc được."),
                    "max_length": _(
                        "Lời này dài %(show_value)d ký tự. Hãy rút gọn còn nhiều nhất %(limit_value)d ký tự."
                    ),
                },
            )

    def event_data(self) -> dict[str, Any]:
        side = side_of(self.actor, self.case)
        return {"side": str(side) if side else ""}


class QuotationForm(TradeForm):
    """Terms put on the table: a quotation by the seller, a counter-offer by the buyer."""

    quantity = AmountField(label=_("Số lượng"))
    unit = forms.ChoiceField(label=_("Đơn vị"), choices=Unit.choices)
    unit_note = LineField(
        label=_("Một đơn vị này bằng bao nhiêu đơn vị đã hỏi?"),
        help_text=_("Chỉ ghi khi báo theo đơn vị khác mà không tự quy đổi được, ví dụ: một túi là 5 kg."),
        max_length=300,
        required=False,
    )
    unit_price = AmountField(label=_("Đơn giá"), decimals=PRICE_PLACES)
    currency = forms.ChoiceField(label=_("Đồng tiền"), choices=Currency.choices)
    incoterm = forms.ChoiceField(label=_("Điều kiện giao hàng (Incoterms 2020)"), choices=Incoterm.choices)
    place = LineField(
        label=_("Nơi giao hàng"), help_text=_("Ví dụ: cửa khẩu Kim Thành, thành phố Lào Cai"), max_length=200
    )
    payment_term = forms.ChoiceField(label=_("Cách thanh toán"), choices=PaymentTerm.choices)
    deposit_percent = forms.IntegerField(
        label=_("Đặt cọc (%)"),
        help_text=_("0 nếu không cần đặt cọc."),
        min_value=0,
        max_value=100,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    lead_days = forms.IntegerField(
        label=_("Giao hàng trong bao nhiêu ngày?"),
        help_text=_("Tính từ ngày nhận cọc, hoặc từ ngày thỏa thuận nếu không đặt cọc."),
        min_value=0,
        max_value=730,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    valid_until = forms.DateField(
        label=_("Có hiệu lực đến hết ngày"), help_text=_("Ngày/tháng/năm, ví dụ 03/02/2027"), widget=DateInput()
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, value in self._proposed().items():
            self.fields[name].initial = value

    def _proposed(self) -> dict[str, Any]:
        """What stands on the table; before anything does, what was asked for."""
        today, days = timezone.localdate(), MarketPolicy.load().quotation_days
        proposed: dict[str, Any] = {"valid_until": today + timedelta(days=days)}
        last = next(iter(self.case.all_quotations), None)
        if last is not None:
            names = ("quantity", "unit", "unit_note", "unit_price", "currency", "incoterm", "place", "payment_term")
            proposed |= {name: getattr(last, name) for name in (*names, "deposit_percent", "lead_days")}
            return proposed
        case = self.case
        return proposed | {
            "quantity": case.quantity,
            "unit": case.unit,
            "currency": Currency.VND if case.is_domestic else case.currency,
            "incoterm": case.incoterm,
            "place": case.place,
            "payment_term": case.payment_term,
            "deposit_percent": 30 if case.payment_term == PaymentTerm.DEPOSIT else 0,
        }

    def clean_place(self) -> str:
        place: str = self.cleaned_data["place"]
        if printable.MISSING in printable.letters(place):
            raise forms.ValidationError(now_("Hãy viết nơi giao hàng bằng chữ Latin: đơn đặt hàng in bằng chữ Latin."))
        return place

    def clean_valid_until(self) -> Any:
        day, today = self.cleaned_data["valid_until"], timezone.localdate()
        if day < today:
            raise forms.ValidationError(now_("Ngày này đã qua. Hãy chọn từ hôm nay trở đi."))
        if day > today + LONGEST_VALIDITY:
            raise forms.ValidationError(now_("Hãy chọn một ngày trong vòng một năm tới."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._check_unit(cleaned)
        self._check_currency(cleaned)
        if cleaned.get("payment_term") == PaymentTerm.DEPOSIT and cleaned.get("deposit_percent") == 0:
            self.add_error("deposit_percent", now_("Cách thanh toán này có đặt cọc: hãy ghi đặt cọc bao nhiêu phần."))
        return cleaned

    def _check_unit(self, cleaned: dict[str, Any]) -> None:
        """Another unit than the one asked for must be reckonable, or be said in words how it compares."""
        unit, quantity = cleaned.get("unit"), cleaned.get("quantity")
        if not unit or quantity is None:
            return
        try:
            in_unit(quantity, unit, self.case.unit)
        except UnitsDiffer:
            if not cleaned.get("unit_note"):
                asked, given = Unit(self.case.unit).label, Unit(unit).label
                self.add_error(
                    "unit_note",
                    now_("Người mua hỏi theo %(asked)s. Hãy ghi một %(given)s bằng bao nhiêu %(asked)s.")
                    % {"asked": asked, "given": given},
                )
        else:
            cleaned["unit_note"] = ""

    def _check_currency(self, cleaned: dict[str, Any]) -> None:
        currency, price = cleaned.get("currency"), cleaned.get("unit_price")
        if not currency:
            return
        if self.case.is_domestic and currency != Currency.VND:
            self.add_error("currency", now_("Mua bán trong nước thanh toán bằng đồng. Hãy chọn đồng (VND)."))
        if price is None or cleaned.get("quantity") is None:
            return
        if PLACES[Currency(currency)] == 0 and price != price.to_integral_value():
            self.add_error("unit_price", now_("Giá bằng đồng là số nguyên."))
            return
        total = Money(price, currency).times(cleaned["quantity"]).rounded()
        if total.amount <= 0:
            self.add_error("unit_price", now_("Tổng tiền làm tròn thành 0. Hãy xem lại số lượng và đơn giá."))
        elif total.amount >= LARGEST_TOTAL:
            self.add_error("unit_price", now_("Tổng tiền lớn quá. Hãy xem lại số lượng và đơn giá."))

    def event_data(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        return {
            **super().event_data(),
            "price": f"{cleaned['unit_price']} {cleaned['currency']}",
            "quantity": f"{show_amount(cleaned['quantity'])} {cleaned['unit']}",
        }


class AcceptForm(TradeForm):
    """`number` is the quotation that was read: another one may lie on the table by now."""

    number = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        on_table = self.case.open_quotation
        self.fields["number"].initial = on_table.number if on_table else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        on_table = self.case.open_quotation
        if on_table is None or cleaned.get("number") != on_table.number:
            raise forms.ValidationError(now_("Báo giá này không còn trên bàn. Hãy xem lại báo giá mới nhất."))
        if not on_table.is_valid_on(timezone.localdate()):
            raise forms.ValidationError(
                now_("Báo giá này hết hiệu lực từ sau ngày %s. Hãy xin bên kia báo giá mới.")
                % on_table.valid_until.strftime("%d/%m/%Y")
            )
        return cleaned

    def event_data(self) -> dict[str, Any]:
        return {**super().event_data(), "quotation": self.cleaned_data["number"]}
