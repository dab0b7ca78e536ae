"""A product as its page shows it, and as search engines and social networks read it."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urljoin

from django.conf import settings
from django.db.models import QuerySet
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazily

from catalogue.languages import Language
from catalogue.market import pictures, prices
from catalogue.market.asking import TAG
from catalogue.market.cards import goods_cards
from catalogue.market.doors import doors
from catalogue.market.finding import for_cards
from catalogue.market.shelf import ShelfItem
from catalogue.trade.addresses import enquiry_url
from catalogue.violations.addresses import report_url

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from django.http import HttpRequest

    from catalogue.languages import Wording
    from catalogue.market.cards import GoodsCard
    from catalogue.market.pages import MarketPage
    from catalogue.market.pictures import Picture
    from catalogue.products.certificates import ProductCertificate
    from catalogue.products.offers import Offer
    from catalogue.products.pages import ProductPage, ProductPhoto
    from catalogue.stalls.pages import StallPage

# Each a sentence of its own: other languages name their months.
MONTHS = [
    *(lazily("tháng 1"), lazily("tháng 2"), lazily("tháng 3"), lazily("tháng 4"), lazily("tháng 5"), lazily("tháng 6")),
    *(lazily("tháng 7"), lazily("tháng 8"), lazily("tháng 9"), lazily("tháng 10"), lazily("tháng 11")),
    lazily("tháng 12"),
]
OTHERS = 4
SHORT = 160
# UN/CEFACT codes of the units that have one, for schema.org.
UNIT_CODES = {"kg": "KGM", "tonne": "TNE", "litre": "LTR", "piece": "C62", "metre": "MTR", "set": "SET", "head": "HEA"}


@dataclass(frozen=True)
class Photo:
    """A picture in its sizes, newest format first; `small` is the thumbnail."""

    alt: Wording
    avif: Picture | None
    webp: Picture | None
    jpeg: Picture | None
    small: Picture | None

    @property
    def plain(self) -> Picture | None:
        """What a browser gets that knows no newer format; its size is the size of all."""
        return self.jpeg or self.webp


@dataclass(frozen=True)
class Claim:
    """A certificate in force; `file` is where its copy is, or empty."""

    label: str
    kind: str
    number: str
    issuer: str
    issued_on: dt.date | None
    expires_on: dt.date | None
    file: str


@dataclass(frozen=True)
class ProductView:
    """Everything the page's template shows. `price` is empty where it is to be asked for. `unlike` names the language
    of texts that are not there in the reader's; empty where all are.
    """

    product: ProductPage
    stall: StallPage
    name: Wording
    photos: list[Photo]
    price: str
    unit: str
    confirmed_on: dt.date | None
    sold_out: bool
    minimum: str
    season: str
    claims: list[Claim]
    stars: int
    codes: list[dict[str, str]]
    tags: list[dict[str, str]]
    unlike: str
    market_address: str
    stall_address: str
    enquiry: str
    report: str
    market: MarketPage | None
    others: list[GoodsCard]
    summary: str
    social: Picture | None
    structured: dict[str, Any]

    @property
    def social_address(self) -> str:
        return absolute(self.social.url) if self.social else ""


def present(product: ProductPage, request: HttpRequest) -> ProductView:
    """`product` as its page shows it to this request. Seven queries, besides those that find the page itself."""
    stall = product.stall
    stall_address = stall.get_url(request) or ""
    market_address = stall_address.removesuffix(f"{stall.slug}/")
    offer = _read_together(product)
    rows = list(product.photos.all())
    beside = ShelfItem.objects.filter(stall=stall).exclude(page=product.pk).order_by("-published_at", "-pk")
    others = list(for_cards(beside)[:OTHERS])
    wanted = [*((row, "image") for row in rows), *((item, "cover") for item in others)]
    pictures.prefetch(wanted, [*pictures.PHOTO, pictures.SOCIAL])
    photos = _photos(rows)
    social = pictures.picture(rows[0].image, pictures.SOCIAL) if rows else None
    certificates, lead_to = _in_force(product), doors()
    find = f"{market_address}tim/"
    shown = [product.shown_name, product.shown_description, product.shown_packing]
    return ProductView(
        product=product,
        stall=stall,
        name=product.shown_name,
        photos=photos,
        price=prices.amount_text(offer.price) if offer and offer.price is not None else "",
        unit=prices.unit_text(offer.unit) if offer else "",
        confirmed_on=offer.confirmed_on if offer else None,
        sold_out=bool(offer and offer.is_sold_out),
        minimum=prices.in_units(offer.minimum, offer.unit) if offer and offer.minimum else "",
        season=season_text(product.season_from, product.season_until),
        claims=_claims(certificates),
        stars=max((one.stars or 0 for one in certificates), default=0),
        codes=_codes(product),
        tags=[{"name": tag.name, "url": f"{find}?{urlencode({TAG: tag.slug})}"} for tag in product.tags.all()],
        unlike=next((str(Language(text.language).label) for text in shown if text and text.is_fallback), ""),
        market_address=market_address,
        stall_address=stall_address,
        enquiry=enquiry_url(stall=stall, product=product, pages=lead_to.enquiries),
        report=report_url(product=product, page=lead_to.report),
        market=lead_to.market,
        others=goods_cards(others, market_address),
        summary=summary_of(product.shown_description.text),
        social=social,
        structured=structured_data(product, offer, photos, certificates, stall_address),
    )


def season_text(first: int | None, last: int | None) -> str:
    """ "tháng 5 đến tháng 8"; nothing without a season."""
    if not first or not last:
        return ""
    if first == last:
        return str(MONTHS[first - 1])
    if (first, last) == (1, 12):
        return _("quanh năm")
    return _("%(first)s đến %(last)s") % {"first": MONTHS[first - 1], "last": MONTHS[last - 1]}


def plain_text(rich: str) -> str:
    """The words of a rich text, paragraphs parted by a blank."""
    return " ".join(html.unescape(strip_tags(rich.replace("<", " <"))).split())


def summary_of(rich: str) -> str:
    return Truncator(plain_text(rich)).chars(SHORT)


def absolute(address: str) -> str:
    return urljoin(f"{settings.BASE_URL}/", address)


def _read_together(product: ProductPage) -> Offer | None:
    """The offer, and with the same query the category and the commune of the page, where they are not read yet."""
    if all(name in product._state.fields_cache for name in product.read_with):
        return getattr(product, "offer", None)
    read = type(product).objects.select_related("offer", "category", "origin").filter(pk=product.pk).first()
    for name in ("category", "origin"):
        if getattr(read, f"{name}_id", None) == getattr(product, f"{name}_id"):  # a preview may have another one
            setattr(product, name, getattr(read, name))
    return getattr(read, "offer", None)


def _photos(rows: Sequence[ProductPhoto]) -> list[Photo]:
    photos = []
    for row in rows:
        avif, webp, jpeg, small = (pictures.picture(row.image, spec) for spec in pictures.PHOTO)
        if jpeg or webp:
            photos.append(Photo(row.shown_alt, avif, webp, jpeg, small))
    return photos


def _in_force(product: ProductPage) -> list[ProductCertificate]:
    found = product.certificates.all()
    if isinstance(found, QuerySet):  # a preview has a list of its own
        found = found.select_related("file")
    return [one for one in found if one.is_in_force()]


def _claims(certificates: Sequence[ProductCertificate]) -> list[Claim]:
    return [
        Claim(
            label=one.label,
            kind=one.get_kind_display(),
            number=one.number,
            issuer=one.issuer,
            issued_on=one.issued_on,
            expires_on=one.expires_on,
            file=one.file.get_absolute_url() if one.file else "",
        )
        for one in certificates
    ]


def _codes(product: ProductPage) -> list[dict[str, str]]:
    """What a buyer abroad and the customs ask for."""
    rows = (
        (_("Mã HS"), product.hs_code),
        (_("Mã số vùng trồng"), product.growing_area_code),
        (_("Mã số cơ sở đóng gói"), product.packing_house_code),
        (_("Số đăng ký GACC"), product.gacc_number),
    )
    return [{"label": label, "value": value} for label, value in rows if value]


def structured_data(
    product: ProductPage,
    offer: Offer | None,
    photos: Sequence[Photo],
    certificates: Sequence[ProductCertificate],
    stall_address: str,
) -> dict[str, Any]:
    """schema.org's Product, with an Offer where there is a price."""
    address = absolute(f"{stall_address}{product.slug}/")
    seller = {"@type": "Organization", "name": str(product.stall.shown_name), "url": absolute(stall_address)}
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": str(product.shown_name),
        "url": address,
        "description": plain_text(product.shown_description.text),
        "image": [absolute(photo.plain.url) for photo in photos if photo.plain],
        "category": str(product.category.shown_name),
        "brand": {"@type": "Brand", "name": str(product.stall.shown_name)},
        "countryOfOrigin": "VN",
        "hasCertification": [
            {
                "@type": "Certification",
                "name": one.label,
                "certificationIdentification": one.number,
                **({"issuedBy": {"@type": "Organization", "name": one.issuer}} if one.issuer else {}),
                **({"expires": one.expires_on.isoformat()} if one.expires_on else {}),
            }
            for one in certificates
        ],
    }
    if offer and offer.price is not None:
        price = format(offer.price.normalize(), "f")
        found["offers"] = {
            "@type": "Offer",
            "url": address,
            "price": price,
            "priceCurrency": "VND",
            "availability": f"https://schema.org/{'SoldOut' if offer.is_sold_out else 'InStock'}",
            "seller": seller,
            "priceSpecification": {
                "@type": "UnitPriceSpecification",
                "price": price,
                "priceCurrency": "VND",
                "unitText": str(offer.get_unit_display()),
                **({"unitCode": UNIT_CODES[offer.unit]} if offer.unit in UNIT_CODES else {}),
            },
        }
    return {name: value for name, value in found.items() if value}
