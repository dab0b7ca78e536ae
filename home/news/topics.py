"""What news is about: topics that editors keep, and free words."""

from __future__ import annotations

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel

from portal.ui import languages
from portal.vietnamese import fold


class NewsTopic(models.Model):
    """A topic has a shelf and a feed of its own."""

    name = models.CharField(_("tên"), max_length=60, unique=True)
    slug = models.SlugField(
        _("địa chỉ"), max_length=60, unique=True, help_text=_("Chữ thường không dấu, nối bằng gạch ngang.")
    )
    description = models.CharField(_("chủ đề này gồm gì"), max_length=200, blank=True)
    name_en = models.CharField(_("tên bằng tiếng Anh"), max_length=60, blank=True)
    description_en = models.CharField(_("chủ đề này gồm gì, bằng tiếng Anh"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    panels = [FieldPanel(one) for one in ("name", "name_en", "slug", "description", "description_en", "position")]

    class Meta:
        verbose_name = _("chủ đề tin")
        verbose_name_plural = _("chủ đề tin")
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def shown_name(self) -> str:
        """In the language of the page around it, where the topic has a name in it."""
        return languages.said(self, "name")

    @property
    def shown_description(self) -> str:
        return languages.said(self, "description")


class NewsTag(TagBase):
    """A word of the news: those of the market and of procedures are others."""

    free_tagging = True

    class Meta:
        verbose_name = _("từ khóa tin")
        verbose_name_plural = _("từ khóa tin")

    def slugify(self, tag: str, i: int | None = None) -> str:
        """Addresses hold plain letters."""
        slug = slugify(fold(tag)) or "tu"
        return f"{slug}-{i}" if i is not None else slug


class ArticleTag(ItemBase):
    tag = models.ForeignKey(NewsTag, on_delete=models.CASCADE, related_name="articles")
    content_object = ParentalKey("home.ArticlePage", on_delete=models.CASCADE, related_name="tagged_items")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="article_has_a_tag_once")]
