"""Form pages with the questions of a small birth registration, and drafts of them."""

from __future__ import annotations

import hashlib
from typing import Any

import factory
import wagtail_factories

from portal.form_pages.models import Draft
from tests.testapp.models import RequestPage


def question(kind: str, label: str, **value: Any) -> dict[str, Any]:
    """A field block as Wagtail keeps it."""
    return {"type": kind, "value": {"label": label, **value}}


def when(field: str, value: str, operator: str = "is") -> list[dict[str, Any]]:
    """The `conditions` of a field or section block."""
    return [{"field": field, "operator": operator, "value": value}]


def options(*labels: str) -> list[dict[str, Any]]:
    return [{"label": label, "value": ""} for label in labels]


def section(title: str, *fields: dict[str, Any], rules: Any = (), **value: Any) -> dict[str, Any]:
    """A section block as Wagtail keeps it."""
    return {"type": "section", "value": {"title": title, "fields": [*fields], "rules": [*rules], **value}}


def rule(kind: str, **value: Any) -> dict[str, Any]:
    return {"type": kind, "value": {"message": "", **value}}


def birth_sections() -> list[dict[str, Any]]:
    """Four sections: the applicant, the child, the mother (when known), papers."""
    return [
        section(
            "Người yêu cầu",
            question("text", "Họ tên", key="ho_ten", purpose="name"),
            question("phone", "Số điện thoại", key="dien_thoai"),
            question("email", "Thư điện tử", key="thu_dien_tu", required=False),
            question("yes_no", "Đã kết hôn?", key="da_ket_hon"),
            question("date", "Ngày kết hôn", key="ngay_ket_hon", conditions=when("da_ket_hon", "Có")),
        ),
        section(
            "Người con",
            question("text", "Tên con", key="ten_con"),
            question("date", "Ngày sinh", key="ngay_sinh", when="past"),
            question("choice", "Nơi sinh", key="noi_sinh", options=options("Bệnh viện", "Tại nhà", "Nơi khác")),
            question("long_text", "Kể rõ nơi sinh", key="ke_noi_sinh", conditions=when("noi_sinh", "Nơi khác")),
            rules=[rule("not_before", field="ngay_sinh", other="ngay_ket_hon")],
        ),
        section(
            "Cha mẹ đã đăng ký kết hôn",
            question("citizen_id", "Số định danh của mẹ", key="so_dinh_danh_me"),
            conditions=when("da_ket_hon", "Có"),
        ),
        section(
            "Giấy tờ",
            question("file", "Giấy chứng sinh", key="giay_chung_sinh", document="giay-chung-sinh", max_files=2),
            question("file", "Giấy tờ khác", key="giay_to_khac", required=False),
        ),
    ]


class RequestPageFactory(wagtail_factories.PageFactory):
    """A live page; publishing is what freezes, so a page made by `published` has its version."""

    class Meta:
        model = RequestPage

    title = "Đăng ký khai sinh"
    sections = factory.LazyFunction(birth_sections)

    @classmethod
    def published(cls, **kwargs: Any) -> RequestPage:
        page = cls(**kwargs)
        page.save_revision().publish()
        page.refresh_from_db()
        return page


class DraftFactory(factory.django.DjangoModelFactory):
    """A draft of a published page, with no answer yet; give `page`."""

    class Meta:
        model = Draft

    page = factory.LazyFunction(RequestPageFactory.published)
    version = factory.LazyAttribute(lambda made: made.page.published_version)
    resume_token_hash = factory.Sequence(lambda number: hashlib.sha256(str(number).encode()).hexdigest())
