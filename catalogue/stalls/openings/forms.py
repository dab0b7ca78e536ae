"""What is asked of the moderator who approves, of one who asks for more, and of the applicant who answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import validate_slug
from django.utils.text import slugify
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from catalogue.market.pages import MarketPage
from catalogue.stalls.pages import RESERVED_SLUGS
from portal.casework.forms import TransitionForm
from portal.vietnamese import fold

if TYPE_CHECKING:
    from catalogue.stalls.openings.models import StallOpening

# What a floor verifies before somebody sells there (E-commerce Law 122/2025/QH15, duties of an intermediary platform;
# what a seller's page must show: Decree 52/2013/NĐ-CP, Articles 28 to 34, amended by 85/2021/NĐ-CP).
CHECKLIST = {
    "identity": _("Đã xác minh danh tính người xin mở (VNeID hoặc giấy tờ)"),
    "papers": _("Giấy tờ khớp với tên pháp lý, mã số, người đại diện đã khai"),
    "not_forbidden": _("Hàng hóa không thuộc danh mục cấm kinh doanh"),
    "licences": _("Hàng kinh doanh có điều kiện đã có giấy phép, hoặc không có hàng loại này"),
    "contact": _("Địa chỉ, điện thoại, thư điện tử đầy đủ và liên hệ được"),
    "rules": _("Đã đồng ý quy chế hoạt động của chợ"),
}


class ApproveForm(TransitionForm):
    """The law's checklist, each point ticked by hand, and the names under which the stall opens."""

    case: StallOpening

    title = forms.CharField(label=_("Tên gian hàng"), max_length=200)
    slug = forms.CharField(
        label=_("Phần địa chỉ"), max_length=80, help_text=_("Chữ thường không dấu, số và gạch nối: /cho-ao/<phần này>/")
    )
    legal_name = forms.CharField(label=_("Tên pháp lý"), max_length=200)
    name_en = forms.CharField(label=_("Tên tiếng Anh"), max_length=200, required=False)
    name_zh = forms.CharField(label=_("Tên tiếng Trung"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].initial = self.case.name
        self.fields["legal_name"].initial = self.case.legal_name
        self.fields["slug"].initial = free_slug(self.case.name)
        for key, words in CHECKLIST.items():
            self.fields[key] = forms.BooleanField(
                label=words, error_messages={"required": _("Chưa đánh dấu: “%s”.") % words}
            )

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"].strip().lower()
        validate_slug(slug)
        if slug in RESERVED_SLUGS or slug in _taken():
            raise forms.ValidationError(now_("Chợ đã dùng địa chỉ “%s”. Hãy chọn địa chỉ khác.") % slug)
        return slug

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not MarketPage.objects.exists():
            raise forms.ValidationError(now_("Trang chợ ảo chưa có. Hãy nhờ người quản trị lập trang trước."))
        return cleaned


def _taken() -> set[str]:
    market = MarketPage.objects.first()
    return set(Page.objects.child_of(market).values_list("slug", flat=True)) if market is not None else set()


def free_slug(name: str) -> str:
    """An address made of `name` that nobody has."""
    taken = _taken() | RESERVED_SLUGS
    base = slugify(fold(name))[:70] or "gian-hang-moi"
    return next(slug for slug in [base, *(f"{base}-{number}" for number in range(2, 1000))] if slug not in taken)


class AskMoreForm(TransitionForm):
    """Which answers and papers the applicant gives once more; what is wrong with them is the note."""

    case: StallOpening

    items = forms.MultipleChoiceField(
        label=_("Cần sửa hoặc nộp lại"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Hãy đánh dấu ít nhất một mục cần bổ sung.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields = self.case.version.schema.fields() if self.case.version else ()
        self.fields["items"].choices = [  # type: ignore[attr-defined]
            (field.key, field.label) for field in fields if field.key != "dong_y_quy_che"
        ]


class AnswersForm(TransitionForm):
    """The answers as they are after a supplement; its caller has checked them by the form's own rules."""

    answers = forms.JSONField()

    def event_data(self) -> dict[str, Any]:
        return {}
