"""The style guide: every component as it is, with real words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms as django_forms
from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from portal.ui import registry
from portal.ui.forms import DateInput

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class SampleForm(django_forms.Form):
    """Every kind of control, for the style guide."""

    ho_ten = django_forms.CharField(
        label=_("Họ, chữ đệm, tên của người yêu cầu"), help_text=_("Viết đủ như trên thẻ căn cước.")
    )
    so_dinh_danh = django_forms.CharField(
        label=_("Số định danh cá nhân"),
        help_text=_("12 chữ số, ở mặt trước thẻ căn cước."),
        min_length=12,
        max_length=12,
        widget=django_forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    ngay_sinh = django_forms.DateField(label=_("Ngày sinh"), help_text=_("Ví dụ: 03/02/2026"), widget=DateInput)
    xa_phuong = django_forms.ChoiceField(
        label=_("Xã, phường nơi cư trú"), choices=[("", _("Chọn xã, phường")), ("1", "Sa Pa"), ("2", "Cốc San")]
    )
    quan_he = django_forms.ChoiceField(
        label=_("Quan hệ với người được khai sinh"),
        choices=[("cha", _("Cha")), ("me", _("Mẹ")), ("khac", _("Ông, bà, người thân thích khác"))],
        widget=django_forms.RadioSelect,
    )
    nhan_tin = django_forms.MultipleChoiceField(
        label=_("Nhận tin về hồ sơ qua"),
        choices=[("sms", _("Tin nhắn điện thoại")), ("mail", _("Thư điện tử"))],
        widget=django_forms.CheckboxSelectMultiple,
        required=False,
    )
    tep = django_forms.FileField(
        label=_("Ảnh chụp giấy chứng sinh"), help_text=_("PDF, JPEG, PNG hoặc HEIC; không quá 15 MB."), required=False
    )
    ghi_chu = django_forms.CharField(label=_("Điều cần nói thêm"), widget=django_forms.Textarea, required=False)
    cam_doan = django_forms.BooleanField(
        label=_("Tôi cam đoan những lời khai trên là đúng sự thật và chịu trách nhiệm trước pháp luật.")
    )


def _may_see(request: HttpRequest) -> bool:
    return settings.DEMONSTRATION or request.user.is_staff or request.user.has_perm("wagtailadmin.access_admin")


def style_guide(request: HttpRequest) -> HttpResponse:
    """Open to staff, and to everybody on a demonstration."""
    if not _may_see(request):
        raise Http404
    sample = SampleForm({"ho_ten": "Giàng Thị Mỷ Châu", "so_dinh_danh": "01020400123", "nhan_tin": ["sms"]})
    previews = [
        {
            "name": name,
            "html": render_to_string(
                f"components/{name}/preview.html", {**registry.preview_context(name), "sample_form": sample}, request
            ),
        }
        for name in registry.names()
    ]
    return render(request, "ui/style_guide.html", {"previews": previews})
