"""What the registers are narrowed by. Only values that the reader's own rows have are offered."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.admin import SimpleListFilter
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.programme.pages import CoursePage
from portal.organisations.models import Agency

if TYPE_CHECKING:
    from django.http import HttpRequest

FIRST_YEAR, LAST_YEAR = 2000, 2200


class _ByRow(SimpleListFilter):
    """By a related row; `path` leads to it from the register's row."""

    template = "courses/admin/registers/filter.html"
    path = ""

    def rows(self) -> Any:
        raise NotImplementedError

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        own = model_admin.get_queryset(request).order_by().values(self.path)
        return [(str(pk), str(name)) for pk, name in self.rows().filter(pk__in=own)]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        number = _number(self.value())
        return queryset if number is None else queryset.filter(**{self.path: number})


class _ByChoice(SimpleListFilter):
    """By a field of few values."""

    path = ""
    choices_of_field: Any = ()

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(value), str(label)) for value, label in self.choices_of_field]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        known = {value for value, _label in self.lookup_choices}
        return queryset.filter(**{self.path: self.value()}) if self.value() in known else queryset


class _ByYear(SimpleListFilter):
    """By the year of an instant or a day, in local time."""

    title = _("năm")
    parameter_name = "nam"
    path = ""
    is_day = False

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        own = model_admin.get_queryset(request).order_by()
        years = own.dates(self.path, "year") if self.is_day else own.datetimes(self.path, "year")
        return [(str(day.year), str(day.year)) for day in reversed(years)]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        year = _number(self.value())
        if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
            return queryset
        if self.is_day:
            return queryset.filter(**{f"{self.path}__year": year})
        zone = timezone.get_current_timezone()
        first, following = (datetime(one, 1, 1, tzinfo=zone) for one in (year, year + 1))
        return queryset.filter(**{f"{self.path}__gte": first, f"{self.path}__lt": following})


def _number(text: Any) -> int | None:
    text = text or ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def agencies(path: str) -> type[_ByRow]:
    def rows(self: Any) -> Any:
        return Agency.objects.order_by("name").values_list("pk", "name")

    return type("AgencyFilter", (_ByRow,), _named(_("cơ quan"), "co-quan", path) | {"rows": rows})


def courses(path: str) -> type[_ByRow]:
    def rows(self: Any) -> Any:
        return CoursePage.objects.order_by("title").values_list("pk", "title")

    return type("CourseFilter", (_ByRow,), _named(_("khóa học"), "khoa-hoc", path) | {"rows": rows})


def choice(title: Any, parameter: str, path: str, choices: Any) -> type[_ByChoice]:
    return type("ChoiceFilter", (_ByChoice,), _named(title, parameter, path) | {"choices_of_field": choices})


def year(path: str, *, is_day: bool = False) -> type[_ByYear]:
    return type("YearFilter", (_ByYear,), {"path": path, "is_day": is_day, "__module__": __name__})


def _named(title: Any, parameter: str, path: str) -> dict[str, Any]:
    return {"title": title, "parameter_name": parameter, "path": path, "__module__": __name__}
