"""The calendar's screens below the training page: month, week, list. Each function gives what its template shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.calendar import asking, selectors
from courses.calendar.addresses import webcal
from courses.calendar.grid import WEEKDAYS, Month, in_words, monday, weekday
from courses.calendar.states import State, state_of
from courses.registrations.wording import when_words, where_words
from courses.sessions.models import DayPart, HalfDay
from portal.working_time.calendar import VIETNAM

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

    from courses.calendar.asking import Filters
    from courses.calendar.selectors import Days, OnDay, Options
    from courses.programme.pages import TrainingPage
    from courses.sessions.models import CourseSession

# How many classes one day of the month shows before it leads to its own list.
MOST_ON_A_DAY = 4
MOST_CLOSING = 3
LIST_SIZE = 20
WEEK, LIST, FEED = "tuan/", "danh-sach/", "lich.ics"


@dataclass(frozen=True)
class Entry:
    """A class as one line of the calendar."""

    session: CourseSession
    url: str
    state: State
    hours: str = ""
    when: str = ""
    where: str = ""
    closes: str = ""


@dataclass(frozen=True)
class Day:
    """A day of the month: the classes shown, and how many more there are at `more_url`."""

    day: date
    is_today: bool
    is_past: bool
    entries: list[Entry] = field(default_factory=list)
    more: int = 0
    more_url: str = ""

    @property
    def weekday(self) -> str:
        return weekday(self.day)


@dataclass(frozen=True)
class Choice:
    """A filter as a control: its name in the address, its label, and (value, name) to choose from."""

    name: str
    label: str
    value: str
    options: list[tuple[str, str]]


@dataclass(frozen=True)
class Link:
    """`more` is read out and not shown."""

    text: str
    url: str
    is_current: bool = False
    more: str = ""


class Screen:
    """What all screens share: the page's address, the filters, the clock, and the ways to the other screens."""

    def __init__(self, page: TrainingPage, request: HttpRequest) -> None:
        self.page, self.query = page, request.GET
        self.base = page.get_url(request) or "/"
        self.now = timezone.now()
        self.today = timezone.localdate(self.now, VIETNAM)
        self.filters: Filters = asking.read(request.GET)

    def address(self, below: str = "", **more: str) -> str:
        query = self.filters.address(**more)
        return f"{self.base}{below}{query}" if query != "?" else f"{self.base}{below}"

    def url_of(self, session: Any) -> str:
        """The class's page, from where it stands in the tree: no query for each."""
        return f"{self.base}{session.url_path.removeprefix(self.page.url_path)}"

    def entry(self, session: CourseSession, **more: str) -> Entry:
        return Entry(session, self.url_of(session), state_of(session, self.now), **more)

    def context(self, *, current: str, kept: dict[str, str], day: date) -> dict[str, Any]:
        """`kept` is what the form of the filters keeps besides them; `day` is where week and month open."""
        found = selectors.options()
        return {
            "base": self.base,
            "filters": self.filters,
            "choices": self._choices(found),
            "chosen": self._chosen(found, current, kept),
            "kept": kept,
            "here": f"{self.base}{current}",
            "feed_url": self.address(FEED),
            "webcal_url": webcal(self.address(FEED)),
            "weekdays": WEEKDAYS,
            "views": [
                Link(_("Tháng"), self.address(thang=Month.of(day).key), current == ""),
                Link(_("Tuần"), self.address(WEEK, ngay=day.isoformat()), current == WEEK),
                Link(_("Danh sách"), self.address(LIST), current == LIST),
            ],
        }

    def _choices(self, found: Options) -> list[Choice]:
        chosen = self.filters
        levels = [(key, str(label)) for key, (_level, label) in asking.LEVELS.items()]
        modes = [(key, str(mode.label)) for key, mode in asking.MODES.items()]
        return [
            Choice(asking.LEVEL, _("Dành cho"), chosen.level, [("", _("Mọi cấp")), *levels]),
            _coded(asking.MODULE, _("Mô đun kỹ năng"), chosen.module, _("Mọi mô đun"), found.modules),
            _coded(asking.UNIT, _("Xã, phường"), chosen.unit, _("Mọi nơi"), found.units),
            Choice(asking.MODE, _("Hình thức"), chosen.mode, [("", _("Mọi hình thức")), *modes]),
            _coded(asking.ORGANISER, _("Đơn vị tổ chức"), chosen.organiser, _("Mọi đơn vị"), found.organisers),
        ]

    def _chosen(self, found: Options, current: str, kept: dict[str, str]) -> list[Link]:
        """Each filter in force by name, with the address without it."""
        names = {choice.name: dict(choice.options).get(choice.value, choice.value) for choice in self._choices(found)}
        names[asking.FREE] = _("Còn chỗ")
        below = f"{self.base}{current}"
        return [
            Link(names[name], below + self.filters.without(name).address(**kept)) for name in self.filters.parameters
        ]


def month(page: TrainingPage, request: HttpRequest) -> dict[str, Any]:
    """The month that `?thang=` names, or the present one."""
    screen = Screen(page, request)
    asked = Month.read(screen.query.get(asking.MONTH, ""))
    shown = asked or Month.of(screen.today)
    is_front = asked is None and not screen.filters
    found = selectors.days_between(
        screen.filters,
        shown.first,
        shown.last,
        now=screen.now,
        most=MOST_ON_A_DAY + 1,
        closing=MOST_CLOSING if is_front else 0,
    )
    kept = {asking.MONTH: shown.key} if asked else {}
    day = screen.today if shown == Month.of(screen.today) else shown.first
    weeks = [[_day(screen, one, found) if one else None for one in week] for week in shown.weeks()]
    return {
        **screen.context(current="", kept=kept, day=day),
        "month": shown,
        "weeks": weeks,
        "is_empty": not found.counts,
        "hides_past": min(found.counts, default=screen.today) < screen.today <= max(found.counts, default=screen.today),
        "previous": _step(screen, shown.before),
        "following": _step(screen, shown.after),
        "nearest": [] if found.counts else _nearest_months(screen, shown),
        "is_front": is_front,
        "closing": [_listed(screen, session) for session in found.closing],
    }


def week(page: TrainingPage, request: HttpRequest) -> dict[str, Any]:
    """The week of the day that `?ngay=` names, or of today: a row for each day, a column for each part of it."""
    screen = Screen(page, request)
    day = asking.read_day(screen.query.get(asking.DAY, "")) or screen.today
    first = monday(day)
    last = first + timedelta(days=6)
    found = selectors.days_between(screen.filters, first, last, now=screen.now).classes
    parts = [part for part in DayPart if part != DayPart.EVENING or _meets_at(found, part)]
    rows = [
        {
            "day": one,
            "weekday": weekday(one),
            "is_today": one == screen.today,
            "parts": [_of_part(screen, found.get(one, []), part) for part in parts],
            "is_empty": one not in found,
        }
        for one in (first + timedelta(days=number) for number in range(7))
    ]
    return {
        **screen.context(current=WEEK, kept={asking.DAY: day.isoformat()}, day=day),
        "first": first,
        "last": last,
        "week_words": _week_words(first, screen.today.year),
        "parts": parts,
        "rows": rows,
        "is_empty": not found,
        "previous": _week_link(screen, first - timedelta(days=7)),
        "following": _week_link(screen, first + timedelta(days=7)),
        "this_week": "" if first == monday(screen.today) else screen.address(WEEK),
        "nearest": [] if found else _nearest_weeks(screen, first, last),
    }


def listing(page: TrainingPage, request: HttpRequest) -> dict[str, Any]:
    """The classes to come; those of `?ngay=`; or with `?da-qua=1` those that were."""
    screen = Screen(page, request)
    day = asking.read_day(screen.query.get(asking.DAY, ""))
    is_past = day is None and screen.query.get(asking.PAST, "") == "1"
    if day is not None:
        sessions = selectors.on_day(screen.filters, day, now=screen.now)
        kept, title = {asking.DAY: day.isoformat()}, _("Lớp học %s") % in_words(day)
    elif is_past:
        sessions = selectors.past(screen.filters, now=screen.now)
        kept, title = {asking.PAST: "1"}, _("Các lớp đã qua")
    else:
        sessions = selectors.upcoming(screen.filters, now=screen.now)
        kept, title = {}, _("Các lớp sắp tới")
    found = Paginator(sessions, LIST_SIZE).get_page(screen.query.get("trang"))
    return {
        **screen.context(current=LIST, kept=kept, day=day or screen.today),
        "list_title": title,
        "found": found,
        "groups": _by_month([_listed(screen, session) for session in found.object_list]),
        "day": day,
        "is_past": is_past,
        "other_list": screen.address(LIST) if is_past or day else screen.address(LIST, da_qua="1"),
        "month_url": screen.address(thang=Month.of(day).key) if day else "",
    }


def _listed(screen: Screen, session: Any) -> Entry:
    """With the last hour of registration while it is open."""
    is_open = session.takes_registrations(screen.now)
    closes = _("hạn %s") % f"{timezone.localtime(session.closes_at):%H:%M ngày %d/%m}" if is_open else ""
    return screen.entry(session, when=when_words(session), where=where_words(session), closes=closes)


def _day(screen: Screen, day: date, found: Days) -> Day:
    """One class more than fits is shown rather than counted."""
    classes, count = found.classes.get(day, []), found.counts.get(day, 0)
    shown = classes if count <= MOST_ON_A_DAY + 1 else classes[:MOST_ON_A_DAY]
    return Day(
        day=day,
        is_today=day == screen.today,
        is_past=day < screen.today,
        entries=[screen.entry(one.session, hours=f"{one.starts_at:%H:%M}–{one.ends_at:%H:%M}") for one in shown],
        more=count - len(shown),
        more_url=screen.address(LIST, ngay=day.isoformat()) if count > len(shown) else "",
    )


def _of_part(screen: Screen, found: list[OnDay], part: DayPart) -> list[Entry]:
    """Every meeting in this part of the day."""
    entries = []
    for one in found:
        for start, end, room in one.meetings:
            if HalfDay(starts_at=start).part == part:
                where = where_words(one.session)
                place = f"{room}, {where}" if room and room not in where else where
                entries.append(screen.entry(one.session, hours=f"{start:%H:%M}–{end:%H:%M}", where=place))
    return entries


def _meets_at(found: dict[date, list[OnDay]], part: DayPart) -> bool:
    meetings = (meeting for day in found.values() for one in day for meeting in one.meetings)
    return any(HalfDay(starts_at=start).part == part for start, _end, _room in meetings)


def _by_month(entries: list[Entry]) -> list[tuple[str, list[Entry]]]:
    groups: list[tuple[str, list[Entry]]] = []
    for entry in entries:
        name = Month.of(timezone.localdate(entry.session.starts_at, VIETNAM)).name
        if not groups or groups[-1][0] != name:
            groups.append((name, []))
        groups[-1][1].append(entry)
    return groups


def _step(screen: Screen, month: Month) -> Link | None:
    if not month.is_reachable:
        return None
    return Link(_("Tháng %d") % month.month, screen.address(thang=month.key), more=_(" năm %d") % month.year)


def _week_link(screen: Screen, first: date) -> Link | None:
    if not Month.of(first).is_reachable:
        return None
    return Link(_week_words(first, screen.today.year), screen.address(WEEK, ngay=first.isoformat()))


def _week_words(first: date, this_year: int) -> str:
    """`14/12–20/12`, with the year where it is another than this one."""
    last = first + timedelta(days=6)
    return f"{first:%d/%m}–{last:%d/%m}" if last.year == this_year else f"{first:%d/%m}–{last:%d/%m/%Y}"


def _nearest_months(screen: Screen, shown: Month) -> list[Link]:
    """The next month with classes first, then the last one before."""
    earlier, later = selectors.nearest_days(screen.filters, shown.first, shown.last, now=screen.now)
    months = [Month.of(day) for day in (later, earlier) if day]
    return [Link(one.name, screen.address(thang=one.key)) for one in months]


def _nearest_weeks(screen: Screen, first: date, last: date) -> list[Link]:
    earlier, later = selectors.nearest_days(screen.filters, first, last, now=screen.now)
    weeks = [monday(day) for day in (later, earlier) if day]
    return [Link(_week_words(one, screen.today.year), screen.address(WEEK, ngay=one.isoformat())) for one in weeks]


def _coded(name: str, label: str, value: str, every: str, found: Iterable[tuple[str, str]]) -> Choice:
    """A choice of codes; one that is not known stays chosen, as it was asked for."""
    options = [("", every), *found]
    if value and value not in dict(options):
        options.append((value, value))
    return Choice(name, label, value, options)
