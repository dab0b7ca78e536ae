"""`/du-lieu-mo/` below the catalogue page, which is Wagtail's, and `/api/`."""

from __future__ import annotations

from django.urls import URLPattern, include, path

from portal.open_data import views
from portal.open_data.api import NAMESPACE, build
from portal.open_data.doors import api_door

files = [
    path("<slug:slug>/", views.dataset_page, name="dataset"),
    path("<slug:slug>.csv", views.as_csv, name="csv"),
    path("<slug:slug>.json", views.as_json, name="json"),
]
# Ninja's addresses behind our door, and our own page at its root.
guarded = [
    URLPattern(one.pattern, api_door(one.callback), one.default_args, one.name)
    for one in build().urls[0]
    if isinstance(one, URLPattern) and one.name != "api-root"
]
api = [
    path("", views.api_page, name="api-root"),
    *guarded,
    path("<path:rest>", api_door(views.nothing_here), name="nothing"),
]
urlpatterns = [
    path("du-lieu-mo/", include((files, "open_data"))),
    path("api/", include((api, "ninja"), namespace=NAMESPACE)),
]
