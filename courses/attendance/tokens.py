"""The signed word in the QR code of a half-day: which one, and since when it is shown."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.urls import reverse

from courses.programme.policy import TrainingPolicy
from courses.sessions.models import HalfDay

SALT = "courses.attendance.check-in"
LONGEST = 200
# How often the page that shows the code asks for a new one, at most and at least, in seconds.
SLOWEST, QUICKEST = 60, 15


class Expired(Exception):
    """Signed here, but longer ago than the policy allows."""


class Forged(Exception):
    """Never signed here."""


def token_of(half_day: HalfDay) -> str:
    """A new word for the QR code, valid from now on for the policy's minutes."""
    return signing.dumps(half_day.pk, salt=SALT)


def address_of(half_day: HalfDay) -> str:
    """What the QR code says: the whole address to open."""
    return f"{settings.BASE_URL}{reverse('training:check_in', args=[token_of(half_day)])}"


def half_day_of(token: str) -> HalfDay | None:
    """The half-day that `token` is for; None where it was moved or dropped. Raises Expired or Forged."""
    if len(token) > LONGEST:
        raise Forged
    try:
        pk = signing.loads(token, salt=SALT, max_age=TrainingPolicy.load().qr_minutes * 60)
    except signing.SignatureExpired as error:
        raise Expired from error
    except signing.BadSignature as error:
        raise Forged from error
    if type(pk) is not int:
        raise Forged
    return HalfDay.objects.select_related("session").filter(pk=pk).first()


def seconds_shown(minutes: int) -> int:
    """After how many seconds the page shows a new word, so that whoever scans has most of the time left."""
    return max(QUICKEST, min(SLOWEST, minutes * 60 // 3))
