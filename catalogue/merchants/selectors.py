"""What a merchant's screens show of a stall, in a number of queries that does not grow with the goods."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, WorkflowState

from catalogue.market.policy import MarketPolicy
from catalogue.merchants.figures import price_in_words
from catalogue.products.certificates import ProductCertificate
from catalogue.products.offers import OfferChange
from catalogue.products.pages import ProductPage, ProductPhoto
from catalogue.stalls.pages import StallPage, Standing
from catalogue.trade.numbers import show_quantity
from catalogue.trade.selectors import waiting_for_seller
from portal.cms.images import PortalImage

if TYPE_CHECKING:
    from collections.abc import Iterable


# After so many days a price is to be confirmed.
PRICE_HOLDS = timedelta(days=30)
MOST_WAITING = 200
THUMBNAIL = "fill-112x112"
TRADES = "/cho-ao/giao-dich/"


@dataclass
class ProductRow:
    """One product as its merchant sees it."""

    page: ProductPage
    state: str
    kind: str
    comment: str = ""
    change: OfferChange | None = None
    cover: PortalImage | None = None
    is_waiting: bool = False
    may_be_sent: bool = False
    price_is_old: bool = False

    @property
    def name(self) -> str:
        return self.page.draft_title or self.page.title

    @property
    def price(self) -> str:
        return price_in_words(self.page.offer)

    @property
    def wanted_price(self) -> str:
        return price_in_words(self.change) if self.change else ""

    @property
    def stock(self) -> str:
        offer = self.page.offer
        if offer.stock is None:
            return ""
        if offer.is_sold_out:
            return _("hết hàng")
        return _("còn %s") % show_quantity(offer.stock, offer.unit)


@dataclass(frozen=True)
class Task:
    """Something the merchant should do; the fields of an item of the component "task_list"."""

    title: str
    href: str
    state: str
    hint: str = ""
    kind: str = "waiting"


@dataclass
class Overview:
    stall: StallPage
    rows: list[ProductRow]
    tasks: list[Task] = field(default_factory=list)
    enquiries: int = 0

    @property
    def on_sale(self) -> int:
        return sum(1 for row in self.rows if row.page.live)


def product_rows(stall: StallPage, pages: Iterable[ProductPage] | None = None) -> list[ProductRow]:
    """The stall's products, the one last worked on first; those of `pages` alone where given."""
    photos = ProductPhoto.objects.select_related("image").order_by("sort_order", "pk")
    found = (
        ProductPage.objects.child_of(stall)
        if pages is None
        else ProductPage.objects.filter(pk__in=[p.pk for p in pages])
    )
    products = list(
        found.select_related("offer", "category")
        .prefetch_related(Prefetch("photos", photos, to_attr="hung"))
        .order_by("-latest_revision_created_at", "-pk")
    )
    keys = [str(page.pk) for page in products]
    states = {
        state.object_id: state
        for state in WorkflowState.objects.active()
        .filter(base_content_type=ContentType.objects.get_for_model(Page), object_id__in=keys)
        .select_related("current_task_state")
    }
    changes = {
        change.offer.page_id: change
        for change in OfferChange.objects.filter(
            state=OfferChange.State.WAITING, offer__page__in=[page.pk for page in products]
        ).select_related("offer")
    }
    old = timezone.localdate() - PRICE_HOLDS
    rows = []
    for page in products:
        page.stall = stall
        row = _row(page, states.get(str(page.pk)))
        row.change = changes.get(page.pk)
        row.cover = page.hung[0].image if page.hung else None
        row.price_is_old = page.live and page.offer.price is not None and page.offer.confirmed_on <= old
        rows.append(row)
    return rows


def _row(page: ProductPage, state: WorkflowState | None) -> ProductRow:
    if page.taken_down_because:
        return ProductRow(page, _("Bị gỡ"), "late", comment=page.taken_down_because)
    if state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS:
        said = _("Đang bán, sửa đổi chờ duyệt") if page.live else _("Chờ duyệt")
        return ProductRow(page, said, "active", is_waiting=True)
    if state is not None:
        comment = state.current_task_state.comment if state.current_task_state else ""
        return ProductRow(page, _("Cần sửa"), "late", comment=comment, may_be_sent=True)
    if page.live and page.has_unpublished_changes:
        return ProductRow(page, _("Đang bán, có sửa đổi chưa gửi"), "waiting", may_be_sent=True)
    if page.live:
        return ProductRow(page, _("Đang bán"), "done")
    if page.hidden_with_stall:
        return ProductRow(page, _("Ẩn cùng gian hàng"), "neutral")
    said = _("Ngừng bán") if page.first_published_at else _("Bản nháp")
    return ProductRow(page, said, "neutral", may_be_sent=True)


def overview(stall: StallPage) -> Overview:
    """Everything of the stall's first page."""
    rows = product_rows(stall)
    enquiries = waiting_for_seller(stall).count()
    return Overview(stall, rows, [*_tasks(stall, rows, enquiries)], enquiries)


def with_thumbnails(rows: list[ProductRow]) -> list[ProductRow]:
    """The same rows, their covers with the small cuts that were made before; two queries."""
    covers = [row.cover.pk for row in rows if row.cover is not None]
    found = {image.pk: image for image in PortalImage.objects.filter(pk__in=covers).prefetch_renditions(THUMBNAIL)}
    for row in rows:
        row.cover = found.get(row.cover.pk) if row.cover is not None else None
    return rows


def _tasks(stall: StallPage, rows: list[ProductRow], enquiries: int) -> Iterable[Task]:
    if stall.standing != Standing.OPEN:
        yield Task(stall.get_standing_display(), "", _("Không hiện trên chợ"), hint=stall.standing_reason, kind="late")
    if enquiries:
        said = ngettext("%d yêu cầu báo giá chờ trả lời", "%d yêu cầu báo giá chờ trả lời", enquiries) % enquiries
        yield Task(said, TRADES, _("Người mua chờ"), kind="late")
    for row in rows:
        if row.comment:
            yield Task(_("Sửa “%s”") % row.name, _address("product", row), row.state, hint=row.comment, kind="late")
    if missing := missing_of_profile(stall):
        yield Task(
            _("Giới thiệu gian hàng"),
            reverse("wagtailadmin_pages:edit", args=[stall.pk]),
            _("Nên làm"),
            hint=_("Còn thiếu: %s.") % ", ".join(missing),
        )
    drafts = [row for row in rows if row.may_be_sent and not row.comment and not row.page.first_published_at]
    for row in drafts[:5]:
        yield Task(_("Gửi duyệt “%s”") % row.name, _address("product", row), _("Bản nháp"))
    if old := [row for row in rows if row.price_is_old]:
        yield Task(
            ngettext("Xem lại %d giá", "Xem lại %d giá", len(old)) % len(old),
            reverse("gian-hang:prices", args=[stall.pk]),
            _("Quá 30 ngày"),
            hint=_("Người mua thấy ngày bạn xác nhận giá lần cuối."),
        )
    yield from _ending(stall, rows)


def missing_of_profile(stall: StallPage) -> list[str]:
    wanted = {_("lời giới thiệu"): stall.about, _("ảnh gian hàng"): stall.cover_id, _("một câu mở đầu"): stall.lead}
    return [name for name, value in wanted.items() if not value]


def _ending(stall: StallPage, rows: list[ProductRow]) -> Iterable[Task]:
    today = timezone.localdate()
    until = today + timedelta(days=MarketPolicy.load().reminder_days)
    ending = ProductCertificate.objects.filter(
        page__in=[row.page.pk for row in rows if row.page.live], expires_on__lte=until
    )
    for certificate in ending.select_related("page").order_by("expires_on")[:5]:
        if certificate.expires_on is None:
            continue
        gone = certificate.expires_on < today
        yield Task(
            f"{certificate.label}: {certificate.page.title}",
            reverse("gian-hang:certificates", args=[stall.pk, certificate.page_id]),
            _("Đã hết hạn") if gone else _("Sắp hết hạn"),
            hint=_("Hết hạn ngày %s.") % certificate.expires_on.strftime("%d/%m/%Y"),
            kind="late" if gone else "soon",
        )


def _address(name: str, row: ProductRow) -> str:
    return reverse(f"gian-hang:{name}", args=[row.page.stall.pk, row.page.pk])


def waiting_changes() -> Any:
    """What merchants want of their offers and moderators have not decided, the longest waiting first."""
    return (
        OfferChange.objects.filter(state=OfferChange.State.WAITING)
        .select_related("offer__page", "proposed_by")
        .order_by("proposed_at", "pk")
    )


@dataclass(frozen=True)
class WaitingPage:
    """A stall or product before the moderators; `stall` is the name of the stall it belongs to."""

    state: WorkflowState
    page: Any
    stall: str


def waiting_pages() -> list[WaitingPage]:
    """Stalls and products that wait for moderators, the longest waiting first."""
    states = list(
        WorkflowState.objects.filter(
            status=WorkflowState.STATUS_IN_PROGRESS, content_type__in=_goods_types(), current_task_state__isnull=False
        )
        .select_related("current_task_state", "requested_by")
        .order_by("created_at", "pk")[:MOST_WAITING]
    )
    found = Page.objects.filter(pk__in=[state.object_id for state in states]).specific()
    pages = {str(page.pk): page for page in found}
    above = {page.path[: -page.steplen] for page in pages.values()}
    stalls = dict(StallPage.objects.filter(path__in=above).values_list("path", "title"))
    return [
        WaitingPage(state, page, stalls.get(page.path[: -page.steplen], ""))
        for state in states
        if (page := pages.get(state.object_id)) is not None
    ]


def _goods_types() -> list[ContentType]:
    return list(ContentType.objects.filter(app_label="catalogue", model__in=["stallpage", "productpage"]))
