"""The form by which an official registers for a class of the course above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from courses.programme.pages import CoursePage
from courses.programme.permissions import CoursePermissionTester
from courses.registrations import access, actions
from courses.registrations.eligibility import obstacle, official_of, why_closed
from courses.registrations.permissions import may_register_for
from courses.registrations.questions import asks_nothing_more, registration_sections
from courses.registrations.session_field import (
    ON_BEHALF,
    SESSION,
    TRAINEE,
    official_numbered,
    session_answer,
    session_from,
    session_of,
    trainee_answer,
    trainee_from,
    trainee_of,
)
from courses.registrations.wording import when_words, where_words
from courses.sessions.models import CourseSession
from portal.form_pages.models import FormPage
from portal.form_pages.submission import HandedOver

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

    from courses.people.officials import Official
    from courses.programme.modules import SkillModule
    from courses.registrations.eligibility import Obstacle
    from portal.accounts.models import User
    from portal.form_pages.submission import Submission

# What the engine must find in the form, whatever else the editors ask: key and type.
KEYS = {SESSION: "class", TRAINEE: "trainee"}
SLUG = "dang-ky"


class RegistrationFormPage(FormPage):
    """Becomes a registration. Editors add the questions that this course asks; the class comes with the address."""

    parent_page_types: ClassVar[list[str]] = ["courses.CoursePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    file_purpose: ClassVar[str] = access.FILE_PURPOSE
    start_template: ClassVar[str] = "courses/registrations/start.html"
    start_label: ClassVar[Any] = _("Bắt đầu đăng ký")
    submit_label: ClassVar[Any] = _("Gửi đăng ký")

    class Meta:
        verbose_name = _("biểu mẫu đăng ký học")
        verbose_name_plural = _("biểu mẫu đăng ký học")

    def permissions_for_user(self, user: User) -> CoursePermissionTester:
        return CoursePermissionTester(user, self)

    def clean(self) -> None:
        super().clean()
        asked = {field.key: field.type for section in self.build_schema().sections for field in section.fields}
        missing = [key for key, kind in KEYS.items() if asked.get(key) != kind]
        if missing:
            raise ValidationError(
                {
                    "sections": now_(
                        "Biểu mẫu phải có câu hỏi loại “Lớp học” với mã lop và loại “Người học” với mã hoc_vien. "
                        "Còn thiếu: %s."
                    )
                    % ", ".join(missing)
                }
            )

    def initial_answers(self, request: HttpRequest) -> dict[str, Any]:
        """The class of this course that the address names; the trainee only where the reader manages their training."""
        session, official = session_from(request), trainee_from(request)
        answers: dict[str, Any] = {}
        if session is not None and session.course_id == self.get_parent().pk:
            answers[SESSION] = session_answer(session)
        if official is not None:
            answers[TRAINEE] = trainee_answer(official)
        return answers

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Which class, for whom, and whatever stands in the way, before anything is filled in."""
        context = super().get_context(request, *args, **kwargs)
        course = self.get_parent().specific
        session = session_from(request)
        if session is None or session.course_id != course.pk:
            open_ones = CourseSession.objects.open_for_registration(timezone.now()).filter(course=course)
            context["open_sessions"] = [{"session": one, "when": when_words(one)} for one in open_ones[:20]]
            return {**context, "course": course, "begin_url": "", "session": None}
        reader = request.user if request.user.is_authenticated else None
        official, wrong_person = _whom(request, reader)
        named = {SESSION: session.pk}
        if official is not None and _is_another(official, reader):
            named[ON_BEHALF] = official.user_id
        begin = f"{reverse('form_pages:begin', args=[self.pk or 0])}?{urlencode(named)}"
        here = f"{self.url}?{urlencode(named)}"
        refusal = _refusal(session, official, reader) if not wrong_person else None
        version = self.published_version
        return {
            **context,
            "course": course,
            "session": session,
            "half_days": list(session.half_days.select_related("room")),
            "where": where_words(session),
            "waiting": max(0, session.queue_last) if not session.free_seats else 0,
            "official": official,
            "on_behalf": _is_another(official, reader),
            "wrong_person": wrong_person,
            "refusal": refusal,
            "ways": _courses_of(refusal.modules) if refusal else [],
            "is_quick": version is not None and not refusal and asks_nothing_more(version, session),
            "own_drafts": [draft for draft in context["own_drafts"] if session_of(draft.answers) == session.pk],
            "begin_url": "" if refusal or wrong_person else begin,
            "sign_in_url": f"{context['sign_in_url'].partition('?')[0]}?{urlencode({'next': here})}",
            "nominates": reader is not None and official is not None and may_register_for(reader, official.agency_id),
        }

    def hand_over(self, submission: Submission) -> HandedOver:
        """Whoever sends is the official, or the training manager of the official whom the form names."""
        actor = submission.applicant
        if actor is None:
            raise ValidationError(now_("Hãy đăng nhập bằng tài khoản cán bộ rồi gửi; những gì đã điền vẫn được giữ."))
        sessions = CourseSession.objects.filter(course_id=self.get_parent().pk)
        session = sessions.filter(pk=session_of(submission.answers) or 0).first()
        if session is None:
            raise ValidationError(now_("Lớp này không thuộc khóa học của biểu mẫu. Hãy chọn lại lớp trên lịch."))
        chosen = trainee_of(submission.answers)
        official = official_numbered(chosen)
        if chosen is not None and official is None:
            raise ValidationError(now_("Người học này hiện không công tác ở cơ quan nào. Hãy chọn người khác."))
        case = actions.register(
            session=session,
            user=official.user if official is not None else actor,
            actor=actor,
            idempotency_key=submission.idempotency_key,
            version=submission.version,
            answers=submission.answers,
            files=submission.attachments,
        )
        return HandedOver(url=case.get_absolute_url())


def form_of(course: Any) -> RegistrationFormPage | None:
    """The form of `course` that is published. One query."""
    return RegistrationFormPage.objects.live().child_of(course).first()


def registration_url(session: CourseSession, *, user: User | None = None) -> str:
    """Start of the form for `session`, on behalf of `user` where given (for the person itself it makes no difference);
    empty where registration is closed or the course has no form. One query, and those for the course if not loaded."""
    if why_closed(session, timezone.now()):
        return ""
    page = form_of(session.course)
    if page is None:
        return ""
    named = {SESSION: session.pk} | ({ON_BEHALF: user.pk} if user is not None else {})
    return f"{page.get_url()}?{urlencode(named)}"


@transaction.atomic
def ensure_form(course: CoursePage) -> RegistrationFormPage:
    """The form of `course`, published or a draft; the usual one is made and published where there is none."""
    kept = RegistrationFormPage.objects.child_of(course).first()
    if kept is not None:
        return kept
    fresh = CoursePage.objects.get(pk=course.pk)
    page = fresh.add_child(
        instance=RegistrationFormPage(
            title=now_("Đăng ký học"), slug=SLUG, sections=registration_sections(), declaration="", minutes=1
        )
    )
    page.save_revision().publish()
    return RegistrationFormPage.objects.get(pk=page.pk)


def _whom(request: HttpRequest, reader: Any) -> tuple[Official | None, str]:
    """For whom the form would be, and the sentence that says why the person named cannot be registered."""
    if reader is None:
        return None, ""
    if ON_BEHALF not in request.GET or request.GET[ON_BEHALF] == str(reader.pk):
        return official_of(reader), ""
    official = trainee_from(request)
    if official is None:
        return None, now_("Bạn chỉ đăng ký thay được cho người của cơ quan mình quản lý.")
    return official, ""


def _is_another(official: Official | None, reader: Any) -> bool:
    return official is not None and reader is not None and official.user_id != reader.pk


def _refusal(session: CourseSession, official: Official | None, reader: Any) -> Obstacle | None:
    """What is in the way; of a reader who has not signed in only the class is known."""
    if reader is None and not why_closed(session, timezone.now()):
        return None
    return obstacle(session=session, official=official, now=timezone.now())


def _courses_of(modules: Iterable[SkillModule]) -> list[dict[str, Any]]:
    """Where the modules that are wanted before are taught."""
    found = CoursePage.objects.live().filter(module__in=list(modules)).select_related("module")
    return [{"module": page.module, "title": page.title, "url": page.url} for page in found[:10]]
