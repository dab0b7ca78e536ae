"""The form by which an official registers for a class of the course above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from courses.registrations import access, actions
from courses.sessions.models import CourseSession
from portal.accounts.models import User
from portal.form_pages.models import FormPage
from portal.form_pages.submission import HandedOver

if TYPE_CHECKING:
    from portal.form_pages.submission import Submission

# What the engine must find in the form, whatever else the editors ask.
SESSION, TRAINEE = "lop", "hoc_vien"
KEYS = (SESSION,)


class RegistrationFormPage(FormPage):
    """Becomes a registration. Editors add the questions that this course asks; the class comes with the address."""

    parent_page_types: ClassVar[list[str]] = ["courses.CoursePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    file_purpose: ClassVar[str] = access.FILE_PURPOSE
    start_label: ClassVar[Any] = _("Bắt đầu đăng ký")
    submit_label: ClassVar[Any] = _("Gửi đăng ký")

    class Meta:
        verbose_name = _("biểu mẫu đăng ký học")
        verbose_name_plural = _("biểu mẫu đăng ký học")

    def hand_over(self, submission: Submission) -> HandedOver:
        actor = submission.entered_by or submission.applicant
        if actor is None:
            raise ValidationError(now_("Hãy đăng nhập bằng tài khoản cán bộ rồi gửi; những gì đã điền vẫn được giữ."))
        session = CourseSession.objects.filter(
            pk=(submission.answers.get(SESSION) or {}).get("pk"), course_id=self.get_parent().pk
        ).first()
        if session is None:
            raise ValidationError(now_("Lớp này không còn nữa. Hãy chọn lớp khác trên lịch."))
        chosen = submission.answers.get(TRAINEE) or {}
        user = User.objects.filter(pk=chosen["pk"]).first() if chosen else actor
        case = actions.register(
            session=session,
            user=user or actor,
            actor=actor,
            idempotency_key=submission.idempotency_key,
            version=submission.version,
            answers=submission.answers,
            files=submission.attachments,
        )
        return HandedOver(url=case.get_absolute_url())
