"""Saying who answers for a page, and that it is right."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from portal.cms.reviews import Interval, PageReview

if TYPE_CHECKING:
    from datetime import date

    from wagtail.models import Page

    from portal.accounts.models import User
    from portal.organisations.models import Agency

CONFIRMED, ASSIGNED = "cms.page_confirmed", "cms.page_assigned"


@transaction.atomic
def assign(*, page: Page, agency: Agency | None, every: int, review_by: date, user: User) -> PageReview:
    """`agency` answers for `page` and looks at it by `review_by`. Raises ValidationError."""
    if every not in Interval.values:
        raise ValidationError({"every": _("Hãy chọn bao lâu rà soát một lần.")})
    review = PageReview.objects.select_for_update().filter(page_id=page.pk).first() or PageReview(page_id=page.pk)
    review.agency, review.every, review.review_by = agency, every, review_by
    if review.confirmed_on and review_by <= review.confirmed_on:
        raise ValidationError({"review_by": _("Hạn rà soát phải sau ngày xác nhận gần nhất.")})
    review.save()
    log(instance=page, action=ASSIGNED, user=user)
    return review


@transaction.atomic
def confirm(*, page: Page, user: User, on: date | None = None) -> PageReview:
    """`user` has looked at `page` today and says that it is right; the next review follows in the page's interval."""
    today = on or timezone.localdate()
    review = PageReview.objects.select_for_update().filter(page_id=page.pk).first()
    if review is None:
        review = PageReview(page_id=page.pk, review_by=today)
    review.confirmed_on, review.confirmed_by = today, user
    review.review_by = today + timedelta(days=review.every)
    review.save()
    log(instance=page, action=CONFIRMED, user=user)
    return review
