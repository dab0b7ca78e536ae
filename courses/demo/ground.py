"""The training itself: its page, modules, policy, targets, rooms, and the courses with their forms."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.html import escape

from courses.demo.content.basics import BASICS
from courses.demo.content.modules import MODULES, TARGETS
from courses.demo.content.rooms import ROOMS
from courses.demo.content.work import WORK
from courses.programme.modules import SkillModule
from courses.programme.pages import CoursePage, TrainingPage
from courses.programme.policy import TrainingPolicy
from courses.progress.models import Target
from courses.registrations.pages import RegistrationFormPage
from courses.registrations.questions import registration_sections
from courses.sessions.rooms import Room
from portal.accounts.demo import SCIENCE
from portal.organisations.models import AdministrativeUnit, Agency

if TYPE_CHECKING:
    from wagtail.models import Page

    from courses.demo.content.kinds import Course
    from courses.demo.times import Clock

COURSES = (*BASICS, *WORK)
FORM_SLUG = "dang-ky"


def load_training(home: Page, clock: Clock) -> TrainingPage:
    """`/dao-tao/` with its courses, and what they stand on. What is there stays as it is."""
    training = TrainingPage.objects.first()
    if training is None:
        training = home.add_child(
            instance=TrainingPage(
                title="Đào tạo",
                slug="dao-tao",
                lead="Lịch các lớp công nghệ thông tin, kỹ năng số cho cán bộ, công chức, viên chức của tỉnh. Chọn lớp,"
                " đăng ký, theo dõi và kiểm tra chứng nhận ở đây.",
                search_description="Lịch đào tạo công nghệ thông tin, kỹ năng số cho cán bộ tỉnh Lào Cai.",
            )
        )
        training.save_revision().publish()
    _modules()
    _policy()
    _targets(clock.today.year)
    _rooms()
    there = set(training.get_children().values_list("slug", flat=True))
    for course in COURSES:
        if course.slug not in there:
            _course(training, course)
    return TrainingPage.objects.get(pk=training.pk)


def _modules() -> None:
    known = set(SkillModule.objects.values_list("code", flat=True))
    SkillModule.objects.bulk_create(
        SkillModule(code=code, name=name, framework=framework, source=source)
        for code, name, framework, source in MODULES
        if code not in known
    )


def _policy() -> None:
    """A signer whom nobody takes for a real one; two days to confirm, so that an offer can be looked at."""
    policy = TrainingPolicy.load()
    if not policy.signer_name:
        policy.signer_name, policy.signer_position = "Đoàn Văn Mẫu", "Phó Giám đốc Sở Khoa học và Công nghệ (mẫu)"
        policy.confirm_hours = 48
        policy.save()


def _targets(year: int) -> None:
    modules = {module.code: module for module in SkillModule.objects.all()}
    for code, level, percent in TARGETS:
        for of_year, more in ((year, 0), (year + 1, 10)):
            share = min(100, percent + more)
            Target.objects.get_or_create(
                year=of_year, module=modules[code], level=level, agency=None, defaults={"percent": share}
            )


def _rooms() -> None:
    units = AdministrativeUnit.objects.in_bulk([code for _key, _name, code, _seats in ROOMS], field_name="code")
    for _key, name, code, seats in ROOMS:
        Room.objects.get_or_create(name=name, unit=units[code], defaults={"seats": seats, "address": "Địa chỉ mẫu"})


def _course(training: TrainingPage, course: Course) -> None:
    page = CoursePage(
        title=course.title,
        slug=course.slug,
        code=course.code,
        lead=course.lead,
        search_description=course.lead,
        module=SkillModule.objects.get(code=course.module),
        organiser=Agency.objects.get(code=course.organiser or SCIENCE),
        aims=_list(course.aims),
        audience=course.audience,
        audience_level=course.level,
        mode=course.mode,
        hours=Decimal(str(course.hours)),
        body=_body(course),
        gives_certificate=course.certificate,
        least_attendance=course.attendance,
        least_score=None if course.score is None else Decimal(str(course.score)),
        valid_months=course.months,
    )
    page.prerequisites = list(SkillModule.objects.filter(code__in=course.prerequisites))
    training.add_child(instance=page)
    page.save_revision().publish()
    form = RegistrationFormPage(
        title="Đăng ký học",
        slug=FORM_SLUG,
        lead=f"Đăng ký học: {course.title}",
        sections=_sections(course),
        declaration="",
        minutes=2 if course.questions else 1,
    )
    page.add_child(instance=form)
    form.save_revision().publish()


def _sections(course: Course) -> list[dict[str, Any]]:
    """The form that every course begins with, and what this course asks besides."""
    sections = registration_sections()
    if course.questions:
        value = {"title": "Để chuẩn bị lớp", "fields": list(course.questions), "rules": []}
        sections.append({"type": "section", "value": value})
    return sections


def _list(items: tuple[str, ...]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"


def _heading(text: str) -> dict[str, Any]:
    return {"type": "heading", "value": {"text": text, "level": "2"}}


def _paragraph(html: str) -> dict[str, Any]:
    return {"type": "paragraph", "value": html}


def _body(course: Course) -> list[dict[str, Any]]:
    steps = [{"title": title, "text": f"<p>{escape(text)}</p>"} for title, text in course.parts]
    body = [
        _heading("Học những gì"),
        {"type": "steps", "value": {"items": steps}},
        _heading("Cần chuẩn bị"),
        _paragraph(f"<p>{escape(course.bring)}</p>"),
        _heading("Tài liệu"),
        _paragraph(_list(course.materials)),
    ]
    if course.after:
        asked = [{"question": question, "answer": f"<p>{escape(answer)}</p>"} for question, answer in course.after]
        body += [_heading("Hay được hỏi"), {"type": "faq", "value": {"items": asked}}]
    body.append(
        {
            "type": "notice",
            "value": {
                "kind": "info",
                "title": "Dữ liệu mẫu",
                "text": "Nội dung khóa học này là đề xuất để trình bày; tỉnh ban hành chương trình chính thức.",
            },
        }
    )
    return body
