"""Menus and contacts that editors keep: the main menu, the footer's columns, how to reach people."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable

from portal.cms.opening_hours import OpeningHours


class Place(models.TextChoices):
    MAIN = "main", _("Danh mục chính")
    FOOTER = "footer", _("Cột ở chân trang")


class Menu(ClusterableModel):
    """A list of links in one place: there is one main menu; the footer may have several columns."""

    title = models.CharField(_("tên, hiện trên đầu cột"), max_length=80)
    title_en = models.CharField(_("tên bằng tiếng Anh"), max_length=80, blank=True)
    place = models.CharField(_("vị trí"), max_length=10, choices=Place.choices, default=Place.FOOTER)
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("title", "title_en", "place", "position")], heading=_("Danh mục")
        ),
        InlinePanel("items", label=_("Mục")),
    ]

    class Meta:
        verbose_name = _("danh mục")
        verbose_name_plural = _("danh mục")
        ordering = ["place", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["place"],
                condition=models.Q(place="main"),
                name="one_main_menu",
                violation_error_message=_("Đã có danh mục chính. Hãy sửa danh mục đó."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class MenuItem(Orderable):
    """A link to a page, or to an address on this site or another."""

    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="items")
    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("trang")
    )
    address = models.CharField(
        _("hoặc địa chỉ"), max_length=300, blank=True, help_text=_("Ví dụ /tra-cuu/ hoặc https://dichvucong.gov.vn")
    )
    text = models.CharField(_("chữ"), max_length=80, blank=True, help_text=_("Để trống thì dùng tên trang."))
    text_en = models.CharField(
        _("chữ tiếng Anh"),
        max_length=80,
        blank=True,
        help_text=_("Để trống thì dùng tên trang bằng tiếng Anh nếu đã dịch, không thì chữ tiếng Việt."),
    )

    panels = [PageChooserPanel("page"), FieldPanel("address"), FieldPanel("text"), FieldPanel("text_en")]

    class Meta(Orderable.Meta):
        verbose_name = _("mục")
        verbose_name_plural = _("mục")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(page__isnull=False, address="")
                | (models.Q(page__isnull=True) & ~models.Q(address="") & ~models.Q(text="")),
                name="menu_item_leads_to_one_place",
                violation_error_message=_("Chọn một trang, hoặc viết địa chỉ kèm chữ; không cả hai."),
            )
        ]

    def __str__(self) -> str:
        return self.text or str(self.page)

    def clean(self) -> None:
        super().clean()
        if self.address and not self.address.startswith(("/", "https://", "http://", "mailto:", "tel:")):
            raise ValidationError({"address": _("Địa chỉ bắt đầu bằng / hoặc https://")})


@register_setting(icon="mail")
class SiteContacts(BaseGenericSetting):
    """How to reach people; shown at the foot of every page and on the home page."""

    title = models.CharField(_("tên cơ quan"), max_length=120, blank=True)
    address = models.TextField(_("địa chỉ"), blank=True)
    phone = models.CharField(_("điện thoại"), max_length=40, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    hours = models.CharField(_("giờ làm việc"), max_length=160, blank=True)
    opening = models.ForeignKey(
        OpeningHours,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("hoặc lấy giờ mở cửa đã viết sẵn"),
        help_text=_("Chọn thì dòng giờ làm việc viết tay ở trên không dùng nữa."),
    )
    note = models.TextField(_("dòng cuối chân trang"), blank=True)
    title_en = models.CharField(_("tên cơ quan bằng tiếng Anh"), max_length=120, blank=True)
    address_en = models.TextField(_("địa chỉ bằng tiếng Anh"), blank=True)
    hours_en = models.CharField(_("giờ làm việc bằng tiếng Anh"), max_length=160, blank=True)
    note_en = models.TextField(_("dòng cuối chân trang bằng tiếng Anh"), blank=True)

    class Meta:
        verbose_name = _("liên hệ và chân trang")
