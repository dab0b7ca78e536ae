"""What officers are asked when they assign, answer and publish feedback."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from portal.casework.forms import TransitionForm
from portal.organisations.models import Agency
from portal.vietnamese import fold

if TYPE_CHECKING:
    from home.feedback.models import FeedbackCase

LONG_NUMBER = re.compile(r"\d(?:[ .\-]?\d){8,}")
ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


class AssignForm(TransitionForm):
    case: FeedbackCase
    agency = forms.ModelChoiceField(
        label=_("Giao cho cơ quan"), queryset=Agency.objects.none(), empty_label=_("Chọn cơ quan")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = Agency.objects.filter(is_active=True)  # type: ignore[attr-defined]
        if self.case.unit_id:
            self.fields["agency"].initial = (
                Agency.objects.filter(unit_id=self.case.unit_id, is_active=True).values_list("pk", flat=True).first()
            )


class AnswerForm(TransitionForm):
    case: FeedbackCase
    answer = forms.CharField(
        label=_("Nội dung trả lời"),
        help_text=_("Gửi nguyên văn cho người gửi. Nói rõ đã làm gì, căn cứ nào, bao giờ xong."),
        max_length=10000,
        widget=forms.Textarea(attrs={"rows": 10}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].initial = self.case.answer

    def event_data(self) -> dict[str, Any]:
        return {}


class PublishForm(TransitionForm):
    """The texts everybody will read. Refuses what looks like personal data."""

    case: FeedbackCase

    public_subject = forms.CharField(label=_("Tiêu đề công khai"), max_length=200)
    public_content = forms.CharField(
        label=_("Nội dung phản ánh công khai"),
        help_text=_("Bỏ tên, số điện thoại, địa chỉ nhà và mọi điều cho biết người gửi là ai."),
        max_length=10000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    public_answer = forms.CharField(
        label=_("Trả lời công khai"), max_length=10000, widget=forms.Textarea(attrs={"rows": 8})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        case = self.case
        self.fields["public_subject"].initial = case.public_subject or case.subject
        self.fields["public_content"].initial = case.public_content or case.content
        self.fields["public_answer"].initial = case.public_answer or case.answer

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in ("public_subject", "public_content", "public_answer"):
            found = self._personal(cleaned.get(name, ""))
            if found:
                self.add_error(name, now_("Còn dữ liệu cá nhân: “%s”. Hãy bỏ đi trước khi công khai.") % found)
        return cleaned

    def _personal(self, text: str) -> str:
        for pattern in (LONG_NUMBER, ADDRESS):
            if match := pattern.search(text):
                return match.group()
        name = " ".join(self.case.sender_name.split())
        return name if name.count(" ") and fold(name) in fold(text) else ""

    def event_data(self) -> dict[str, Any]:
        return {}
