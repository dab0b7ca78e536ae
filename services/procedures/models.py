"""The catalogue page and the guidance page of a procedure."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from portal.cms.models import BasePage
from portal.cms.streams import PortalStreamField as StreamField
from portal.cms.translation import translations
from portal.organisations.models import Agency
from portal.vietnamese import fold
from services.fees.blocks import FeesStream
from services.procedures import facts
from services.procedures.blocks import (
    PLAIN_TEXT,
    DocumentsStream,
    LegalBasisBlock,
    ProcessStream,
    QuestionBlock,
    ResultBlock,
    StepBlock,
)
from services.procedures.fields import Field, LifeEvent
from services.procedures.search import find_procedures
from services.procedures.snapshot import Snapshot, snapshot_of, time_in_words

if TYPE_CHECKING:
    from django.http import HttpRequest


# What of the guidance is put into another language, and what is the same in each.
TRANSLATED = (
    *("agency_text", "where_to_file", "subjects_text", "summary", "steps", "documents", "papers_note", "fees"),
    *("fees_note", "time_note", "results", "legal_basis", "questions", "process"),
)
TAKEN_OVER = (
    *("national_code", "field", "life_events", "level", "agencies", "online_level"),
    *("for_citizens", "for_businesses", "for_households", "time_amount", "time_unit", "same_day_cutoff"),
    *("extra_days_if_difficult", "process_is_sample", "effective_from", "keyword_items"),
)


class ProcedureKeyword(TagBase):
    """What people call a thing in daily speech ("giấy độc thân"), so that they find it."""

    free_tagging = True

    class Meta:
        verbose_name = _("cách gọi khác")
        verbose_name_plural = _("cách gọi khác")


class KeywordOfProcedure(ItemBase):
    tag = models.ForeignKey(ProcedureKeyword, on_delete=models.CASCADE, related_name="procedures")
    content_object = ParentalKey("services.ProcedurePage", on_delete=models.CASCADE, related_name="keyword_items")


class Level(models.TextChoices):
    PROVINCE = "province", _("Cấp tỉnh")
    COMMUNE = "commune", _("Cấp xã")


class OnlineLevel(models.TextChoices):
    """The two levels of Decree 42/2022/NĐ-CP, and none."""

    FULL = "full", _("Toàn trình")
    PARTIAL = "partial", _("Một phần")
    NONE = "none", _("Nộp trực tiếp")


class TimeUnit(models.TextChoices):
    MINUTES = "minutes", _("phút làm việc")
    HOURS = "hours", _("giờ làm việc")
    WORKING_DAYS = "working_days", _("ngày làm việc")
    SAME_DAY = "same_day", _("trong ngày")


class ProcedureIndexPage(BasePage):
    """`/dich-vu-cong/`: find a procedure by words, field, event of life or level. All of it works by plain links."""

    introduction = RichTextField(_("giới thiệu"), features=["bold", "link"], blank=True)

    template = "services/procedures/index.html"
    is_translatable: ClassVar[bool] = True
    translatable_fields: ClassVar[list[Any]] = [*BasePage.translatable_fields, TranslatableField("introduction")]
    max_count = 1
    subpage_types = ["services.ProcedurePage"]
    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("trang thủ tục hành chính")
        verbose_name_plural = _("trang thủ tục hành chính")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        shelf = translations.original_of(self) or self
        pages = ProcedurePage.objects.child_of(shelf).live()
        context["found"] = find_procedures(pages, request.GET, language=self.written_in)
        return context


class ProcedurePage(BasePage):
    """The guidance of one procedure, with everything that a frozen version needs.

    `folded` is the accent-free text that people search, rebuilt at every save.
    """

    national_code = models.CharField(
        _("mã thủ tục"),
        max_length=40,
        db_index=True,
        validators=[
            RegexValidator(r"^[0-9A-Za-z._-]+$", _("Mã thủ tục chỉ gồm chữ, số, dấu chấm và gạch, ví dụ 1.001193."))
        ],
    )
    field = models.ForeignKey(Field, on_delete=models.PROTECT, related_name="procedures", verbose_name=_("lĩnh vực"))
    life_events = ParentalManyToManyField(
        LifeEvent, blank=True, related_name="procedures", verbose_name=_("sự kiện trong đời")
    )
    level = models.CharField(_("cấp thực hiện"), max_length=10, choices=Level, default=Level.COMMUNE)
    agencies = ParentalManyToManyField(
        Agency,
        blank=True,
        related_name="procedures",
        verbose_name=_("cơ quan thực hiện"),
        help_text=_("Để trống nếu mọi UBND xã, phường đều thực hiện."),
    )
    agency_text = models.CharField(_("nơi thực hiện (hiển thị)"), max_length=250)
    online_level = models.CharField(
        _("mức độ trực tuyến"), max_length=10, choices=OnlineLevel, default=OnlineLevel.NONE
    )
    where_to_file = RichTextField(_("nộp ở đâu"), features=PLAIN_TEXT, blank=True)
    for_citizens = models.BooleanField(_("cho công dân"), default=True)
    for_businesses = models.BooleanField(_("cho doanh nghiệp, tổ chức"), default=False)
    for_households = models.BooleanField(_("cho hộ kinh doanh"), default=False)
    subjects_text = models.TextField(_("ai được làm thủ tục này"), blank=True)
    summary = models.TextField(_("tóm tắt"), max_length=600)
    steps = StreamField([("step", StepBlock())], verbose_name=_("các bước người dân thực hiện"), blank=True)
    documents = StreamField(DocumentsStream(), verbose_name=_("thành phần hồ sơ"), blank=True)
    papers_note = models.CharField(_("giấy tờ, nói ngắn gọn"), max_length=150, blank=True)
    fees = StreamField(FeesStream(), verbose_name=_("phí, lệ phí và miễn giảm"), blank=True)
    fees_note = models.CharField(_("lệ phí, nói ngắn gọn"), max_length=150, blank=True)

    time_amount = models.PositiveSmallIntegerField(_("thời hạn"), default=1, validators=[MinValueValidator(1)])
    time_unit = models.CharField(_("đơn vị"), max_length=15, choices=TimeUnit, default=TimeUnit.WORKING_DAYS)
    same_day_cutoff = models.TimeField(
        _("giờ chốt trong ngày"),
        default=dt.time(15, 0),
        help_text=_("Nhận sau giờ này mà không giải quyết được ngay thì trả kết quả ngày làm việc tiếp theo."),
    )
    extra_days_if_difficult = models.PositiveSmallIntegerField(
        _("cộng thêm ở xã đặc biệt khó khăn (ngày)"), default=0, validators=[MaxValueValidator(60)]
    )
    time_note = models.TextField(_("ghi chú về thời hạn"), blank=True)

    results = StreamField([("result", ResultBlock())], verbose_name=_("kết quả"), blank=True)
    legal_basis = StreamField([("law", LegalBasisBlock())], verbose_name=_("căn cứ pháp lý"), blank=True)
    questions = StreamField([("question", QuestionBlock())], verbose_name=_("câu hỏi thường gặp"), blank=True)
    process = StreamField(ProcessStream(), verbose_name=_("quy trình nội bộ"), blank=True)
    process_is_sample = models.BooleanField(
        _("số giờ là mẫu"), default=False, help_text=_("Đánh dấu khi số giờ từng bước chưa được cơ quan công bố.")
    )
    effective_from = models.DateField(
        _("áp dụng từ ngày"), null=True, blank=True, help_text=_("Để trống: áp dụng ngay khi xuất bản.")
    )
    keywords = ClusterTaggableManager(
        through=KeywordOfProcedure, blank=True, verbose_name=_("cách gọi khác, từ khóa tìm kiếm")
    )
    folded = models.TextField(editable=False, blank=True)

    is_translatable: ClassVar[bool] = True
    translatable_fields: ClassVar[list[Any]] = [
        *BasePage.translatable_fields,
        *(TranslatableField(name) for name in TRANSLATED),
        *(SynchronizedField(name, overridable=False) for name in TAKEN_OVER),
    ]
    template = "services/procedures/procedure.html"
    parent_page_types = ["services.ProcedureIndexPage"]
    subpage_types = ["services.ApplicationFormPage"]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("national_code", boost=3),
        index.SearchField("summary"),
        index.SearchField("folded", boost=0.5),
        index.AutocompleteField("folded"),
        index.FilterField("level"),
        index.FilterField("field_id"),
    ]

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("national_code"), FieldPanel("online_level")]),
                FieldRowPanel([FieldPanel("field"), FieldPanel("level")]),
                FieldPanel("agency_text"),
                FieldPanel("agencies", widget=forms.SelectMultiple),
                FieldPanel("life_events", widget=forms.CheckboxSelectMultiple),
                FieldPanel("keywords"),
            ],
            heading=_("Nhận biết"),
        ),
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel(name) for name in ("for_citizens", "for_businesses", "for_households")]),
                FieldPanel("subjects_text"),
            ],
            heading=_("Đối tượng"),
        ),
        FieldPanel("steps"),
        FieldPanel("where_to_file"),
        FieldPanel("questions"),
    ]
    papers_panels = [
        FieldPanel("papers_note"),
        FieldPanel("documents"),
        FieldPanel("results"),
        FieldPanel("legal_basis"),
    ]
    money_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("time_amount"), FieldPanel("time_unit"), FieldPanel("same_day_cutoff")]),
                FieldPanel("extra_days_if_difficult"),
                FieldPanel("time_note"),
            ],
            heading=_("Thời hạn"),
        ),
        FieldPanel("fees_note"),
        FieldPanel("fees"),
    ]
    process_panels = [FieldPanel("process_is_sample"), FieldPanel("process"), FieldPanel("effective_from")]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Hướng dẫn")),
            ObjectList(papers_panels, heading=_("Giấy tờ, căn cứ")),
            ObjectList(money_panels, heading=_("Thời hạn, lệ phí")),
            ObjectList(process_panels, heading=_("Quy trình nội bộ")),
            ObjectList(BasePage.promote_panels, heading=_("Địa chỉ và tìm kiếm")),
            ObjectList(BasePage.settings_panels, heading=_("Cài đặt")),
        ]
    )

    class Meta:
        verbose_name = _("thủ tục hành chính")
        verbose_name_plural = _("thủ tục hành chính")
        constraints = [
            models.CheckConstraint(name="procedure_time_positive", condition=models.Q(time_amount__gte=1)),
        ]

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.folded = self._folded_text()
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        twin = ProcedurePage.objects.filter(national_code=self.national_code).exclude(pk=self.pk)
        if self.national_code and twin.filter(locale_id=self.locale_id or twin.values("locale_id")[:1]).exists():
            raise ValidationError({"national_code": _("Đã có một trang thủ tục mang mã này.")})
        if self.time_unit == TimeUnit.SAME_DAY:
            self.time_amount = 1

    def _folded_text(self) -> str:
        words = [self.title, self.national_code, self.summary, *(str(tag) for tag in self.keywords.all())]
        if self.field_id:
            words.append(self.field.name)
        words.extend(event.name for event in self.life_events.all())
        return fold(" ".join(words))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        guide = self.snapshot
        context["guide"] = guide
        context["form_url"] = self.live_form.get_url(request) if self.live_form else ""
        context["index_url"] = self.get_parent().get_url(request)
        context["steps"] = [{"title": step.value["title"], "text": step.value["text"]} for step in self.steps]
        context["exemptions_by_council"] = any(row.by_provincial_resolution for row in guide.exemptions)
        return context

    @cached_property
    def snapshot(self) -> Snapshot:
        """This page as dossiers would see it: what the guidance shows is what is frozen."""
        return snapshot_of(self)

    @property
    def time_text(self) -> str:
        return time_in_words(self.time_amount, self.time_unit)

    @property
    def fees_text(self) -> str:
        """What it costs, in one line."""
        return facts.fees_text(self)

    @property
    def papers_text(self) -> str:
        """Which papers, in one line."""
        return facts.papers_text(self)

    def key_facts(self) -> list[dict[str, str]]:
        """How long, how much, which papers, where: the first screen."""
        return facts.key_facts(self)

    @cached_property
    def live_form(self) -> Page | None:
        """The published electronic form, if there is one. It is the original's: no form is translated."""
        if not self.pk:
            return None
        if self.written_in == settings.LANGUAGE_CODE:
            return self.get_children().live().first()
        original = translations.original_of(self)
        return original.get_children().live().first() if original is not None else None
