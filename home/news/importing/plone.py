"""JSON as Plone's collective.exportimport writes it: a list of items, each as the REST API serialises it."""

from __future__ import annotations

import base64
import binascii
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from home.news.imported import Source
from home.news.importing.records import Record, Refused, moment_of, read_json, text_of, texts_of

TAKEN = ("News Item", "Document")


def read(data: bytes) -> list[Record]:
    """Raises Refused."""
    found = read_json(data)
    if not isinstance(found, list):
        raise Refused(_("Bản xuất của Plone phải là một danh sách."))
    return [_record(one, place) for place, one in enumerate(found, start=1)]


def _record(one: Any, place: int) -> Record:
    if not isinstance(one, dict):
        return Record(Source.PLONE, f"#{place}", problem=_("Mục này không phải một bài viết."))
    source_id, title = text_of(one.get("UID"), 200), text_of(one.get("title"))
    if not source_id:
        return Record(Source.PLONE, f"#{place}", title=title[:255], problem=_("Thiếu UID."))
    kind = text_of(one.get("@type"))
    given = one.get("image")
    image: dict[str, Any] = given if isinstance(given, dict) else {}
    text = one.get("text")
    html = text.get("data") if isinstance(text, dict) else text
    address = text_of(one.get("@id"), 500)
    return Record(
        source=Source.PLONE,
        source_id=source_id,
        title=title,
        slug=text_of(one.get("id"), 200),
        lead=text_of(one.get("description"), 300),
        html=html if isinstance(html, str) else "",
        dated_at=moment_of(one.get("effective")) or moment_of(one.get("created")),
        authors=texts_of(one.get("creators"), 80),
        tags=texts_of(one.get("subjects"), 100),
        cover=text_of(image.get("blob_path"), 500) or text_of(image.get("filename"), 500),
        cover_data=_data(image),
        cover_caption=text_of(one.get("image_caption"), 250),
        address=urlsplit(address).path if address else "",
        is_published=one.get("review_state") == "published",
        problem="" if kind in TAKEN else _("Loại “%s” không phải bài viết.") % (kind or "?"),
    )


def _data(image: dict[str, Any]) -> bytes:
    """A picture that stands in the export itself."""
    encoded = image.get("data")
    if not isinstance(encoded, str) or image.get("encoding") != "base64":
        return b""
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        return b""
