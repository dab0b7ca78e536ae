"""Reminding stalls of certificates that end: long before, two weeks, a day before, and when it has happened."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from catalogue.market.policy import MarketPolicy
from catalogue.merchants import messages
from catalogue.products.certificates import ProductCertificate
from catalogue.stalls.pages import StallPage, Standing

if TYPE_CHECKING:
    import datetime as dt

SHORT = (0, 1, 14)
# Somebody is told of an end that the command slept through for this long.
LOOK_BACK = timedelta(days=7)


def remind(*, today: dt.date | None = None) -> int:
    """One message for each stage of each certificate of a published product; returns how many were due.

    The outbox key makes a repeated run, and a run after days without one, send nothing twice.
    """
    today = today or timezone.localdate()
    first = MarketPolicy.load().reminder_days
    ending = ProductCertificate.objects.filter(
        page__live=True, expires_on__gte=today - LOOK_BACK, expires_on__lte=today + timedelta(days=first)
    ).select_related("page")
    stalls = {stall.path: stall for stall in StallPage.objects.filter(standing=Standing.OPEN)}
    told = 0
    for certificate in ending.order_by("expires_on", "pk"):
        stall = stalls.get(certificate.page.path[: -certificate.page.steplen])
        if stall is None or certificate.expires_on is None:
            continue
        left = (certificate.expires_on - today).days
        stage = min((days for days in (*SHORT, first) if left <= days), default=first)
        messages.remind_of_certificate(stall=stall, certificate=certificate, days_left=left, stage=stage)
        told += 1
    return told
