"""The feeds of the news; everything else of it is pages."""

from django.urls import path

from home.news.feeds import AtomNewsFeed, NewsFeed

app_name = "news"
urlpatterns = [
    path("tin-tuc/rss.xml", NewsFeed(), name="rss"),
    path("tin-tuc/atom.xml", AtomNewsFeed(), name="atom"),
    path("tin-tuc/chu-de/<slug:slug>/rss.xml", NewsFeed(), name="topic_rss"),
    path("tin-tuc/chu-de/<slug:slug>/atom.xml", AtomNewsFeed(), name="topic_atom"),
]
