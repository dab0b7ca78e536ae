"""What organisers say when they copy, postpone or cancel a class."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_REASON = 500


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class CopyForm(forms.Form):
    first_day = forms.DateField(
        label=_("Lớp mới bắt đầu ngày"),
        widget=DayInput(),
        help_text=_("Các buổi và thời gian đăng ký dời theo, giữ nguyên khoảng cách."),
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Lý do"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_REASON,
        help_text=_("Người đăng ký đọc được lời này trong thư."),
        error_messages={"required": _("Hãy ghi lý do; người đăng ký sẽ đọc được.")},
    )


class PostponeForm(ReasonForm):
    first_day = forms.DateField(
        label=_("Ngày bắt đầu mới"),
        required=False,
        widget=DayInput(),
        help_text=_("Các buổi còn lại dời theo, giữ nguyên giờ và khoảng cách. Để trống nếu chưa có ngày mới."),
    )
    accept = forms.BooleanField(label=_("Vẫn dời dù trùng lịch"), required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=20)

    field_order = ("first_day", "reason", "accept", "seen")
