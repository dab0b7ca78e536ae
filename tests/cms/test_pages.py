"""Pages and blocks that editors write."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.template.loader import get_template
from django.urls import reverse
from django.utils.timesince import timesince
from wagtail.images import get_image_model

from home.landing.demo import load_home
from portal.bootstrap import REPOSITORY_ROOT
from portal.cms.blocks import ArticleBlocks, ButtonsBlock, LinkBlock
from portal.cms.images import PortalImage
from portal.cms.pages import ContentPage
from portal.cms.streams import PortalStreamField
from portal.organisations.groups import sync_groups
from portal.organisations.models import Role
from tests.factories.accounts import SuperuserFactory
from tests.factories.organisations import MembershipFactory

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
BLOCKS = ArticleBlocks().child_blocks


@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_has_one_template_a_label_and_a_description(name: str) -> None:
    block = BLOCKS[name]
    assert get_template(block.meta.template)
    assert block.meta.description
    assert block.label


# Pictures and files are shown as they are in the store, which is empty here (see tests/architecture/test_previews.py).
OF_THE_STORE = {"image", "document"}


@pytest.mark.parametrize("name", [name for name in BLOCKS if name not in OF_THE_STORE])
def test_every_preview_renders(name: str) -> None:
    block = BLOCKS[name]
    assert block.render(block.normalize(block.get_preview_value())).strip()


def test_a_stream_fields_blocks_stay_out_of_migrations() -> None:
    field = ContentPage._meta.get_field("body")
    assert isinstance(field, PortalStreamField)
    _name, path, args, kwargs = field.deconstruct()
    assert path == "portal.cms.streams.PortalStreamField"
    assert args == []
    assert not {"block_types", "block_lookup"} & kwargs.keys()
    assert PortalStreamField(*args, **kwargs)


def test_the_portals_own_image_model_is_used() -> None:
    assert get_image_model() is PortalImage


def test_a_content_page_is_read_in_few_queries(client: Client, django_assert_max_num_queries: object) -> None:
    load_home()
    client.get("/gioi-thieu/")
    with django_assert_max_num_queries(8):
        response = client.get("/gioi-thieu/")
    page = BeautifulSoup(response.content, "html.parser")
    assert page.h1.get_text(strip=True) == "Giới thiệu"
    assert [crumb.get_text(strip=True) for crumb in page.select(".lc-breadcrumbs a")] == ["Trang chủ"]
    assert len(page.select(".lc-steps__item")) == 3


def test_a_link_wants_one_target_and_words() -> None:
    block = LinkBlock()
    for wrong in (
        {"text": "x", "page": None, "address": ""},
        {"text": "", "page": None, "address": "/x/"},
        {"text": "x", "page": None, "address": "javascript:alert(1)"},
    ):
        with pytest.raises(ValidationError):
            block.clean(block.normalize(wrong))
    assert block.clean(block.normalize({"text": "Tra cứu", "page": None, "address": "/tra-cuu/"})).url == "/tra-cuu/"


def test_a_button_to_an_unpublished_page_is_left_out() -> None:
    load_home()
    page = ContentPage.objects.get(slug="tro-nang")
    block = ButtonsBlock()
    value = block.normalize({"main_action": True, "links": [{"page": page}]})
    assert 'href="/tro-nang/"' in block.render(value)
    page.unpublish()
    value = block.normalize({"main_action": True, "links": [{"page": ContentPage.objects.get(pk=page.pk)}]})
    assert "href" not in block.render(value)


def test_communications_edit_pages_menus_and_contacts_and_nothing_else(client: Client) -> None:
    home = load_home()
    sync_groups()
    editor = MembershipFactory(role=Role.COMMUNICATIONS).user
    client.force_login(editor)
    assert client.get(f"/quan-tri/pages/{home.pk}/edit/").status_code == 200
    assert client.get("/quan-tri/snippets/cms/menu/").status_code == 200
    assert client.get("/quan-tri/users/").status_code in {302, 403, 404}


@pytest.mark.parametrize("name", ["cms/locale/vi/LC_MESSAGES/django", "locale/vi/LC_MESSAGES/djangojs"])
def test_the_compiled_vietnamese_is_that_of_the_catalogue(name: str) -> None:
    folder = REPOSITORY_ROOT / "site/portal"
    with (folder / f"{name}.po").open("rb") as catalogue, (folder / f"{name}.mo").open("rb") as compiled:
        written, known = (
            {"".join(message.id): "".join(message.string) for message in messages if message.id}
            for messages in (read_po(catalogue), read_mo(compiled))
        )
    assert written == known
    assert all(written.values())


def test_editors_are_met_in_vietnamese(client: Client) -> None:
    home = load_home()
    client.force_login(SuperuserFactory())
    html = client.get(f"/quan-tri/pages/{home.pk}/edit/", headers={"accept-language": "en"}).content.decode()
    assert "Lưu nháp" in html
    assert "Save draft" not in html
    words = client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    assert json.dumps("Thu gọn tất cả") in words


def test_the_admin_home_leads_to_no_english_manual(client: Client) -> None:
    client.force_login(SuperuserFactory())
    html = client.get("/quan-tri/").content.decode()
    assert "docs.wagtail.org" not in html
    assert "guide.wagtail.org" not in html


def test_how_long_ago_is_said_in_vietnamese() -> None:
    now = datetime(2026, 2, 3, 9, 0, tzinfo=UTC)
    assert timesince(now - timedelta(minutes=18), now) == "18\xa0phút"
