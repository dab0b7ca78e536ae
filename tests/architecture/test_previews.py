"""Editors see every kind of page and every block before anybody else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import get_page_models

from portal.cms.pages import BasePage
from portal.cms.writing.shown_blocks import blocks_of_pages, preview_address
from tests.factories.accounts import SuperuserFactory

if TYPE_CHECKING:
    from django.test import Client

    from tests.architecture.access_world import World

pytestmark = [pytest.mark.slow, pytest.mark.once, pytest.mark.django_db]
# The pieces that forms are built of have the form itself as their preview.
OF_FORMS = ("portal.form_pages", "wagtail.blocks")


def kinds() -> list[type[BasePage]]:
    return [model for model in get_page_models() if issubclass(model, BasePage)]


@pytest.mark.parametrize("model", kinds(), ids=lambda model: model.__name__)
def test_every_kind_of_page_has_a_preview(world: World, model: type[BasePage]) -> None:
    page = model._default_manager.order_by("-live", "-depth", "pk").first()
    if page is None:
        pytest.skip("none in the demonstration")
    assert page.is_previewable()
    for mode, _label in page.preview_modes:
        response = page.make_preview_request(preview_mode=mode)
        assert response.status_code == 200, mode
        assert BeautifulSoup(response.content, "html.parser").h1, mode


def test_every_block_has_a_sample_that_can_be_looked_at(world: World, client: Client) -> None:
    client.force_login(SuperuserFactory())
    get_document_model().objects.create(title="Tờ khai", file=ContentFile(b"%PDF-1.4", name="to-khai.pdf"))
    bare, broken, seen = set(), {}, set()
    for model, block in blocks_of_pages():
        name = f"{type(block).__module__}.{type(block).__qualname__} ({model.__name__}.{block.name})"
        if type(block) in seen or type(block).__module__.startswith(OF_FORMS):
            continue
        seen.add(type(block))
        if not block.is_previewable or not block.get_description():
            bare.add(name)
            continue
        response = client.get(preview_address(block))
        body = BeautifulSoup(response.content, "html.parser").body
        if response.status_code != 200 or not (body.get_text(strip=True) or body.find("img")):
            broken[name] = response.status_code
    assert not bare
    assert not broken
    assert len(seen) > 20


def test_the_writing_guide_shows_every_block_and_reads_in_vietnamese(world: World, client: Client) -> None:
    client.force_login(SuperuserFactory())
    response = client.get(reverse("writing_guide"))
    page = BeautifulSoup(response.content, "html.parser")
    names = {one.get_text(strip=True) for one in page.select(".lc-guide__block h3")}
    assert {"Đoạn văn", "Khung lưu ý", "Lớp học sắp mở", "Hàng mới trên chợ", "Giờ mở cửa viết sẵn"} <= names
    assert all(frame["title"].startswith("Mẫu của khối") for frame in page.select("iframe"))
