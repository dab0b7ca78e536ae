"""What acts on registrations ask or check besides a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from courses.registrations.eligibility import clashes, locked_official_of
from courses.registrations.models import Place
from portal.casework.forms import TransitionForm

if TYPE_CHECKING:
    from courses.registrations.models import Registration


class ConfirmForm(TransitionForm):
    """Asks nothing. An offered seat is not confirmed while the official has another one at the same hours: they were
    offered it all the same, and choose which class to withdraw from.
    """

    case: Registration

    def clean(self) -> dict[str, Any]:
        person: Any = self.case.applicant
        locked_official_of(person)
        found = clashes(self.case.session, [person.pk], places=(Place.SEAT,))
        if found:
            raise forms.ValidationError(
                now_("Trùng giờ với lớp “%s” đã có chỗ. Hãy rút khỏi lớp đó trước, rồi xác nhận chỗ này.")
                % found[0].session.title
            )
        return self.cleaned_data


class ResultForm(TransitionForm):
    case: Registration
    score = forms.DecimalField(
        label=_("Điểm (thang 10)"), min_value=0, max_value=10, max_digits=3, decimal_places=1, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["score"].initial = self.case.score

    def event_data(self) -> dict[str, Any]:
        score = self.cleaned_data.get("score")
        return {"score": str(score)} if score is not None else {}
