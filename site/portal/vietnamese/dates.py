"""Dates as Vietnamese papers write and people type them, and birth dates of which only the year is known."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from portal.vietnamese.errors import InvalidFormat, gettext_noop

_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_YEAR = re.compile(r"\d{4}")
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
EARLIEST_YEAR = 1850


@dataclass(frozen=True, slots=True)
class DateOrYear:
    """A day, or a year where no more is known: old papers often give the year of birth alone."""

    year: int
    day: date | None = None

    @property
    def iso(self) -> str:
        """What to store: "1985-02-03" or "1985"; both sort in time."""
        return self.day.isoformat() if self.day else f"{self.year:04d}"

    @classmethod
    def from_iso(cls, text: str) -> DateOrYear:
        if len(text) == 4:
            return cls(int(text))
        day = date.fromisoformat(text)
        return cls(day.year, day)

    def __str__(self) -> str:
        return format_date(self.day) if self.day else f"{self.year:04d}"


def long_date(day: date) -> str:
    """As at the foot of a paper: "ngày 03 tháng 02 năm 2026"."""
    return f"ngày {day.day:02d} tháng {day.month:02d} năm {day.year:04d}"


def format_date(day: date) -> str:
    """ "03/02/2026"."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def day_name(day: date) -> str:
    """ "thứ Sáu", "Chủ nhật"."""
    return WEEKDAYS[day.weekday()]


def parse_date(text: str) -> date:
    """Day, month and year in this order, parted by / . - or a blank; the ISO form of browsers as well.

    Raises InvalidFormat when it is not a date, or lies before 1850.
    """
    typed = unicodedata.normalize("NFKC", text).strip()
    if not typed:
        raise InvalidFormat(gettext_noop("Chưa có ngày. Hãy nhập theo mẫu ngày/tháng/năm, ví dụ 03/02/2026."))
    if found := _DAY_MONTH_YEAR.fullmatch(typed):
        day, month, year = map(int, found.groups())
    elif found := _ISO.fullmatch(typed):
        year, month, day = map(int, found.groups())
    else:
        raise InvalidFormat(gettext_noop("Ngày không đúng mẫu. Hãy nhập theo mẫu ngày/tháng/năm, ví dụ 03/02/2026."))
    _check_year(year)
    if not 1 <= month <= 12:
        raise InvalidFormat(
            gettext_noop("Không có tháng %(month)s. Hãy nhập theo thứ tự ngày/tháng/năm, ví dụ 25/02/2026."),
            month=month,
        )
    try:
        return date(year, month, day)
    except ValueError as error:
        raise InvalidFormat(
            gettext_noop("Tháng %(month)s năm %(year)s không có ngày %(day)s. Hãy kiểm tra lại ngày vừa nhập."),
            day=day,
            month=month,
            year=year,
        ) from error


def parse_date_or_year(text: str) -> DateOrYear:
    """A whole date, or four digits of a year. Raises InvalidFormat."""
    typed = unicodedata.normalize("NFKC", text).strip()
    if _YEAR.fullmatch(typed):
        _check_year(int(typed))
        return DateOrYear(int(typed))
    try:
        day = parse_date(typed)
    except InvalidFormat as error:
        if _DAY_MONTH_YEAR.fullmatch(typed) or _ISO.fullmatch(typed):
            raise
        raise InvalidFormat(
            gettext_noop(
                "Hãy nhập ngày theo mẫu ngày/tháng/năm, ví dụ 03/02/1985, hoặc chỉ năm, ví dụ 1985, nếu giấy tờ "
                "chỉ ghi năm."
            )
        ) from error
    return DateOrYear(day.year, day)


def _check_year(year: int) -> None:
    if not EARLIEST_YEAR <= year <= 2200:
        raise InvalidFormat(
            gettext_noop("Năm %(year)s không hợp lý. Hãy nhập đủ bốn chữ số của năm, ví dụ 1985."), year=year
        )
