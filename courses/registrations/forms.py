"""What is asked when a result is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.casework.forms import TransitionForm

if TYPE_CHECKING:
    from courses.registrations.models import Registration


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
