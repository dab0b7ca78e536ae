"""A market with stalls, products, merchants and a moderator."""

from __future__ import annotations

import itertools
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from catalogue.market.categories import Category
from catalogue.market.pages import MarketPage
from catalogue.market.policy import MarketPolicy
from catalogue.market.rights import prepare_market
from catalogue.products.offers import Offer
from catalogue.products.pages import ProductPage
from catalogue.stalls.pages import StallPage
from catalogue.stalls.rights import add_merchant, give_rights
from portal.organisations.groups import sync_groups, sync_user
from portal.organisations.models import Membership, Role
from tests.factories.accounts import UserFactory
from tests.factories.casework import officer
from tests.factories.organisations import AdministrativeUnitFactory, AgencyFactory
from tests.factories.services import home_page

if TYPE_CHECKING:
    from portal.accounts.models import User

_numbers = itertools.count(1)


def market() -> MarketPage:
    """`/cho-ao/`, with the agency that runs it."""
    page = MarketPage.objects.first()
    if page is None:
        page = home_page().add_child(instance=MarketPage(title="Chợ ảo", slug="cho-ao"))
        page.save_revision().publish()
        policy = MarketPolicy.load()
        policy.operator = AgencyFactory(provincial=True, name="Sở Công Thương")
        policy.save()
        prepare_market(market=page)
    return page


def category(**changes: Any) -> Category:
    number = next(_numbers)
    return Category.objects.create(**{"name": f"Loại hàng {number}", "slug": f"loai-hang-{number}", **changes})


def stall(**changes: Any) -> StallPage:
    """An open, published stall."""
    number = next(_numbers)
    values: dict[str, Any] = {
        "title": f"Hợp tác xã Thử {number}",
        "slug": f"hop-tac-xa-thu-{number}",
        "merchant_kind": "cooperative",
        "legal_name": f"Hợp tác xã Thử Nghiệm {number}",
        "tax_code": "0000000000",
        "representative": "Giàng Thị Mẫu",
        "unit": changes.pop("unit", None) or AdministrativeUnitFactory(),
        "address": "Thôn Mẫu",
        "email": f"gianhang{number}@example.com",
        **changes,
    }
    page = market().add_child(instance=StallPage(**values))
    page.save_revision().publish()
    give_rights(stall=page)
    return StallPage.objects.get(pk=page.pk)


def merchant(stall_page: StallPage | None = None, **changes: Any) -> User:
    """Somebody who keeps `stall_page` (a new one without)."""
    user = UserFactory(**changes)
    add_merchant(stall=stall_page or stall(), user=user)
    return user


def product(stall_page: StallPage | None = None, *, live: bool = True, **changes: Any) -> ProductPage:
    """A product of `stall_page` (a new one without): published unless `live=False`, at 40,000 đồng a kilogram."""
    stall_page = stall_page or stall()
    number = next(_numbers)
    offer = {"price": Decimal(40_000), "unit": "kg", **changes.pop("offer", {})}
    values: dict[str, Any] = {
        "title": f"Gạo Thử {number}",
        "slug": f"gao-thu-{number}",
        "category": changes.pop("category", None) or Category.objects.first() or category(),
        "origin": changes.pop("origin", None) or stall_page.unit,
        "description": "<p>Gạo thơm.</p>",
        **changes,
    }
    tags = values.pop("tags", ())
    page = ProductPage(live=False, **values)
    stall_page.add_child(instance=page)
    Offer.objects.create(page=page, **offer)
    page.tags.add(*tags)
    revision = page.save_revision()
    if live:
        revision.publish()
    return ProductPage.objects.get(pk=page.pk)


def moderator(**changes: Any) -> User:
    """Somebody of the operating agency who moderates the market for the whole province."""
    market()
    sync_groups()
    operator = MarketPolicy.load().operator
    assert operator is not None
    user = officer(operator, Role.MARKET_MODERATOR, scope=Membership.Scope.PROVINCE, **changes)
    sync_user(user)
    return user


def citizen(**changes: Any) -> User:
    return UserFactory(**changes)
