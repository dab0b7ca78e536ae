"""Suspending a stall, letting it open again, closing it: the one door for other rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.stalls import standing
from catalogue.stalls.openings.models import StallOpening
from catalogue.stalls.pages import Standing
from portal.casework.actions import apply

if TYPE_CHECKING:
    from catalogue.stalls.pages import StallPage
    from portal.accounts.models import User


def suspend(*, stall: StallPage, reason: str, actor: User) -> None:
    """Hides the stall and all its products until `lift`. `reason` is read by the merchants.

    The opening case of the stall, where there is one, moves along: its table decides whether `actor` may. Raises
    CaseworkError (with the sentence to show) where the stall does not stand so, or the actor may not.
    """
    if not _by_case(stall, "suspend", reason, actor):
        standing.stop(stall=stall, standing=Standing.SUSPENDED, reason=reason, actor=actor)


def lift(*, stall: StallPage, reason: str = "", actor: User) -> None:
    """Opens a suspended stall again, with exactly the products that were live before. Raises as `suspend` does."""
    if not _by_case(stall, "lift", reason, actor):
        standing.open_again(stall=stall, actor=actor)


def close(*, stall: StallPage, reason: str, actor: User) -> None:
    """Closes the stall for good. Raises as `suspend` does."""
    if not _by_case(stall, "close", reason, actor):
        standing.stop(stall=stall, standing=Standing.CLOSED, reason=reason, actor=actor)


def _by_case(stall: StallPage, act: str, reason: str, actor: User) -> bool:
    case = StallOpening.objects.filter(stall=stall).first()
    if case is None:
        return False
    apply(case=case, transition=act, actor=actor, data={"note": reason})
    stall.refresh_from_db(fields=["standing", "standing_reason", "hidden_with_stall", "live"])
    return True
