"""Taking a product off the market because of what it is, and allowing it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Revision

from catalogue.market.stocking import restock
from catalogue.products.pages import ProductPage
from catalogue.stalls.messages import MERCHANTS_PATH, tell_merchants
from catalogue.stalls.pages import MANAGE
from portal.audit.actions import record
from portal.casework.errors import CaseworkError, NotAllowed

if TYPE_CHECKING:
    from portal.accounts.models import User

TAKEN_DOWN = "product.taken_down"
CLEARED = "product.cleared"


class NothingToDo(CaseworkError):
    """The product is down already, or is not."""


@transaction.atomic
def take_down(*, product: ProductPage, reason: str, actor: User) -> None:
    """Unpublishes `product` and keeps it down, whatever anybody publishes, until `clear`. `reason` is for the merchant.

    Raises NotAllowed for whoever does not manage stalls, and NothingToDo where it is down already.
    """
    locked = _locked(product, actor)
    if locked.taken_down_because:
        raise NothingToDo(_("Sản phẩm này đã bị gỡ rồi."))
    if not reason.strip():
        raise NothingToDo(_("Hãy ghi lý do: chủ gian hàng sẽ đọc được."))
    locked.taken_down_because, locked.hidden_with_stall = reason, False
    locked.save(update_fields=["taken_down_because", "hidden_with_stall"], clean=False)
    if locked.live:
        UnpublishPageAction(locked, user=actor).execute(skip_permission_checks=True)
    if (state := locked.current_workflow_state) is not None:
        state.cancel(user=actor)
    Revision.objects.page_revisions().filter(object_id=str(locked.pk)).update(approved_go_live_at=None)
    product.refresh_from_db(fields=["taken_down_because", "hidden_with_stall", "live"])
    restock(product)
    entry = record(subject=product, action=TAKEN_DOWN, actor=actor)
    words = {"product": product.title, "reason": reason, "address": f"{settings.BASE_URL}{MERCHANTS_PATH}"}
    tell_merchants(
        product.stall,
        subject=_("Sản phẩm %(product)s bị gỡ") % words,
        body=_(
            "Cơ quan vận hành chợ đã gỡ sản phẩm “%(product)s”. Lý do:\n\n%(reason)s\n\nSản phẩm không đăng lại được "
            "cho đến khi cơ quan vận hành chợ đồng ý. Sửa bản nháp và xem lý do tại %(address)s"
        )
        % words,
        key=f"takedown:{entry.pk}",
    )


@transaction.atomic
def clear(*, product: ProductPage, actor: User) -> None:
    """Lets a product that was taken down be published again, by the usual way. Raises as `take_down` does."""
    locked = _locked(product, actor)
    if not locked.taken_down_because:
        raise NothingToDo(_("Sản phẩm này không bị gỡ."))
    ProductPage.objects.filter(pk=locked.pk).update(taken_down_because="")
    product.refresh_from_db(fields=["taken_down_because"])
    entry = record(subject=product, action=CLEARED, actor=actor)
    words = {"product": product.title, "address": f"{settings.BASE_URL}{MERCHANTS_PATH}"}
    tell_merchants(
        product.stall,
        subject=_("Sản phẩm %(product)s được đăng lại") % words,
        body=_("Sản phẩm “%(product)s” không còn bị gỡ. Hãy gửi duyệt lại tại %(address)s") % words,
        key=f"takedown:{entry.pk}",
    )


def _locked(product: ProductPage, actor: User) -> ProductPage:
    """The stall is locked first, as everywhere: publishing waits, or is seen here."""
    if not actor.has_perm(MANAGE):
        raise NotAllowed(_("Chỉ người kiểm duyệt chợ gỡ và cho đăng lại sản phẩm."))
    product.its_stall()
    return ProductPage.objects.select_for_update(of=("self",)).get(pk=product.pk)
