"""Putting up a product and handing it to the moderators."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.html import escape
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import WorkflowState

from catalogue.products.offers import Offer
from catalogue.products.pages import ProductPage
from catalogue.products.photos import hang_up
from catalogue.stalls.pages import StallPage, Standing
from portal.audit.actions import record
from portal.vietnamese.text import fold

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence
    from decimal import Decimal

    from catalogue.market.categories import Category
    from portal.accounts.models import User
    from portal.organisations.models import AdministrativeUnit
    from portal.private_files.models import PrivateFile

CREATED = "product.created"
EDITED = "product.edited"
SUBMITTED = "product.submitted"
TAKEN_BACK = "product.taken_back"
WITHDRAWN = "product.withdrawn"


def as_paragraphs(text: str) -> str:
    """Plain text as rich text: escaped, an empty line begins a new paragraph.

    Each paragraph has the key that Wagtail's editor would give it: without keys the editor makes some up, takes the
    page for changed, and a moderator who approves it only asks for another approval.
    """
    lines = "\n".join(line.strip() for line in text.replace("\r\n", "\n").split("\n"))
    blocks = [block.strip() for block in lines.split("\n\n") if block.strip()]
    return "".join(
        f'<p data-block-key="p{number:04}">{escape(block).replace(chr(10), "<br/>")}</p>'
        for number, block in enumerate(blocks, start=1)
    )


@transaction.atomic
def create_product(
    *,
    stall: StallPage,
    user: User,
    name: str,
    category: Category,
    unit: str,
    price: Decimal | None = None,
    stock: Decimal | None = None,
    minimum: Decimal | None = None,
    origin: AdministrativeUnit | None = None,
    description: str = "",
    packing: str = "",
    photos: Sequence[PrivateFile | bytes] = (),
    key: uuid.UUID | None = None,
    **more: Any,
) -> ProductPage:
    """A draft below `stall` with its offer and photos; `description` is plain text, `more` further fields of the page.

    `key` is the form's own: the same one again gives the product it made the first time. Raises PermissionDenied for
    somebody who does not keep the stall, ValidationError where the stall is closed, FileRefused for a bad photo.
    """
    locked = StallPage.objects.select_for_update(of=("self",)).get(pk=stall.pk)
    _refuse_stranger(locked, user)
    if locked.standing == Standing.CLOSED:
        raise ValidationError(_("Gian hàng đã đóng nên không thêm sản phẩm được."))
    if key is not None:
        known = ProductPage.objects.filter(translation_key=key)
        if made := known.child_of(locked).first():
            return made
        if known.exists():
            key = None
    page = ProductPage(
        title=name,
        live=False,
        owner=user,
        category=category,
        origin=origin or locked.unit,
        description=as_paragraphs(description),
        packing=packing,
        **more,
    )
    if key is not None:
        page.translation_key = key
    page.slug = _free_slug(locked, name)
    locked.add_child(instance=page)
    Offer.objects.create(page=page, price=price, unit=unit, stock=stock, minimum=minimum)
    if photos:
        hang_up(page=page, files=photos, user=user)
        page.save()
    page.save_revision(user=user, log_action=True)
    record(subject=page, action=CREATED, actor=user, data={"stall": locked.pk})
    return page


@transaction.atomic
def save_draft(*, page: ProductPage, user: User) -> ProductPage:
    """Keeps `page` (made by `draft_of`, changed in memory) as the newest revision.

    Raises PermissionDenied for strangers and ValidationError while moderators look at the product.
    """
    ProductPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    _refuse_stranger(page.stall, user)
    lock = page.get_lock()
    if lock is not None and lock.for_user(user):
        raise ValidationError(_("Sản phẩm đang chờ duyệt nên chưa sửa được. Hãy rút lại rồi sửa."))
    page.full_clean(exclude=["slug"])
    page.save_revision(user=user, log_action=True)
    record(subject=page, action=EDITED, actor=user)
    return page


def draft_of(page: ProductPage) -> ProductPage:
    """The product as its merchant last left it."""
    draft: ProductPage = page.get_latest_revision_as_object()
    return draft


@transaction.atomic
def submit_for_moderation(*, page: ProductPage, user: User) -> ProductPage:
    """Hands the newest revision to the market's moderators; nothing happens where it waits for them already.

    Raises PermissionDenied for strangers, ValidationError with what is in the way.
    """
    page = ProductPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    _refuse_stranger(page.stall, user)
    if page.taken_down_because:
        raise ValidationError(_("Cơ quan vận hành chợ đã gỡ sản phẩm này: %s") % page.taken_down_because)
    if page.stall.standing != Standing.OPEN:
        raise ValidationError(_("Gian hàng đang không mở nên chưa gửi duyệt được."))
    state: WorkflowState | None = page.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS:
        return page
    workflow = page.get_workflow()
    if state is not None:
        state.resume(user)
    elif workflow is None:
        raise ValidationError(_("Chợ chưa đặt quy trình duyệt. Hãy báo cơ quan vận hành chợ; bản nháp vẫn được giữ."))
    else:
        workflow.start(page, user)
    record(subject=page, action=SUBMITTED, actor=user)
    return page


@transaction.atomic
def take_back(*, page: ProductPage, user: User) -> None:
    """The merchant wants to change what waits for the moderators. Nothing happens where nothing waits."""
    page = ProductPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    _refuse_stranger(page.stall, user)
    state: WorkflowState | None = page.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS:
        state.cancel(user)
        record(subject=page, action=TAKEN_BACK, actor=user)


@transaction.atomic
def withdraw(*, page: ProductPage, user: User) -> None:
    """The merchant takes the product off the market; putting it up again passes the moderators."""
    page = ProductPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    _refuse_stranger(page.stall, user)
    if page.live:
        # Merchants publish nothing; what stands on the market in their name they may take away.
        UnpublishPageAction(page, user=user).execute(skip_permission_checks=True)
        record(subject=page, action=WITHDRAWN, actor=user)


def _free_slug(stall: StallPage, name: str) -> str:
    """The name without accents; the caller holds the stall's lock, so that nobody else takes it meanwhile."""
    wanted = slugify(fold(name))[:100] or "san-pham"
    taken = set(stall.get_children().filter(slug__startswith=wanted).values_list("slug", flat=True))
    candidates = (f"{wanted}-{number}" if number > 1 else wanted for number in itertools.count(1))
    return next(slug for slug in candidates if slug not in taken)


def _refuse_stranger(stall: StallPage, user: User) -> None:
    if not (user.is_superuser or stall.is_kept_by(user)):
        raise PermissionDenied
