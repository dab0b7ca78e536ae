"""Wagtail's own addresses, with the portal's way of finding a page in the tree of its language."""

from django.urls import re_path
from wagtail.urls import serve_pattern
from wagtail.urls import urlpatterns as wagtail_patterns

from portal.cms.translation.serving import serve

urlpatterns = [
    *(one for one in wagtail_patterns if one.name != "wagtail_serve"),
    re_path(serve_pattern, serve, name="wagtail_serve"),
]
