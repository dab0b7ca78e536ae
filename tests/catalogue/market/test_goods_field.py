"""The field that says which goods a form is about."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from catalogue.market.goods_field import goods_from, goods_of
from portal.form_pages.field_types import type_named
from portal.form_pages.schema import Field
from tests.factories import catalogue as factory

pytestmark = pytest.mark.django_db
GOODS = Field(key="hang", type="goods", label="Hàng")


def clean(text):
    return type_named("goods").formfield(GOODS).clean(text)


@pytest.mark.parametrize("kind", ["product", "stall"])
def test_what_is_kept_passes_again_when_it_is_put_into_the_form(kind):
    thing = factory.product() if kind == "product" else factory.stall()
    kept = clean(f"{kind}:{thing.pk}")
    assert kept == {"kind": kind, "pk": thing.pk, "name": thing.title}
    assert clean(type_named("goods").as_input(GOODS, kept)) == kept
    assert type_named("goods").as_text(GOODS, kept) == thing.title


def test_the_address_names_the_goods(rf):
    product = factory.product()
    answer = goods_from(rf.get("/", {"hang": f"product:{product.pk}"}))
    assert goods_of(answer) == (product.stall, product)


@pytest.mark.parametrize(
    "text", ["product:0", "product:999999999", "stall:x", "page:1", "product:1;", "product:१२", "x" * 9999]
)
def test_goods_that_are_not_there_are_refused(text):
    factory.product()
    with pytest.raises(ValidationError):
        clean(text)


def test_a_draft_and_goods_of_a_stall_that_stopped_are_refused():
    draft = factory.product(live=False)
    with pytest.raises(ValidationError):
        clean(f"product:{draft.pk}")


def test_nothing_is_asked_for_when_the_address_names_none(rf):
    assert goods_from(rf.get("/")) is None
    with pytest.raises(ValidationError, match="Chưa chọn hàng"):
        clean("")
