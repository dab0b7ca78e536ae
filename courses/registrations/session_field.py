"""The field types "class" and "trainee": which class a registration is for, and who will attend. Usual keys: `lop`,
`hoc_vien`.

Nobody types them. The class comes with the address (`?lop=12`) and is refused where it is not open. The trainee comes
with `&cho=34`; the portal signs it into the form once it has seen that the reader manages that person's training, so
that another number put into the hidden box neither registers nor names anybody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.people.officials import Official
from courses.registrations.eligibility import why_closed
from courses.registrations.permissions import managed_agencies
from courses.sessions.models import CourseSession
from portal.form_pages.field_types.registry import FieldType, register

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User
    from portal.form_pages.schema import Field

SESSION, TRAINEE = "lop", "hoc_vien"
# The trainee's name in addresses.
ON_BEHALF = "cho"
LONGEST_NUMBER = 9
_SALT = "courses.registrations.trainee"


def number_from(text: Any) -> int | None:
    """A row's number that came from outside; None for anything else."""
    text = str(text or "").strip()
    fits = text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER
    return int(text) if fits else None


# --- The class --------------------------------------------------------------------------------------------------------
def session_numbered(number: int | None) -> CourseSession | None:
    """The class that is or was on the calendar, open or not."""
    sessions = CourseSession.objects.shown().select_related("course", "organiser", "unit", "module")
    return sessions.filter(pk=number).first() if number is not None else None


def session_from(request: HttpRequest) -> CourseSession | None:
    """The class named by `?lop=`, open or not."""
    return session_numbered(number_from(request.GET.get(SESSION)))


def session_answer(session: CourseSession) -> dict[str, Any]:
    return {"pk": session.pk, "name": session.title}


def session_of(answers: Any) -> int | None:
    """The number of the class in a form's answers."""
    answer = answers.get(SESSION)
    return number_from(answer.get("pk")) if isinstance(answer, dict) else None


class SessionInput(forms.HiddenInput):
    """The number of the class in a hidden box; the template shows what it stands for."""

    def shown(self, value: Any) -> CourseSession | None:
        return session_numbered(number_from(value))


class SessionAnswer(forms.CharField):
    widget = SessionInput

    def clean(self, value: Any) -> dict[str, Any] | None:
        text = str(value or "").strip()
        if not text:
            self.validate("")
            return None
        session = session_numbered(number_from(text))
        if session is None:
            raise ValidationError(_("Lớp này không còn nữa. Hãy chọn lớp khác trên lịch."), code="gone")
        if closed := why_closed(session, timezone.now()):
            raise ValidationError(closed, code="closed")
        return session_answer(session)


@register
class SessionField(FieldType):
    """The answer is `{"pk": 12, "name": "Soạn thảo văn bản, lớp 2"}`; the name stays as it was then."""

    name = "class"
    label = gettext_lazy("Lớp học")
    description = gettext_lazy("Lớp mà người học đăng ký, theo nút bấm trên trang của lớp")
    icon = "calendar-alt"
    template = "courses/registrations/session_field.html"
    simple = False
    comparable = False

    def formfield(self, field: Field) -> forms.Field:
        missing = _("Chưa chọn lớp. Hãy mở trang của lớp trên lịch đào tạo và bấm “Đăng ký”.")
        return SessionAnswer(required=field.required, error_messages={"required": missing})

    def as_input(self, field: Field, value: Any) -> str:
        return str(value["pk"]) if isinstance(value, dict) and "pk" in value else ""

    def as_text(self, field: Field, value: Any) -> str:
        return str(value.get("name", "")) if isinstance(value, dict) else ""


# --- The trainee ------------------------------------------------------------------------------------------------------
def official_numbered(number: int | None) -> Official | None:
    """The official whose account has this number."""
    officials = Official.objects.active().select_related("user", "agency")
    return officials.filter(user_id=number).first() if number is not None else None


def trainee_from(request: HttpRequest) -> Official | None:
    """The official named by `?cho=`, if the reader manages their training and they are somebody else."""
    user: Any = request.user
    number = number_from(request.GET.get(ON_BEHALF))
    if number is None or not user.is_authenticated or number == user.pk:
        return None
    return managed_official(user, number)


def managed_official(manager: User, number: int) -> Official | None:
    official = official_numbered(number)
    return official if official is not None and official.agency_id in managed_agencies(manager) else None


def trainee_answer(official: Official) -> dict[str, Any]:
    return {"pk": official.user_id, "name": str(official.user)}


def trainee_of(answers: Any) -> int | None:
    """The number of the trainee's account in a form's answers; None where people register themselves."""
    answer = answers.get(TRAINEE)
    return number_from(answer.get("pk")) if isinstance(answer, dict) else None


def _signed(number: Any) -> str:
    return signing.Signer(salt=_SALT).sign(str(number))


def _unsigned(text: Any) -> Official | None:
    """The official that a value signed by the portal names."""
    try:
        return official_numbered(number_from(signing.Signer(salt=_SALT).unsign(str(text or ""))))
    except signing.BadSignature:
        return None


class TraineeInput(forms.HiddenInput):
    """The signed number of the trainee's account in a hidden box."""

    def shown(self, value: Any) -> Official | None:
        return _unsigned(value)


class TraineeAnswer(forms.CharField):
    widget = TraineeInput

    def clean(self, value: Any) -> dict[str, Any] | None:
        text = str(value or "").strip()
        if not text:
            self.validate("")
            return None
        official = _unsigned(text)
        if official is None:
            raise ValidationError(
                _("Không xác định được người học. Hãy mở lại biểu mẫu từ trang đề cử của cơ quan bạn."), code="forged"
            )
        return trainee_answer(official)


@register
class TraineeField(FieldType):
    """The answer is `{"pk": 34, "name": "Giàng Thị Mẫu"}`; none where people register themselves."""

    name = "trainee"
    label = gettext_lazy("Người học")
    description = gettext_lazy("Ai đi học, khi người quản lý đào tạo của cơ quan đăng ký thay")
    icon = "user"
    template = "courses/registrations/session_field.html"
    simple = False
    comparable = False

    def formfield(self, field: Field) -> forms.Field:
        missing = _("Chưa rõ ai đi học. Hãy mở biểu mẫu từ trang đề cử của cơ quan bạn.")
        return TraineeAnswer(required=field.required, error_messages={"required": missing})

    def as_input(self, field: Field, value: Any) -> str:
        return _signed(value["pk"]) if isinstance(value, dict) and "pk" in value else ""

    def as_text(self, field: Field, value: Any) -> str:
        return str(value.get("name", "")) if isinstance(value, dict) else ""
