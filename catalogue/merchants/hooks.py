"""What the merchants' room adds to the Wagtail admin, and what it takes away from merchants there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from catalogue.merchants import isolation, urls
from catalogue.merchants.access import is_merchant_only, is_moderator, own_stalls
from catalogue.merchants.panels import StallPanel
from catalogue.merchants.selectors import TRADES, waiting_changes
from catalogue.products.offers import Offer
from catalogue.products.pages import ProductPage
from portal.casework.worklist import COUNT_LIMIT, capped

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLResolver
    from django.utils.safestring import SafeString
    from wagtail.admin.ui.components import Component
    from wagtail.models import Page

__all__ = ["isolation"]

STALL, GOODS, ENQUIRIES, PICTURES = "cho-gian-hang", "cho-san-pham", "cho-bao-gia", "images"
OF_MERCHANTS = (STALL, GOODS, ENQUIRIES, PICTURES)


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    return [path("gian-hang/", include(urls, namespace="gian-hang"))]


@hooks.register("insert_global_admin_css")
def stylesheet() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("catalogue/merchant.css"))


class MerchantMenuItem(MenuItem):
    """Shown to whoever keeps a stall."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(own_stalls(request))


class GoodsMenuItem(MerchantMenuItem):
    """Leads to the goods of the only stall, else to the choice of stalls."""

    def render_component(self, request: HttpRequest) -> Any:
        component = super().render_component(request)
        stalls = own_stalls(request)
        if len(stalls) == 1:
            component.url = reverse("gian-hang:products", args=[stalls[0].pk])
        return component


class ModeratorMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return is_moderator(request)


class ChangesMenuItem(ModeratorMenuItem):
    """Says how many prices wait."""

    def render_component(self, request: HttpRequest) -> Any:
        component = super().render_component(request)
        count = waiting_changes()[: COUNT_LIMIT + 1].count()
        if count:
            component.label = f"{self.label} ({capped(count)})"
        return component


@hooks.register("register_admin_menu_item")
def my_stall() -> MenuItem:
    return MerchantMenuItem(_("Gian hàng của tôi"), reverse("gian-hang:index"), name=STALL, icon_name="home", order=10)


@hooks.register("register_admin_menu_item")
def my_goods() -> MenuItem:
    return GoodsMenuItem(_("Sản phẩm"), reverse("gian-hang:index"), name=GOODS, icon_name="list-ul", order=11)


@hooks.register("register_admin_menu_item")
def my_enquiries() -> MenuItem:
    return MerchantMenuItem(_("Yêu cầu báo giá"), TRADES, name=ENQUIRIES, icon_name="mail", order=12)


@hooks.register("register_admin_menu_item")
def goods_queue() -> MenuItem:
    return ModeratorMenuItem(
        _("Hàng chờ duyệt"), reverse("gian-hang:queue"), name="cho-hang-cho-duyet", icon_name="tasks", order=220
    )


@hooks.register("register_admin_menu_item")
def changes_queue() -> MenuItem:
    return ChangesMenuItem(
        _("Đổi giá chờ duyệt"), reverse("gian-hang:changes"), name="cho-doi-gia", icon_name="resubmit", order=221
    )


@hooks.register("construct_main_menu", order=1000)
def own_menu(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """A merchant sees the own stall and nothing else of the admin."""
    if is_merchant_only(request):
        menu_items[:] = [item for item in menu_items if item.name in OF_MERCHANTS]
        for item in menu_items:
            if item.name == PICTURES:
                item.order = 13


@hooks.register("construct_homepage_panels", order=1000)
def own_panels(request: HttpRequest, panels: list[Component]) -> None:
    if is_merchant_only(request):
        panels[:] = [StallPanel(stall) for stall in own_stalls(request)]


@hooks.register("construct_homepage_summary_items", order=1000)
def no_summary(request: HttpRequest, items: list[Component]) -> None:
    """Wagtail counts all pages below the merchant's ancestors, foreign drafts among them."""
    if is_merchant_only(request):
        items.clear()


@hooks.register("after_create_page")
def make_offer(request: HttpRequest, page: Page) -> None:
    """A product made in Wagtail's editor asks for its price until somebody says one."""
    specific = page.specific
    if isinstance(specific, ProductPage):
        Offer.objects.get_or_create(page=specific)
