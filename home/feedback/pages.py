"""The public pages of feedback: published answers, one's own feedback, and the form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from home.feedback import access, actions
from home.feedback.models import FeedbackCase, FeedbackTopic
from portal.casework.actions import apply
from portal.casework.clock import due_in_words, explanation
from portal.casework.errors import CaseworkError, InvalidData
from portal.casework.forms import form_for
from portal.cms.models import BasePage
from portal.form_pages.models import FormPage
from portal.form_pages.submission import HandedOver
from portal.organisations.models import Agency
from portal.vietnamese import fold

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portal.form_pages.submission import Submission

# What the engine must find in the form, whatever else the editors ask.
KEYS = ("tieu_de", "noi_dung", "ho_ten")
PER_PAGE = 10


class TrackingForm(forms.Form):
    code = forms.CharField(label=_("Số phản ánh"), max_length=60, help_text=_("Ví dụ: PA-H38.00-20261123-0001"))
    secret = forms.CharField(
        label=_("Mã tra cứu"),
        max_length=20,
        help_text=_("8 chữ và số, ghi trong thư hoặc tin nhắn báo đã nhận."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class FeedbackIndexPage(RoutablePageMixin, BasePage):
    """Published answers at its own address; below it the tracking page and, as a child, the form."""

    lead = models.CharField(_("lời dẫn"), max_length=300, blank=True)

    template = "feedback/index.html"
    subpage_types: ClassVar[list[str]] = ["home.FeedbackFormPage"]
    max_count = 1
    content_panels = [*BasePage.content_panels, FieldPanel("lead")]

    class Meta:
        verbose_name = _("trang phản ánh, kiến nghị")
        verbose_name_plural = _("trang phản ánh, kiến nghị")

    @property
    def form_page(self) -> FeedbackFormPage | None:
        return FeedbackFormPage.objects.child_of(self).live().first()

    @path("", name="index")
    def index(self, request: HttpRequest) -> HttpResponse:
        """Everybody's page: what was answered and published."""
        cases = FeedbackCase.objects.published().select_related("agency")
        topic, query = request.GET.get("linh-vuc", ""), " ".join(request.GET.get("q", "").split())[:100]
        if topic in FeedbackTopic.values:
            cases = cases.filter(topic=topic)
        if query:
            wanted = fold(query)
            cases = cases.filter(public_words__contains=wanted)
        page = Paginator(cases, PER_PAGE).get_page(request.GET.get("trang"))
        context = {"cases": page, "topics": FeedbackTopic.choices, "topic": topic, "query": query}
        return self.render(request, context_overrides=context)

    @path("tra-loi/<int:pk>/", name="published")
    def published(self, request: HttpRequest, pk: int) -> HttpResponse:
        case = FeedbackCase.objects.published().select_related("agency").filter(pk=pk).first()
        if case is None:
            raise Http404
        return self.render(request, context_overrides={"case": case}, template="feedback/published.html")

    @path("da-nhan/", name="received")
    def received(self, request: HttpRequest) -> HttpResponse:
        """Right after sending: number and secret, what comes next."""
        case = access.case_of_receipt(request.GET.get("bien-nhan", ""))
        if case is not None:
            access.remember_sender(request, case)
        response = self.render(request, context_overrides={"case": case}, template="feedback/received.html")
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        return response

    @path("tra-cuu/", name="tracking")
    def tracking(self, request: HttpRequest) -> HttpResponse:
        """The sender's own feedback, by number and secret or signed in."""
        code = request.GET.get("ma", "").strip()
        case = FeedbackCase.objects.select_related("agency").filter(code__iexact=code).first() if code else None
        sender = access.sender_of(request, case) if case is not None else None
        if case is not None and sender is not None:
            return self._own(request, case, sender)
        return self._ask(request, code)

    def _ask(self, request: HttpRequest, code: str) -> HttpResponse:
        form = TrackingForm(request.POST if request.method == "POST" else None, initial={"code": code})
        if request.method == "POST" and form.is_valid():
            try:
                case = access.open_by_secret(request, form.cleaned_data["code"], form.cleaned_data["secret"])
            except access.TooManyTries:
                form.add_error(None, now_("Đã nhập sai nhiều lần. Hãy thử lại sau 15 phút."))
            else:
                if case is not None:
                    return redirect(f"{self.get_url(request)}tra-cuu/?ma={case.code}")
                form.add_error(None, now_("Số hoặc mã tra cứu không đúng. Hãy xem lại thư hoặc tin nhắn báo đã nhận."))
        response = self.render(request, context_overrides={"form": form}, template="feedback/tracking.html")
        response["Cache-Control"] = "no-store"
        return response

    def _own(self, request: HttpRequest, case: FeedbackCase, sender: Any) -> HttpResponse:
        rows = [row for row in case.table().available(sender, case) if row.name.startswith("supplement")]
        form: Any = form_for(rows[0], case=case, actor=sender) if rows else None
        if rows and request.method == "POST":
            try:
                apply(case=case, transition=rows[0].name, actor=sender, data=request.POST)
            except InvalidData as error:
                form = error.form
            except CaseworkError as error:
                messages.error(request, str(error))
                return redirect(f"{self.get_url(request)}tra-cuu/?ma={case.code}")
            else:
                messages.success(request, now_("Đã gửi phần bổ sung. Thời hạn trả lời được tính tiếp."))
                return redirect(f"{self.get_url(request)}tra-cuu/?ma={case.code}")
        events = case.events.filter(public=True)
        context = {
            "case": case,
            "form": form,
            "asked": events.filter(transition="ask_supplement").last() if rows else None,
            "due": None if case.answered_at else due_in_words(case, timezone.now()),
            "explanation": [] if case.answered_at else explanation(case),
            "timeline": [_shown(event) for event in events],
            "files": [kept.file for kept in case.files.select_related("file")],
        }
        response = self.render(request, context_overrides=context, template="feedback/own.html")
        response["Cache-Control"] = "no-store"
        return response


def _shown(event: Any) -> dict[str, str]:
    when = timezone.localtime(event.at).strftime("%H:%M ngày %d/%m/%Y")
    return {"state": "done", "title": event.label, "when": when, "text": event.note}


class FeedbackFormPage(FormPage):
    """The form that becomes a feedback case of `receiving_agency`."""

    receiving_agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("cơ quan tiếp nhận, phân loại")
    )

    parent_page_types: ClassVar[list[str]] = ["home.FeedbackIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    file_purpose: ClassVar[str] = access.FILE_PURPOSE
    content_panels = [*FormPage.content_panels, FieldPanel("receiving_agency")]

    class Meta:
        verbose_name = _("biểu mẫu phản ánh, kiến nghị")
        verbose_name_plural = _("biểu mẫu phản ánh, kiến nghị")

    def clean(self) -> None:
        super().clean()
        asked = {field.key for section in self.build_schema().sections for field in section.fields}
        missing = [key for key in KEYS if key not in asked]
        if missing and self.sections:
            raise ValidationError({"sections": now_("Biểu mẫu phải có các câu hỏi với mã: %s.") % ", ".join(missing)})

    def initial_answers(self, request: HttpRequest) -> dict[str, Any]:
        user: Any = request.user
        if not user.is_authenticated:
            return {}
        return {"ho_ten": user.full_name, "thu_dien_tu": user.email, "dien_thoai": user.phone}

    def hand_over(self, submission: Submission) -> HandedOver:
        case = actions.receive(submission=submission, agency=self.receiving_agency)
        return HandedOver(url=f"{self.get_parent().get_url()}da-nhan/?bien-nhan={access.receipt_token(case)}")
