"""The demonstration's statistics: both pages, sixty days of made-up views (marked as such), and the kept figures."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from home.landing.models import HomePage
from home.statistics.models import PageViews, Span
from home.statistics.pages import OpenDataPage, StatisticsPage
from home.statistics.refreshing import refresh
from portal.cms.menus import Menu, MenuItem, Place

SEED = 2026
DAYS, MOST_PAGES = 60, 40
NUMBERS = ("dung-han", "da-giai-quyet", "gian-hang", "can-bo-da-hoc")


def _paragraph(text: str) -> dict[str, Any]:
    return {"type": "paragraph", "value": f"<p>{text}</p>"}


def _heading(text: str) -> dict[str, Any]:
    return {"type": "heading", "value": {"text": text, "level": "2"}}


def _figures(name: str) -> dict[str, Any]:
    return {"type": "figures", "value": {"figures": name, "title": "", "introduction": "", "table_open": False}}


BODY: list[dict[str, Any]] = [
    {
        "type": "numbers",
        "value": {"title": "", "items": [{"figure": name, "label": ""} for name in NUMBERS]},
    },
    _figures("dung-han-thang"),
    _figures("ho-so-thang"),
    _figures("dung-han-linh-vuc"),
    _figures("dung-han-co-quan"),
    _figures("hai-long"),
    _figures("cho"),
    _figures("ocop"),
    _figures("dao-tao"),
    _figures("luot-xem"),
    _figures("luot-xem-loai"),
    {
        "type": "notice",
        "value": {
            "kind": "info",
            "title": "Cần số liệu gốc?",
            "text": '<p>Tải tệp ở trang <a href="/du-lieu-mo/">Dữ liệu mở</a>, hoặc đọc bằng chương trình qua'
            ' <a href="/api/">API</a>.</p>',
        },
    },
]
OPEN_BODY: list[dict[str, Any]] = [
    _heading("Dùng lại thế nào"),
    _paragraph(
        "Tệp CSV mở được bằng Excel và LibreOffice; tệp JSON và API dành cho chương trình. Khi dùng lại, xin ghi rõ"
        " nguồn và ngày tải. Giấy phép CC BY 4.0 đang là đề xuất, chờ Ủy ban nhân dân tỉnh xác nhận."
    ),
    _heading("Những gì không có ở đây"),
    _paragraph(
        "Không có dữ liệu của người nộp hồ sơ, người học hay người mua. Số nhỏ hơn 5 không được công bố, để không ai"
        " bị nhận ra."
    ),
]


@transaction.atomic
def load_statistics(home: HomePage) -> None:
    """Pages that are there stay as they are; views are made up once. Last of all, after what is counted."""
    made = []
    if not StatisticsPage.objects.exists():
        page = StatisticsPage(
            title="Thống kê",
            slug="thong-ke",
            lead="Hồ sơ, chợ, đào tạo và lượt xem của cổng bằng số, tính lại mỗi giờ.",
            body=BODY,
        )
        home.add_child(instance=page)
        page.save_revision().publish()
        made.append(page)
    if not OpenDataPage.objects.exists():
        catalogue = OpenDataPage(
            title="Dữ liệu mở",
            slug="du-lieu-mo",
            lead="Tải dữ liệu đã công bố trên cổng để tra cứu, nghiên cứu và làm ứng dụng.",
            body=OPEN_BODY,
        )
        home.add_child(instance=catalogue)
        catalogue.save_revision().publish()
        made.append(catalogue)
    _in_footer(made)
    _on_home_page(HomePage.objects.get(pk=home.pk))
    _views()
    refresh()


def _in_footer(pages: list[Any]) -> None:
    footer = Menu.objects.filter(place=Place.FOOTER).order_by("position", "pk").first()
    if footer is None or not pages:
        return
    last = max((item.sort_order or 0 for item in footer.items.all()), default=0)
    for place, page in enumerate(pages, start=1):
        footer.items.add(MenuItem(page=page, sort_order=last + place))
    footer.save()


def _on_home_page(home: HomePage) -> None:
    """The numbers stand before the contacts, once; where editors have taken them away is not known here."""
    blocks = home.body.get_prep_value()
    if any(block["type"] == "numbers" for block in blocks):
        return
    items = [{"figure": name, "label": ""} for name in NUMBERS]
    blocks.insert(max(0, len(blocks) - 1), {"type": "numbers", "value": {"title": "Số liệu", "items": items}})
    home.body = blocks
    home.save_revision().publish()


def _views() -> None:
    if PageViews.objects.exists():
        return
    chance = random.Random(SEED)  # noqa: S311  # nosec B311 - the same views every time
    today = timezone.localdate()
    pages = list(Page.objects.live().filter(depth__gt=1).select_related("content_type").order_by("path")[:MOST_PAGES])
    rows = []
    for place, page in enumerate(pages):
        usual = max(4, 240 // (place + 2))
        for back in range(1, DAYS + 1):
            day = today - timedelta(days=back)
            weekend = 0.5 if day.weekday() >= 5 else 1.0
            rows.append(
                PageViews(
                    span=Span.DAY,
                    day=day,
                    page=page,
                    title=page.title,
                    kind=f"{page.content_type.app_label}.{page.content_type.model}",
                    views=round(usual * weekend * chance.uniform(0.6, 1.4)) + 1,
                    is_sample=True,
                )
            )
    PageViews.objects.bulk_create(rows, batch_size=500)
