"""Whom to ask and how to reach them: written once as a snippet, shown wherever an editor chooses it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from portal.cms.opening_hours import OpeningHours
from portal.ui import languages


class Contact(models.Model):
    """An office or desk."""

    title = models.CharField(_("liên hệ ai"), max_length=120)
    address = models.TextField(_("địa chỉ"), blank=True)
    phone = models.CharField(_("điện thoại"), max_length=40, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    opening = models.ForeignKey(
        OpeningHours, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("giờ mở cửa")
    )
    title_en = models.CharField(_("liên hệ ai, bằng tiếng Anh"), max_length=120, blank=True)
    address_en = models.TextField(_("địa chỉ bằng tiếng Anh"), blank=True)

    panels = [
        MultiFieldPanel([FieldPanel(name) for name in ("title", "address", "phone", "email")], _("Liên hệ")),
        FieldPanel("opening"),
        MultiFieldPanel([FieldPanel("title_en"), FieldPanel("address_en")], _("Bằng tiếng Anh"), classname="collapsed"),
    ]

    class Meta:
        verbose_name = _("nơi liên hệ")
        verbose_name_plural = _("nơi liên hệ")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title

    def said(self, name: str) -> str:
        """`title` or `address` in the language in use, where it is there."""
        return languages.said(self, name)
