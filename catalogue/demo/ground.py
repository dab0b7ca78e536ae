"""The market itself: its page, kinds of goods, policy, rights, form pages and rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalogue.demo.content.categories import CATEGORIES
from catalogue.demo.content.rules import RULES
from catalogue.languages import Language
from catalogue.market.categories import Category
from catalogue.market.pages import MarketPage
from catalogue.market.policy import MarketPolicy
from catalogue.market.rights import prepare_market
from catalogue.stalls.openings.pages import StallOpeningFormPage
from catalogue.stalls.openings.questions import DECLARATION, INTRO, opening_sections
from catalogue.trade.form_sections import SLUGS, sections, title
from catalogue.trade.pages import EnquiryFormPage
from catalogue.violations.pages import ReportFormPage
from catalogue.violations.questions import report_sections
from portal.cms.pages import ContentPage
from portal.organisations.models import Membership, Role

if TYPE_CHECKING:
    from wagtail.models import Page

    from portal.accounts.models import User

MODERATOR = "choao"
ENQUIRY_LEADS = {
    Language.VIETNAMESE: "Cho gian hàng biết bạn cần gì, bao nhiêu, giao ở đâu. Không cần tài khoản.",
    Language.ENGLISH: "Tell the stall what you need, how much and where to. No account needed.",
    Language.CHINESE: "告诉卖家您需要什么、多少、送到哪里。无需注册。",
}


def load_market(home: Page) -> MarketPage:
    """`/cho-ao/` with everything below it that is no stall. What is there stays as it is."""
    market = MarketPage.objects.first()
    if market is None:
        market = home.add_child(
            instance=MarketPage(
                title="Chợ ảo",
                slug="cho-ao",
                lead="Hàng của bản làng Lào Cai, mua thẳng từ người làm ra. Xem hàng, hỏi giá, đặt hàng không mất phí.",
                name_en="Lào Cai online market",
                name_zh="老街网上集市",
                lead_en="Goods of Lào Cai's villages, straight from those who make them. Look, ask for prices and "
                "order free of charge.",
                lead_zh="老街村寨好物，直接向生产者购买。浏览、询价、下单均免费。",
                search_description="Chợ ảo tỉnh Lào Cai: nông sản, đặc sản OCOP, thổ cẩm, dược liệu của hợp tác xã.",
            )
        )
        market.save_revision().publish()
        market = MarketPage.objects.get(pk=market.pk)
    _categories()
    _policy()
    prepare_market(market=market)
    _forms(market)
    _rules(market)
    return market


def moderator() -> User:
    held = Membership.objects.select_related("user", "agency")
    return held.get(user__username=MODERATOR, role=Role.MARKET_MODERATOR).user


def _categories() -> None:
    for position, (slug, name, english, chinese, icon) in enumerate(CATEGORIES):
        values = {"name": name, "name_en": english, "name_zh": chinese, "icon": icon, "position": position}
        Category.objects.get_or_create(slug=slug, defaults=values)


def _policy() -> None:
    """The agency of the demonstration's moderator runs the market; new prices wait for approval."""
    policy = MarketPolicy.load()
    if policy.operator is None:
        policy.operator = Membership.objects.get(user__username=MODERATOR, role=Role.MARKET_MODERATOR).agency
        policy.price_needs_approval = True
        policy.save()


def _put(market: MarketPage, page: Any) -> None:
    if not market.get_children().filter(slug=page.slug).exists():
        market.add_child(instance=page)
        page.save_revision().publish()


def _forms(market: MarketPage) -> None:
    _put(
        market,
        StallOpeningFormPage(
            title="Xin mở gian hàng",
            slug="mo-gian-hang",
            lead="Dành cho hợp tác xã, hộ kinh doanh, doanh nghiệp và người làm ra hàng trong tỉnh.",
            intro=[{"type": "paragraph", "value": INTRO}],
            sections=opening_sections(),
            declaration=DECLARATION,
            minutes=10,
        ),
    )
    _put(
        market,
        ReportFormPage(
            title="Báo vi phạm",
            slug="bao-vi-pham",
            lead="Thấy hàng giả, sai nguồn gốc, sai chứng nhận? Gian hàng không biết ai đã báo.",
            sections=report_sections(),
            declaration="",
            minutes=3,
        ),
    )
    for language in Language:
        _put(
            market,
            EnquiryFormPage(
                title=title(language),
                slug=SLUGS[language],
                lead=ENQUIRY_LEADS[language],
                language=language,
                sections=sections(language),
                declaration="",
                minutes=5,
            ),
        )


def _rules(market: MarketPage) -> None:
    for one in RULES:
        page = ContentPage(title=one["title"], slug=one["slug"], lead=one["lead"], body=one["body"])
        page.search_description = one["lead"]
        _put(market, page)
