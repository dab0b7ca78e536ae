"""News and legal documents below a home page, published as editors publish them."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image

from home.legal.kinds import DocumentKind, RelationKind
from home.legal.pages import LegalDocumentPage, LegalIndexPage, LegalRelation
from home.news.pages import ArticlePage, NewsIndexPage
from home.news.topics import NewsTopic
from portal.cms.images import PortalImage
from tests.factories.services import home_page

_numbers = iter(range(1, 1_000_000))


def picture(width: int = 64, height: int = 40, kind: str = "JPEG", colour: str = "#2b2c78") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, kind)
    return buffer.getvalue()


def image(words: str = "Ruộng bậc thang", **size: Any) -> PortalImage:
    data = picture(**{"width": 1280, "height": 720, **size})
    made = PortalImage(title=words, description=words, file=ImageFile(io.BytesIO(data), name="anh.jpg"))
    made._set_image_file_metadata()
    made.save()
    return made


def news_index() -> NewsIndexPage:
    found = NewsIndexPage.objects.first()
    if found is None:
        found = home_page().add_child(instance=NewsIndexPage(title="Tin tức", slug="tin-tuc", lead="Việc trong tỉnh."))
        found.save_revision().publish()
    return found


def topic(name: str = "Đời sống", slug: str = "doi-song") -> NewsTopic:
    return NewsTopic.objects.get_or_create(slug=slug, defaults={"name": name})[0]


def article(
    title: str = "",
    *,
    days_ago: float = 1,
    topics: tuple[NewsTopic, ...] = (),
    tags: tuple[str, ...] = (),
    publish: bool = True,
    **fields: Any,
) -> ArticlePage:
    number = next(_numbers)
    at: datetime | None = fields.pop("dated_at", timezone.now() - timedelta(days=days_ago))
    values = {
        "title": title or f"Bài số {number}",
        "slug": fields.pop("slug", f"bai-{number}"),
        "lead": "Một câu dẫn.",
        "body": [{"type": "paragraph", "value": "<p>Một đoạn văn.</p>"}],
        "dated_at": at,
        "live": False,
        **fields,
    }
    page = news_index().add_child(instance=ArticlePage(**values))
    page.topics = list(topics)
    if tags:
        page.tags.add(*tags)
    revision = page.save_revision()
    if publish:
        revision.publish()
    return ArticlePage.objects.get(pk=page.pk)


def legal_index() -> LegalIndexPage:
    found = LegalIndexPage.objects.first()
    if found is None:
        found = home_page().add_child(instance=LegalIndexPage(title="Văn bản", slug="van-ban"))
        found.save_revision().publish()
    return found


def law(
    number: str = "",
    *,
    issued_on: date = date(2025, 1, 10),
    relations: tuple[tuple[RelationKind, LegalDocumentPage | str], ...] = (),
    publish: bool = True,
    **fields: Any,
) -> LegalDocumentPage:
    place = next(_numbers)
    values = {
        "title": "Quy định về một việc",
        "slug": f"van-ban-{place}",
        "number": number or f"{place}/2025/NĐ-CP",
        "kind": DocumentKind.DECREE,
        "issuer": "Chính phủ",
        "issued_on": issued_on,
        "live": False,
        **fields,
    }
    page = legal_index().add_child(instance=LegalDocumentPage(**values))
    page.relations = [
        LegalRelation(kind=kind, named=other) if isinstance(other, str) else LegalRelation(kind=kind, other=other)
        for kind, other in relations
    ]
    revision = page.save_revision()
    if publish:
        revision.publish()
    return LegalDocumentPage.objects.get(pk=page.pk)
