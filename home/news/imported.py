"""Where an article came from, so that a second import knows it again."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Source(models.TextChoices):
    JSON = "json", _("JSON của cổng")
    WORDPRESS = "wordpress", _("WordPress")
    PLONE = "plone", _("Plone")


class ImportedArticle(models.Model):
    """An article by the name its old system gave it."""

    source = models.CharField(max_length=20, choices=Source.choices)
    source_id = models.CharField(max_length=200)
    article = models.OneToOneField("home.ArticlePage", on_delete=models.CASCADE, related_name="imported")
    imported_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("bài đã nhập")
        verbose_name_plural = _("bài đã nhập")
        constraints = [models.UniqueConstraint(name="article_is_imported_once", fields=["source", "source_id"])]

    def __str__(self) -> str:
        return f"{self.source}: {self.source_id}"
