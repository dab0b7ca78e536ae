"""The page editor publishes nothing below a stall that is not open, whoever sits before it."""

from __future__ import annotations

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from wagtail import hooks

from catalogue.products.pages import ProductPage
from catalogue.stalls.pages import Standing
from tests.factories import catalogue as factory

pytestmark = pytest.mark.django_db


def before_publishing(rf, page, user):
    """What the editor's view asks before it publishes: the first answer of the hooks, None to go on."""
    request = rf.post("/")
    request.user, request.session = user, {}
    request._messages = FallbackStorage(request)
    answers = (hook(request, page) for hook in hooks.get_hooks("before_publish_page"))
    return next((answer for answer in answers if answer is not None), None)


@pytest.mark.parametrize("standing", [Standing.SUSPENDED, Standing.CLOSED])
def test_the_editor_does_not_publish_below_a_stall_that_is_not_open(rf, standing):
    product, moderator = factory.product(live=False), factory.moderator()
    assert before_publishing(rf, product, moderator) is None
    stall = product.stall
    stall.standing, stall.standing_reason = standing, "Hàng giả"
    stall.save()
    answer = before_publishing(rf, ProductPage.objects.get(pk=product.pk), moderator)
    assert answer is not None
    assert answer.status_code == 302
    assert not ProductPage.objects.get(pk=product.pk).live
