"""When a place is open, written once and shown wherever it is asked for."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.blocks.struct_block import StructBlockValidationError

from portal.cms.streams import PortalStreamField
from portal.working_time.models import Weekday
from portal.working_time.selectors import current_calendar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, time

    from portal.working_time.calendar import DayOff

# How far ahead days off are told.
AHEAD = timedelta(days=14)
DAY_CHOICES = [(str(number), name) for number, name in Weekday.choices]


class OpenDaysBlock(blocks.StructBlock):
    """The same hours from one day of the week to another."""

    first = blocks.ChoiceBlock(label=_("Từ"), choices=DAY_CHOICES, default="0", required=True)
    last = blocks.ChoiceBlock(label=_("đến hết"), choices=DAY_CHOICES, default="4", required=True)
    opens = blocks.TimeBlock(label=_("Mở lúc"))
    closes = blocks.TimeBlock(label=_("Đóng lúc"))
    opens_again = blocks.TimeBlock(label=_("Chiều mở lúc"), required=False)
    closes_again = blocks.TimeBlock(label=_("Chiều đóng lúc"), required=False)

    class Meta:
        icon = "time"
        label = _("Những ngày mở cửa")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        errors = {}
        if int(cleaned["last"]) < int(cleaned["first"]):
            errors["last"] = ValidationError(_("Ngày cuối phải sau ngày đầu trong tuần."))
        again, until = cleaned.get("opens_again"), cleaned.get("closes_again")
        if cleaned["closes"] <= cleaned["opens"]:
            errors["closes"] = ValidationError(_("Giờ đóng phải sau giờ mở."))
        if bool(again) != bool(until):
            errors["closes_again"] = ValidationError(_("Buổi chiều cần cả giờ mở và giờ đóng."))
        elif again and (again < cleaned["closes"] or until <= again):
            errors["opens_again"] = ValidationError(_("Buổi chiều phải sau buổi sáng, đóng sau khi mở."))
        if errors:
            raise StructBlockValidationError(errors)
        return cleaned


class WeekBlocks(blocks.StreamBlock):
    days = OpenDaysBlock()


class OpeningHours(models.Model):
    """A week; days that no row names are closed."""

    name = models.CharField(_("tên"), max_length=80, help_text=_("Để bạn nhận ra khi chọn; người đọc không thấy."))
    week = PortalStreamField(WeekBlocks(), verbose_name=_("trong tuần"))
    closed_on_days_off = models.BooleanField(
        _("nghỉ ngày lễ"),
        default=True,
        help_text=_("Những ngày nghỉ trong “Ngày nghỉ, làm bù” sắp đến thì được nói ra."),
    )
    note = models.CharField(_("nói thêm"), max_length=200, blank=True)
    note_en = models.CharField(_("nói thêm bằng tiếng Anh"), max_length=200, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("week"),
        FieldPanel("closed_on_days_off"),
        FieldPanel("note"),
        FieldPanel("note_en"),
    ]

    class Meta:
        verbose_name = _("giờ mở cửa")
        verbose_name_plural = _("giờ mở cửa")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def lines(self) -> Iterator[tuple[str, str]]:
        """Days and their hours, such as ("Thứ Hai – Thứ Sáu", "7:30–11:30, 13:00–17:00"); days in the language in
        use, hours without words.
        """
        for block in self.week:
            row = block.value
            first, last = int(row["first"]), int(row["last"])
            days = _day(first) if first == last else f"{_day(first)} – {_day(last)}"
            sessions = [(row["opens"], row["closes"]), (row.get("opens_again"), row.get("closes_again"))]
            yield days, ", ".join(f"{_clock(start)}–{_clock(end)}" for start, end in sessions if start and end)

    @property
    def words(self) -> str:
        """The week in one line."""
        return "; ".join(f"{days}, {hours}" for days, hours in self.lines())

    def days_off(self, today: date | None = None) -> list[DayOff]:
        """The days off of the next two weeks on which it would be open; none where it does not keep them."""
        if not self.closed_on_days_off:
            return []
        today = today or timezone.localdate()
        open_days = {
            number for block in self.week for number in range(int(block.value["first"]), int(block.value["last"]) + 1)
        }
        coming = (day for day in current_calendar().days_off if today <= day.date <= today + AHEAD)
        return sorted((day for day in coming if day.date.weekday() in open_days), key=lambda day: day.date)


def _day(number: int) -> str:
    """Vietnamese as it is written out; other languages as Django names the days."""
    here = get_language() or settings.LANGUAGE_CODE
    return str(Weekday(number).label if here == settings.LANGUAGE_CODE else WEEKDAYS[number])


def _clock(at: time) -> str:
    return f"{at.hour}:{at.minute:02d}"
