"""The form by which anybody reports a product or a stall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from catalogue.market.goods_field import KEY, goods_from, goods_of, text_of
from catalogue.violations import access, actions
from catalogue.violations.models import ReportReason
from portal.form_pages.models import FormPage
from portal.form_pages.submission import HandedOver

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.form_pages.submission import Submission

# What the engine must find in the form, whatever else the editors ask.
KEYS = (KEY, "ly_do", "noi_dung", "thu_dien_tu")


class ReportFormPage(FormPage):
    """Becomes a report case of the agency that runs the market; no account is needed."""

    parent_page_types: ClassVar[list[str]] = ["catalogue.MarketPage"]
    subpage_types: ClassVar[list[str]] = []
    max_count = 1
    file_purpose: ClassVar[str] = access.FILE_PURPOSE
    start_template: ClassVar[str] = "catalogue/violations/start.html"
    start_label: ClassVar[Any] = _("Bắt đầu báo")
    submit_label: ClassVar[Any] = _("Gửi tin báo")

    class Meta:
        verbose_name = _("biểu mẫu báo vi phạm")
        verbose_name_plural = _("biểu mẫu báo vi phạm")

    def clean(self) -> None:
        super().clean()
        asked = {field.key: field for field in self.build_schema().fields()}
        missing = [key for key in KEYS if key not in asked]
        if missing and self.sections:
            raise ValidationError({"sections": now_("Biểu mẫu phải có các câu hỏi với mã: %s.") % ", ".join(missing)})
        unknown = {option.value for option in asked["ly_do"].options} - set(ReportReason.values) if asked else set()
        if unknown:
            known = ", ".join(ReportReason.values)
            raise ValidationError({"sections": now_("Câu hỏi ly_do chỉ có các lựa chọn với mã: %s.") % known})

    def initial_answers(self, request: HttpRequest) -> dict[str, Any]:
        user: Any = request.user
        email = user.email if user.is_authenticated else ""
        return {key: answer for key, answer in ((KEY, goods_from(request)), ("thu_dien_tu", email)) if answer}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Says what will be reported; without goods the way leads back to the market."""
        context = super().get_context(request, *args, **kwargs)
        answer = goods_from(request)
        stall, product = goods_of(answer)
        begin = f"{context['begin_url']}?{urlencode({KEY: text_of(answer)})}" if answer else ""
        sign_in = f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': begin})}"
        return {**context, "goods": product or stall, "begin_url": begin, "sign_in_url": sign_in}

    def hand_over(self, submission: Submission) -> HandedOver:
        report = actions.receive(submission=submission)
        return HandedOver(url=f"{reverse('violations:received')}?bien-nhan={access.followers.receipt_token(report)}")
