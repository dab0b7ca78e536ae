"""A stall hears of an end of a certificate in time, and of each stage once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from catalogue.products.reminders import remind
from catalogue.stalls.pages import StallPage
from portal.notifications.models import Message
from tests.factories import catalogue as factory

pytestmark = pytest.mark.django_db


@pytest.fixture
def product():
    page = factory.product()
    page.certificates.create(
        kind="ocop", stars=4, number="148/QĐ", expires_on=timezone.localdate() + timedelta(days=60)
    )
    page.save()
    return page


def told():
    return Message.objects.filter(key__startswith="certificate:")


def days_before(product, days):
    return product.certificates.first().expires_on - timedelta(days=days)


def test_four_reminders_in_the_life_of_a_certificate(product):
    for days in range(61, -9, -1):
        remind(today=days_before(product, days))
    stages = [message.key.rpartition(":")[2] for message in told().order_by("pk")]
    assert stages == ["60", "14", "1", "0"]
    assert {message.to for message in told()} == {product.stall.email}


def test_days_without_the_command_lose_no_stage_that_still_matters(product):
    remind(today=days_before(product, 60))
    remind(today=days_before(product, 3))
    assert told().count() == 2
    assert "còn 3 ngày" in told().order_by("pk").last().body


def test_the_command_may_run_twice_a_day(product):
    for _time in range(2):
        call_command("remind_certificates", verbosity=0)
    assert told().count() == 1


def test_a_new_publication_sends_nothing_again(product):
    remind()
    product.certificates.all().delete()
    product.certificates.create(
        kind="ocop", stars=4, number="148/QĐ", expires_on=timezone.localdate() + timedelta(days=60)
    )
    product.save()
    remind()
    assert told().count() == 1


def test_nothing_is_said_of_hidden_goods_and_stalls_that_are_not_open(product):
    StallPage.objects.filter(pk=product.stall.pk).update(standing="suspended", standing_reason="Hàng giả")
    remind()
    assert not told().exists()
