"""What a citizen has filled in so far."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.form_pages.frozen import FormVersion
from portal.form_pages.submission import Channel
from portal.private_files.models import PrivateFile

if TYPE_CHECKING:
    from datetime import datetime

    from portal.accounts.models import User
    from portal.form_pages.schema import Schema

DRAFT_LIFE = timedelta(days=30)


class DraftQuerySet(models.QuerySet["Draft"]):
    def open(self) -> Self:
        """Neither handed over nor expired."""
        return self.filter(handed_over_at=None, expires_at__gt=timezone.now())

    def expired(self, now: datetime | None = None) -> Self:
        return self.filter(handed_over_at=None, expires_at__lte=now or timezone.now())

    def of(self, user: User) -> Self:
        """What this person fills in for themselves."""
        return self.filter(owner_id=user.pk)

    def with_page(self) -> Self:
        return self.select_related("version", "version__page", "page")


def draft_expiry() -> datetime:
    return timezone.now() + DRAFT_LIFE


def new_idempotency_key() -> str:
    return uuid.uuid4().hex


class Draft(models.Model):
    """A form under way, saved at every section; it stays on the version it began with.

    Reached by its owner, by the officer who types it in, by the session that began it, or by the resume link, of
    whose token the hash is kept. `answers` has the JSON values of valid answers by key; `saved_sections` the keys of
    the sections that were saved, in order. Handed over, it keeps no answers, only where the citizen went on.
    """

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    page = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, related_name="form_drafts", verbose_name=_("trang biểu mẫu")
    )
    version = models.ForeignKey(
        FormVersion, on_delete=models.PROTECT, related_name="drafts", verbose_name=_("phiên bản")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="form_drafts",
        verbose_name=_("người điền"),
    )
    channel = models.CharField(_("cách nộp"), max_length=10, choices=Channel, default=Channel.ONLINE)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="form_drafts_entered",
        verbose_name=_("cán bộ nhập hộ"),
    )
    resume_token_hash = models.CharField(max_length=64, unique=True, editable=False)
    idempotency_key = models.CharField(max_length=32, unique=True, default=new_idempotency_key, editable=False)
    answers = models.JSONField(_("câu trả lời"), default=dict)
    saved_sections = models.JSONField(_("các phần đã lưu"), default=list)
    created_at = models.DateTimeField(_("bắt đầu lúc"), auto_now_add=True)
    updated_at = models.DateTimeField(_("lưu lúc"), auto_now=True)
    expires_at = models.DateTimeField(_("giữ đến"), default=draft_expiry, db_index=True)
    handed_over_at = models.DateTimeField(_("gửi lúc"), null=True, blank=True)
    handed_over_url = models.CharField(max_length=500, blank=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("biểu mẫu đang điền")
        verbose_name_plural = _("biểu mẫu đang điền")
        ordering = ["-updated_at"]
        constraints = [
            models.CheckConstraint(
                name="draft_handed_over_somewhere",
                condition=Q(handed_over_at__isnull=True, handed_over_url="")
                | Q(handed_over_at__isnull=False) & ~Q(handed_over_url=""),
            ),
            models.CheckConstraint(
                name="draft_at_the_counter_has_an_officer",
                condition=Q(channel=Channel.ONLINE) | Q(entered_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version.title} {self.created_at:%d/%m/%Y}"

    @property
    def is_expired(self) -> bool:
        return self.handed_over_at is None and self.expires_at <= timezone.now()

    @property
    def is_handed_over(self) -> bool:
        return self.handed_over_at is not None

    @property
    def schema(self) -> Schema:
        return self.version.schema


class DraftFile(models.Model):
    """A file in a slot of a draft. The slot is the key of a file field; `position` is the order of handing in."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="files")
    slot = models.CharField(max_length=60)
    file = models.OneToOneField(PrivateFile, on_delete=models.CASCADE, related_name="draft_file")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("tệp của biểu mẫu đang điền")
        verbose_name_plural = _("tệp của biểu mẫu đang điền")
        ordering = ["draft", "slot", "position", "pk"]

    def __str__(self) -> str:
        return f"{self.slot}: {self.file}"
