"""Feedback of citizens and businesses (phản ánh, kiến nghị): a kind of case that ends with a published answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.casework.models import Case, CaseEvent, CaseQuerySet, CaseStep
from portal.casework.models.secret import OpenedBySecret
from portal.casework.models.secret import new_secret as new_secret  # The migration knows it by this place.
from portal.form_pages.models import FormVersion
from portal.organisations.models import AdministrativeUnit
from portal.private_files.models import PrivateFile
from portal.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterable


class FeedbackState(models.TextChoices):
    RECEIVED = "received", _("Mới nhận")
    NEEDS_MORE = "needs_more", _("Chờ người gửi bổ sung")
    ASSIGNED = "assigned", _("Đã giao xử lý")
    ANSWERED = "answered", _("Đã trả lời")
    PUBLISHED = "published", _("Đã công khai")
    CLOSED = "closed", _("Kết thúc, không công khai")
    REFUSED = "refused", _("Không tiếp nhận")


class FeedbackTopic(models.TextChoices):
    PROCEDURES = "thu-tuc", _("Thủ tục hành chính, thái độ phục vụ")
    LAND = "dat-dai", _("Đất đai, xây dựng")
    ENVIRONMENT = "moi-truong", _("Môi trường")
    TRANSPORT = "giao-thong", _("Giao thông, chiếu sáng")
    EDUCATION = "giao-duc", _("Giáo dục, y tế")
    WELFARE = "an-sinh", _("An sinh xã hội")
    SECURITY = "trat-tu", _("An ninh, trật tự")
    OTHER = "khac", _("Việc khác")


class FeedbackQuerySet(CaseQuerySet["FeedbackCase"]):
    def published(self) -> FeedbackQuerySet:
        """What everybody may read, newest first."""
        return self.filter(state=FeedbackState.PUBLISHED).order_by("-published_at", "-pk")


class FeedbackCase(OpenedBySecret, Case):
    """One piece of feedback. `subject`, `content` and the sender's data are as sent and for officers only; what the
    public reads are the moderated `public_*` texts. The sender follows it by number and `secret`.
    """

    transition_table = "home.feedback.transitions.TABLE"
    reading_roles: ClassVar[frozenset[str]] = frozenset({"communications", "supervisor", "leader", "specialist"})
    acting_roles = reading_roles

    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, null=True, related_name="+")
    answers = models.JSONField(_("nội dung biểu mẫu"), default=dict)
    idempotency_key = models.CharField(max_length=64, unique=True)

    topic = models.CharField(_("lĩnh vực"), max_length=20, choices=FeedbackTopic, default=FeedbackTopic.OTHER)
    subject = models.CharField(_("tiêu đề"), max_length=200)
    content = models.TextField(_("nội dung"))
    unit = models.ForeignKey(
        AdministrativeUnit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("xã, phường liên quan"),
    )
    sender_name = models.CharField(_("người gửi"), max_length=150)
    sender_email = models.EmailField(_("thư điện tử"), blank=True)
    sender_phone = models.CharField(_("số điện thoại"), max_length=16, blank=True)
    may_publish = models.BooleanField(_("người gửi đồng ý công khai"), default=False)

    answer = models.TextField(_("trả lời"), blank=True)
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True, blank=True)
    public_subject = models.CharField(_("tiêu đề công khai"), max_length=200, blank=True)
    public_content = models.TextField(_("nội dung công khai"), blank=True)
    public_answer = models.TextField(_("trả lời công khai"), blank=True)
    public_words = models.TextField(editable=False, blank=True)
    published_at = models.DateTimeField(_("công khai lúc"), null=True, blank=True)

    objects = FeedbackQuerySet.as_manager()  # type: ignore[misc]

    class Meta(Case.Meta):
        verbose_name = _("phản ánh, kiến nghị")
        verbose_name_plural = _("phản ánh, kiến nghị")
        indexes = [
            *Case.Meta.indexes,
            models.Index(fields=["-published_at", "-id"], condition=Q(state="published"), name="%(class)s_published"),
        ]
        constraints = [
            *Case.Meta.constraints,
            models.CheckConstraint(
                name="feedback_published_with_consent_and_text",
                condition=~Q(state="published")
                | Q(may_publish=True, published_at__isnull=False) & ~Q(public_answer="") & ~Q(public_content=""),
            ),
            models.CheckConstraint(
                name="feedback_answered_with_text",
                condition=~Q(state__in=["answered", "published"]) | (~Q(answer="") & Q(answered_at__isnull=False)),
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.public_words = fold(f"{self.public_subject} {self.public_content} {self.public_answer}")
        super().save(*args, **kwargs)

    def title(self) -> str:
        return self.subject

    def search_words(self) -> Iterable[str]:
        return (self.subject, self.sender_name)


class FeedbackStep(CaseStep):
    case = models.ForeignKey(FeedbackCase, on_delete=models.CASCADE, related_name="steps")

    class Meta(CaseStep.Meta):
        verbose_name = _("bước xử lý phản ánh")
        verbose_name_plural = _("bước xử lý phản ánh")


class FeedbackEvent(CaseEvent):
    case = models.ForeignKey(FeedbackCase, on_delete=models.CASCADE, related_name="events")

    class Meta(CaseEvent.Meta):
        verbose_name = _("diễn biến phản ánh")
        verbose_name_plural = _("diễn biến phản ánh")


class FeedbackFile(models.Model):
    """A photo or paper sent along; for officers and the sender only."""

    case = models.ForeignKey(FeedbackCase, on_delete=models.CASCADE, related_name="files")
    slot = models.CharField(max_length=60)
    file = models.OneToOneField(PrivateFile, on_delete=models.PROTECT, related_name="feedback_file")

    class Meta:
        verbose_name = _("tệp kèm phản ánh")
        verbose_name_plural = _("tệp kèm phản ánh")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.file)
