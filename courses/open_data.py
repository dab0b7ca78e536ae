"""The open data of training: courses and the classes on the public calendar. Nobody who attends or teaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from courses.programme.pages import CoursePage
from courses.sessions.models import CourseSession
from portal.open_data.datasets import Column, ColumnType, Dataset, register
from portal.open_data.describing import absolute

if TYPE_CHECKING:
    from django.db.models import QuerySet

SOURCE = _("Đơn vị tổ chức đào tạo, đăng trên cổng")


def _courses() -> QuerySet[CoursePage]:
    return CoursePage.objects.live().public().select_related("module", "organiser").defer_streamfields()


def _classes() -> QuerySet[CourseSession]:
    shown = CourseSession.objects.shown().filter(page__live=True, course__in=_courses().order_by().values("pk"))
    return shown.select_related("page", "course", "module", "organiser", "unit")


COURSES = Dataset(
    slug="courses",
    title=_("Khóa học"),
    description=_("Các khóa học đang công bố cho cán bộ: mô đun kỹ năng, đối tượng, số giờ, hình thức."),
    source=SOURCE,
    rows=_courses,
    changed="last_published_at",
    key="code",
    columns=(
        Column("id", ColumnType.TEXT, _("Mã khóa học"), value=lambda page: page.code),
        Column("title", ColumnType.TEXT, _("Tên khóa học")),
        Column(
            "module_id",
            ColumnType.TEXT,
            _("Mã mô đun kỹ năng"),
            value=lambda page: page.module.code,
            filter="module__code",
        ),
        Column("module", ColumnType.TEXT, _("Mô đun kỹ năng"), value=lambda page: page.module.name),
        Column("organiser", ColumnType.TEXT, _("Đơn vị tổ chức"), value=lambda page: page.organiser.name),
        Column("audience", ColumnType.TEXT, _("Đối tượng")),
        Column("audience_level", ColumnType.TEXT, _("Cấp"), filter="audience_level"),
        Column("mode", ColumnType.TEXT, _("Hình thức"), filter="mode"),
        Column("hours", ColumnType.NUMBER, _("Số giờ"), filter="hours"),
        Column("gives_certificate", ColumnType.BOOLEAN, _("Có cấp chứng nhận"), filter="gives_certificate"),
        Column("url", ColumnType.URL, _("Trang khóa học"), value=lambda page: absolute(page.get_url() or "/")),
    ),
)

CLASSES = Dataset(
    slug="classes",
    title=_("Lịch lớp học"),
    description=_("Các lớp trên lịch đào tạo, cả lớp đã xong, hoãn hoặc hủy: ngày giờ, địa điểm, số chỗ."),
    source=SOURCE,
    rows=_classes,
    changed="changed_at",
    key="code",
    columns=(
        Column("id", ColumnType.TEXT, _("Mã lớp"), value=lambda one: one.code),
        Column("title", ColumnType.TEXT, _("Tên lớp")),
        Column(
            "course_id", ColumnType.TEXT, _("Mã khóa học"), value=lambda one: one.course.code, filter="course__code"
        ),
        Column("module_id", ColumnType.TEXT, _("Mã mô đun"), value=lambda one: one.module.code, filter="module__code"),
        Column("organiser", ColumnType.TEXT, _("Đơn vị tổ chức"), value=lambda one: one.organiser.name),
        Column("mode", ColumnType.TEXT, _("Hình thức"), filter="mode"),
        Column("place", ColumnType.TEXT, _("Địa điểm")),
        Column("commune", ColumnType.TEXT, _("Xã, phường"), value=lambda one: one.unit.name if one.unit else None),
        Column("state", ColumnType.TEXT, _("Tình trạng"), value=lambda one: one.standing, filter="standing"),
        Column("capacity", ColumnType.INTEGER, _("Số chỗ"), filter="capacity"),
        Column("registration_opens_at", ColumnType.MOMENT, _("Mở đăng ký"), value=lambda one: one.opens_at),
        Column("registration_closes_at", ColumnType.MOMENT, _("Hết hạn đăng ký"), value=lambda one: one.closes_at),
        Column("starts_at", ColumnType.MOMENT, _("Bắt đầu"), filter="starts_at"),
        Column("ends_at", ColumnType.MOMENT, _("Kết thúc"), filter="ends_at"),
        Column("url", ColumnType.URL, _("Trang lớp"), value=lambda one: absolute(one.get_absolute_url() or "/")),
    ),
)


def connect() -> None:
    register(COURSES)
    register(CLASSES)
