"""`/van-ban/rss.xml` and the same in Atom: what was issued last."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext as _

from home.legal.pages import LegalDocumentPage, LegalIndexPage

if TYPE_CHECKING:
    from django.http import HttpRequest

NEWEST = 30


class LegalFeed(Feed):
    feed_type: type[SyndicationFeed] = Rss201rev2Feed
    language = "vi"
    item_guid_is_permalink = False

    def get_object(self, request: HttpRequest) -> dict[str, Any]:
        index = LegalIndexPage.objects.live().public().first()
        if index is None:
            raise Http404
        return {"index": index, "address": index.get_url(request) or "/"}

    def title(self, of: dict[str, Any]) -> str:
        return of["index"].title

    def description(self, of: dict[str, Any]) -> str:
        return of["index"].lead or _("Văn bản mới của tỉnh Lào Cai.")

    subtitle = description

    def link(self, of: dict[str, Any]) -> str:
        return of["address"]

    def items(self, of: dict[str, Any]) -> list[Any]:
        documents = list(LegalDocumentPage.objects.shown().defer("body").order_by("-issued_on", "-pk")[:NEWEST])
        for document in documents:
            document.feed_address = f"{of['address']}{document.slug}/"
        return documents

    def item_title(self, item: Any) -> str:
        return f"{item.cited_as}: {item.title}"

    def item_description(self, item: Any) -> str:
        return item.lead or _("%(issuer)s ban hành ngày %(day)s.") % {
            "issuer": item.issuer,
            "day": item.issued_on.strftime("%d/%m/%Y"),
        }

    def item_link(self, item: Any) -> str:
        return item.feed_address

    def item_guid(self, item: Any) -> str:
        return f"van-ban-{item.pk}"

    def item_pubdate(self, item: Any) -> datetime:
        return timezone.make_aware(datetime.combine(item.issued_on, time.min))

    def item_updateddate(self, item: Any) -> datetime:
        return item.last_published_at or self.item_pubdate(item)

    def item_categories(self, item: Any) -> list[str]:
        return [str(item.get_kind_display()), *([item.field] if item.field else [])]


class AtomLegalFeed(LegalFeed):
    feed_type = Atom1Feed
