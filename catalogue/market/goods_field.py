"""The field type "goods": which stall or product a form is about. Its usual key in a form is `hang`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.languages import reader_language
from catalogue.products.pages import ProductPage
from catalogue.stalls.pages import StallPage
from portal.form_pages.field_types.registry import FieldType, register

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.form_pages.schema import Field

KEY = "hang"
PRODUCT, STALL = "product", "stall"
LONGEST_NUMBER = 9


def goods_from(request: HttpRequest) -> dict[str, Any] | None:
    """The answer that `?hang=product:12` or `?hang=stall:7` stands for; None where that is not on the market.

    A form page says `return {"hang": answer}` in its `initial_answers`.
    """
    return answer_for(request.GET.get(KEY, ""))


def goods_of(answer: Any) -> tuple[StallPage | None, ProductPage | None]:
    """Stall and product that an answer is about, on the market or not. A stall alone has no product; (None, None) for
    what is gone."""
    kind, pk = _parts(text_of(answer))
    if kind == PRODUCT:
        product = ProductPage.objects.filter(pk=pk).first()
        return (product.stall, product) if product is not None else (None, None)
    if kind == STALL:
        return StallPage.objects.filter(pk=pk).first(), None
    return None, None


def is_on_the_market(stall: StallPage | None, product: ProductPage | None) -> bool:
    """Whether people may see these goods now."""
    if product is not None:
        return product.may_be_seen
    return stall is not None and stall.is_open


def text_of(answer: Any) -> str:
    """`product:12` for an answer; empty for none."""
    return f"{answer['kind']}:{answer['pk']}" if isinstance(answer, dict) and {"kind", "pk"} <= answer.keys() else ""


def answer_for(text: str) -> dict[str, Any] | None:
    """The answer for `product:12`; None where nothing of that is on the market, whatever its reason."""
    kind, pk = _parts(text)
    if pk is None:
        return None
    stall, product = goods_of({"kind": kind, "pk": pk})
    if not is_on_the_market(stall, product):
        return None
    name = product.title if product is not None else stall.title if stall is not None else ""
    return {"kind": kind, "pk": pk, "name": name}


def _parts(text: str) -> tuple[str, int | None]:
    kind, _colon, number = text.strip().partition(":")
    fits = kind in (PRODUCT, STALL) and number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER
    return (kind, int(number)) if fits else ("", None)


class GoodsInput(forms.HiddenInput):
    """`product:12` in a hidden box, with the name of what it stands for as text for the template."""

    def named(self, value: Any) -> dict[str, Any] | None:
        """Name, language of the name and address of the goods, in the reader's language; None for nothing."""
        stall, product = goods_of(answer_for(str(value or "")))
        page = product or stall
        if page is None or stall is None:
            return None
        name = page.shown_name
        return {
            "name": name,
            "stall": stall.shown_name if product is not None else None,
            "url": page.url,
            "is_foreign": name.language != reader_language(),
        }


class GoodsAnswer(forms.CharField):
    widget = GoodsInput

    def clean(self, value: Any) -> dict[str, Any] | None:
        text = str(value or "").strip()
        if not text:
            self.validate("")
            return None
        answer = answer_for(text)
        if answer is None:
            raise ValidationError(
                _("Hàng hóa hoặc gian hàng này hiện không còn trên chợ. Hãy về chợ và chọn hàng khác."), code="gone"
            )
        return answer


@register
class Goods(FieldType):
    """The answer is `{"kind": "product" | "stall", "pk": 12, "name": "Gạo Séng Cù"}`: the name stays as it was then.

    Nobody types it: it comes with the address (`goods_from`). Goods that are not on the market are refused.
    """

    name = "goods"
    label = gettext_lazy("Hàng hóa hoặc gian hàng")
    description = gettext_lazy("Sản phẩm hay gian hàng mà biểu mẫu nói đến, theo nút bấm trên trang của nó")
    icon = "tag"
    template = "catalogue/market/goods_field.html"
    simple = False
    comparable = False

    def formfield(self, field: Field) -> forms.Field:
        missing = _("Chưa chọn hàng. Hãy mở trang của sản phẩm hoặc gian hàng trên chợ và bấm nút ở đó.")
        return GoodsAnswer(required=field.required, error_messages={"required": missing})

    def as_input(self, field: Field, value: Any) -> str:
        return text_of(value)

    def as_text(self, field: Field, value: Any) -> str:
        return str(value.get("name", "")) if isinstance(value, dict) else ""
