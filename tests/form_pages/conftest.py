from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.cache import cache
from wagtail.models import Page

from portal.form_pages.models import Draft
from tests.factories.form_pages import RequestPageFactory
from tests.factories.private_files import pdf


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    cache.clear()


@pytest.fixture
def root(db):
    """Where pages are put: the site's first page."""
    return Page.objects.filter(depth=2).first() or Page.objects.get(depth=1)


@pytest.fixture
def form_page(root):
    """A published birth registration."""
    return RequestPageFactory.published(parent=root)


FIRST = {
    "ho_ten": "Giàng Thị Mỷ",
    "dien_thoai": "0912 345 678",
    "thu_dien_tu": "",
    "da_ket_hon": "no",
}
CHILD = {"ten_con": "Giàng A Páo", "ngay_sinh": "03/02/2026", "noi_sinh": "benh_vien"}


class Citizen:
    """Fills the form the way a browser without JavaScript does: hidden inputs are sent back."""

    def __init__(self, client: Any, page: Any, query: str = "") -> None:
        self.client, self.page = client, page
        self.begin_url = f"/bieu-mau/moi/{page.pk}/{query}"

    def begin(self, **changes: Any):
        shown = self.client.get(self.begin_url)
        return self.client.post(self.begin_url, {**hidden_inputs(shown), **FIRST, **changes})

    def draft(self) -> Draft:
        return Draft.objects.latest("created_at")

    def url(self, rest: str = "") -> str:
        return f"/bieu-mau/{self.draft().pk}/{rest}"

    def fill(self, section: str, **answers: Any):
        url = self.url(f"phan/{section}/")
        shown = self.client.get(url)
        return self.client.post(url, {**hidden_inputs(shown), **answers})

    def fill_everything(self) -> None:
        self.begin()
        self.fill("nguoi_con", **CHILD)
        self.fill("giay_to", **{"giay_chung_sinh-tep": upload("giấy chứng sinh.pdf")})

    def send(self, **answers: Any):
        return self.client.post(self.url("kiem-tra/"), {"cam_doan": "co", **answers})


def upload(name: str, content: bytes | None = None):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, content or pdf(), "application/pdf")


def hidden_inputs(response: Any) -> dict[str, Any]:
    """Names and values of the hidden inputs of a page's form; several of one name as a list."""
    found: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", response.content.decode()):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and value and name[1] != "csrfmiddlewaretoken":
            found.setdefault(name[1], []).append(value[1])
    return found


@pytest.fixture
def citizen(client, form_page) -> Citizen:
    return Citizen(client, form_page)
