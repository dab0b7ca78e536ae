"""What a page costs the database when nothing of it is kept: at most twelve queries, whatever its kind.

What all pages share (menus, contacts, the roots of the site, the table of content types) is read once for all of them,
and is known here already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, get_page_models

from portal.cms.pages import BasePage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.architecture.access_world import World

pytestmark = [pytest.mark.slow, pytest.mark.once, pytest.mark.django_db]
MOST = 12
# A page of no kind: only the frame that all pages share.
SHARED = "/tra-cuu/"
VIEWS = (
    "/tra-cuu/",
    "/phan-anh-kien-nghi/tra-cuu/",
    "/cho-ao/tim/?q=che",
    "/cho-ao/loai/che/",
    "/cho-ao/xa-phuong/02782/",
    "/cho-ao/ocop/",
    "/cho-ao/gian-hang/",
    "/dao-tao/",
    "/dao-tao/tuan/",
    "/dao-tao/danh-sach/",
    "/dao-tao/chung-nhan/",
    "/dao-tao/so-hoa-ho-so/shhs-lao-cai/",
    "/khong-co-trang-nay/",
)


def queries(address: str) -> list[str]:
    """Those of one anonymous reader's request; the pictures are there in their sizes."""
    Client().get(address)
    for cache in caches.all():
        cache.clear()
    Client().get(SHARED)
    with CaptureQueriesContext(connection) as captured:
        response = Client().get(address)
        assert response.status_code in {200, 404}, f"{address} answered {response.status_code}"
    return [one["sql"] for one in captured if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))]


def pages() -> Iterator[Page]:
    """One live public page of each kind that stands in the demonstration."""
    for model in get_page_models():
        if issubclass(model, BasePage):
            page = model._default_manager.live().public().order_by("-depth", "pk").first()
            if page is not None:
                yield page


def test_no_kind_of_page_takes_more_than_twelve_queries(world: World) -> None:
    costly, seen = {}, set()
    for page in pages():
        address = page.get_url()
        seen.add(type(page).__name__)
        if (found := queries(address)) and len(found) > MOST:
            costly[f"{type(page).__name__} {address}"] = found
    assert len(seen) >= 12, seen
    assert not costly, "\n".join(
        f"{name}: {len(found)}\n  " + "\n  ".join(one[:260] for one in found) for name, found in costly.items()
    )


@pytest.mark.parametrize("address", VIEWS)
def test_no_view_takes_more_than_twelve_queries(world: World, address: str) -> None:
    found = queries(address)
    assert len(found) <= MOST, "\n".join(one[:260] for one in found)
