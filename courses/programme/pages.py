"""The training pages that editors keep: the front with its calendar, and the courses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.search import index

from courses.programme.modules import SkillModule
from portal.cms.blocks import ArticleBlocks
from portal.cms.models import BasePage
from portal.cms.rich_text import WORDS
from portal.cms.streams import PortalStreamField
from portal.organisations.models import Agency

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class Mode(models.TextChoices):
    ONSITE = "onsite", _("Trực tiếp")
    ONLINE = "online", _("Trực tuyến")
    BLENDED = "blended", _("Kết hợp")


class AudienceLevel(models.TextChoices):
    ALL = "all", _("Cấp tỉnh và cấp xã")
    PROVINCE = "province", _("Cấp tỉnh")
    COMMUNE = "commune", _("Cấp xã")


class TrainingPage(RoutablePageMixin, BasePage):
    """`/dao-tao/`: the calendar of classes, and the courses below it."""

    template = "courses/calendar/month.html"
    max_count = 1
    subpage_types: ClassVar[list[str]] = ["courses.CoursePage", "cms.ContentPage"]

    class Meta:
        verbose_name = _("trang đào tạo")
        verbose_name_plural = _("trang đào tạo")

    @path("", name="month")
    def month(self, request: HttpRequest) -> HttpResponse:
        return self.render(request)


class CoursePage(BasePage):
    """What is taught: aims, audience, hours, and by which rule a certificate is given. Classes are pages below it.

    `prerequisites` are modules that a participant has completed before. `least_attendance` is a share of half-days in
    percent; `least_score` is out of 10, empty where nothing is marked; `valid_months` empty: for good.
    """

    code = models.CharField(_("mã khóa học"), max_length=30, unique=True)
    module = models.ForeignKey(
        SkillModule, on_delete=models.PROTECT, related_name="courses", verbose_name=_("mô đun kỹ năng")
    )
    organiser = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("đơn vị tổ chức"),
        help_text=_("Duyệt đăng ký, giao giảng viên, cấp chứng nhận."),
    )
    aims = RichTextField(_("mục tiêu"), features=WORDS)
    audience = models.CharField(_("đối tượng"), max_length=250)
    audience_level = models.CharField(_("cấp"), max_length=10, choices=AudienceLevel, default=AudienceLevel.ALL)
    mode = models.CharField(_("hình thức"), max_length=10, choices=Mode, default=Mode.ONSITE)
    hours = models.DecimalField(
        _("số giờ"), max_digits=5, decimal_places=1, validators=[MinValueValidator(0.5), MaxValueValidator(500)]
    )
    prerequisites = ParentalManyToManyField(
        SkillModule, blank=True, related_name="+", verbose_name=_("phải hoàn thành trước")
    )
    body = PortalStreamField(ArticleBlocks(), blank=True, verbose_name=_("nội dung, tài liệu"))

    gives_certificate = models.BooleanField(_("cấp chứng nhận"), default=True)
    least_attendance = models.PositiveSmallIntegerField(
        _("dự ít nhất (% số buổi)"), default=80, validators=[MaxValueValidator(100)]
    )
    least_score = models.DecimalField(
        _("điểm ít nhất (thang 10)"),
        max_digits=3,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(10)],
    )
    valid_months = models.PositiveSmallIntegerField(
        _("chứng nhận có giá trị (tháng)"), null=True, blank=True, validators=[MinValueValidator(1)]
    )

    template = "courses/course.html"
    parent_page_types: ClassVar[list[str]] = ["courses.TrainingPage"]
    subpage_types: ClassVar[list[str]] = ["courses.CourseSessionPage", "courses.RegistrationFormPage"]
    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("code"), FieldPanel("module")]),
        FieldPanel("organiser"),
        FieldPanel("aims"),
        FieldRowPanel([FieldPanel("audience"), FieldPanel("audience_level")]),
        FieldRowPanel([FieldPanel("mode"), FieldPanel("hours")]),
        FieldPanel("prerequisites"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("gives_certificate"),
                FieldRowPanel([FieldPanel("least_attendance"), FieldPanel("least_score"), FieldPanel("valid_months")]),
            ],
            heading=_("Chứng nhận"),
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("aims"),
        index.SearchField("audience"),
        index.SearchField("body"),
        index.FilterField("module_id"),
        index.FilterField("organiser_id"),
    ]

    class Meta:
        verbose_name = _("khóa học")
        verbose_name_plural = _("khóa học")
