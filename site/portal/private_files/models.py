"""A file that only those with a reason may read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.private_files import names
from portal.private_files.policies import JPEG, PNG, UploadPolicy, size_in_words

if TYPE_CHECKING:
    from datetime import datetime

    from portal.accounts.models import User


class PrivateFileQuerySet(models.QuerySet["PrivateFile"]):
    def held_by(self, *, owner: User | None, claim: str) -> PrivateFileQuerySet:
        """Files of this owner, or where nobody is signed in, of this claim's digest."""
        if owner is not None:
            return self.filter(owner=owner)
        return self.filter(owner=None, claim=claim) if claim else self.none()

    def unattached(self) -> PrivateFileQuerySet:
        return self.filter(attached=False)

    def expired(self, now: datetime) -> PrivateFileQuerySet:
        return self.unattached().filter(expires_at__lte=now)


class PrivateFile(models.Model):
    """One uploaded file. Its content lies in the storage "private" under `storage_name`, which holds no user's text.

    `name` is the uploader's, cleaned, with the ending of the real content. `size` is the declared length while
    `uploading`, afterwards that of the content kept; `sha256` is the content's. `claim` is the digest of an anonymous
    uploader's token. A file belongs to nothing until a domain attaches it; until then it dies at `expires_at`.
    """

    class State(models.TextChoices):
        UPLOADING = "uploading", _("đang tải lên")
        SCANNING = "scanning", _("đang kiểm tra")
        READY = "ready", _("đã nhận")
        REFUSED = "refused", _("không nhận")

    uuid = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="private_files",
        verbose_name=_("người tải lên"),
    )
    claim = models.CharField(_("mã giữ tệp"), max_length=64, blank=True, editable=False)
    purpose = models.CharField(_("mục đích"), max_length=60)
    policy = models.JSONField(_("giới hạn khi tải lên"), default=dict, editable=False)
    name = models.CharField(_("tên tệp"), max_length=120)
    content_type = models.CharField(_("loại tệp"), max_length=40, blank=True)
    size = models.PositiveBigIntegerField(_("dung lượng"))
    sha256 = models.CharField(_("mã băm"), max_length=64, blank=True, editable=False)
    pages = models.PositiveIntegerField(_("số trang"), null=True, blank=True)
    state = models.CharField(_("trạng thái"), max_length=10, choices=State.choices, default=State.UPLOADING)
    refusal = models.TextField(_("lý do không nhận"), blank=True)
    attached = models.BooleanField(_("đã gắn vào hồ sơ"), default=False)
    created_at = models.DateTimeField(_("tải lên lúc"), auto_now_add=True)
    expires_at = models.DateTimeField(_("hết hạn lúc"), null=True, blank=True)

    objects = PrivateFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("tệp riêng tư")
        verbose_name_plural = _("tệp riêng tư")
        ordering = ["created_at", "uuid"]
        indexes = [
            models.Index(fields=["claim", "created_at"], name="private_file_claim"),
            models.Index(fields=["expires_at"], name="private_file_expiry", condition=Q(attached=False)),
            models.Index(fields=["created_at"], name="private_file_scanning", condition=Q(state="scanning")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["uploading", "scanning", "ready", "refused"]),
                name="private_file_state_known",
                violation_error_message=_("Trạng thái tệp không có trong danh mục."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["scanning", "ready"]) | (Q(size__gt=0) & ~Q(sha256="") & ~Q(content_type="")),
                name="private_file_kept_is_known",
                violation_error_message=_("Tệp đã nhận phải có loại, dung lượng và mã băm."),
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(refusal=""),
                name="private_file_refusal_says_why",
                violation_error_message=_("Tệp không nhận phải có lý do."),
            ),
            models.CheckConstraint(
                condition=Q(attached=False) | ~Q(state="uploading"),
                name="private_file_attached_is_whole",
                violation_error_message=_("Tệp đang tải lên thì chưa gắn vào hồ sơ được."),
            ),
            models.CheckConstraint(
                condition=Q(attached=True, expires_at=None) | Q(attached=False, expires_at__isnull=False),
                name="private_file_unattached_expires",
                violation_error_message=_("Chỉ tệp chưa gắn vào hồ sơ mới có hạn, và luôn có hạn."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("private_files:open", args=[self.uuid, names.shown(self.name)])

    @property
    def thumbnail_url(self) -> str:
        """Empty where there is nothing to show small."""
        if self.state != self.State.READY or not self.is_image:
            return ""
        return reverse("private_files:thumbnail", args=[self.uuid])

    @property
    def storage_name(self) -> str:
        return f"{self.uuid.hex[:2]}/{self.uuid}"

    @property
    def thumbnail_storage_name(self) -> str:
        return f"{self.storage_name}-thumbnail"

    @property
    def is_image(self) -> bool:
        return self.content_type in {JPEG, PNG}

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY

    @property
    def size_in_words(self) -> str:
        return size_in_words(self.size)

    @property
    def upload_policy(self) -> UploadPolicy:
        return UploadPolicy.from_json(self.policy) if self.policy else UploadPolicy.usual()
