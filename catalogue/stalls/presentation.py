"""A stall as its page shows it: what the law wants said of a seller, its goods, the ways to ask and to report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from catalogue.languages import Language
from catalogue.market import pictures
from catalogue.market.doors import doors
from catalogue.market.front import goods_of
from catalogue.products.presentation import absolute, summary_of
from catalogue.trade.addresses import enquiry_url
from catalogue.violations.addresses import report_url
from portal.vietnamese import format_date, format_phone, mask_citizen_id

if TYPE_CHECKING:
    from django.http import HttpRequest

    from catalogue.languages import Wording
    from catalogue.market.pages import MarketPage
    from catalogue.market.pictures import Picture
    from catalogue.stalls.pages import StallPage

PER_PAGE = 24
PERSONAL_NUMBER = 12


@dataclass(frozen=True)
class StallView:
    """`goods` has `cards`, `total`, `following`, `preceding`. `is_continued`: not the first page of the goods."""

    stall: StallPage
    name: Wording
    about: Wording
    cover: Picture | None
    social_address: str
    legal: list[dict[str, Any]]
    goods: dict[str, Any]
    is_continued: bool
    unlike: str
    summary: str
    enquiry: str
    report: str
    market: MarketPage | None
    market_address: str


def present(stall: StallPage, request: HttpRequest) -> StallView:
    address = stall.get_url(request) or ""
    market_address = address.removesuffix(f"{stall.slug}/")
    goods = goods_of(stall, market_address, request.GET, PER_PAGE)
    social = pictures.picture(stall.cover, pictures.SOCIAL)
    about, lead_to = stall.shown_about, doors()
    return StallView(
        stall=stall,
        name=stall.shown_name,
        about=about,
        cover=pictures.picture(stall.cover, pictures.COVER),
        social_address=absolute(social.url) if social else "",
        legal=legal_rows(stall, market_address),
        goods=goods,
        is_continued=bool(goods["preceding"]),
        unlike=str(Language(about.language).label) if about and about.is_fallback else "",
        summary=stall.lead or summary_of(about.text),
        enquiry=enquiry_url(stall=stall, pages=lead_to.enquiries),
        report=report_url(stall=stall, page=lead_to.report),
        market=lead_to.market,
        market_address=market_address,
    )


def legal_rows(stall: StallPage, market_address: str) -> list[dict[str, Any]]:
    """What must be shown of a seller: Law on E-commerce 2025; Decree 52/2013/NĐ-CP, Art. 29. Empty fields are left out.

    A tax code of twelve digits is a person's identity number, and is shown in part only.
    """
    personal = len(stall.tax_code) == PERSONAL_NUMBER and stall.tax_code.isdigit()
    registered = ", ".join(
        part
        for part in (
            stall.registration_number,
            _("cấp ngày %s") % format_date(stall.registered_on) if stall.registered_on else "",
            stall.registered_at,
        )
        if part
    )
    phone = format_phone(stall.phone) if stall.phone else ""
    rows: list[dict[str, Any]] = [
        {"label": _("Tên pháp lý"), "value": stall.legal_name},
        {"label": _("Loại chủ thể"), "value": stall.get_merchant_kind_display()},
        {"label": _("Số định danh cá nhân"), "value": mask_citizen_id(stall.tax_code), "is_figures": True}
        if personal
        else {"label": _("Mã số thuế"), "value": stall.tax_code, "is_figures": True},
        {"label": _("Giấy đăng ký"), "value": registered},
        {"label": _("Người đại diện"), "value": stall.representative},
        {"label": _("Địa chỉ"), "value": stall.address},
        {
            "label": _("Xã, phường"),
            "value": stall.unit.name,
            "href": f"{market_address}xa-phuong/{stall.unit.code}/",
        },
        {"label": _("Điện thoại"), "value": phone, "href": f"tel:{stall.phone}", "is_figures": True},
        {"label": _("Thư điện tử"), "value": stall.email, "href": f"mailto:{stall.email}"},
        {
            "label": _("Trang web"),
            "value": stall.website.split("://")[-1].strip("/"),
            "href": stall.website,
            "is_outside": True,
        },
    ]
    return [row for row in rows if row["value"]]
