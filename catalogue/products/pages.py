"""The product: a page below its stall, kept by the merchant and published by the market's moderators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import Orderable, Page
from wagtail.search import index

from catalogue.languages import Wording, wording
from catalogue.market.categories import Category
from catalogue.merchants.checklist import ChecklistPanel
from catalogue.merchants.page_forms import MOST_TAGS, ProductForm
from catalogue.stalls.pages import MANAGE, BelowStanding, StallPage, Standing, permissions_below
from portal.cms.models import BasePage
from portal.cms.rich_text import WORDS
from portal.organisations.models import AdministrativeUnit

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from wagtail.models import PagePermissionTester

    from portal.accounts.models import User

MOST_PHOTOS = 10
MONTHS = [(number, str(number)) for number in range(1, 13)]


class GoodsTag(TagBase):
    """A word merchants give their goods, such as "đặc sản" or "hữu cơ"."""

    free_tagging = True

    class Meta:
        verbose_name = _("từ khóa hàng hóa")
        verbose_name_plural = _("từ khóa hàng hóa")


class TaggedProduct(ItemBase):
    tag = models.ForeignKey(GoodsTag, on_delete=models.CASCADE, related_name="products")
    content_object = ParentalKey("catalogue.ProductPage", on_delete=models.CASCADE, related_name="tagged_items")


class ProductPage(BelowStanding):
    """A product. Price, stock and minimum order are its `offer` (`catalogue.products.offers`), not part of the page:
    they follow the market's policy, the page itself is moderated by Wagtail's workflow.

    `taken_down_because` is set by a moderator who upheld a report; the page cannot be published until it is emptied.
    """

    name_en = models.CharField(_("tên tiếng Anh"), max_length=255, blank=True)
    name_zh = models.CharField(_("tên tiếng Trung"), max_length=255, blank=True)
    description = RichTextField(_("mô tả"), features=WORDS, blank=True)
    description_en = RichTextField(_("mô tả bằng tiếng Anh"), features=WORDS, blank=True)
    description_zh = RichTextField(_("mô tả bằng tiếng Trung"), features=WORDS, blank=True)
    category = models.ForeignKey(
        Category, on_delete=models.PROTECT, related_name="products", verbose_name=_("loại hàng")
    )
    origin = models.ForeignKey(
        AdministrativeUnit, on_delete=models.PROTECT, related_name="products", verbose_name=_("nơi làm ra")
    )
    packing = models.CharField(_("quy cách đóng gói"), max_length=200, blank=True)
    packing_en = models.CharField(_("đóng gói, tiếng Anh"), max_length=200, blank=True)
    packing_zh = models.CharField(_("đóng gói, tiếng Trung"), max_length=200, blank=True)
    season_from = models.PositiveSmallIntegerField(_("mùa vụ từ tháng"), choices=MONTHS, null=True, blank=True)
    season_until = models.PositiveSmallIntegerField(_("đến hết tháng"), choices=MONTHS, null=True, blank=True)
    tags = ClusterTaggableManager(through=TaggedProduct, blank=True, verbose_name=_("từ khóa"))
    hs_code = models.CharField(
        _("mã HS"),
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^\d{4}(\d{2}){0,3}$", _("Mã HS gồm 4, 6, 8 hoặc 10 chữ số, ví dụ 100630."))],
    )
    growing_area_code = models.CharField(_("mã số vùng trồng"), max_length=40, blank=True)
    packing_house_code = models.CharField(_("mã số cơ sở đóng gói"), max_length=40, blank=True)
    gacc_number = models.CharField(_("số đăng ký GACC"), max_length=40, blank=True)
    taken_down_because = models.TextField(_("lý do bị gỡ"), blank=True, editable=False)

    kept_fields = ("hidden_with_stall", "taken_down_because")
    base_form_class = ProductForm
    is_translated: ClassVar[bool] = True
    read_with: ClassVar[tuple[str, ...]] = ("offer", "category", "origin")
    template = "catalogue/product.html"
    parent_page_types: ClassVar[list[str]] = ["catalogue.StallPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("name_en"),
        index.SearchField("name_zh"),
        index.SearchField("description"),
    ]
    content_panels = [
        MultiFieldPanel([ChecklistPanel()], heading=_("Xem trước khi duyệt"), permission=MANAGE),
        FieldPanel("title", heading=_("Tên sản phẩm")),
        FieldRowPanel([FieldPanel("category"), FieldPanel("origin")]),
        InlinePanel("photos", label=_("Ảnh"), max_num=MOST_PHOTOS),
        FieldPanel("description"),
        FieldPanel("packing"),
        FieldRowPanel([FieldPanel("season_from"), FieldPanel("season_until")]),
        FieldPanel("tags"),
    ]
    claim_panels = [
        InlinePanel("certificates", label=_("Chứng nhận, chỉ dẫn địa lý, OCOP")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("hs_code"), FieldPanel("gacc_number")]),
                FieldRowPanel([FieldPanel("growing_area_code"), FieldPanel("packing_house_code")]),
            ],
            heading=_("Xuất khẩu"),
        ),
    ]
    language_panels = [
        MultiFieldPanel(
            [FieldPanel("name_en"), FieldPanel("description_en"), FieldPanel("packing_en")], heading=_("Tiếng Anh")
        ),
        MultiFieldPanel(
            [FieldPanel("name_zh"), FieldPanel("description_zh"), FieldPanel("packing_zh")], heading=_("Tiếng Trung")
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Sản phẩm")),
            ObjectList(claim_panels, heading=_("Chứng nhận, xuất khẩu")),
            ObjectList(language_panels, heading=_("Tiếng Anh, tiếng Trung")),
            ObjectList(BasePage.promote_panels, heading=_("Địa chỉ và tìm kiếm"), permission=MANAGE),
            ObjectList(BasePage.settings_panels, heading=_("Cài đặt"), permission=MANAGE),
        ]
    )

    class Meta:
        verbose_name = _("sản phẩm")
        verbose_name_plural = _("sản phẩm")
        constraints = [
            models.CheckConstraint(
                name="product_season_has_both_ends",
                condition=Q(season_from__isnull=True, season_until__isnull=True)
                | Q(season_from__gte=1, season_from__lte=12, season_until__gte=1, season_until__lte=12),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if (self.season_from is None) != (self.season_until is None):
            raise ValidationError({"season_until": _("Ghi cả tháng bắt đầu và tháng kết thúc mùa vụ, hoặc để trống.")})
        if len(self.tags.all()) > MOST_TAGS:
            raise ValidationError({"tags": _("Nhiều nhất %d từ khóa.") % MOST_TAGS})

    @cached_property
    def stall(self) -> StallPage:
        return self.get_parent().specific

    @property
    def shown_name(self) -> Wording:
        return wording(self, "name", plain="title")

    @property
    def shown_description(self) -> Wording:
        return wording(self, "description")

    @property
    def shown_packing(self) -> Wording:
        return wording(self, "packing")

    @property
    def may_be_seen(self) -> bool:
        return self.live and not self.taken_down_because and self.stall.is_open

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.stall.standing != Standing.OPEN or self.taken_down_because:
            raise Http404
        return super().serve(request, *args, **kwargs)

    def permissions_for_user(self, user: User) -> PagePermissionTester:
        tester: Any = permissions_below(self, user, self.stall) if self.pk else Page.permissions_for_user(self, user)
        if self.taken_down_because:
            tester.can_publish = lambda: False
            tester.can_delete = lambda *args, **kwargs: False
        return tester

    def its_stall(self) -> StallPage:
        return StallPage.objects.select_for_update(of=("self",)).get(path=self.path[: -self.steplen])

    def publishing_forbidden_because(self) -> str:
        """Besides the stall: what a moderator took down stays down until the finding is cleared."""
        because = super().publishing_forbidden_because()
        if not because and ProductPage.objects.exclude(taken_down_because="").filter(pk=self.pk).exists():
            because = gettext("Sản phẩm này đã bị gỡ nên chưa đăng được.")
        return because


class ProductPhoto(Orderable):
    """A picture of a product; the first one stands on the shelves. `alt` is what screen readers say."""

    page = ParentalKey(ProductPage, on_delete=models.CASCADE, related_name="photos")
    image = models.ForeignKey(
        get_image_model_string(), on_delete=models.CASCADE, related_name="+", verbose_name=_("ảnh")
    )
    alt = models.CharField(
        _("ảnh cho thấy gì"), max_length=200, blank=True, help_text=_("Đọc cho người không nhìn thấy ảnh.")
    )
    alt_en = models.CharField(_("ảnh cho thấy gì, tiếng Anh"), max_length=200, blank=True)
    alt_zh = models.CharField(_("ảnh cho thấy gì, tiếng Trung"), max_length=200, blank=True)

    panels = [FieldPanel("image"), FieldPanel("alt"), FieldRowPanel([FieldPanel("alt_en"), FieldPanel("alt_zh")])]

    class Meta(Orderable.Meta):
        verbose_name = _("ảnh sản phẩm")
        verbose_name_plural = _("ảnh sản phẩm")

    def __str__(self) -> str:
        return self.alt or str(self.page)

    @property
    def shown_alt(self) -> Wording:
        return wording(self, "alt") or self.page.shown_name
