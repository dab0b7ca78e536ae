"""What is asked to check a certificate, and to revoke one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from typing import Any

LONGEST_REASON = 300
TYPED = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}


class CheckForm(forms.Form):
    so = forms.CharField(
        label=_("Số chứng nhận"),
        max_length=80,
        help_text=_("Ghi ở góc trên bên trái, ví dụ CN-H38.20-20261123-0007"),
        widget=forms.TextInput(attrs=TYPED),
        error_messages={"required": _("Hãy điền số chứng nhận.")},
    )
    ma = forms.CharField(
        label=_("Mã kiểm tra"),
        max_length=40,
        help_text=_("Tám chữ và số, ghi cạnh mã QR."),
        widget=forms.TextInput(attrs=TYPED),
        error_messages={"required": _("Hãy điền mã kiểm tra ghi cạnh mã QR; riêng số chứng nhận thì chưa đủ.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class RevokeForm(forms.Form):
    reason = forms.CharField(
        label=_("Lý do thu hồi"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Người được cấp đọc được trong thư; ai kiểm tra chứng nhận cũng đọc được. Không ghi chuyện riêng."),
        error_messages={"required": _("Hãy ghi lý do thu hồi; người kiểm tra chứng nhận sẽ đọc được.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
