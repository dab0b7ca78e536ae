"""What stands on the market's shelves: one narrow row for each product that everybody may see.

Derived from pages, offers and certificates, and made anew whenever one of them changes (`restock`), so that a listing
with its counts costs the same whatever else the pages hold. `manage.py restock_shelves` makes all of it anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string

from catalogue.languages import Wording, wording
from catalogue.market.categories import Category
from catalogue.products.certificates import CertificateKind
from catalogue.products.offers import PRICE
from catalogue.products.pages import GoodsTag, ProductPage
from catalogue.products.units import Unit
from catalogue.stalls.pages import StallPage
from portal.casework.wordsearch import WordIndex
from portal.organisations.models import AdministrativeUnit

if TYPE_CHECKING:
    import datetime as dt

# Goods without a price stand behind all others when sorted by it, whichever way.
NO_PRICE = 10**11


class ShelfQuerySet(models.QuerySet["ShelfItem"]):
    def search(self, text: str) -> Self:
        """Every word of `text` begins a word of the product, accents and case aside."""
        return self.filter(search_text__words=text)

    def with_stars(self, stars: int | None = None, today: dt.date | None = None) -> Self:
        """Goods with so many OCOP stars, or with any, that hold today."""
        wanted = Q(stars__isnull=False) if stars is None else Q(stars=stars)
        return self.filter(wanted, stars_until__gte=today or timezone.localdate())

    def with_certificate(self, kind: str, today: dt.date | None = None) -> Self:
        in_force = ShelfCertificate.objects.in_force(today).filter(kind=kind)
        return self.filter(pk__in=in_force.values("item_id"))

    def in_season(self, month: int) -> Self:
        """Goods whose season holds in `month`; seasons go over the new year as well."""
        within = Q(season_from__lte=month, season_until__gte=month)
        over = Q(season_from__gt=F("season_until")) & (Q(season_from__lte=month) | Q(season_until__gte=month))
        return self.filter(within | over)


class ShelfItem(models.Model):
    """`stars` hold until `stars_until`. `sort_price` is the price and `sort_price_down` its negative, both NO_PRICE
    without one. `url_path` is the address below the market's page, such as "gian-hang/san-pham/".
    """

    page = models.OneToOneField(ProductPage, on_delete=models.CASCADE, primary_key=True, related_name="shelf_item")
    stall = models.ForeignKey(StallPage, on_delete=models.CASCADE, related_name="shelf_items")
    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="shelf_items")
    origin = models.ForeignKey(AdministrativeUnit, on_delete=models.CASCADE, related_name="shelf_items")
    cover = models.ForeignKey(get_image_model_string(), on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=255)
    name_en = models.CharField(max_length=255, blank=True)
    name_zh = models.CharField(max_length=255, blank=True)
    sort_name = models.CharField(max_length=255)
    url_path = models.CharField(max_length=600)
    price = models.DecimalField(**PRICE, null=True)
    sort_price = models.DecimalField(**PRICE, default=NO_PRICE)
    sort_price_down = models.DecimalField(**PRICE, default=NO_PRICE)
    unit = models.CharField(max_length=10, choices=Unit)
    sold_out = models.BooleanField(default=False)
    stars = models.PositiveSmallIntegerField(null=True)
    stars_until = models.DateField(null=True)
    season_from = models.PositiveSmallIntegerField(null=True)
    season_until = models.PositiveSmallIntegerField(null=True)
    published_at = models.DateTimeField()
    search_text = models.TextField(blank=True)

    objects = ShelfQuerySet.as_manager()

    class Meta:
        verbose_name = _("hàng trên kệ")
        verbose_name_plural = _("hàng trên kệ")
        indexes = [
            models.Index(fields=["-published_at", "-page"], name="shelf_newest"),
            models.Index(fields=["sort_price", "page"], name="shelf_price"),
            models.Index(fields=["sort_price_down", "page"], name="shelf_price_down"),
            models.Index(fields=["sort_name", "page"], name="shelf_name"),
            models.Index(fields=["category", "-published_at"], name="shelf_category"),
            models.Index(fields=["origin", "-published_at"], name="shelf_origin"),
            models.Index(fields=["stall", "-published_at"], name="shelf_stall"),
            models.Index(fields=["stars", "-published_at"], name="shelf_stars", condition=Q(stars__isnull=False)),
            WordIndex(fields=["search_text"], name="shelf_words"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def shown_name(self) -> Wording:
        return wording(self, "name")

    @property
    def shown_stars(self) -> int:
        """The OCOP stars that hold today, or 0."""
        return self.stars if self.stars and self.stars_until and self.stars_until >= timezone.localdate() else 0

    def is_in_season(self, month: int) -> bool:
        """As `in_season` of the query set says it; goods without a season have none."""
        first, last = self.season_from, self.season_until
        if not first or not last:
            return False
        return first <= month <= last if first <= last else month >= first or month <= last


class ShelfCertificateQuerySet(models.QuerySet["ShelfCertificate"]):
    def in_force(self, today: dt.date | None = None) -> Self:
        return self.filter(Q(until__isnull=True) | Q(until__gte=today or timezone.localdate()))


class ShelfCertificate(models.Model):
    """A kind of certificate a product on the shelves has, until its day (null: without end)."""

    item = models.ForeignKey(ShelfItem, on_delete=models.CASCADE, related_name="certificates")
    kind = models.CharField(max_length=12, choices=CertificateKind)
    until = models.DateField(null=True)

    objects = ShelfCertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("chứng nhận trên kệ")
        verbose_name_plural = _("chứng nhận trên kệ")
        constraints = [models.UniqueConstraint(fields=["item", "kind"], name="one_shelf_certificate_per_kind")]
        indexes = [models.Index(fields=["kind", "until", "item"], name="shelf_certificate_kind")]

    def __str__(self) -> str:
        return self.get_kind_display()


class ShelfTag(models.Model):
    """A keyword of a product on the shelves."""

    item = models.ForeignKey(ShelfItem, on_delete=models.CASCADE, related_name="tags")
    tag = models.ForeignKey(GoodsTag, on_delete=models.CASCADE, related_name="shelf_tags")

    class Meta:
        verbose_name = _("từ khóa trên kệ")
        verbose_name_plural = _("từ khóa trên kệ")
        constraints = [models.UniqueConstraint(fields=["tag", "item"], name="one_shelf_tag_per_word")]

    def __str__(self) -> str:
        return str(self.tag_id)
