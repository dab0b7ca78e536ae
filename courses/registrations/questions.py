"""The form of a course as it begins: which class, who attends, a word to the organiser. Editors add their questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from courses.registrations.session_field import SESSION, TRAINEE
from portal.form_pages.completeness import problems_of

if TYPE_CHECKING:
    from courses.sessions.models import CourseSession
    from portal.form_pages.models import FormVersion

NOTE = "ghi_chu"


def registration_sections() -> list[dict[str, Any]]:
    """The blocks of `RegistrationFormPage.sections`."""
    fields = [
        {"type": "class", "value": {"label": "Lớp học", "key": SESSION, "required": True}},
        {"type": "trainee", "value": {"label": "Người học", "key": TRAINEE, "required": False}},
        {
            "type": "long_text",
            "value": {
                "label": "Điều đơn vị tổ chức cần biết",
                "help": "Ví dụ: cần chỗ nghỉ, chế độ ăn, hỗ trợ người khuyết tật.",
                "key": NOTE,
                "required": False,
            },
        },
    ]
    return [{"type": "section", "value": {"title": "Đăng ký học", "key": "dang_ky", "fields": fields, "rules": []}}]


def asks_nothing_more(version: FormVersion, session: CourseSession) -> bool:
    """Whether a registration needs no other answer than the class: it can then be made by one button, and for several
    people at once. One query."""
    if version.schema.declaration:
        return False
    return not problems_of(version.schema, plain_answers(session), {})


def plain_answers(session: CourseSession, trainee: Any = None) -> dict[str, Any]:
    """The answers of a form in which nothing else was asked."""
    answers: dict[str, Any] = {SESSION: {"pk": session.pk, "name": session.title}}
    if trainee is not None:
        answers[TRAINEE] = {"pk": trainee.pk, "name": str(trainee)}
    return answers
