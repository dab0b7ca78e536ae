"""What the public pages of training are written with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.translation import gettext as _

from courses.calendar.grid import in_words
from courses.calendar.presentation import present_class, present_course

if TYPE_CHECKING:
    from datetime import date

    from django.template import Context

    from courses.calendar.presentation import ClassView, CourseView
    from courses.programme.pages import CoursePage
    from courses.sessions.pages import CourseSessionPage

register = template.Library()


@register.simple_tag(takes_context=True)
def training_trail(context: Context, *above: Any) -> list[dict[str, str]]:
    """Breadcrumbs: the portal's home, then the pages given."""
    request = context["request"]
    trail = [{"url": "/", "title": _("Trang chủ")}]
    return trail + [{"url": page.get_url(request) or "/", "title": page.title} for page in above if page]


@register.simple_tag(takes_context=True)
def course_view(context: Context, page: CoursePage) -> CourseView:
    """Made once for a request, whatever block asks."""
    kept = context["request"].__dict__
    if "_course_view" not in kept:
        kept["_course_view"] = present_course(page, context["request"])
    return kept["_course_view"]


@register.simple_tag(takes_context=True)
def class_view(context: Context, page: CourseSessionPage) -> ClassView:
    kept = context["request"].__dict__
    if "_class_view" not in kept:
        kept["_class_view"] = present_class(page, context["request"])
    return kept["_class_view"]


@register.filter
def day_in_words(day: date) -> str:
    """`Thứ Hai, 14/12/2026`: Django's own weekdays are numbers in Vietnamese."""
    return in_words(day)
