"""How far the agencies are with their training, and who lacks what."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import Case, Count, Exists, F, OuterRef, Q, Sum, Value, When
from django.utils import timezone

from courses.people.officials import Official
from courses.programme.kinds import AudienceLevel
from courses.programme.policy import TrainingPolicy
from courses.progress.models import Completion
from courses.progress.permissions import seen_agencies
from courses.progress.rows import AgencyProgress, ModuleProgress, ProgressTable
from courses.progress.skills import OfficialSkills, skill_on
from courses.progress.targets import targets_of
from courses.registrations.models import IN_HAND, Registration
from courses.sessions.models import CourseSession
from portal.organisations.models import Agency
from portal.vietnamese import sort_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from courses.programme.modules import SkillModule
    from courses.progress.models import CompletionQuerySet
    from portal.accounts.models import User

# The agency of whoever completed something, as it is today.
AGENCY = "user__official__agency_id"


def counted_on(year: int, today: date | None = None) -> date:
    """The day as of which `year` is counted: its last, or today where that has not come."""
    return min(today or timezone.localdate(), date(year, 12, 31))


def agencies_seen_by(user: User) -> QuerySet[Agency]:
    """The active agencies whose people's training `user` may look at."""
    seen = seen_agencies(user)
    active = Agency.objects.filter(is_active=True)
    return active if seen is None else active.filter(pk__in=seen)


def progress_table(
    *,
    year: int,
    user: User,
    module: SkillModule | None = None,
    level: str | None = None,
    today: date | None = None,
) -> ProgressTable:
    """One row for each active agency that `user` may see, by level and name.

    Counts the people who work there today and what they hold at the year's end, or today where that has not come:
    of `module`, or of all modules the agency has a target for. Seven queries at most, however many agencies and people.
    """
    agencies = list(agencies_seen_by(user).filter(**{"level": level} if level else {}))
    seen = None if seen_agencies(user) is None else [agency.pk for agency in agencies]
    return _table(agencies, seen, year, module, today)


def progress_of(agencies: Sequence[Agency], year: int, module: SkillModule | None = None) -> ProgressTable:
    """The rows of these agencies, whoever asks. Six queries at most."""
    return _table(agencies, [agency.pk for agency in agencies], year, module, None)


def _table(
    agencies: Sequence[Agency],
    seen: Collection[int] | None,
    year: int,
    module: SkillModule | None,
    today: date | None,
) -> ProgressTable:
    targets = targets_of(year)
    modules = [module] if module else list(targets.modules.values())
    wanted: dict[int, list[tuple[SkillModule, int | None]]] = {
        agency.pk: [(module, targets.percent(module.pk, agency))] if module else [*targets.modules_of(agency)]
        for agency in agencies
    }
    day = counted_on(year, today)
    people = Official.objects.active() if seen is None else Official.objects.active().filter(agency__in=seen)
    counts = _Counts(
        officials=dict(people.order_by().values_list("agency_id").annotate(Count("pk"))),
        held=_held(seen, modules, day),
        held_all=_held_all(seen, {agency: [one.pk for one, _share in parts] for agency, parts in wanted.items()}, day),
        hours=_hours(seen, year),
        yearly_hours=TrainingPolicy.load().yearly_hours,
    )
    targeted = {key for key, parts in wanted.items() if any(percent is not None for _module, percent in parts)}
    ordered = sorted(agencies, key=lambda one: (one.level, sort_key(one.name)))
    rows = tuple(
        counts.row(agency, wanted[agency.pk], is_expected=not targeted or agency.pk in targeted) for agency in ordered
    )
    return ProgressTable(year, day, tuple(modules), rows, counts.yearly_hours)


@dataclass(frozen=True, slots=True)
class _Counts:
    """By agency: its officials, how many of them hold each module, or all they ought to, and their hours."""

    officials: dict[int, int]
    held: dict[tuple[int, int], int]
    held_all: dict[int, int]
    hours: dict[int, Decimal]
    yearly_hours: int

    def row(
        self, agency: Agency, wanted: Sequence[tuple[SkillModule, int | None]], *, is_expected: bool
    ) -> AgencyProgress:
        officials = self.officials.get(agency.pk, 0)
        parts = tuple(
            ModuleProgress(module, officials, self.held.get((agency.pk, module.pk), 0), percent)
            for module, percent in wanted
        )
        only = parts[0].completed if parts else 0
        return AgencyProgress(
            agency=agency,
            officials=officials,
            parts=parts,
            completed_all=self.held_all.get(agency.pk, 0) if len(parts) > 1 else only,
            hours=self.hours.get(agency.pk, Decimal(0)),
            yearly_hours=self.yearly_hours,
            is_expected=is_expected,
        )


def _of(agencies: Collection[int] | None, completions: CompletionQuerySet) -> CompletionQuerySet:
    """The completions of the active people of these agencies; None means every agency."""
    active = completions.filter(user__official__is_active=True).order_by()
    return active if agencies is None else active.filter(**{f"{AGENCY}__in": agencies})


def _held(seen: Collection[int] | None, modules: Sequence[SkillModule], day: date) -> dict[tuple[int, int], int]:
    """How many people of each agency hold each module. One query."""
    held = _of(seen, Completion.objects.held_on(day).filter(module__in=modules))
    rows = held.values_list(AGENCY, "module_id").annotate(Count("user", distinct=True))
    return {(agency_id, module_id): number for agency_id, module_id, number in rows}


def _held_all(seen: Collection[int] | None, wanted: Mapping[int, Sequence[int]], day: date) -> dict[int, int]:
    """How many people of each agency hold all modules that are wanted there. One query, none where one module is
    wanted at most.
    """
    sets: dict[frozenset[int], list[int]] = defaultdict(list)
    for agency_id, ought in wanted.items():
        if len(ought) > 1:
            sets[frozenset(ought)].append(agency_id)
    if not sets:
        return {}
    of_agencies = {modules: Q((f"{AGENCY}__in", agencies)) for modules, agencies in sets.items()}
    if len(sets) == 1:
        [(modules, _agencies)] = sets.items()
        counted = Q(module__in=modules)
        enough: Case | Value = Value(len(modules))
    else:
        counted = reduce(or_, (agency & Q(module__in=modules) for modules, agency in of_agencies.items()))
        enough = Case(*(When(agency, then=len(modules)) for modules, agency in of_agencies.items()))
    held = _of(seen, Completion.objects.held_on(day).filter(counted)).values("user_id", AGENCY)
    full = held.annotate(modules=Count("module", distinct=True)).filter(modules__gte=enough)
    return Counter(full.values_list(AGENCY, flat=True))


def _hours(seen: Collection[int] | None, year: int) -> dict[int, Decimal]:
    """The hours that the people of each agency completed in `year`. One query."""
    return dict(_of(seen, Completion.objects.of_year(year)).values_list(AGENCY).annotate(Sum("hours")))


def lacking(
    agency: Agency, year: int, module: SkillModule | None = None, *, today: date | None = None
) -> list[OfficialSkills]:
    """The officials of `agency` who hold not all of the modules it has a target for in `year` (or not `module`), each
    with all of these modules. At most four queries.
    """
    modules = wanted_modules(agency, year, module)
    day = counted_on(year, today)
    people = without_all(officials_of(agency), modules, day)
    return skills_of(list(people), modules, day)


def wanted_modules(agency: Agency, year: int, module: SkillModule | None = None) -> list[SkillModule]:
    """`module` alone, else the modules that `agency` has a target for in `year`."""
    return [module] if module else [wanted for wanted, _percent in targets_of(year).modules_of(agency)]


def officials_of(agency: Agency) -> QuerySet[Official]:
    """The active officials by name, which `name` holds too."""
    people = Official.objects.active().filter(agency=agency).select_related("user").annotate(name=F("user__full_name"))
    return people.order_by("name", "pk")


def without_all(people: QuerySet[Official], modules: Iterable[SkillModule], day: date) -> QuerySet[Official]:
    """Those who do not hold every one of `modules` on `day`; nobody where there are none."""
    lacks = Q(pk__in=[])
    for module in modules:
        lacks |= ~Q(Exists(Completion.objects.held_on(day).filter(user=OuterRef("user"), module=module)))
    return people.filter(lacks)


def skills_of(people: Sequence[Official], modules: Sequence[SkillModule], day: date) -> list[OfficialSkills]:
    """What each of `people` has of `modules` on `day`, in their order. Two queries."""
    users = [official.user_id for official in people]
    completions: dict[tuple[int, int], list[Completion]] = defaultdict(list)
    if users and modules:
        for row in Completion.objects.filter(user__in=users, module__in=modules).order_by("completed_on", "pk"):
            completions[row.user_id, row.module_id].append(row)
    coming = _registered(users, modules)
    return [
        OfficialSkills(
            official,
            tuple(
                skill_on(
                    day,
                    module,
                    completions[official.user_id, module.pk],
                    coming.get((official.user_id, module.pk)),
                )
                for module in modules
            ),
        )
        for official in people
    ]


def _registered(users: Sequence[int], modules: Sequence[SkillModule]) -> dict[tuple[int, int], Registration]:
    """The registration in hand for a class of each module, the class that begins first. One query."""
    if not users or not modules:
        return {}
    found: dict[tuple[int, int], Registration] = {}
    cases = Registration.objects.filter(state__in=IN_HAND, applicant__in=users, session__module__in=modules)
    for case in cases.select_related("session").order_by("session__starts_at", "pk"):
        found.setdefault((case.applicant_id or 0, case.session.module_id), case)
    return found


def open_classes(agency: Agency, modules: Sequence[SkillModule], now: datetime) -> dict[int, CourseSession]:
    """By module, the next class that takes registrations of people of `agency`. One query."""
    levels = [AudienceLevel.ALL, agency.level]
    sessions = CourseSession.objects.open_for_registration(now).filter(module__in=modules, audience_level__in=levels)
    found: dict[int, CourseSession] = {}
    for session in sessions.order_by("starts_at", "pk"):
        found.setdefault(session.module_id, session)
    return found
