"""Whether the portal is closed, and until when; kept where it is found without a database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from portal.cms import kept_aside

KEPT = "maintenance"
# Until when nobody said, and when it takes longer than was said.
ASK_AGAIN = timedelta(minutes=10)
SOONEST = timedelta(minutes=1)


@dataclass(frozen=True)
class Maintenance:
    """`until` is when the portal is expected back; `by` the user name of who closed it."""

    since: datetime
    until: datetime | None = None
    by: str = ""

    def retry_after(self, now: datetime) -> int:
        """In how many seconds a visitor should come back."""
        left = self.until - now if self.until is not None and self.until > now else ASK_AGAIN
        return int(max(left, SOONEST).total_seconds())


def standing() -> Maintenance | None:
    """None while the portal is open. Reads one small file; asks no database."""
    kept = kept_aside.read(KEPT)
    if kept is None:
        return None
    return Maintenance(
        _moment(kept.get("since")) or timezone.now(), _moment(kept.get("until")), str(kept.get("by", ""))
    )


def _moment(text: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return found if timezone.is_aware(found) else timezone.make_aware(found)


def close(*, until: datetime | None = None, by: str = "") -> Maintenance:
    """Closes the portal, or changes until when it is closed."""
    before = standing()
    now = Maintenance(before.since if before else timezone.now(), until, by)
    kept_aside.write(KEPT, {"since": now.since.isoformat(), "until": until.isoformat() if until else "", "by": by})
    return now


def reopen() -> None:
    kept_aside.remove(KEPT)
