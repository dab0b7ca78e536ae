"""Loads the demonstration's news: topics, articles with drawn covers, some ratings. Idempotent."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone

from home.landing.models import HomePage
from home.news.demo.covers import COVERS, drawn
from home.news.demo.stories import STORIES, TOPICS, Story
from home.news.pages import ArticlePage, NewsIndexPage, RelatedArticle
from home.news.rights import news_collection, prepare_news
from home.news.topics import NewsTopic
from home.ratings.actions import rate
from home.ratings.readers import Reader
from portal.cms.images import PortalImage
from portal.cms.translation import translations

if TYPE_CHECKING:
    from datetime import datetime

SLUG = "tin-tuc"
AUTHOR_ACCOUNT, HANDED_IN = "phongvien", "lop-hoc-dan-lat-buoi-toi"
AUTHOR, CREDIT = "Ban biên tập Cổng Lào Cai", "Tranh minh họa của Cổng Lào Cai"


@transaction.atomic
def load_news(home: HomePage) -> NewsIndexPage:
    """What is there stays as editors have made it."""
    index = NewsIndexPage.objects.first() or _index(home)
    prepare_news(index=index)
    _hand_in(index)
    topics = {slug: _topic(slug, name, text, place) for place, (slug, name, text) in enumerate(TOPICS)}
    known = set(ArticlePage.objects.child_of(index).values_list("slug", flat=True))
    missing = [(place, story) for place, story in enumerate(STORIES) if story.slug not in known]
    if not missing:
        return index
    images = {name: _image(name) for name in COVERS}
    now = timezone.now()
    for place, story in missing:
        _article(index, story, topics, images, now - timedelta(days=2 * place, hours=5 + 3 * place))
    _relate()
    _news_on_home(home)
    return index


def _index(home: HomePage) -> NewsIndexPage:
    index = home.add_child(
        instance=NewsIndexPage(
            title="Tin tức", slug=SLUG, lead="Việc đang diễn ra ở Lào Cai, và điều gì đổi khác cho người dân."
        )
    )
    index.save_revision().publish()
    return NewsIndexPage.objects.get(pk=index.pk)


def _hand_in(index: NewsIndexPage) -> None:
    """An article that the demonstration's author has handed in, for communications to judge."""
    author = get_user_model().objects.filter(username=AUTHOR_ACCOUNT).first()
    if author is None or ArticlePage.objects.child_of(index).filter(slug=HANDED_IN).exists():
        return
    article = index.add_child(
        instance=ArticlePage(
            title="Bản mẫu: lớp học đan lát buổi tối ở nhà văn hóa",
            slug=HANDED_IN,
            lead="Bài mẫu đang chờ duyệt, để tập duyệt và trả lại.",
            body=[{"type": "paragraph", "value": "<p>Bài này là mẫu. Duyệt thì bài lên trang Tin tức.</p>"}],
            authors="Mai Thị Phóng",
            owner=author,
            live=False,
        )
    )
    article.save_revision(user=author)
    article.get_workflow().start(article, author)


def _topic(slug: str, name: str, description: str, position: int) -> NewsTopic:
    fields = {"name": name, "description": description, "position": position}
    return NewsTopic.objects.get_or_create(slug=slug, defaults=fields)[0]


def _image(name: str) -> PortalImage:
    """The drawn cover, made once, its focal point set."""
    _draw, words, (x, y) = COVERS[name]
    known = PortalImage.objects.filter(title=words, credit=CREDIT).first()
    if known is not None:
        return known
    image = PortalImage(
        title=words,
        description=words,
        credit=CREDIT,
        collection=news_collection(),
        file=ImageFile(io.BytesIO(drawn(name)), name=f"tin-{name}.jpg"),
        focal_point_x=x,
        focal_point_y=y,
        focal_point_width=420,
        focal_point_height=300,
    )
    image._set_image_file_metadata()
    image.save()
    return image


def _body(story: Story, images: dict[str, PortalImage]) -> list[dict[str, Any]]:
    body: list[dict[str, Any]] = [{"type": "paragraph", "value": "".join(f"<p>{one}</p>" for one in story.paragraphs)}]
    if story.heading:
        body.append({"type": "heading", "value": {"text": story.heading, "level": "2"}})
        body.append({"type": "paragraph", "value": "".join(f"<p>{one}</p>" for one in story.more)})
    if story.gallery:
        items = [
            {"image": images[name].pk, "description": words, "caption": words.rstrip(".")}
            for name, words in story.gallery
        ]
        body.append({"type": "gallery", "value": {"title": "Ảnh mùa gặt", "items": items}})
    return body


def _article(
    index: NewsIndexPage, story: Story, topics: dict[str, NewsTopic], images: dict[str, PortalImage], at: datetime
) -> None:
    article = index.add_child(
        instance=ArticlePage(
            title=story.title,
            slug=story.slug,
            lead=story.lead,
            search_description=story.lead,
            cover=images[story.cover] if story.cover else None,
            body=_body(story, images),
            authors=AUTHOR,
            dated_at=at,
            updated_at=at + timedelta(hours=3) if story.is_updated else None,
        )
    )
    article.topics = [topics[slug] for slug in story.topics]
    article.tags.add(*story.tags)
    article.save_revision().publish()
    for number, stars in enumerate(story.stars):
        rate(article_id=article.pk, reader=Reader(f"mau-{number}", f"mau-{number}"), stars=stars)


def _relate() -> None:
    told = translations.originals(ArticlePage.objects.filter(slug__in=[story.slug for story in STORIES]))
    by_slug = {article.slug: article for article in told}
    for story in STORIES:
        if not story.related or story.slug not in by_slug:
            continue
        article = by_slug[story.slug]
        article.related_links = [
            RelatedArticle(other=by_slug[slug], sort_order=place)
            for place, slug in enumerate(story.related)
            if slug in by_slug
        ]
        article.save_revision().publish()


def _news_on_home(home: HomePage) -> None:
    """The newest on the home page, before the contacts; once only."""
    page = HomePage.objects.get(pk=home.pk)
    blocks = page.body.get_prep_value()
    if any(block["type"] == "news" for block in blocks):
        return
    value = {"title": "Tin mới", "topic": None, "most": 3}
    blocks.insert(max(len(blocks) - 1, 0), {"type": "news", "value": value})
    page.body = blocks
    page.save_revision().publish()
