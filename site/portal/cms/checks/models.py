"""What the checks found last, and how links to other places answered."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_WHERE, LONGEST_WORDS = 200, 300


class PageCheck(models.Model):
    """When a page was looked through last. `level` is its reading level as school years; none of a short text."""

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="content_check", primary_key=True
    )
    checked_at = models.DateTimeField()
    level = models.FloatField(null=True)
    number = models.PositiveSmallIntegerField(default=0)

    # What is known of a page is no use of it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("kiểm tra trang")
        verbose_name_plural = _("kiểm tra trang")

    def __str__(self) -> str:
        return str(self.page_id)


class PageFinding(models.Model):
    """One fault on the published page. `kind` names the check."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=40)
    where = models.CharField(max_length=LONGEST_WHERE, blank=True)
    words = models.CharField(max_length=LONGEST_WORDS, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("điều cần sửa trên trang")
        verbose_name_plural = _("điều cần sửa trên trang")
        ordering = ["page_id", "position"]
        indexes = [models.Index(fields=["kind", "page"], name="finding_kind")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.words}"


class OutsideLinkQuerySet(models.QuerySet["OutsideLink"]):
    def of(self, urls: Iterable[str]) -> Self:
        return self.filter(key__in=[key_of(url) for url in urls])

    def dead(self) -> Self:
        """Not once only: a host that is being restarted is not dead."""
        return self.filter(failures__gte=OutsideLink.DEAD_AFTER)


class OutsideLink(models.Model):
    """A link to another host, and how it answered the last time it was asked."""

    DEAD_AFTER = 2

    key = models.CharField(max_length=64, unique=True)
    url = models.TextField()
    answer = models.CharField(max_length=80, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    checked_at = models.DateTimeField(null=True, db_index=True)

    objects = OutsideLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("liên kết ra ngoài")
        verbose_name_plural = _("liên kết ra ngoài")

    def __str__(self) -> str:
        return self.url


def key_of(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()
