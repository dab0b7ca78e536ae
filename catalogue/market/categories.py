"""What kinds of goods there are; editors keep the list."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet

from catalogue.languages import Wording, wording


@register_snippet
class Category(models.Model):
    """A kind of goods, named in the market's three languages. `icon` is a name of the lucide set."""

    name = models.CharField(_("tên"), max_length=80)
    name_en = models.CharField(_("tên tiếng Anh"), max_length=80, blank=True)
    name_zh = models.CharField(_("tên tiếng Trung"), max_length=80, blank=True)
    slug = models.SlugField(_("phần địa chỉ"), max_length=80, unique=True)
    icon = models.CharField(_("biểu tượng"), max_length=40, default="package")
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("name_en"), FieldPanel("name_zh")]),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("icon"), FieldPanel("position")]),
    ]

    class Meta:
        verbose_name = _("loại hàng")
        verbose_name_plural = _("loại hàng")
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def shown_name(self) -> Wording:
        return wording(self, "name")
