"""The forms by which a buyer asks a stall for a price, one in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from catalogue.languages import Language
from catalogue.market.goods_field import KEY, goods_from, goods_of, text_of
from catalogue.trade.access import receipt_token
from catalogue.trade.purposes import FILE_PURPOSE
from catalogue.trade.receiving import receive, refuse_closed
from portal.form_pages.models import FormPage
from portal.form_pages.submission import HandedOver

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.form_pages.submission import Submission

# What the engine must find in the form, whatever else the editors ask.
KEYS = ("hang", "so_luong", "don_vi", "nuoc_den", "nguoi_mua", "nuoc", "thu_dien_tu")


class EnquiryFormPage(FormPage):
    """Asks what, how much, where to and on which terms; what is sent becomes an enquiry to the stall."""

    language = models.CharField(_("ngôn ngữ"), max_length=10, choices=Language, default=Language.VIETNAMESE)

    is_translated: ClassVar[bool] = True
    parent_page_types: ClassVar[list[str]] = ["catalogue.MarketPage"]
    subpage_types: ClassVar[list[str]] = []
    file_purpose: ClassVar[str] = FILE_PURPOSE
    start_template: ClassVar[str] = "catalogue/trade/start.html"
    start_label: ClassVar[Any] = _("Bắt đầu hỏi giá")
    submit_label: ClassVar[Any] = _("Gửi câu hỏi giá")
    content_panels = [*FormPage.content_panels, FieldPanel("language")]

    class Meta:
        verbose_name = _("biểu mẫu hỏi giá")
        verbose_name_plural = _("biểu mẫu hỏi giá")

    def clean(self) -> None:
        super().clean()
        asked = {field.key for section in self.build_schema().sections for field in section.fields}
        missing = [key for key in KEYS if key not in asked]
        if missing and self.sections:
            raise ValidationError({"sections": now_("Biểu mẫu phải có các câu hỏi với mã: %s.") % ", ".join(missing)})

    @property
    def only_language(self) -> str:
        return self.language

    def initial_answers(self, request: HttpRequest) -> dict[str, Any]:
        answers: dict[str, Any] = {KEY: goods_from(request), "nuoc_den": "VN", "nuoc": "VN", "dong_tien": "VND"}
        if self.language != Language.VIETNAMESE:
            answers = {KEY: answers[KEY]}
        user: Any = request.user
        if user.is_authenticated:
            answers |= {"nguoi_mua": user.full_name, "thu_dien_tu": user.email, "dien_thoai": user.phone}
        return {key: answer for key, answer in answers.items() if answer}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Says which goods the form will be about, or why they cannot be asked for."""
        context = super().get_context(request, *args, **kwargs)
        answer = goods_from(request)
        stall, product = goods_of(answer)
        refusal = ""
        try:
            refuse_closed(stall, product, buyer=request.user if request.user.is_authenticated else None)
        except ValidationError as refused:
            refusal = " ".join(refused.messages)
        begin = f"{reverse('form_pages:begin', args=[self.pk or 0])}?{urlencode({KEY: text_of(answer)})}"
        sign_in = f"{context['sign_in_url'].partition('?')[0]}?{urlencode({'next': begin})}"
        asked_for_something = KEY in request.GET
        return {
            **context,
            "goods": product or stall,
            "stall": stall,
            "refusal": refusal if asked_for_something else "",
            "begin_url": begin if not refusal else "",
            "sign_in_url": sign_in,
        }

    def hand_over(self, submission: Submission) -> HandedOver:
        enquiry = receive(submission=submission, language=self.language)
        return HandedOver(url=reverse("trade:sent", args=[receipt_token(enquiry)]))
