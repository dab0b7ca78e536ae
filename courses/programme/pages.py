"""The training pages that editors keep: the front with its calendar, and the courses."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.search import index

from courses.calendar import screens
from courses.calendar.course_list import course_list
from courses.programme.copying import DraftCopyForm, free_code
from courses.programme.kinds import AudienceLevel, Mode
from courses.programme.modules import SkillModule
from courses.programme.page_forms import CourseForm
from courses.programme.permissions import CoursePermissionTester
from courses.sessions.models import CourseSession
from portal.cms.blocks import ArticleBlocks
from portal.cms.models import BasePage
from portal.cms.rich_text import WORDS
from portal.cms.streams import PortalStreamField
from portal.organisations.models import Agency

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portal.accounts.models import User

# What stands below the training's address besides courses: its screens, and the addresses of `courses.urls`.
RESERVED_SLUGS = frozenset(
    {
        "chung-nhan",
        "cua-toi",
        "danh-sach",
        "diem-danh",
        "khoa-hoc",
        "lich",
        "lich-rieng",
        "lop-day",
        "tuan",
    }
)


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
        """The front: the present month, or that of `?thang=`."""
        return self.render(request, context_overrides=screens.month(self, request))

    @path("tuan/", name="week")
    def week(self, request: HttpRequest) -> HttpResponse:
        context = screens.week(self, request)
        return self.render(request, context_overrides=context, template="courses/calendar/week.html")

    @path("danh-sach/", name="listing")
    def listing(self, request: HttpRequest) -> HttpResponse:
        context = screens.listing(self, request)
        return self.render(request, context_overrides=context, template="courses/calendar/list.html")

    @path("khoa-hoc/", name="courses")
    def courses(self, request: HttpRequest) -> HttpResponse:
        """All courses, by framework."""
        found = CoursePage.objects.live().child_of(self).select_related("module").order_by("module__code", "title")
        context = course_list(self, request, list(found))
        return self.render(request, context_overrides=context, template="courses/calendar/courses.html")


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
    base_form_class = CourseForm
    copy_form_class = DraftCopyForm
    # A copy is another course: `copy_all_child_relations` gives it a code of its own.
    exclude_fields_in_copy: ClassVar[list[str]] = ["code"]
    parent_page_types: ClassVar[list[str]] = ["courses.TrainingPage"]
    read_with: ClassVar[tuple[str, ...]] = ("module", "organiser")
    subpage_types: ClassVar[list[str]] = ["courses.CourseSessionPage", "courses.RegistrationFormPage"]
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("code", required_on_save=True), FieldPanel("module")]),
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

    def permissions_for_user(self, user: User) -> CoursePermissionTester:
        return CoursePermissionTester(user, self)

    def clean(self) -> None:
        super().clean()
        self.code = unicodedata.normalize("NFC", " ".join((self.code or "").split())).upper()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": now_("Địa chỉ này dành cho trang khác của đào tạo. Hãy chọn tên khác.")})
        if self.pk and self._has_announced_under_another_organiser():
            raise ValidationError(
                {"organiser": now_("Khóa học đã có lớp được thông báo nên không đổi được đơn vị tổ chức.")}
            )

    def copy_all_child_relations(self, target: CoursePage, *args: Any, **kwargs: Any) -> Any:
        """Wagtail asks for them where it copies the page, before the copy is saved."""
        if isinstance(target, CoursePage) and not target.code:
            target.code = free_code(self.code, lambda code: CoursePage.objects.filter(code=code).exists())
        return super().copy_all_child_relations(target, *args, **kwargs)

    def copy(self, *args: Any, **kwargs: Any) -> Any:
        """As Wagtail does; the copy, and the classes copied along, are drafts."""
        return super().copy(*args, **{**kwargs, "keep_live": False})

    def _has_announced_under_another_organiser(self) -> bool:
        announced = CourseSession.objects.filter(course_id=self.pk)
        return announced.exclude(organiser_id=self.organiser_id).exists()
