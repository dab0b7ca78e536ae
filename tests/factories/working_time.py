"""Hours of work and days that are not like their weekday."""

from __future__ import annotations

from datetime import date, time

import factory

from portal.working_time.models import SpecialDay, Weekday, WorkingHours


class WorkingHoursFactory(factory.django.DjangoModelFactory):
    """The usual hours of a Monday, province-wide. `closed=True` has no session, `morning_only=True` no afternoon."""

    class Meta:
        model = WorkingHours

    class Params:
        morning_only = factory.Trait(afternoon_opens=None, afternoon_closes=None)
        closed = factory.Trait(morning_opens=None, morning_closes=None, afternoon_opens=None, afternoon_closes=None)

    agency = None
    weekday = Weekday.MONDAY
    morning_opens = time(7, 30)
    morning_closes = time(11, 30)
    afternoon_opens = time(13, 0)
    afternoon_closes = time(17, 0)
    source = "Quyết định thử nghiệm"


class SpecialDayFactory(factory.django.DjangoModelFactory):
    """A day off entered by an editor. `make_up=True` is a Saturday worked."""

    class Meta:
        model = SpecialDay

    class Params:
        make_up = factory.Trait(kind=SpecialDay.Kind.MAKE_UP, date=date(2026, 3, 7), name="Làm bù thử nghiệm")

    date = date(2026, 3, 3)
    kind = SpecialDay.Kind.OFF
    name = "Ngày nghỉ thử nghiệm"
    source = "Công văn thử nghiệm"
    origin = SpecialDay.Origin.EDITOR
