"""A stall that is not open is not there."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from catalogue.stalls.pages import StallPage, Standing
from tests.factories import catalogue as factory

pytestmark = pytest.mark.django_db


def test_an_open_stall_and_its_product_are_served(client):
    product = factory.product()
    assert client.get(product.stall.url).status_code == 200
    assert client.get(product.url).status_code == 200


def test_a_suspended_stall_hides_its_products_too(client):
    product = factory.product()
    StallPage.objects.filter(pk=product.stall.pk).update(standing=Standing.SUSPENDED, standing_reason="Hàng giả")
    assert client.get(product.stall.url).status_code == 404
    assert client.get(product.url).status_code == 404


def test_a_stall_cannot_stop_without_a_reason():
    stall = factory.stall()
    with pytest.raises(IntegrityError), transaction.atomic():
        StallPage.objects.filter(pk=stall.pk).update(standing=Standing.CLOSED)
