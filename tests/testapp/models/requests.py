"""A form page whose finished forms become plain rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from portal.form_pages.models import FormPage, FormVersion
from portal.form_pages.submission import HandedOver, Submission
from portal.private_files import actions as private_files

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User


class RequestPage(FormPage):
    """Refuses whoever answers "từ chối" as a name, to see what becomes of a domain's refusal."""

    def initial_answers(self, request: HttpRequest) -> dict[str, Any]:
        return {"ho_ten": request.user.full_name} if request.user.is_authenticated else {}

    def may_enter_for_others(self, user: User) -> bool:
        return user.username.startswith("motcua")

    def hand_over(self, submission: Submission) -> HandedOver:
        if submission.answers.get("ho_ten") == "Từ Chối":
            raise ValidationError("Hồ sơ này đã được nộp trước đó.")
        request = Request.objects.create(
            version=submission.version,
            answers=submission.answers,
            idempotency_key=submission.idempotency_key,
            applicant=submission.applicant,
            entered_by=submission.entered_by,
            channel=submission.channel,
        )
        for slot, file in submission.attachments:
            request.slots[slot] = [*request.slots.get(slot, []), str(private_files.attach(file=file).pk)]
        request.save()
        return HandedOver(url=f"/da-nhan/{request.pk}/")


class Request(models.Model):
    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT)
    answers = models.JSONField()
    slots = models.JSONField(default=dict)
    idempotency_key = models.CharField(max_length=32, unique=True)
    applicant = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=10)

    def __str__(self) -> str:
        return self.idempotency_key
