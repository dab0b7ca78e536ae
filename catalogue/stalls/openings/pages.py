"""The form by which somebody asks for a stall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from catalogue.stalls.openings import access, actions
from catalogue.stalls.openings.particulars import KEYS
from catalogue.stalls.pages import MerchantKind
from portal.form_pages.models import FormPage
from portal.form_pages.submission import HandedOver

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.form_pages.submission import Submission


class StallOpeningFormPage(FormPage):
    """Becomes an opening case of the agency that runs the market. Whoever sends it is signed in: they get the stall."""

    parent_page_types: ClassVar[list[str]] = ["catalogue.MarketPage"]
    subpage_types: ClassVar[list[str]] = []
    max_count = 1
    file_purpose: ClassVar[str] = access.FILE_PURPOSE
    start_template: ClassVar[str] = "catalogue/opening/start.html"
    start_label: ClassVar[Any] = _("Bắt đầu điền đơn")
    submit_label: ClassVar[Any] = _("Gửi đơn")

    class Meta:
        verbose_name = _("biểu mẫu xin mở gian hàng")
        verbose_name_plural = _("biểu mẫu xin mở gian hàng")

    def clean(self) -> None:
        super().clean()
        asked = {field.key: field for field in self.build_schema().fields()}
        missing = [key for key in KEYS if key not in asked]
        if missing and self.sections:
            raise ValidationError({"sections": now_("Biểu mẫu phải có các câu hỏi với mã: %s.") % ", ".join(missing)})
        kinds = {option.value for option in asked["loai_chu_the"].options} if "loai_chu_the" in asked else set()
        if kinds - set(MerchantKind.values):
            known = ", ".join(MerchantKind.values)
            raise ValidationError({"sections": now_("Câu hỏi loai_chu_the chỉ có các lựa chọn với mã: %s.") % known})

    def initial_answers(self, request: HttpRequest) -> dict[str, Any]:
        user: Any = request.user
        if not user.is_authenticated:
            return {}
        return {"nguoi_dai_dien": user.full_name, "thu_dien_tu": user.email, "dien_thoai": user.phone}

    def hand_over(self, submission: Submission) -> HandedOver:
        return HandedOver(url=actions.receive(submission=submission).get_absolute_url())
