"""What stands around an article for its reader: pictures, topics, what to read next. Few queries, whatever it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from wagtail.images.models import AbstractImage

from home.news import listing, sizes
from home.news.topics import NewsTag, NewsTopic
from portal.cms import pictures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

    from home.news.pages import ArticlePage
    from portal.cms.pictures import Picture

RELATED = 3
AFTER_TOPICS = 1_000_000


@dataclass(frozen=True)
class Word:
    """A topic or a free word, as the page names it."""

    pk: int
    name: str
    slug: str


@dataclass(frozen=True)
class Around:
    """The articles beside one: what to read next, the one before, the one after."""

    related: list[ArticlePage]
    older: ArticlePage | None
    newer: ArticlePage | None
    rating: Any
    review: Any


@dataclass(frozen=True)
class Reading:
    """Everything the template needs beside the page itself."""

    index_address: str
    topics: list[Word]
    tags: list[Word]
    cover: Picture | None
    cover_large: Picture | None
    cover_plain: Picture | None
    social: Picture | None
    related: list[dict[str, Any]]
    older: dict[str, Any] | None
    newer: dict[str, Any] | None
    rating: Any
    structured: dict[str, Any]

    @property
    def social_address(self) -> str:
        return absolute(self.social.url) if self.social else ""


def absolute(address: str) -> str:
    return urljoin(f"{settings.BASE_URL}/", address)


def of(article: ArticlePage, request: HttpRequest) -> Reading:
    parent = article.get_parent()
    address = (parent.get_url(request) if parent else None) or "/"
    topics, tags = _words(article, request)
    beside = around(article, [topic.pk for topic in topics])
    article.beside = beside  # type: ignore[attr-defined]
    cover = article.cover if article.cover_id else None
    pictures.prefetch(
        [cover, *(one.cover for one in beside.related), *images_of(article.body)],
        [*sizes.OF_A_COVER, *sizes.OF_A_GALLERY, *sizes.BODY],
    )
    social = pictures.picture(cover, sizes.SOCIAL)
    return Reading(
        index_address=address,
        topics=topics,
        tags=tags,
        cover=pictures.picture(cover, sizes.COVER_SMALL),
        cover_large=pictures.picture(cover, sizes.COVER),
        cover_plain=pictures.picture(cover, sizes.COVER_JPEG),
        social=social,
        related=[listing.card(one, address) for one in beside.related],
        older=_link(beside.older, address),
        newer=_link(beside.newer, address),
        rating=beside.rating,
        structured=structured(article, f"{address}{article.slug}/", social),
    )


def _words(article: ArticlePage, request: HttpRequest) -> tuple[list[Word], list[Word]]:
    """Topics and tags in one query; of a preview, those in the form."""
    if getattr(request, "is_preview", False):
        return (
            [Word(one.pk, one.shown_name, one.slug) for one in article.topics.all()],
            [Word(one.pk, one.name, one.slug) for one in article.tags.all()],
        )
    topic, tag = (
        NewsTopic.objects.filter(articles=article.pk),
        NewsTag.objects.filter(articles__content_object=article.pk),
    )
    columns = ("place", "key", "shown", "slug")
    own: Any = F("name")
    named = Coalesce(NullIf(F("name_en"), Value("")), own) if article.written_in == "en" else own
    of_topics = topic.order_by().annotate(place=F("position"), key=F("pk"), shown=named).values_list(*columns)
    of_tags = tag.order_by().annotate(place=Value(AFTER_TOPICS), key=F("pk"), shown=own).values_list(*columns)
    rows = sorted(of_topics.union(of_tags, all=True), key=lambda row: (row[0], row[2]))
    words = [(place, Word(key, name, slug)) for place, key, name, slug in rows]
    return (
        [word for place, word in words if place != AFTER_TOPICS],
        [word for place, word in words if place == AFTER_TOPICS],
    )


def _link(article: ArticlePage | None, address: str) -> dict[str, Any] | None:
    return {"title": article.title, "url": f"{address}{article.slug}/"} if article else None


def around(article: ArticlePage, topic_keys: list[int]) -> Around:
    """One query. What editors chose comes first; where they chose less, the newest of the same topics follow."""
    found = listing.articles(article.written_in)
    model = found.model
    at, key = article.shown_date, article.pk or 0
    links = model._meta.get_field("related_links").related_model.objects.filter(article=key)
    in_topics = model.topics.through.objects.filter(articlepage=OuterRef("pk"), newstopic__in=topic_keys)
    topical = found.filter(Exists(in_topics)).exclude(pk=key).newest_first()
    older = found.filter(Q(dated_at__lt=at) | Q(dated_at=at, pk__lt=key)).newest_first()
    newer = found.filter(Q(dated_at__gt=at) | Q(dated_at=at, pk__gt=key)).order_by("dated_at", "pk")
    rows: list[Any] = list(
        found.filter(
            Q(pk=key)
            | Q(pk__in=links.values("other"))
            | Q(pk__in=Subquery(topical.values("pk")[: 2 * RELATED]))
            | Q(pk__in=Subquery(older.values("pk")[:1]))
            | Q(pk__in=Subquery(newer.values("pk")[:1]))
        )
        .select_related("rating", "review__agency")
        .annotate(
            chosen_at=Subquery(links.filter(other=OuterRef("pk")).values("sort_order")[:1]),
            is_topical=Exists(in_topics),
        )
        .newest_first()
    )
    others = [row for row in rows if row.pk != key]
    chosen = sorted((row for row in others if row.chosen_at is not None), key=lambda row: row.chosen_at)
    like_it = [row for row in others if row.is_topical and row.chosen_at is None]
    place = (at, key)
    own = next((row for row in rows if row.pk == key), None)
    if own is not None and own.cover_id == article.cover_id:
        article.cover = own.cover
    return Around(
        related=[*chosen, *like_it][:RELATED],
        older=next((row for row in others if (row.dated_at, row.pk) < place), None),
        newer=next((row for row in reversed(others) if (row.dated_at, row.pk) > place), None),
        rating=getattr(own, "rating", None),
        review=getattr(own, "review", None),
    )


def images_of(body: Any) -> Iterator[Any]:
    """The images in the blocks of an article."""
    for block in body:
        if block.block_type == "image":
            image = block.value["image"]
            if isinstance(image, AbstractImage):
                yield image
        elif block.block_type == "gallery":
            yield from (item["image"] for item in block.value["items"] if item["image"] is not None)


def structured(article: ArticlePage, address: str, social: Picture | None) -> dict[str, Any]:
    """The article as a schema.org NewsArticle."""
    publisher = {"@type": "GovernmentOrganization", "name": settings.PUBLIC_TITLE, "url": absolute("/")}
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title[:110],
        "description": article.lead or article.search_description,
        "inLanguage": article.written_in,
        "url": absolute(address),
        "mainEntityOfPage": absolute(address),
        "datePublished": article.shown_date.isoformat(),
        "dateModified": (article.updated_at or article.shown_date).isoformat(),
        "author": [{"@type": "Person", "name": name} for name in article.author_names] or publisher,
        "publisher": publisher,
        "isAccessibleForFree": True,
    }
    if social is not None:
        data["image"] = [
            {"@type": "ImageObject", "url": absolute(social.url), "width": social.width, "height": social.height}
        ]
    return data
