"""The form page, its frozen versions, and what a citizen has filled in so far."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from portal.cms.fields import PortalStreamField
from portal.cms.models import BasePage
from portal.form_pages.blocks import SectionsBlock
from portal.form_pages.builder import schema_from_stream, settle
from portal.form_pages.schema import Schema
from portal.form_pages.submission import Channel, HandedOver, Submission
from portal.form_pages.validation import problems
from portal.private_files.models import PrivateFile

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest

    from portal.accounts.models import User

DRAFT_LIFE = timedelta(days=30)
DECLARATION = _(
    "Tôi cam đoan những điều khai trên là đúng sự thật và chịu trách nhiệm trước pháp luật về lời khai này."
)


class FormVersionQuerySet(models.QuerySet["FormVersion"]):
    def update(self, **changes: Any) -> int:
        """Versions never change, except that they outlive their page."""
        if set(changes) - {"page", "page_id"}:
            raise ValidationError(now_("Phiên bản biểu mẫu đã đóng băng, không sửa được."))
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
            raise ValidationError(now_("Phiên bản biểu mẫu đã đóng băng, không sửa được."))
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


class FormPage(BasePage):
    """A form that editors build without code and citizens fill in; what becomes of it is the subclass's affair.

    A subclass says `hand_over`, and may say more: `build_schema` (to ask more than the editor), `initial_answers`,
    `may_enter_for_others`, `carries_drafts_over`, `file_purpose`.
    """

    intro = PortalStreamField(
        [
            (
                "paragraph",
                blocks.RichTextBlock(
                    features=["h2", "h3", "bold", "ol", "ul", "link"],
                    label=_("Đoạn văn"),
                    description=_("Lời dẫn trước khi điền"),
                ),
            ),
        ],
        blank=True,
        verbose_name=_("lời dẫn"),
    )
    minutes = models.PositiveSmallIntegerField(_("điền hết khoảng (phút)"), default=10)
    sections = PortalStreamField(SectionsBlock, blank=True, verbose_name=_("các phần"))
    declaration = models.TextField(_("lời cam đoan khi gửi"), blank=True, default=DECLARATION)
    thanks = models.TextField(_("lời cảm ơn sau khi gửi"), blank=True)
    block_keys = models.JSONField(default=dict, blank=True, editable=False)

    template = "form_pages/start.html"
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("minutes"),
        FieldPanel("sections"),
        MultiFieldPanel([FieldPanel("declaration"), FieldPanel("thanks")], heading=_("Khi gửi")),
    ]
    # The access rule of `portal.private_files` under which uploads are kept; a domain names its own.
    file_purpose: ClassVar[str] = "form_pages.draft"
    # Whether a draft begun with an older version moves to the newest one (the citizen is told); else it stays.
    carries_drafts_over: ClassVar[bool] = False
    # The words on the button that sends.
    submit_label: ClassVar[Any] = _("Gửi biểu mẫu")

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        schema = schema_from_stream(self.title, self.sections, declaration=self.declaration, remembered=self.block_keys)
        if found := problems(schema):
            raise ValidationError({"sections": [problem.message for problem in found]})
        self.block_keys = {**self.block_keys, **settle(self.sections, schema)}

    def build_schema(self) -> Schema:
        """The form as it stands on this page, published or not. A domain may add sections and fields."""
        return schema_from_stream(self.title, self.sections, declaration=self.declaration, remembered=self.block_keys)

    @property
    def published_version(self) -> FormVersion | None:
        """The version that new drafts begin with; None before the first publishing. One query."""
        latest = Publication.objects.filter(page_id=self.pk).select_related("version").first()
        return latest.version if latest else None

    def initial_answers(self, request: HttpRequest) -> dict[str, Any]:
        """Answers that are there before the citizen has typed any, by field key; unknown keys are ignored."""
        return {}

    def may_enter_for_others(self, user: User) -> bool:
        """Whether this officer may fill the form for somebody at the desk."""
        return False

    def hand_over(self, submission: Submission) -> HandedOver:
        """Take the finished form. Called inside the transaction that marks the draft as handed over.

        The domain keeps `submission.idempotency_key` under a unique constraint, attaches the files, and says where
        the citizen goes on. A ValidationError is shown on the review page, and nothing is kept.
        """
        raise ImproperlyConfigured(f"{type(self).__name__} does not say what becomes of a finished form.")


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
