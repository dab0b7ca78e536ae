"""The forms of a merchant's own screens: few questions, each answerable on a phone."""

from __future__ import annotations

import uuid
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.market.categories import Category
from catalogue.merchants.figures import PriceField, QuantityField, quantity_from
from catalogue.products.certificate_files import refuse_expired
from catalogue.products.certificates import STARS, CertificateKind, ProductCertificate
from catalogue.products.units import Unit
from portal.organisations.models import AdministrativeUnit
from portal.ui.forms import DateInput

if TYPE_CHECKING:
    from catalogue.products.offers import Offer, OfferChange
    from catalogue.stalls.pages import StallPage

LONGEST_DESCRIPTION = 5000
DATE_ERROR = gettext_lazy("Hãy ghi ngày theo mẫu ngày/tháng/năm, ví dụ 31/12/2027.")


class TermsMixin(forms.Form):
    """Price, unit and minimum order; quantities are read in the unit that was chosen."""

    quantities: tuple[str, ...] = ("minimum",)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in self.quantities:
            if name not in cleaned or "unit" not in cleaned:
                continue
            try:
                cleaned[name] = quantity_from(cleaned[name], cleaned["unit"])
            except forms.ValidationError as error:
                self.add_error(name, error)
        if cleaned.get("minimum") == Decimal(0):
            cleaned["minimum"] = None
        return cleaned


class DescriptionForm(forms.Form):
    """What a product is."""

    name = forms.CharField(
        label=gettext_lazy("Tên sản phẩm"),
        max_length=120,
        help_text=gettext_lazy("Như người mua gọi, ví dụ: Gạo Séng Cù Mường Khương"),
        error_messages={"required": gettext_lazy("Hãy ghi tên sản phẩm.")},
    )
    category = forms.ModelChoiceField(
        label=gettext_lazy("Loại hàng"),
        queryset=Category.objects.all(),
        empty_label=gettext_lazy("Chọn loại hàng"),
        error_messages={
            "required": gettext_lazy("Hãy chọn loại hàng."),
            "invalid_choice": gettext_lazy("Chợ không có loại hàng này. Hãy chọn trong danh sách."),
        },
    )
    description = forms.CharField(
        label=gettext_lazy("Mô tả"),
        required=False,
        max_length=LONGEST_DESCRIPTION,
        widget=forms.Textarea({"rows": 5}),
        help_text=gettext_lazy("Làm từ gì, làm thế nào, ngon ở đâu, giữ được bao lâu."),
    )
    origin = forms.ModelChoiceField(
        label=gettext_lazy("Nơi làm ra"),
        queryset=AdministrativeUnit.objects.order_by("name"),
        error_messages={"invalid_choice": gettext_lazy("Hãy chọn xã, phường trong danh sách.")},
    )
    packing = forms.CharField(
        label=gettext_lazy("Đóng gói"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Ví dụ: túi 5 kg hút chân không"),
    )


class NewProductForm(TermsMixin, DescriptionForm):
    """Everything that a draft needs. `key` makes a second press of the button the same product."""

    price = PriceField(
        label=gettext_lazy("Giá bán (đồng)"), help_text=gettext_lazy("Ví dụ 40.000. Để trống thì người mua hỏi giá.")
    )
    unit = forms.ChoiceField(label=gettext_lazy("Cho một"), choices=Unit.choices, initial=Unit.KILOGRAM)
    minimum = QuantityField(
        label=gettext_lazy("Đặt ít nhất"), help_text=gettext_lazy("Ví dụ 10. Để trống: bao nhiêu cũng bán.")
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    field_order = ["name", "category", "price", "unit", "description", "origin", "packing", "minimum", "key"]

    def __init__(self, *args: Any, stall: StallPage, **kwargs: Any) -> None:
        kwargs["initial"] = {"origin": stall.unit_id, "key": uuid.uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)


class OfferForm(TermsMixin):
    """What holds from now on."""

    quantities = ("stock", "minimum")

    price = PriceField(
        label=gettext_lazy("Giá bán (đồng)"), help_text=gettext_lazy("Ví dụ 40.000. Để trống thì người mua hỏi giá.")
    )
    unit = forms.ChoiceField(label=gettext_lazy("Cho một"), choices=Unit.choices)
    stock = QuantityField(
        label=gettext_lazy("Còn bao nhiêu"), help_text=gettext_lazy("Ghi 0 khi hết hàng. Để trống: không nói.")
    )
    minimum = QuantityField(label=gettext_lazy("Đặt ít nhất"), help_text=gettext_lazy("Để trống: bao nhiêu cũng bán."))

    @classmethod
    def of(cls, terms: Offer | OfferChange) -> OfferForm:
        return cls(initial={"price": terms.price, "unit": terms.unit, "stock": terms.stock, "minimum": terms.minimum})


class CertificateForm(forms.Form):
    """A paper that a product has; the scan comes in the upload place below."""

    kind = forms.ChoiceField(label=gettext_lazy("Loại giấy"), choices=CertificateKind.choices)
    stars = forms.TypedChoiceField(
        label=gettext_lazy("Số sao"),
        choices=[("", gettext_lazy("Không phải OCOP")), *STARS],
        coerce=int,
        empty_value=None,
        required=False,
        help_text=gettext_lazy("Chỉ chọn cho OCOP."),
    )
    name = forms.CharField(
        label=gettext_lazy("Tên ghi trên giấy"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Ví dụ: gạo Séng Cù “Mường Khương – Bát Xát”"),
    )
    number = forms.CharField(
        label=gettext_lazy("Số quyết định, số giấy"),
        max_length=80,
        error_messages={"required": gettext_lazy("Hãy ghi số trên giấy.")},
    )
    issuer = forms.CharField(label=gettext_lazy("Nơi cấp"), max_length=200, required=False)
    issued_on = forms.DateField(
        label=gettext_lazy("Ngày cấp"),
        required=False,
        widget=DateInput,
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        error_messages={"invalid": DATE_ERROR},
    )
    expires_on = forms.DateField(
        label=gettext_lazy("Có giá trị đến hết ngày"),
        required=False,
        widget=DateInput,
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        error_messages={"invalid": DATE_ERROR},
        help_text=gettext_lazy("OCOP có giá trị 36 tháng. Để trống nếu giấy không ghi hạn."),
    )

    def clean_expires_on(self) -> Any:
        ends = self.cleaned_data["expires_on"]
        refuse_expired(ends)
        return ends

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        is_ocop = cleaned.get("kind") == CertificateKind.OCOP
        if is_ocop and not cleaned.get("stars"):
            self.add_error("stars", _("Hãy chọn số sao OCOP."))
        if is_ocop and "expires_on" in cleaned and not cleaned["expires_on"]:
            self.add_error("expires_on", _("Hãy ghi ngày hết hạn của giấy OCOP."))
        if not is_ocop and cleaned.get("stars"):
            self.add_error("stars", _("Chỉ giấy OCOP có sao. Hãy chọn “Không phải OCOP”."))
        begins, ends = cleaned.get("issued_on"), cleaned.get("expires_on")
        if begins and ends and ends < begins:
            self.add_error("expires_on", _("Ngày hết hạn đứng trước ngày cấp. Hãy sửa lại."))
        return cleaned

    def certificate(self) -> ProductCertificate:
        """What was filled in, not saved."""
        return ProductCertificate(**{name: self.cleaned_data[name] for name in self.fields})


class RefusalForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Lý do không duyệt"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("Hãy ghi lý do để người bán biết cần sửa gì.")},
    )
