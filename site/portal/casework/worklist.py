"""What an officer has to do: shelves with counts, filters, search, pages that stay quick with many cases.

A kind of case makes one `Worklist` in its viewset. Nothing here counts or sorts more than a page's worth of rows:
counts stop at 99, and pages go on from the last row shown instead of counting rows to skip (keyset pagination).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal import keyset
from portal.accounts.requests import signed_in
from portal.casework.clock import next_due_in_words
from portal.casework.models import Phase
from portal.casework.standing import standing_of
from portal.organisations.models import Agency

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from django.http import HttpRequest
    from django.utils.functional import _StrPromise

    from portal.accounts.models import User
    from portal.casework.models import Case, CaseQuerySet
    from portal.casework.transitions import Transition

    Narrow = Callable[[CaseQuerySet, User, datetime], CaseQuerySet]

COUNT_LIMIT = 99
URGENT_FIRST = ("urgent_at", "pk")
NEWEST_FIRST = ("-received_at", "-pk")
NOTHING = _("Không có gì ở đây.")


@dataclass(frozen=True)
class Shelf:
    """One tab of the worklist. `narrow` takes (queryset, user, now); `counted` shelves show how many lie there."""

    key: str
    label: str | _StrPromise
    narrow: Narrow
    order: tuple[str, str] = URGENT_FIRST
    empty: str | _StrPromise = NOTHING
    counted: bool = True


MINE = Shelf("cua-toi", _("Của tôi"), lambda cases, user, now: cases.mine(user), empty=_("Bạn không giữ việc nào."))
MY_DESK = Shelf(
    "cho-nhan",
    _("Chờ nhận"),
    lambda cases, user, now: cases.my_desk(user),
    empty=_("Không có việc nào chờ cơ quan bạn nhận."),
)
TODAY = Shelf(
    "hom-nay",
    _("Đến hạn hôm nay"),
    lambda cases, user, now: cases.due_today(now),
    empty=_("Hôm nay không còn việc nào đến hạn."),
)
OVERDUE = Shelf(
    "qua-han",
    _("Quá hạn"),
    lambda cases, user, now: cases.overdue(now),
    empty=_("Không có việc nào quá hạn."),
)
WAITING = Shelf(
    "cho-dan",
    _("Chờ người dân"),
    lambda cases, user, now: cases.waiting_for_citizen(),
    empty=_("Không chờ người dân việc gì."),
)
OPEN = Shelf(
    "dang-mo",
    _("Đang giải quyết"),
    lambda cases, user, now: cases.filter(phase=Phase.ACTIVE),
    empty=_("Không có việc nào đang giải quyết."),
)
ALL = Shelf("tat-ca", _("Tất cả"), lambda cases, user, now: cases, order=NEWEST_FIRST, counted=False)
SHELVES = (MINE, MY_DESK, TODAY, OVERDUE, WAITING, OPEN, ALL)


@dataclass(frozen=True)
class Column:
    """A column of the kind's own. `value` takes a case and returns text."""

    label: str | _StrPromise
    value: Callable[[Any], Any]


@dataclass(frozen=True)
class ChoiceFilter:
    """A choice above the list. `choices` takes the user; `narrow` takes (queryset, value chosen)."""

    name: str
    label: str | _StrPromise
    choices: Callable[[User], Iterable[tuple[str, str]]]
    narrow: Callable[[CaseQuerySet, str], CaseQuerySet]


@dataclass(frozen=True)
class Row:
    """A case with what the list says about it."""

    case: Any
    due: Any
    actions: Sequence[Transition] = ()
    cells: Sequence[Any] = ()


@dataclass
class Page:
    """What the template shows: rows, tabs with counts, filters with what is chosen, and the ways on and back."""

    shelf: Shelf
    rows: list[Row]
    tabs: list[dict[str, Any]]
    filters: list[dict[str, Any]]
    query: str
    next_cursor: str = ""
    previous_cursor: str = ""
    chosen: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def keys(self) -> list[tuple[str, str]]:
        """The keys that do something on a row shown, each once, with its act (or acts, where rows differ)."""
        acts: dict[str, dict[str, None]] = {}
        for row in self.rows:
            for act in row.actions:
                acts.setdefault(act.shortcut, {})[str(act.label)] = None
        return [(key, ", ".join(labels)) for key, labels in sorted(acts.items())]


@dataclass(frozen=True, kw_only=True)
class Worklist:
    """How the cases of `model` are listed. `columns` and `filters` are the kind's own, besides those every kind has.

    `steps` are the (key, name) of the kind's steps, to filter by; `row_actions` says whether rows offer their acts by
    key (costs one query for the steps; the kind's guards must not query by themselves then).
    """

    model: type[Case]
    columns: tuple[Column, ...] = ()
    filters: tuple[ChoiceFilter, ...] = ()
    steps: tuple[tuple[str, str | _StrPromise], ...] = ()
    shelves: tuple[Shelf, ...] = SHELVES
    page_size: int = 50
    select_related: tuple[str, ...] = ()
    row_actions: bool = True

    # --- Filters ------------------------------------------------------------------------------------------------------
    def all_filters(self) -> tuple[ChoiceFilter, ...]:
        """State, then the kind's own, then step and agency."""
        table = self.model.table()
        state = ChoiceFilter(
            "trang-thai",
            _("Trạng thái"),
            lambda user: [(str(value), str(label)) for value, label in table.states.choices],
            lambda cases, value: cases.filter(state=value),
        )
        step = ChoiceFilter("buoc", _("Bước"), lambda user: [(key, str(name)) for key, name in self.steps], _in_step)
        agency = ChoiceFilter("co-quan", _("Cơ quan"), _agency_choices, _of_agency)
        return (state, *self.filters, *((step,) if self.steps else ()), agency)

    def visible(self, user: User) -> CaseQuerySet:
        return self.model._default_manager.visible_to(user)  # type: ignore[attr-defined]

    def first_shelf(self, counts: Mapping[str, int]) -> Shelf:
        """The first shelf with something on it."""
        return next((shelf for shelf in self.shelves if counts.get(shelf.key)), self.shelves[0])

    # --- Reading ------------------------------------------------------------------------------------------------------
    def counts(self, user: User, now: datetime, shelves: Iterable[Shelf] | None = None) -> dict[str, int]:
        """How many cases lie on each counted shelf, up to 100; one query."""
        shelves = [shelf for shelf in (self.shelves if shelves is None else shelves) if shelf.counted]
        cases = self.visible(user)
        parts, params, keys = [], [], []
        for shelf in shelves:
            narrowed = shelf.narrow(cases, user, now).order_by().values("pk")[: COUNT_LIMIT + 1]
            try:
                sql, values = narrowed.query.sql_with_params()
            except EmptyResultSet:
                continue
            keys.append(shelf.key)
            parts.append(f"(SELECT COUNT(*) FROM ({sql}) shelf_{len(keys)})")  # noqa: S608 -- the ORM's own SQL
            params.extend(values)
        counts = dict.fromkeys((shelf.key for shelf in shelves), 0)
        if parts:
            with connections[cases.db].cursor() as cursor:
                cursor.execute(f"SELECT {', '.join(parts)}", params)
                counts.update(zip(keys, cursor.fetchone(), strict=True))
        return counts

    def page(self, user: User, params: Mapping[str, str], now: datetime | None = None) -> Page:
        """The page of the worklist that `params` (shelf `ke`, search `q`, filters, cursor `sau` or `truoc`) ask for."""
        now = now or timezone.now()
        counts = self.counts(user, now)
        query = " ".join(params.get("q", "").split())[:200]
        wanted = {shelf.key: shelf for shelf in self.shelves}.get(params.get("ke", ""))
        shelf = wanted or (self.shelves[-1] if query else self.first_shelf(counts))
        cases = shelf.narrow(self.visible(user), user, now)
        if query:
            cases = cases.search(query)
        chosen: dict[str, str] = {}
        shown = []
        for item in self.all_filters():
            choices = list(item.choices(user))
            value = params.get(item.name, "")
            if value and value in {key for key, _label in choices}:
                cases = item.narrow(cases, value)
                chosen[item.name] = value
            if len(choices) > 1 or item.name in chosen:
                shown.append({"filter": item, "choices": choices, "value": chosen.get(item.name, "")})
        rows, following, preceding = self._slice(cases, shelf, params)
        return Page(
            shelf=shelf,
            rows=[self._row(case, user, now) for case in rows],
            tabs=[
                {"shelf": item, "count": capped(counts.get(item.key)), "current": item is shelf}
                for item in self.shelves
            ],
            filters=shown,
            query=query,
            next_cursor=following,
            previous_cursor=preceding,
            chosen=chosen,
            counts=counts,
        )

    def _row(self, case: Case, user: User, now: datetime) -> Row:
        actions = [row for row in case.table().available(user, case) if row.shortcut] if self.row_actions else []
        return Row(case, next_due_in_words(case, now), actions, [column.value(case) for column in self.columns])

    def _slice(self, cases: CaseQuerySet, shelf: Shelf, params: Mapping[str, str]) -> tuple[list[Case], str, str]:
        cases = cases.select_related("agency", "assignee", *self.select_related)
        if self.row_actions:
            steps = self.model.step_model()._default_manager.select_related("agency", "assignee")
            cases = cases.prefetch_related(Prefetch("steps", queryset=steps.order_by("round", "position", "pk")))
        name = shelf.order[0]
        found = keyset.slice_of(
            cases,
            keyset.Order(name.lstrip("-"), descending=name.startswith("-")),
            size=self.page_size,
            after=params.get("sau", ""),
            before=params.get("truoc", ""),
        )
        return found.rows, found.following, found.preceding


def counts_for(worklist: Worklist, request: HttpRequest) -> dict[str, int]:
    """The shelves' counts for the request's user, taken once per request; a worklist page lends its own."""
    known: dict[type[Case], dict[str, int]] = request.__dict__.setdefault("_shelf_counts", {})
    if worklist.model not in known:
        known[worklist.model] = worklist.counts(signed_in(request), timezone.now())
    return known[worklist.model]


def count_for_menu(worklist: Worklist, request: HttpRequest) -> int:
    """How many cases lie with the person or wait for their desk, up to 100."""
    known = request.__dict__.get("_shelf_counts", {})
    counts = known.get(worklist.model) or worklist.counts(signed_in(request), timezone.now(), (MINE, MY_DESK))
    return min(counts.get(MINE.key, 0) + counts.get(MY_DESK.key, 0), COUNT_LIMIT + 1)


def capped(count: int | None) -> str:
    if count is None:
        return ""
    return f"{COUNT_LIMIT}+" if count > COUNT_LIMIT else str(count)


def _in_step(cases: CaseQuerySet, key: str) -> CaseQuerySet:
    steps = cases.model.step_model()._default_manager.filter(key=key, state="active")
    return cases.filter(pk__in=steps.values("case_id"))


def _of_agency(cases: CaseQuerySet, value: str) -> CaseQuerySet:
    return cases.filter(agency_id=int(value))


def _agency_choices(user: User) -> list[tuple[str, str]]:
    standing = standing_of(user)
    agencies = Agency.objects.filter(is_active=True)
    if not (standing.sees_province or user.is_superuser):
        agencies = agencies.filter(pk__in=standing.agencies)
    return [(str(pk), name) for pk, name in agencies.values_list("pk", "name")]
