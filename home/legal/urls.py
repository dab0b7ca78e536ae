"""The feeds of legal documents; everything else of them is pages."""

from django.urls import path

from home.legal.feeds import AtomLegalFeed, LegalFeed

app_name = "legal"
urlpatterns = [
    path("van-ban/rss.xml", LegalFeed(), name="rss"),
    path("van-ban/atom.xml", AtomLegalFeed(), name="atom"),
]
