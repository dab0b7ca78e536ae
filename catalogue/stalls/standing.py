"""Stopping a stall and opening it again: everything of it vanishes and comes back in one transaction.

Called by the acts of the opening case (`catalogue.stalls.openings.consequences`) and, for stalls that came without
a case, by `catalogue.stalls.actions`, which others call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision, WorkflowState
from wagtail.search import index
from wagtail.signals import page_published, page_unpublished

from catalogue.market.shelf import ShelfItem
from catalogue.market.stocking import restock_stall
from catalogue.products.pages import ProductPage
from catalogue.stalls.messages import tell_standing
from catalogue.stalls.pages import StallPage, Standing
from catalogue.stalls.signals import stall_opened, stall_stopped
from portal.audit.actions import record
from portal.casework.errors import CaseworkError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from portal.accounts.models import User

SUSPENDED = "stall.suspended"
LIFTED = "stall.lifted"
CLOSED = "stall.closed"


class WrongStanding(CaseworkError):
    """The stall does not stand in a way that allows this."""


@transaction.atomic
def stop(*, stall: StallPage, standing: Standing, reason: str, actor: User | None) -> None:
    """Suspends an open stall, or closes one that is not closed; hides it with all its products at once.

    What was live is remembered, so that `open_again` restores exactly that. A closed stall stays closed: what waits
    for approval or for its hour is called off. Raises WrongStanding.
    """
    locked = _locked(stall)
    if locked.standing == Standing.CLOSED or locked.standing == standing:
        raise WrongStanding(_("Gian hàng này %s rồi.") % locked.get_standing_display().lower())
    if not reason.strip():
        raise WrongStanding(_("Hãy ghi lý do: chủ gian hàng sẽ đọc được."))
    pages = _subtree(locked)
    hidden = list(pages.filter(live=True).values_list("pk", flat=True))
    for model in (StallPage, ProductPage):
        model.objects.filter(pk__in=hidden).update(hidden_with_stall=True)
    pages.filter(pk__in=hidden).update(live=False)
    ShelfItem.objects.filter(stall=locked).delete()
    _set(locked, standing, reason)
    if standing == Standing.CLOSED:
        _call_off(pages, actor)
    entry = record(subject=locked, action=SUSPENDED if standing == Standing.SUSPENDED else CLOSED, actor=actor)
    log(instance=locked, action="wagtail.unpublish", user=actor)
    stall_stopped.send(sender=StallPage, stall=locked, reason=reason)
    tell_standing(locked, key=f"{standing}:{entry.pk}")
    transaction.on_commit(lambda: _tell_wagtail(locked, hidden, published=False))
    _bring_up_to_date(stall, locked)


@transaction.atomic
def open_again(*, stall: StallPage, actor: User | None) -> None:
    """Opens a suspended stall: what was live before is live again, drafts stay drafts. Raises WrongStanding."""
    locked = _locked(stall)
    if locked.standing != Standing.SUSPENDED:
        raise WrongStanding(_("Gian hàng này %s nên không mở lại được.") % locked.get_standing_display().lower())
    _set(locked, Standing.OPEN, "")
    kept = [
        *StallPage.objects.filter(pk=locked.pk, hidden_with_stall=True).values_list("pk", flat=True),
        *ProductPage.objects.filter(
            path__startswith=locked.path, hidden_with_stall=True, taken_down_because=""
        ).values_list("pk", flat=True),
    ]
    _subtree(locked).filter(pk__in=kept).update(live=True)
    for model in (StallPage, ProductPage):
        model.objects.filter(path__startswith=locked.path).update(hidden_with_stall=False)
    _bring_up_to_date(stall, locked)
    restock_stall(stall)
    entry = record(subject=locked, action=LIFTED, actor=actor)
    log(instance=locked, action="wagtail.publish", user=actor)
    stall_opened.send(sender=StallPage, stall=stall)
    tell_standing(locked, key=f"{Standing.OPEN}:{entry.pk}")
    transaction.on_commit(lambda: _tell_wagtail(locked, kept, published=True))


def _locked(stall: StallPage) -> StallPage:
    return StallPage.objects.select_for_update(of=("self",)).get(pk=stall.pk)


def _subtree(stall: StallPage) -> Any:
    return Page.objects.filter(path__startswith=stall.path)


def _set(stall: StallPage, standing: Standing, reason: str) -> None:
    stall.standing, stall.standing_reason = standing, reason
    StallPage.objects.filter(pk=stall.pk).update(standing=standing, standing_reason=reason)


def _bring_up_to_date(stall: StallPage, locked: StallPage) -> None:
    stall.refresh_from_db(fields=["standing", "standing_reason", "hidden_with_stall", "live"])
    locked.live = stall.live


def _call_off(pages: Any, actor: User | None) -> None:
    keys = [str(pk) for pk in pages.values_list("pk", flat=True)]
    for state in WorkflowState.objects.active().filter(object_id__in=keys, base_content_type__model="page"):
        state.cancel(user=actor)
    Revision.objects.page_revisions().filter(object_id__in=keys).update(approved_go_live_at=None)


def _tell_wagtail(stall: StallPage, keys: Iterable[int], *, published: bool) -> None:
    """What listens to the stall coming and going (navigation, caches), and the search index of all its pages."""
    for page in Page.objects.filter(pk__in=keys).specific():
        index.insert_or_update_object(page)
    if published:
        page_published.send(sender=StallPage, instance=stall, revision=stall.live_revision)
    else:
        page_unpublished.send(sender=StallPage, instance=stall)
