"""The forms in which the content is written down."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import slugify

from portal.vietnamese import fold

Texts = tuple[str, str, str]  # Vietnamese, English, Chinese; the last two may be empty

OCOP_MONTHS = 36  # a certificate's life (Decision 148/QĐ-TTg of 2023)
PROVINCE = "Ủy ban nhân dân tỉnh Lào Cai"
PROPERTY_OFFICE = "Cục Sở hữu trí tuệ"


@dataclass(frozen=True)
class Shot:
    """A picture by its name in `catalogue.demo.pictures`, and what it shows."""

    picture: str
    alt: Texts


@dataclass(frozen=True)
class Claim:
    """A certificate. `age` in months; `months` is how long it holds from its day, 0 for ever; `on` is a true date."""

    kind: str
    number: str
    issuer: str = PROVINCE
    name: str = ""
    stars: int | None = None
    age: int = 12
    months: int = 0
    on: str = ""


def ocop(stars: int, number: int, *, age: int) -> Claim:
    """OCOP stars given `age` months ago; from 36 months on the claim is gone from the shelf."""
    office, issuer = ("BNNMT", "Bộ Nông nghiệp và Môi trường") if stars == 5 else ("UBND", PROVINCE)
    return Claim("ocop", f"{number}/QĐ-{office} (mẫu)", issuer, stars=stars, age=age, months=OCOP_MONTHS)


def food_safety(number: int, *, age: int = 8) -> Claim:
    return Claim("food-safety", f"{number:03}/ATTP (mẫu)", "Sở Nông nghiệp và Môi trường", age=age, months=36)


def vietgap(number: int, *, age: int = 10) -> Claim:
    return Claim("vietgap", f"VietGAP-{number:04} (mẫu)", "Tổ chức chứng nhận mẫu", age=age, months=36)


def organic(number: int, *, age: int = 6) -> Claim:
    return Claim(
        "organic", f"TCVN 11041-{number:03} (mẫu)", "Tổ chức chứng nhận mẫu", "Hữu cơ TCVN 11041", age=age, months=24
    )


@dataclass(frozen=True)
class Goods:
    """A product. `price` in đồng, None is "ask"; `state` is published, waiting or draft."""

    category: str
    name: Texts
    text: Texts
    shots: tuple[Shot, ...]
    unit: str
    price: int | None = None
    stock: int | None = None
    minimum: int | None = None
    packing: Texts = ("", "", "")
    season: tuple[int, int] | None = None
    tags: tuple[str, ...] = ()
    hs: str = ""
    claims: tuple[Claim, ...] = ()
    growing_area: str = ""
    packing_house: str = ""
    gacc: str = ""
    origin: str = ""  # code of the commune; the stall's without
    state: str = "published"

    @property
    def slug(self) -> str:
        """The end of its address, as it is made of the name."""
        return slugify(fold(self.name[0]))


@dataclass(frozen=True)
class Stall:
    """A stall and what the law wants known of its merchant; `number` makes its made-up codes."""

    number: int
    slug: str
    kind: str
    name: Texts
    legal_name: str
    representative: str
    unit: str
    address: str
    lead: str
    about: Texts
    cover: Shot
    goods: tuple[Goods, ...]
    keeper: str = "tieuthuong"
    bank: bool = False
    suspended_because: str = ""
