"""What Wagtail's page editor takes from a merchant, and what it does not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.test.utils.form_data import rich_text

from catalogue.products import actions
from catalogue.products.offers import Offer
from catalogue.products.pages import ProductPage
from portal.cms.rich_text import WORDS
from tests.factories import catalogue as factory

pytestmark = pytest.mark.django_db


@pytest.fixture
def product(client):
    stall = factory.stall()
    merchant = factory.merchant(stall)
    client.force_login(merchant, backend="django.contrib.auth.backends.ModelBackend")
    return actions.create_product(
        stall=stall, user=merchant, name="Chè Shan tuyết", category=factory.category(), unit="kg"
    )


def editor(product):
    return f"/quan-tri/pages/{product.pk}/edit/"


def as_posted(form, **changes):
    data = {}
    for part in [form, *(one for formset in form.formsets.values() for one in [formset.management_form, *formset])]:
        for bound in part:
            value = bound.value()
            if isinstance(bound.field.widget, DraftailRichTextArea):
                value = rich_text(value or "", features=WORDS)
            if value is not False:
                data[bound.html_name] = "" if value is None or isinstance(value, list) else getattr(value, "pk", value)
    return {**data, **changes}


def posted(client, product, **changes):
    form = client.get(editor(product)).context["form"]
    return client.post(editor(product), as_posted(form, **changes))


def newest(product):
    return actions.draft_of(ProductPage.objects.get(pk=product.pk))


def test_a_merchant_saves_the_full_form(client, product):
    assert posted(client, product, title="Chè Shan tuyết Suối Giàng", tags="chè, đặc sản").status_code == 302
    assert newest(product).title == "Chè Shan tuyết Suối Giàng"
    assert len(newest(product).tags.all()) == 2


def test_two_hundred_words_are_too_many(client, product):
    answer = posted(client, product, tags=", ".join(f"từ {number}" for number in range(200)))
    assert answer.status_code == 200
    assert "Nhiều nhất 12 từ khóa." in answer.content.decode()


def test_an_expired_paper_is_refused_where_it_stands(client, product):
    answer = posted(
        client,
        product,
        **{
            "certificates-TOTAL_FORMS": "1",
            "certificates-0-kind": "vietgap",
            "certificates-0-number": "1",
            "certificates-0-expires_on": str(timezone.localdate() - timedelta(days=1)),
            "certificates-0-ORDER": "1",
            "certificates-0-id": "",
        },
    )
    assert "Giấy này đã hết hạn. Chỉ ghi giấy còn hạn." in answer.content.decode()


def test_scripts_and_links_do_not_survive_the_editor():
    html = '<p>Ngon <script>alert(1)</script><a linktype="page" id="3">đây</a> <b onclick="x()">lắm</b></p>'
    converter = ContentstateConverter(features=WORDS)
    kept = converter.to_database_format(converter.from_database_format(html))
    assert "script" not in kept
    assert "linktype" not in kept
    assert "onclick" not in kept
    assert "<b>lắm</b>" in kept


def test_a_product_made_in_the_editor_asks_for_its_price(client, product):
    moderator = factory.moderator()
    client.force_login(moderator, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/quan-tri/pages/add/catalogue/productpage/{product.stall.pk}/"
    form = client.get(address).context["form"]
    data = as_posted(form, title="Mật ong", slug="mat-ong", category=product.category_id, origin=product.origin_id)
    assert client.post(address, data).status_code == 302
    made = ProductPage.objects.get(slug="mat-ong")
    assert Offer.objects.get(page=made).price is None
