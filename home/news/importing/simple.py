"""Our own JSON, for whoever writes an export by hand.

    {"articles": [{"id": "17", "title": "…", "html": "<p>…</p>", "lead": "…", "date": "2024-05-06T08:00:00+07:00",
      "updated": "…", "authors": ["…"], "topics": ["…"], "tags": ["…"], "cover": "anh/17.jpg",
      "cover_description": "…", "cover_caption": "…", "address": "/tin/17.html", "slug": "…",
      "status": "published"}]}

`id`, `title`, `html` and `date` are needed; `status` is `published` or `draft`.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from home.news.imported import Source
from home.news.importing.records import Record, Refused, moment_of, read_json, text_of, texts_of


def read(data: bytes) -> list[Record]:
    """Raises Refused."""
    found = read_json(data)
    articles = found.get("articles") if isinstance(found, dict) else None
    if not isinstance(articles, list):
        raise Refused(_("Tệp JSON phải có danh sách “articles”."))
    return [_record(one, place) for place, one in enumerate(articles, start=1)]


def _record(one: Any, place: int) -> Record:
    if not isinstance(one, dict):
        return Record(Source.JSON, f"#{place}", problem=_("Mục này không phải một bài viết."))
    number = one.get("id")
    source_id = text_of(str(number), 200) if isinstance(number, str | int) and not isinstance(number, bool) else ""
    if not source_id:
        return Record(Source.JSON, f"#{place}", title=text_of(one.get("title"), 255), problem=_("Thiếu “id”."))
    html, status = one.get("html"), one.get("status", "published")
    return Record(
        source=Source.JSON,
        source_id=source_id,
        title=text_of(one.get("title")),
        slug=text_of(one.get("slug"), 200),
        lead=text_of(one.get("lead"), 300),
        html=html if isinstance(html, str) else "",
        dated_at=moment_of(one.get("date")),
        updated_at=moment_of(one.get("updated")),
        authors=texts_of(one.get("authors"), 80),
        topics=texts_of(one.get("topics"), 60),
        tags=texts_of(one.get("tags"), 100),
        cover=text_of(one.get("cover"), 500),
        cover_description=text_of(one.get("cover_description"), 255),
        cover_caption=text_of(one.get("cover_caption"), 250),
        address=text_of(one.get("address"), 500),
        is_published=status == "published",
        problem="" if status in ("published", "draft") else _("“status” phải là published hoặc draft."),
    )
