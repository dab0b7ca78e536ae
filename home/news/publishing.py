"""What follows when an article is published: its date, and the sizes of its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.signals import page_published

from home.news import rights, sizes
from home.news.pages import ArticlePage, NewsIndexPage
from home.news.reading import images_of
from portal.cms import pictures

if TYPE_CHECKING:
    from wagtail.models import Revision


def date_and_draw(
    sender: type[ArticlePage], instance: ArticlePage, revision: Revision | None = None, **kwargs: Any
) -> None:
    """Receiver. An article without a date gets that of its first publication, in the kept revision as well."""
    if instance.dated_at is None:
        instance.dated_at = instance.first_published_at
        ArticlePage.objects.filter(pk=instance.pk).update(dated_at=instance.dated_at)
        if revision is not None and revision.content.get("dated_at") is None:
            revision.content["dated_at"] = instance.dated_at.isoformat() if instance.dated_at else None
            revision.save(update_fields=["content"])
    if instance.cover_id:
        pictures.schedule({instance.cover_id}, sizes.OF_A_COVER)
    body = {image.pk for image in images_of(instance.body)}
    pictures.schedule(body, sizes.OF_A_GALLERY)


def connect() -> None:
    page_published.connect(date_and_draw, sender=ArticlePage, dispatch_uid="home.news.dated")
    page_published.connect(rights.prepare_when_published, sender=NewsIndexPage, dispatch_uid="home.news.prepare")
