"""What the moderator decides about a report, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from catalogue.stalls.pages import Standing
from catalogue.violations.models import Decision
from portal.casework.forms import TransitionForm

if TYPE_CHECKING:
    import datetime as dt

    from catalogue.violations.models import ViolationReport


class WordsForm(TransitionForm):
    """The answer to the reporter."""

    case: ViolationReport

    answer = forms.CharField(
        label=_("Trả lời người báo"),
        help_text=_("Đã xác minh gì, kết luận ra sao, xử lý thế nào."),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Hãy ghi câu trả lời: người báo sẽ đọc được.")},
    )

    def event_data(self) -> dict[str, Any]:
        """The words stay with the case; the timeline keeps the decision alone."""
        return {key: value for key, value in super().event_data().items() if key not in ("answer", "finding")}


class FindingForm(WordsForm):
    """The same, and what the merchant is told: nothing by which the reporter could be known."""

    finding = forms.CharField(
        label=_("Kết luận gửi gian hàng"),
        help_text=_("Vi phạm điều gì, phải làm gì. Không ghi điều gì cho biết ai đã báo."),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Hãy ghi kết luận: gian hàng sẽ đọc được.")},
    )
    field_order = ["decision", "until", "finding", "answer"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["finding"].initial = self.case.finding
        self.fields["answer"].initial = self.case.answer

    def clean_finding(self) -> str:
        text = self.cleaned_data["finding"]
        applicant = self.case.applicant
        known = (
            self.case.reporter_email,
            applicant.email if applicant else "",
            applicant.full_name if applicant else "",
        )
        if found := next((word for word in known if word and word.lower() in text.lower()), ""):
            raise forms.ValidationError(now_("Còn dữ liệu về người báo: “%s”. Hãy bỏ đi.") % found)
        return text


class UpholdForm(FindingForm):
    """Which consequence, at once."""

    decision = forms.ChoiceField(label=_("Xử lý"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [Decision.TAKE_DOWN, Decision.SUSPEND, Decision.WARN]
        product = self.case.product
        if product is None or product.taken_down_because:
            offered.remove(Decision.TAKE_DOWN)
        if self.case.stall.standing != Standing.OPEN:
            offered.remove(Decision.SUSPEND)
        self.fields["decision"].choices = [(one.value, one.label) for one in offered]  # type: ignore[attr-defined]


class MendForm(FindingForm):
    """What the merchant has to put right, until when."""

    until = forms.DateField(
        label=_("Khắc phục đến hết ngày"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_until(self) -> dt.date:
        until = self.cleaned_data["until"]
        today = timezone.localdate()
        if not 0 < (until - today).days <= 90:
            raise forms.ValidationError(now_("Hãy chọn một ngày từ ngày mai đến 90 ngày tới."))
        return until
