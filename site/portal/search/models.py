"""What can be found, which words there are, and what editors teach the search."""

from __future__ import annotations

import time

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from portal.search.words import folded_text

LONGEST_TITLE = 255
LONGEST_QUERY_KEPT = 100
# Stands around each name in `names_folded`; no word is like it.
NAME_END = "|"


class SearchEntry(index.Indexed, models.Model):
    """One thing that everybody may find, made anew from what it stands for whenever that changes (`actions.put`).

    `key` is "provider:number". `title_folded`, `names_folded` and `words` hold folded words: of the title, of whatever
    else it is called ("| a name | another |"), and of everything, the title most often. `version` rises with each
    write; `waits` says that the separate index (Elasticsearch) does not have this version yet.
    """

    key = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=LONGEST_TITLE)
    summary = models.CharField(max_length=400, blank=True)
    url = models.CharField(max_length=700)
    section = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=10, default="vi")
    dated = models.DateField(null=True)
    weight = models.SmallIntegerField(default=0)
    title_folded = models.CharField(max_length=LONGEST_TITLE)
    names_folded = models.TextField(blank=True)
    words = models.TextField()
    text = models.TextField(blank=True)
    version = models.PositiveBigIntegerField(default=1)
    waits = models.BooleanField(default=True)

    # Written by `actions` with the row, not by a task after it.
    search_auto_update = False
    search_fields = [
        index.SearchField("words"),
        index.AutocompleteField("title_folded"),
        index.FilterField("kind"),
        index.FilterField("language"),
    ]
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("mục tìm được")
        verbose_name_plural = _("mục tìm được")
        indexes = [
            models.Index(fields=["kind"], name="search_entry_kind"),
            models.Index(fields=["id"], name="search_entry_waits", condition=Q(waits=True)),
        ]
        constraints = [
            models.CheckConstraint(name="search_entry_has_a_title", condition=~Q(title="") & ~Q(url="")),
        ]

    def __str__(self) -> str:
        return self.title


class Removal(models.Model):
    """An entry that is gone and that the separate index may still have."""

    entry = models.BigIntegerField(unique=True)
    version = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("mục đã gỡ")
        verbose_name_plural = _("mục đã gỡ")

    def __str__(self) -> str:
        return str(self.entry)


class Word(models.Model):
    """A folded word that some entry has, and how many do; known words are never taken for typing errors."""

    word = models.CharField(max_length=60, unique=True)
    entries = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("từ")
        verbose_name_plural = _("từ")

    def __str__(self) -> str:
        return self.word


class Synonym(models.Model):
    """Different names of one thing: whoever types one of them finds the others as well."""

    names = models.TextField(
        _("các cách gọi"),
        help_text=_("Mỗi dòng một cách gọi, ví dụ: GPXD, dòng sau: giấy phép xây dựng. Ít nhất hai dòng."),
    )
    is_active = models.BooleanField(_("đang dùng"), default=True)

    panels = [FieldPanel("names"), FieldPanel("is_active")]

    class Meta:
        verbose_name = _("từ đồng nghĩa")
        verbose_name_plural = _("từ đồng nghĩa")
        ordering = ["names"]

    def __str__(self) -> str:
        return " = ".join(self.lines())

    def lines(self) -> list[str]:
        """The names as they were written."""
        return [line.strip() for line in self.names.splitlines() if line.strip()]

    def clean(self) -> None:
        super().clean()
        if len({folded_text([line]) for line in self.lines()} - {""}) < 2:
            raise ValidationError({"names": now_("Hãy viết ít nhất hai cách gọi khác nhau, mỗi dòng một cách.")})


class Miss(models.Model):
    """How often on a day a query found nothing. Nothing is kept of who asked."""

    day = models.DateField(_("ngày"), default=timezone.localdate)
    query = models.CharField(_("điều đã tìm"), max_length=LONGEST_QUERY_KEPT)
    times = models.PositiveIntegerField(_("số lần"), default=1)

    class Meta:
        verbose_name = _("tìm không thấy")
        verbose_name_plural = _("tìm không thấy")
        constraints = [
            models.UniqueConstraint(fields=["day", "query"], name="one_miss_for_a_day_and_query"),
            models.CheckConstraint(name="miss_has_a_query", condition=~Q(query="")),
        ]

    def __str__(self) -> str:
        return self.query


def next_version(before: int) -> int:
    """Higher than `before`, and than whatever was written a moment ago by anybody."""
    return max(before + 1, time.time_ns() // 1000)
