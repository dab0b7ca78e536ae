"""The demonstration's market: what it holds, and that loading it again adds nothing."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import Q
from django.test import override_settings
from django.utils import timezone
from wagtail.models import WorkflowState

from catalogue.demo import loading
from catalogue.demo.content.stalls import STALLS
from catalogue.market.pages import MarketPage
from catalogue.market.shelf import ShelfItem
from catalogue.products.certificates import ProductCertificate
from catalogue.products.offers import OfferChange
from catalogue.products.pages import ProductPage, ProductPhoto
from catalogue.public import load_demonstration, market_address
from catalogue.stalls.openings.models import StallOpening
from catalogue.stalls.pages import StallPage, Standing
from catalogue.trade.enquiries import TradeEnquiry
from catalogue.trade.orders import Order
from catalogue.violations.models import ViolationReport
from portal.cms.images import PortalImage
from portal.notifications.models import Message
from tests.factories.services import home_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagtail.models import Page

pytestmark = pytest.mark.slow
WIDTH = 64
COUNTED: tuple[Any, ...] = (
    MarketPage,
    StallPage,
    ProductPage,
    ProductPhoto,
    ProductCertificate,
    PortalImage,
    OfferChange,
    StallOpening,
    TradeEnquiry,
    Order,
    ViolationReport,
    Message,
)
PHONE = re.compile(r"(?<!\d)0[35789]\d{8}(?!\d)")
IDENTITY = re.compile(r"(?<![\d+])(?!000)\d{12}(?!\d)")
MAIL = re.compile(r"[\w.+-]+@([\w.-]+)")


def count() -> dict[str, int]:
    return {model.__name__: model._default_manager.count() for model in COUNTED}


@pytest.fixture(scope="module")
def home(django_db_setup: None, django_db_blocker: Any) -> Iterator[Page]:
    """The market loaded once for this module, and gone after it."""
    with override_settings(DEMONSTRATION=True), django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo_people", verbosity=0)
        page = home_page()
        load_demonstration(page, picture_width=WIDTH)
        yield page
        transaction.set_rollback(True)


def test_twelve_stalls_are_open_with_forty_products(home: Page) -> None:
    assert StallPage.objects.live().filter(standing=Standing.OPEN).count() == 12
    assert ShelfItem.objects.count() == 40
    assert set(ShelfItem.objects.values_list("stall", flat=True)) == set(
        StallPage.objects.live().values_list("pk", flat=True)
    )


def test_loading_twice_adds_nothing_and_draws_nothing(home: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    before = count()
    drawn: list[str] = []
    monkeypatch.setattr("catalogue.demo.album.draw", lambda name, width: drawn.append(name))
    load_demonstration(home, picture_width=WIDTH)
    assert count() == before
    assert drawn == []


def test_every_product_has_a_picture_that_says_what_it_shows(home: Page) -> None:
    photos = Counter(ProductPhoto.objects.values_list("page", flat=True))
    assert set(photos) == set(ProductPage.objects.values_list("pk", flat=True))
    assert not ProductPhoto.objects.filter(alt="").exists()
    assert sum(1 for item in ShelfItem.objects.all() if photos[item.pk] >= 2) >= 20
    english = ProductPage.objects.exclude(name_en="").values("pk")
    assert not ProductPhoto.objects.filter(page__in=english, alt_en="").exists()


def test_goods_wait_for_moderators_and_drafts_stay_drafts(home: Page) -> None:
    waiting = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    assert waiting.count() == 3
    unseen = ProductPage.objects.filter(live=False, hidden_with_stall=False)
    assert unseen.count() == 5
    assert OfferChange.objects.filter(state=OfferChange.State.WAITING).count() == 1


def test_a_suspended_stall_is_hidden_with_its_goods(home: Page) -> None:
    stall = StallPage.objects.get(standing=Standing.SUSPENDED)
    assert not stall.live
    assert stall.standing_reason
    assert ProductPage.objects.child_of(stall).filter(hidden_with_stall=True).count() == 1
    assert not ShelfItem.objects.filter(stall=stall).exists()


def test_applications_trades_and_reports_stand_in_their_states(home: Page) -> None:
    openings = Counter(StallOpening.objects.values_list("state", flat=True))
    assert openings == {"approved": 12, "suspended": 1, "received": 2, "needs_more": 1, "refused": 1}
    trades = Counter(TradeEnquiry.objects.values_list("state", flat=True))
    assert sum(trades.values()) == 12
    assert {"unconfirmed", "open", "quoted", "countered", "agreed", "closed", "disputed", "declined"} <= set(trades)
    assert set(TradeEnquiry.objects.values_list("language", flat=True)) == {"vi", "en", "zh-hans"}
    reports = Counter(ViolationReport.objects.values_list("state", flat=True))
    assert reports == {"received": 1, "mending": 1, "dismissed": 1}


def test_stories_lie_in_the_past_and_in_order(home: Page) -> None:
    now = timezone.now()
    for model in (StallOpening, TradeEnquiry, ViolationReport):
        for case in model._default_manager.all():
            times = [case.received_at, *case.events.order_by("pk").values_list("at", flat=True)]
            assert times == sorted(times), case.code
            assert times[-1] <= now, case.code
    for item in ShelfItem.objects.select_related("stall"):
        assert item.stall.first_published_at <= item.published_at <= now, item.name


def test_some_claims_have_expired_and_some_will_soon(home: Page) -> None:
    today = timezone.localdate()
    stars = ProductCertificate.objects.filter(kind="ocop", page__live=True)
    expired = stars.filter(expires_on__lt=today)
    assert expired.count() >= 3
    assert not ShelfItem.objects.filter(page__in=expired.values("page"), stars__isnull=False).exists()
    assert stars.filter(expires_on__range=(today, today.replace(year=today.year + 1))).count() >= 3
    made_up = ProductCertificate.objects.exclude(number__contains="(mẫu)")
    assert set(made_up.values_list("number", flat=True)) == {"00098, Quyết định 4909/QĐ-SHTT"}


def test_some_goods_are_sold_out_and_some_have_no_price(home: Page) -> None:
    assert ShelfItem.objects.filter(sold_out=True).exists()
    assert ShelfItem.objects.filter(price__isnull=True).count() >= 2


def test_nobody_real_is_named(home: Page) -> None:
    texts = [
        f"{stall.phone} {stall.email} {stall.tax_code} {stall.bank_account} {stall.about} {stall.representative}"
        for stall in StallPage.objects.all()
    ]
    texts += [f"{page.description} {page.description_en} {page.description_zh}" for page in ProductPage.objects.all()]
    texts += [str(case.answers) for case in [*StallOpening.objects.all(), *TradeEnquiry.objects.all()]]
    texts += [str(report.answers) for report in ViolationReport.objects.all()]
    for text in texts:
        assert not PHONE.search(text), text
        assert not IDENTITY.search(text), text
        assert set(MAIL.findall(text)) <= {"example.com"}, text
    assert not StallPage.objects.exclude(Q(tax_code__startswith="000")).exists()
    assert not StallPage.objects.exclude(representative__endswith="Mẫu").exists()


def test_the_market_has_its_rules_and_forms(home: Page) -> None:
    market = MarketPage.objects.get()
    below = set(market.get_children().live().values_list("slug", flat=True))
    assert {"quy-che", "khieu-nai", "du-lieu-ca-nhan", "huong-dan-ban-hang"} <= below
    assert {"mo-gian-hang", "bao-vi-pham", "hoi-gia", "request-a-quotation", "xun-jia"} <= below
    assert {stall.slug for stall in STALLS if not stall.suspended_because} <= below


def test_home_learns_where_the_market_is(home: Page, rf: Any) -> None:
    assert market_address(rf.get("/")) == MarketPage.objects.get().get_url(rf.get("/"))


@pytest.mark.django_db
@override_settings(DEMONSTRATION=True)
def test_what_breaks_half_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    call_command("load_demo_people", verbosity=0)
    page = home_page()

    def fail(*args: Any) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(loading, "missing", dict)
    monkeypatch.setattr(loading, "load_stalls", fail)
    with pytest.raises(RuntimeError):
        load_demonstration(page, picture_width=WIDTH)
    assert not MarketPage.objects.exists()
