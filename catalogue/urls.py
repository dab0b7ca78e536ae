"""The market's own addresses that are no pages; each room names its own. They stand before Wagtail's pages."""

from django.urls import include, path

urlpatterns = [
    path("", include("catalogue.stalls.openings.urls")),
    path("", include("catalogue.violations.urls")),
    path("cho-ao/giao-dich/", include("catalogue.trade.urls")),
]
