"""Filters of a worklist that an officer keeps under a name."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SavedFilter(models.Model):
    """`query` is the query string of the worklist `worklist` (the viewset's name), without the page."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    worklist = models.CharField(max_length=60)
    name = models.CharField(_("tên bộ lọc"), max_length=60)
    query = models.CharField(max_length=500)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("bộ lọc đã lưu")
        verbose_name_plural = _("bộ lọc đã lưu")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(name="one_saved_filter_per_name", fields=["user", "worklist", "name"]),
        ]

    def __str__(self) -> str:
        return self.name
