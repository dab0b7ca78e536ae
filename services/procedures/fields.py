"""The two ways people sort procedures: by field of administration and by event of life."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet

from portal.ui import languages


class Topic(models.Model):
    """What a field and a life event have in common. `position` orders lists; `slug` stands in addresses."""

    name = models.CharField(_("tên"), max_length=120, unique=True)
    name_en = models.CharField(_("tên bằng tiếng Anh"), max_length=120, blank=True)
    slug = models.SlugField(_("tên trong địa chỉ"), max_length=80, unique=True)
    description = models.CharField(_("mô tả"), max_length=250, blank=True)
    icon = models.CharField(
        _("biểu tượng"), max_length=40, default="file-text", help_text=_("Tên biểu tượng Lucide, ví dụ “baby”.")
    )
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=100)

    panels = [FieldPanel(name) for name in ("name", "name_en", "slug", "description", "icon", "position")]

    class Meta:
        abstract = True
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def shown_name(self) -> str:
        """In the language of the page around it, where the topic has a name in it."""
        return languages.said(self, "name")


@register_snippet
class Field(Topic):
    """A field of administration (lĩnh vực)."""

    class Meta(Topic.Meta):
        verbose_name = _("lĩnh vực")
        verbose_name_plural = _("lĩnh vực")


@register_snippet
class LifeEvent(Topic):
    """An event in the life of a person or a business that brings procedures with it (sự kiện)."""

    class Meta(Topic.Meta):
        verbose_name = _("sự kiện trong đời")
        verbose_name_plural = _("sự kiện trong đời")
