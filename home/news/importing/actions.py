"""Taking over old articles: first everything is read and judged, then each is written, or told why it was not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect

from home.news.imported import ImportedArticle, Source
from home.news.importing import cleaning, plone, simple, wordpress
from home.news.importing.pictures import Album, kind_of
from home.news.pages import ArticlePage
from home.news.topics import NewsTopic
from portal.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from home.news.importing.records import Record
    from home.news.pages import NewsIndexPage

READERS: dict[str, Callable[[bytes], list[Record]]] = {
    Source.JSON.value: simple.read,
    Source.WORDPRESS.value: wordpress.read,
    Source.PLONE.value: plone.read,
}
LONGEST_TITLE = 255
# What may be wrong with one article and leaves the others alone.
OF_ONE = (ValidationError, DatabaseError, ValueError, OSError)


@dataclass
class Report:
    """What became of each article: lines of number, name and words."""

    created: list[tuple[str, str, str]] = field(default_factory=list)
    skipped: list[tuple[str, str, str]] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass
class Planned:
    """An article that will be made: its blocks, with pictures still as data."""

    record: Record
    pieces: list[tuple[cleaning.Piece, bytes]]
    cover: bytes
    old_path: str


def import_articles(
    *, data: bytes, source: str, index: NewsIndexPage, images: Path | None = None, dry_run: bool = False
) -> Report:
    """Takes over the articles of an export. What was imported before stays as editors have made it since.

    An article that cannot be written is told and spoils no other. Raises Refused for a file that cannot be read; then
    nothing is written.
    """
    report, album = Report(), Album(images)
    planned = _plan(READERS[source](data), album, report)
    if dry_run:
        report.created = [(one.record.source_id, one.record.title, "") for one in planned]
        return report
    try:
        with transaction.atomic():
            for one in planned:
                _write(one, index, album, report)
    except BaseException:
        album.throw_away()
        raise
    return report


def _write(one: Planned, index: NewsIndexPage, album: Album, report: Report) -> None:
    """One article, wholly or not at all."""
    before = len(album.made)
    try:
        with transaction.atomic():
            page = _make(one, index, album, report)
    except OF_ONE as error:
        album.throw_away(before)
        words = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        report.skipped.append((one.record.source_id, one.record.title, _("Không ghi được bài này: %s") % words))
    else:
        report.created.append((one.record.source_id, one.record.title, page.url or ""))


def _plan(records: list[Record], album: Album, report: Report) -> list[Planned]:
    numbers = [record.source_id for record in records]
    known = {
        (one.source, one.source_id)
        for start in range(0, len(numbers), 500)
        for one in ImportedArticle.objects.filter(source_id__in=numbers[start : start + 500])
    }
    planned, seen = [], set()
    for record in records:
        key = (record.source, record.source_id)
        problem = record.problem or _problem(record)
        if not problem and (record.source.value, record.source_id) in known:
            problem = _("Đã nhập trước đây.")
        if not problem and key in seen:
            problem = _("Số này đã có ở một bài phía trên trong tệp.")
        cleaned = cleaning.clean(record.html) if not problem else cleaning.Cleaned()
        if not problem and cleaned.is_empty:
            problem = _("Không còn nội dung nào sau khi làm sạch.")
        if problem:
            report.skipped.append((record.source_id, record.name, problem))
            continue
        seen.add(key)
        planned.append(_planned(record, cleaned, album, report))
    return planned


def _problem(record: Record) -> str:
    if not record.title:
        return _("Thiếu tiêu đề.")
    if len(record.title) > LONGEST_TITLE:
        return _("Tiêu đề dài hơn 255 chữ.")
    if record.dated_at is None and record.is_published:
        return _("Thiếu ngày đăng, hoặc ngày không đọc được.")
    return ""


def _planned(record: Record, cleaned: cleaning.Cleaned, album: Album, report: Report) -> Planned:
    def note(words: str) -> None:
        report.notes.append((record.source_id, record.name, words))

    pieces: list[tuple[cleaning.Piece, bytes]] = []
    for piece in cleaned.pieces:
        data = album.find(piece.value) if piece.kind == "image" else b""
        if piece.kind == "image" and not kind_of(data):
            note(_("Không có ảnh %s, hoặc ảnh không mở được; bài được nhập không có ảnh đó.") % piece.value[:120])
            continue
        pieces.append((piece, data))
    cover = record.cover_data or album.find(record.cover)
    if cover and not kind_of(cover):
        cover = b""
    if record.cover and not cover:
        note(_("Không có ảnh đầu bài %s, hoặc ảnh không mở được.") % record.cover[:120])
    old_path = Redirect.normalise_path(urlsplit(record.address).path) if record.address else ""
    if len(old_path) > 255:
        note(_("Địa chỉ cũ dài hơn 255 chữ, không giữ được."))
        old_path = ""
    return Planned(record, pieces, cover, old_path if old_path != "/" else "")


def _make(one: Planned, index: NewsIndexPage, album: Album, report: Report) -> ArticlePage:
    record = one.record
    updated = record.updated_at
    if updated and record.dated_at and updated < record.dated_at:
        updated = None
    cover = None
    if one.cover:
        words = record.cover_description or record.cover_caption or record.title
        cover = album.image(one.cover, title=record.title, description=words)
    page = index.add_child(
        instance=ArticlePage(
            title=record.title,
            slug=_free_slug(index, record),
            lead=record.lead,
            search_description=record.lead,
            cover=cover,
            cover_caption=record.cover_caption,
            body=[_block(piece, data, record, album) for piece, data in one.pieces],
            authors=", ".join(record.authors)[:200],
            dated_at=record.dated_at,
            updated_at=updated,
            live=False,
        )
    )
    page.topics = [_topic(name) for name in record.topics]
    page.tags.add(*record.tags)
    revision = page.save_revision()
    if record.is_published:
        revision.publish()
        page.refresh_from_db()
    ImportedArticle.objects.create(source=record.source, source_id=record.source_id, article=page)
    _keep_address(one, page, report)
    return page


def _block(piece: cleaning.Piece, data: bytes, record: Record, album: Album) -> dict[str, Any]:
    if piece.kind != "image":
        return cleaning.block(piece)
    words = piece.alt or piece.caption
    image = album.image(data, title=words or record.title, description=words)
    chosen = {"image": image.pk, "alt_text": words, "decorative": not words}
    return {"type": "image", "value": {"image": chosen, "caption": piece.caption}}


def _free_slug(index: NewsIndexPage, record: Record) -> str:
    """The old one where it is free and made of plain letters, else one made from the title."""
    wanted = (slugify(fold(record.slug)) or slugify(fold(record.title)))[:200].strip("-") or "bai"
    taken = set(index.get_children().filter(slug__startswith=wanted).values_list("slug", flat=True))
    if wanted not in taken:
        return wanted
    return next(f"{wanted}-{n}" for n in range(2, len(taken) + 3) if f"{wanted}-{n}" not in taken)


def _topic(name: str) -> NewsTopic:
    """By name, however it is written in letters large or small; a new one stands last."""
    kept = {fold(topic.name): topic for topic in NewsTopic.objects.all()}
    if fold(name) in kept:
        return kept[fold(name)]
    slug = slugify(fold(name))[:50] or "chu-de"
    if NewsTopic.objects.filter(slug=slug).exists():
        slug = f"{slug}-{NewsTopic.objects.count() + 1}"
    return NewsTopic.objects.create(name=name, slug=slug, position=100)


def _keep_address(one: Planned, page: ArticlePage, report: Report) -> None:
    """The old address leads to the article from now on, unless something else stands there."""
    if not one.old_path or one.old_path.rstrip("/") == (page.url or "").rstrip("/"):
        return
    kept = Redirect.objects.filter(old_path=one.old_path, site=None).first()
    if kept is not None:
        words = _("Địa chỉ cũ %s đã dẫn đến nơi khác; giữ nguyên như vậy.") % one.old_path
        report.notes.append((one.record.source_id, one.record.name, words))
        return
    Redirect.add_redirect(one.old_path, redirect_to=page, is_permanent=True)


__all__ = ["READERS", "Report", "import_articles"]
