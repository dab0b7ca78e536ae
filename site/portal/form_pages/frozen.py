"""Forms as they were published, and when."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.form_pages.schema import Schema


class FormVersionQuerySet(models.QuerySet["FormVersion"]):
    def update(self, **changes: Any) -> int:
        """Versions never change, except that they outlive their page."""
        if set(changes) - {"page", "page_id"}:
            raise ValidationError(gettext("Phiên bản biểu mẫu đã đóng băng, không sửa được."))
        return super().update(**changes)


class FormVersion(models.Model):
    """A form as it was published: content-addressed by `digest` (SHA-256 of the canonical schema), never changed."""

    page = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, related_name="form_versions", verbose_name=_("trang biểu mẫu")
    )
    digest = models.CharField(_("mã nội dung"), max_length=64, validators=[MinLengthValidator(64)])
    title = models.CharField(_("tên biểu mẫu"), max_length=255)
    content = models.JSONField(_("nội dung"))
    created_at = models.DateTimeField(_("đóng băng lúc"), auto_now_add=True)

    objects = FormVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("phiên bản biểu mẫu")
        verbose_name_plural = _("phiên bản biểu mẫu")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["page", "digest"], name="form_version_once_per_page"),
            models.CheckConstraint(condition=Exact(Length("digest"), 64), name="form_version_digest_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.digest[:8]})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ValidationError(gettext("Phiên bản biểu mẫu đã đóng băng, không sửa được."))
        super().save(*args, **kwargs)

    @cached_property
    def schema(self) -> Schema:
        return Schema.from_json(self.content)

    @property
    def is_intact(self) -> bool:
        """Whether the content is still the one whose digest was taken."""
        return self.schema.digest == self.digest


class Publication(models.Model):
    """One publishing of a form page: from then on its `version` is the one that new drafts begin with."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="form_publications")
    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="publications")
    published_at = models.DateTimeField(_("xuất bản lúc"), auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("người xuất bản"),
    )

    class Meta:
        verbose_name = _("lần xuất bản biểu mẫu")
        verbose_name_plural = _("lần xuất bản biểu mẫu")
        ordering = ["-published_at", "-pk"]
        indexes = [models.Index(fields=["page", "-published_at"], name="form_publication_latest")]

    def __str__(self) -> str:
        return f"{self.version} {self.published_at:%d/%m/%Y %H:%M}"
