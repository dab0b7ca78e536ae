"""Every address of the portal. The domains bring their own below; Wagtail's pages come last."""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path
from django.views.static import serve
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal import health
from portal.ui.prefixes import in_languages

handler500 = "portal.cms.maintenance.views.server_error"
urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("tai-khoan/", include("portal.accounts.urls")),
    path("quan-tri/", include("portal.accounts.admin_urls")),
    path("tep/", include("portal.private_files.urls")),
    path("thu-phat-trien/", include("portal.notifications.urls")),
    path("bieu-mau/", include("portal.form_pages.urls")),
    path("quan-tri/", include(wagtailadmin_urls)),
    path("tai-lieu/", include(wagtaildocs_urls)),
    path("", include("home.ratings.urls")),
    path("", include("home.legal.urls")),
    path("", include("home.statistics.urls")),
    path("", include("portal.open_data.urls")),
    path("", include("services.tracking.urls")),
    path("", include("catalogue.urls")),
    path("dao-tao/", include("courses.urls")),
    path("", include("portal.ui.urls")),
    # Below `/en/` as well.
    in_languages(
        path("", include("home.news.urls")), path("", include("home.search.urls")), path("", include("portal.cms.urls"))
    ),
]
if settings.SERVE_MEDIA:
    urlpatterns.insert(0, path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}))
