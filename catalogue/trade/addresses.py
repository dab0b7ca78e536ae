"""Where an enquiry begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.languages import FALLBACKS, reader_language
from catalogue.market.doors import doors
from catalogue.market.goods_field import KEY, PRODUCT, STALL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from catalogue.products.pages import ProductPage
    from catalogue.stalls.pages import StallPage
    from catalogue.trade.pages import EnquiryFormPage


def enquiry_url(
    *, stall: StallPage, product: ProductPage | None = None, pages: Mapping[str, EnquiryFormPage] | None = None
) -> str:
    """Start of the enquiry form in the reader's language, else in Vietnamese, English, Chinese: the first that is
    published; empty where none is, or where the stall is not open. One query, none where `pages` are given.
    """
    if not stall.is_open:
        return ""
    if pages is None:
        pages = doors().enquiries
    for language in dict.fromkeys((reader_language(), *FALLBACKS)):
        if language in pages:
            goods = f"{PRODUCT}:{product.pk}" if product is not None else f"{STALL}:{stall.pk}"
            return f"{pages[language].url}?{KEY}={goods}"
    return ""
