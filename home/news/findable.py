"""How the search finds articles and legal documents."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.legal.pages import LegalDocumentPage
from home.news.pages import ArticlePage
from portal.search.extracts import stream_text
from portal.search.following import follow_pages
from portal.search.providers import Found, Kind

NEWS = Kind("tin-tuc", _("Tin tức"), "newspaper", order=50)
LEGAL = Kind("van-ban", _("Văn bản"), "scale", order=40)


def _article(page: ArticlePage) -> Found:
    return Found(
        number=page.pk,
        title=page.title,
        url=page.get_url() or "",
        summary=page.lead or page.search_description,
        section=", ".join(topic.name for topic in page.topics.all()),
        names=[tag.name for tag in page.tags.all()],
        text=[page.lead, page.authors, *stream_text(page.body)],
        dated=timezone.localtime(page.shown_date).date(),
    )


def _document(page: LegalDocumentPage) -> Found:
    return Found(
        number=page.pk,
        title=f"{page.cited_as}: {page.title}",
        url=page.get_url() or "",
        summary=page.lead or page.title,
        section=page.issuer,
        names=[page.number, page.cited_as],
        text=[page.title, page.issuer, page.signer, page.field, page.lead, *stream_text(page.body)],
        dated=page.issued_on,
    )


def connect() -> None:
    follow_pages(name="news", kind=NEWS, model=ArticlePage, found=_article)
    follow_pages(name="legal", kind=LEGAL, model=LegalDocumentPage, found=_document)
