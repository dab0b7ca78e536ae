"""Where a report begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.market.goods_field import KEY, PRODUCT, STALL
from catalogue.violations.pages import ReportFormPage

if TYPE_CHECKING:
    from catalogue.products.pages import ProductPage
    from catalogue.stalls.pages import StallPage


def report_url(
    *, product: ProductPage | None = None, stall: StallPage | None = None, page: ReportFormPage | None = None
) -> str:
    """Start of the report form about `product`, or about `stall`; empty where the form is not published. One query,
    none where its `page` is given.
    """
    if product is None and stall is None:
        raise ValueError("a report is about a product or a stall")
    page = page or ReportFormPage.objects.live().first()
    if page is None:
        return ""
    goods = f"{PRODUCT}:{product.pk}" if product is not None else f"{STALL}:{stall.pk}"  # type: ignore[union-attr]
    return f"{page.url}?{KEY}={goods}"
