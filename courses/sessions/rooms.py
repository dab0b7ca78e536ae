"""Rooms in which classes are held."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet

from portal.organisations.models import AdministrativeUnit


@register_snippet
class Room(models.Model):
    """`seats` is how many people it holds; a class with more seats than that is pointed out."""

    name = models.CharField(_("tên phòng"), max_length=120)
    address = models.CharField(_("địa chỉ"), max_length=250, blank=True)
    unit = models.ForeignKey(
        AdministrativeUnit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("xã, phường"),
    )
    seats = models.PositiveSmallIntegerField(_("số chỗ"))
    is_active = models.BooleanField(_("đang dùng"), default=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("address"),
        FieldRowPanel([FieldPanel("unit"), FieldPanel("seats"), FieldPanel("is_active")]),
    ]

    class Meta:
        verbose_name = _("phòng học")
        verbose_name_plural = _("phòng học")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(name="room_named_once", fields=["name", "unit"])]

    def __str__(self) -> str:
        return f"{self.name}, {self.unit}" if self.unit else self.name
