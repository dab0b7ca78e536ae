"""WordPress's own export (WXR).

Read with defusedxml, which refuses document types and entities before they are expanded: an export of WordPress has
none, a "billion laughs" is made of them.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

import defusedxml
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from home.news.imported import Source
from home.news.importing.records import Record, Refused, sensible, text_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

PUBLISHED, UNPUBLISHED = "publish", ("draft", "pending", "private", "future")
COMMENTS = re.compile(r"<!--.*?-->", re.DOTALL)
SHORT_CODES = re.compile(r"\[/?[a-z][a-z0-9_-]*(?:\s[^\]]*)?/?\]", re.IGNORECASE)


def read(data: bytes) -> list[Record]:
    """Raises Refused."""
    try:
        root = fromstring(data, forbid_dtd=True)
    except defusedxml.DefusedXmlException as error:
        raise Refused(_("Tệp XML khai báo kiểu tài liệu hoặc thực thể; bản xuất của WordPress không có.")) from error
    except ParseError as error:
        line, column = error.position
        raise Refused(
            _("Tệp không phải XML đúng: dòng %(line)s, cột %(column)s.") % {"line": line, "column": column}
        ) from error
    except (LookupError, ValueError) as error:
        raise Refused(_("Tệp XML ghi một mã hóa không đọc được. Hãy xuất lại với mã hóa UTF-8.")) from error
    channel = root.find("channel")
    if root.tag != "rss" or channel is None:
        raise Refused(_("Đây không phải bản xuất của WordPress: không có rss/channel."))
    items = channel.findall("item")
    pictures = {
        _child(item, "post_id"): _child(item, "attachment_url") for item in items if _kind(item) == "attachment"
    }
    return [_record(item, place, pictures) for place, item in enumerate(items, start=1) if _kind(item) == "post"]


def _child(item: Element, name: str) -> str:
    """The text of a child, whatever its namespace's version: WordPress writes 1.0 to 1.2."""
    for child in item:
        if child.tag.rpartition("}")[2] == name:
            return (child.text or "").strip()
    return ""


def _encoded(item: Element, space: str) -> str:
    return next((one.text or "" for one in item if one.tag.endswith("}encoded") and space in one.tag), "")


def _kind(item: Element) -> str:
    return _child(item, "post_type")


def _words(item: Element, domain: str) -> tuple[str, ...]:
    found = (text_of(one.text or "", 60) for one in item.findall("category") if one.get("domain") == domain)
    return tuple(dict.fromkeys(word for word in found if word))


def _record(item: Element, place: int, pictures: dict[str, str]) -> Record:
    source_id, title = text_of(_child(item, "post_id"), 200), text_of(_child(item, "title"))
    if not source_id:
        return Record(Source.WORDPRESS, f"#{place}", title=title[:255], problem=_("Thiếu số bài (wp:post_id)."))
    status = _child(item, "status")
    is_known = status == PUBLISHED or status in UNPUBLISHED
    return Record(
        source=Source.WORDPRESS,
        source_id=source_id,
        title=title,
        slug=text_of(_child(item, "post_name"), 200),
        lead=text_of(_encoded(item, "excerpt"), 300),
        html=_paragraphs(_encoded(item, "content")),
        dated_at=_date(item),
        authors=tuple(name for name in (text_of(_child(item, "creator"), 80),) if name),
        topics=_words(item, "category"),
        tags=_words(item, "post_tag"),
        cover=pictures.get(_meta(item, "_thumbnail_id"), ""),
        address=text_of(_child(item, "link"), 500),
        is_published=status == PUBLISHED,
        problem="" if is_known else _("Bài ở trạng thái “%s”, không nhập.") % status,
    )


def _meta(item: Element, key: str) -> str:
    for one in item:
        if one.tag.rpartition("}")[2] == "postmeta" and _child(one, "meta_key") == key:
            return _child(one, "meta_value")
    return ""


def _date(item: Element) -> datetime | None:
    """`wp:post_date_gmt`, else `pubDate`; WordPress writes zeros for drafts."""
    try:
        return sensible(datetime.fromisoformat(_child(item, "post_date_gmt")).replace(tzinfo=UTC))
    except ValueError:
        pass
    try:
        return sensible(parsedate_to_datetime(_child(item, "pubDate")))
    except (ValueError, TypeError):
        return None


def _paragraphs(html: str) -> str:
    """Without the editor's remarks and short codes; blank lines part paragraphs where the author wrote none."""
    text = SHORT_CODES.sub("", COMMENTS.sub("", html))
    if re.search(r"<(p|ul|ol|h[1-6]|blockquote|figure)\b", text, re.IGNORECASE):
        return text
    parts = (part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")))
    return "".join(f"<p>{part}</p>" for part in parts if part)
