"""What the tracking pages ask."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class FindForm(forms.Form):
    """Number and secret of a dossier."""

    ma = forms.CharField(
        label=_("Số hồ sơ"),
        max_length=60,
        help_text=_("Ghi ở đầu giấy tiếp nhận, biên nhận; ví dụ H38.1-20261123-0007"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Hãy điền số hồ sơ.")},
    )
    bi_mat = forms.CharField(
        label=_("Mã tra cứu"),
        max_length=20,
        help_text=_("Sáu chữ và số, in trên biên nhận, giấy tiếp nhận."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
        error_messages={"required": _("Hãy điền mã tra cứu.")},
    )


class WithdrawForm(forms.Form):
    note = forms.CharField(
        label=_("Vì sao bạn rút hồ sơ?"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    confirmed = forms.BooleanField(
        label=_("Tôi hiểu rằng hồ sơ đã rút sẽ không được giải quyết nữa."),
        error_messages={"required": _("Hãy đánh dấu để xác nhận rút hồ sơ.")},
    )


class RatingForm(forms.Form):
    stars = forms.TypedChoiceField(
        label=_("Bạn hài lòng đến đâu với việc giải quyết hồ sơ này?"),
        coerce=int,
        choices=[(number, str(number)) for number in range(1, 6)],
        error_messages={
            "required": _("Hãy chọn một mức hài lòng."),
            "invalid_choice": _("Hãy chọn một mức hài lòng từ 1 đến 5."),
        },
    )
    comment = forms.CharField(
        label=_("Điều gì làm tốt, điều gì cần sửa?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
