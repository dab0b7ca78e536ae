"""The outbox: a message is a row, written in the transaction of what it tells of."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    EMAIL = "email", _("Thư điện tử")
    SMS = "sms", _("Tin nhắn SMS")


class MessageState(models.TextChoices):
    """`uncertain`: handed to the mail server, or about to be, when the line or the process died. A person decides."""

    PENDING = "pending", _("Chờ gửi")
    SENDING = "sending", _("Đang gửi")
    SENT = "sent", _("Đã gửi")
    FAILED = "failed", _("Không gửi được")
    UNCERTAIN = "uncertain", _("Không rõ đã gửi chưa")
    CANCELLED = "cancelled", _("Đã hủy")


class MessageQuerySet(models.QuerySet["Message"]):
    def due(self) -> Self:
        """Waiting messages whose time to be tried has come, the longest waiting first."""
        return self.filter(state=MessageState.PENDING, next_attempt_at__lte=timezone.now()).order_by("next_attempt_at")

    def abandoned(self) -> Self:
        """Messages whose sender took them and never came back."""
        return self.filter(state=MessageState.SENDING, lease_until__lt=timezone.now())

    def undelivered(self) -> Self:
        """Messages that a person must look at."""
        return self.filter(state__in=[MessageState.FAILED, MessageState.UNCERTAIN])


class Message(models.Model):
    """One message to one recipient. `key` says what it is about; the same key is never sent twice."""

    channel = models.CharField(_("kênh"), max_length=10, choices=Channel)
    to = models.CharField(_("người nhận"), max_length=254)
    subject = models.CharField(_("tiêu đề"), max_length=250, blank=True)
    body = models.TextField(_("nội dung"))
    html = models.TextField(_("nội dung HTML"), blank=True)
    calendar = models.TextField(_("lịch"), blank=True)
    key = models.CharField(_("khóa"), max_length=200, unique=True)
    state = models.CharField(_("trạng thái"), max_length=10, choices=MessageState, default=MessageState.PENDING)
    attempts = models.PositiveSmallIntegerField(_("số lần thử"), default=0)
    next_attempt_at = models.DateTimeField(_("thử tiếp lúc"), default=timezone.now)
    lease_until = models.DateTimeField(_("đang giữ đến"), null=True, blank=True)
    sent_at = models.DateTimeField(_("gửi lúc"), null=True, blank=True)
    error = models.TextField(_("lỗi"), blank=True)
    created_at = models.DateTimeField(_("tạo lúc"), default=timezone.now, db_index=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("thông báo")
        verbose_name_plural = _("thông báo")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(name="messages_due", fields=["next_attempt_at"], condition=Q(state="pending")),
            models.Index(name="messages_leased", fields=["lease_until"], condition=Q(state="sending")),
            models.Index(
                name="messages_undelivered", fields=["created_at"], condition=Q(state__in=["failed", "uncertain"])
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="sent_messages_have_a_time", condition=~Q(state="sent") | Q(sent_at__isnull=False)
            ),
            models.CheckConstraint(
                name="messages_being_sent_have_a_lease", condition=~Q(state="sending") | Q(lease_until__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.pk}"


class MessageAttachment(models.Model):
    """A private file that goes with a message. `name` stays when the file is deleted, as retention may demand."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    file = models.ForeignKey("private_files.PrivateFile", on_delete=models.SET_NULL, null=True, related_name="+")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("tên tệp"), max_length=120)

    class Meta:
        verbose_name = _("tệp đính kèm")
        verbose_name_plural = _("tệp đính kèm")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(name="message_attachments_in_order", fields=["message", "position"]),
        ]

    def __str__(self) -> str:
        return self.name
