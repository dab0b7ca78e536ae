"""Amounts and times as the pages of public services write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.vietnamese import format_money, format_phone, mask_citizen_id

if TYPE_CHECKING:
    import datetime as dt

register = template.Library()


@register.filter
def money(amount: int | None) -> str:
    """`{{ 8000|money }}` is "8.000 đồng"; nothing for None."""
    return "" if amount is None else format_money(amount)


@register.filter
def phone(number: str) -> str:
    """A number kept as E.164 the way people dial it."""
    return format_phone(number) if number else "–"


@register.filter
def masked_id(number: str) -> str:
    """An identity number with its middle hidden."""
    return mask_citizen_id(number) if number else "–"


@register.filter
def hour_and_day(at: dt.datetime | None) -> str:
    """An instant as people read an appointment: "16 giờ 30, thứ Sáu 13/02/2026"."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    days = [_("thứ Hai"), _("thứ Ba"), _("thứ Tư"), _("thứ Năm"), _("thứ Sáu"), _("thứ Bảy"), _("Chủ nhật")]
    return _("%(hour)d giờ %(minute)02d, %(day)s %(date)s") % {
        "hour": local.hour,
        "minute": local.minute,
        "day": days[local.weekday()],
        "date": local.strftime("%d/%m/%Y"),
    }
