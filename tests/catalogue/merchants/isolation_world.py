"""Two merchants: one with everything that is nobody's business, and one who goes looking for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from wagtail.models import Comment, Revision, TaskState, WorkflowState

from catalogue.market.policy import MarketPolicy
from catalogue.products import actions
from catalogue.products.certificate_files import PURPOSE, add_certificate
from catalogue.products.certificates import ProductCertificate
from catalogue.products.offer_actions import change_offer
from catalogue.products.offers import Offer, OfferChange
from catalogue.products.pages import ProductPage
from catalogue.products.photos import picture_from
from catalogue.stalls.pages import StallPage
from portal.cms.images import PortalImage
from tests.factories import catalogue as factory
from tests.factories.private_files import PrivateFileFactory, photo

if TYPE_CHECKING:
    from portal.accounts.models import User
    from portal.private_files.models import PrivateFile

# What is sought for by its first word, which may come back in an answer; the second never may.
SOUGHT, SECRET = "Tìmkiếm", "giaukin"


def secret(thing: str) -> str:
    return f"{SOUGHT} {SECRET} {thing}"


@dataclass
class Household:
    """A stall with a draft, a published product with an unpublished change, one that waits, pictures and papers."""

    stall: StallPage
    merchant: User
    draft: ProductPage
    live: ProductPage
    waiting: ProductPage
    image: PortalImage
    scan: PrivateFile
    change: OfferChange
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def state(self) -> WorkflowState:
        return self.waiting.current_workflow_state

    @property
    def task_state(self) -> TaskState:
        return self.state.current_task_state

    @property
    def revision(self) -> Revision:
        return self.draft.latest_revision

    def as_it_stands(self) -> dict[str, Any]:
        """Everything that a stranger must not change."""
        pages = [self.stall.pk, self.draft.pk, self.live.pk, self.waiting.pk]
        return {
            "pages": list(
                ProductPage.objects.child_of(self.stall)
                .order_by("pk")
                .values_list("pk", "title", "draft_title", "live", "locked", "latest_revision_id", "path")
            ),
            "stall": list(StallPage.objects.filter(pk=self.stall.pk).values_list("title", "draft_title", "standing")),
            "revisions": Revision.objects.filter(object_id__in=[str(pk) for pk in pages]).count(),
            "offers": list(Offer.objects.filter(page__in=pages).order_by("pk").values()),
            "changes": list(OfferChange.objects.filter(offer__page__in=pages).order_by("pk").values()),
            "states": list(WorkflowState.objects.filter(pk=self.state.pk).values_list("status", "current_task_state")),
            "images": list(
                PortalImage.objects.filter(collection=self.stall.collection).order_by("pk").values_list("pk", "title")
            ),
        }


def household(*, words: str) -> Household:
    """`words` makes titles: `secret` for the one who has something to hide."""
    stall = factory.stall()
    merchant = factory.merchant(stall)
    name = secret if words == SECRET else (lambda thing: f"{words} {thing}")
    make = {"stall": stall, "user": merchant, "category": factory.category(), "unit": "kg", "price": Decimal(40_000)}
    draft = actions.create_product(name=name("nháp"), description=name("mô tả"), photos=[photo()], **make)
    changed = actions.draft_of(draft)
    changed.tags.add(name("từ khóa"))
    changed.save_revision(user=merchant)
    image = changed.photos.first().image

    live = factory.product(stall)
    hidden = actions.draft_of(live)
    hidden.title, hidden.slug = name("sửa"), live.slug
    hidden.save_revision(user=merchant)
    Comment.objects.create(page=live, user=merchant, text=name("bình luận"), contentpath="title", position="")

    waiting = actions.create_product(name=name("chờ"), **make)
    actions.submit_for_moderation(page=waiting, user=merchant)

    scan = PrivateFileFactory(purpose=PURPOSE, owner=merchant, name=f"{SECRET}.pdf")
    paper = ProductCertificate(
        kind="vietgap", number=name("số"), expires_on=timezone.localdate() + timedelta(days=300), name=name("giấy")
    )
    add_certificate(page=draft, user=merchant, certificate=paper, file=scan)

    policy = MarketPolicy.load()
    policy.price_needs_approval = True
    policy.save()
    change = change_offer(offer=live.offer, user=merchant, price=Decimal(77_123), unit="kg", stock=None, minimum=None)
    about = StallPage.objects.get(pk=stall.pk)
    about.title = name("gian hàng")
    about.save_revision(user=merchant)
    picture_from(file=photo(), stall=stall, name=name("ảnh"), user=merchant)
    return Household(
        stall=StallPage.objects.get(pk=stall.pk),
        merchant=merchant,
        draft=ProductPage.objects.get(pk=draft.pk),
        live=ProductPage.objects.get(pk=live.pk),
        waiting=ProductPage.objects.get(pk=waiting.pk),
        image=image,
        scan=scan,
        change=change,
    )
