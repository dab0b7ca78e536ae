"""The screens of progress in the Wagtail admin: all agencies, one agency, and both as XLSX."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from courses.people.officials import OfficialKind
from courses.people.permissions import may_list_officials
from courses.progress import choices, workbook
from courses.progress.chart import pictures
from courses.progress.permissions import may_see_progress, may_set_targets
from courses.progress.selectors import (
    agencies_seen_by,
    counted_on,
    officials_of,
    open_classes,
    progress_of,
    progress_table,
    skills_of,
    without_all,
)
from courses.progress.wording import agency_sentence, summary_sentence
from courses.registrations.permissions import may_register_for
from portal import keyset
from portal.accounts.requests import signed_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet
    from django.http import HttpRequest

    from courses.people.officials import Official
    from courses.progress.choices import Chosen
    from courses.progress.rows import AgencyProgress, ProgressTable
    from portal.accounts.models import User
    from portal.organisations.models import Agency

PAGE = 50
AT_ONCE = 24  # of the places where nobody has completed anything; the others are unfolded
MOST_EXPORTED = 5000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BY_NAME = keyset.Order("name", read=keyset.words)


def for_watchers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """404 for everybody who may see the progress of no agency, as if there were no such page."""

    @require_safe
    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not may_see_progress(signed_in(request)):
            raise Http404
        return view(request, **kwargs)

    return guarded


@for_watchers
def index(request: HttpRequest) -> HttpResponse:
    """All agencies that the user may see; who sees one only is led to it."""
    user = signed_in(request)
    only = list(agencies_seen_by(user).values_list("pk", flat=True)[:2])
    if len(only) == 1:
        query = request.GET.urlencode()
        return redirect(reverse("tien-do-dao-tao:agency", args=only) + (f"?{query}" if query else ""))
    modules = choices.all_modules()
    chosen = choices.chosen(request.GET, modules)
    table = progress_table(year=chosen.year, user=user, module=chosen.module, level=chosen.level or None)
    nobody = choices.sorted_rows(table.without_anybody, choices.NAME)
    context = {
        "chosen": chosen,
        "table": table,
        "sentence": summary_sentence(table),
        "sections": [_section(table, level, chosen) for level in choices.LEVELS if table.of_level(level)],
        "nobody": nobody,
        "nobody_lists": [nobody[:AT_ONCE], nobody[AT_ONCE:]],
        "columns": _columns(chosen),
        "modules": modules,
        "years": choices.years(chosen.year),
        "levels": choices.LEVELS,
        "sorts": choices.SORTS,
        "may_set_targets": may_set_targets(user),
        "may_list_officials": may_list_officials(user),
        "header_title": _("Tiến độ đào tạo"),
        "page_title": _("Tiến độ đào tạo"),
        "header_icon": "tasks",
    }
    return render(request, "courses/admin/progress.html", context)


def _section(table: ProgressTable, level: str, chosen: Chosen) -> dict[str, Any]:
    rows = choices.sorted_rows(table.of_level(level), chosen.sort)
    return {"level": level, "heading": choices.LEVELS[level], "rows": rows, "pictures": pictures(rows)}


def _columns(chosen: Chosen) -> list[dict[str, Any]]:
    """The heads of the table; those that it can be sorted by have an address."""
    all_modules = chosen.module is None
    heads = [
        (_("Cơ quan"), choices.NAME, "ascending"),
        (_("Cán bộ"), "", ""),
        (_("Hoàn thành đủ") if all_modules else _("Hoàn thành"), "", ""),
        (_("Đã học") if all_modules else _("Tỷ lệ"), choices.SHARE, "ascending"),
        (_("Chỉ tiêu"), "", ""),
        (_("Còn thiếu"), choices.GAP, "descending"),
        (_("Giờ / người"), "", ""),
        (_("Kết quả"), "", ""),
    ]
    return [
        {
            "label": label,
            "number": 0 < place < len(heads) - 1,
            "address": chosen.address(**{choices.SORT: key}) if key else "",
            "direction": direction if key and chosen.sort == key else "",
        }
        for place, (label, key, direction) in enumerate(heads)
    ]


@for_watchers
def export(request: HttpRequest) -> HttpResponse:
    """The table as it was chosen, as XLSX."""
    chosen = choices.chosen(request.GET, choices.all_modules())
    table = progress_table(year=chosen.year, user=signed_in(request), module=chosen.module, level=chosen.level or None)
    return _file(workbook.of_agencies(table), f"tien-do-dao-tao-{chosen.year}.xlsx")


@for_watchers
def agency(request: HttpRequest, agency_pk: int) -> HttpResponse:
    """The officials of one agency, page by page, with what each has and lacks."""
    user = signed_in(request)
    place = _visible(user, agency_pk)
    all_modules = choices.all_modules()
    chosen = choices.chosen(request.GET, all_modules)
    row = progress_of([place], chosen.year, chosen.module).rows[0]
    modules, day = [part.module for part in row.parts], counted_on(chosen.year)
    shown = keyset.slice_of(
        _shown(row, chosen), BY_NAME, size=PAGE, after=request.GET.get("sau", ""), before=request.GET.get("truoc", "")
    )
    nominates = may_register_for(user, place.pk)
    classes = open_classes(place, modules, timezone.now()) if nominates else {}
    context = {
        "agency": place,
        "chosen": chosen,
        "row": row,
        "sentence": agency_sentence(row, chosen.year, day),
        "parts": [{"part": part, "session": classes.get(part.module.pk)} for part in row.parts],
        "people": skills_of(shown.rows, modules, day),
        "following": shown.following,
        "preceding": shown.preceding,
        "modules": all_modules,
        "years": choices.years(chosen.year),
        "kinds": OfficialKind.choices,
        "several": agencies_seen_by(user)[:2].count() > 1,
        "may_list_officials": may_list_officials(user),
        "header_title": _("Tiến độ đào tạo: %s") % place.name,
        "page_title": _("Tiến độ đào tạo"),
        "page_subtitle": place.name,
        "header_icon": "tasks",
    }
    return render(request, "courses/admin/progress_agency.html", context)


@for_watchers
def export_agency(request: HttpRequest, agency_pk: int) -> HttpResponse:
    """Everybody whom the same choice shows on the screen page after page, as XLSX."""
    place = _visible(signed_in(request), agency_pk)
    chosen = choices.chosen(request.GET, choices.all_modules())
    row = progress_of([place], chosen.year, chosen.module).rows[0]
    modules, day = [part.module for part in row.parts], counted_on(chosen.year)
    people = skills_of(list(_shown(row, chosen)[:MOST_EXPORTED]), modules, day)
    return _file(workbook.of_people(row, people, day), f"tien-do-dao-tao-{chosen.year}-{place.code}.xlsx")


def _visible(user: User, agency_pk: int) -> Agency:
    return get_object_or_404(agencies_seen_by(user), pk=agency_pk)


def _shown(row: AgencyProgress, chosen: Chosen) -> QuerySet[Official]:
    """The officials of the row's agency that the choice shows."""
    people = officials_of(row.agency)
    if chosen.kind:
        people = people.filter(kind=chosen.kind)
    if not chosen.everybody and row.parts:
        people = without_all(people, [part.module for part in row.parts], counted_on(chosen.year))
    return people


def _file(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})
