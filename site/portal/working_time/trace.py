"""How a deadline was reckoned, line by line: kept with the case, shown to officer and citizen.

A line keeps facts and makes its Vietnamese sentence from them, so that the stored form is small and the words can be
improved afterwards.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any

from portal.working_time.calendar import VIETNAM
from portal.working_time.wording import days_in_words, duration_in_words, instant_in_words, stretch_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Kind(enum.StrEnum):
    RECEIVED = "received"
    OUTSIDE_HOURS = "outside_hours"
    HOURS = "hours"
    LIMIT = "limit"
    FROM_NEXT_DAY = "from_next_day"
    CUTOFF = "cutoff"
    EXTRA_DAYS = "extra_days"
    COUNTED = "counted"
    DAY_OFF = "day_off"
    MAKE_UP = "make_up"
    PAUSED = "paused"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One fact. Which fields are filled depends on `kind`.

    `start` and `end` are aware instants (of a day off, its first and last day at midnight); `days` counts working days
    and `minutes` working minutes; `name` and `source` are free text.
    """

    kind: Kind
    start: datetime | None = None
    end: datetime | None = None
    days: int = 0
    minutes: int = 0
    name: str = ""
    source: str = ""

    @property
    def text(self) -> str:
        """The Vietnamese sentence."""
        source = f" ({self.source})" if self.source else ""
        match self.kind:
            case Kind.RECEIVED:
                return f"Tiếp nhận lúc {instant_in_words(self._start)}."
            case Kind.OUTSIDE_HOURS:
                return f"Tiếp nhận ngoài giờ làm việc nên được tính từ {instant_in_words(self._start)}."
            case Kind.HOURS:
                return f"Giờ làm việc: {self.name}{source}."
            case Kind.LIMIT:
                return f"Thời hạn giải quyết: {self.name}."
            case Kind.FROM_NEXT_DAY:
                return f"Ngày tiếp nhận không tính; bắt đầu tính từ ngày làm việc tiếp theo{source}."
            case Kind.CUTOFF:
                return f"Tiếp nhận sau {self.name} nên được tính vào ngày làm việc tiếp theo."
            case Kind.EXTRA_DAYS:
                return f"Cộng thêm {self.days} ngày làm việc: {self.name}{source}."
            case Kind.COUNTED if self.days:
                return f"{days_in_words(self._start, self._end)}: tính {self.days} ngày làm việc."
            case Kind.COUNTED:
                return f"{stretch_in_words(self._start, self._end)}: tính {duration_in_words(self.minutes)}."
            case Kind.DAY_OFF:
                return f"{days_in_words(self._start, self._end)}: nghỉ, không tính – {self.name}{source}."
            case Kind.MAKE_UP:
                return f"{days_in_words(self._start, self._end)}: đi làm, có tính – {self.name}{source}."
            case Kind.PAUSED:
                until = f" đến {instant_in_words(self.end)}" if self.end else ""
                reason = f" – {self.name}" if self.name else ""
                left = f"còn lại {duration_in_words(self.minutes)}" if self.minutes else "không còn thời gian"
                return f"Tạm dừng tính từ {instant_in_words(self._start)}{until}{reason}; {left}."
            case Kind.DUE:
                return f"Hẹn trả kết quả lúc {instant_in_words(self._end)}."

    @property
    def _start(self) -> datetime:
        if self.start is None:
            raise ValueError(f"a line of kind {self.kind.value} needs its start")
        return self.start

    @property
    def _end(self) -> datetime:
        if self.end is None:
            raise ValueError(f"a line of kind {self.kind.value} needs its end")
        return self.end


Trace = tuple[TraceLine, ...]


def explain(trace: Iterable[TraceLine]) -> list[str]:
    """The sentences, in order."""
    return [line.text for line in trace]


def to_json(trace: Iterable[TraceLine]) -> list[dict[str, Any]]:
    """Plain values for a JSON field; what is empty is left out."""
    rows = []
    for line in trace:
        row: dict[str, Any] = {}
        for item in fields(line):
            value = getattr(line, item.name)
            if value:
                row[item.name] = value.isoformat() if isinstance(value, datetime) else value
        row["kind"] = line.kind.value
        rows.append(row)
    return rows


def from_json(rows: Iterable[Mapping[str, Any]]) -> Trace:
    """The inverse of `to_json`."""
    return tuple(
        TraceLine(
            kind=Kind(row["kind"]),
            start=_read(row.get("start")),
            end=_read(row.get("end")),
            days=row.get("days", 0),
            minutes=row.get("minutes", 0),
            name=row.get("name", ""),
            source=row.get("source", ""),
        )
        for row in rows
    )


def _read(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).astimezone(VIETNAM) if text else None
