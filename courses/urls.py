"""The training's own addresses that are no pages; each room names its own. They stand before Wagtail's pages."""

from django.urls import include, path

app_name = "training"
urlpatterns = [
    path("", include("courses.calendar.urls")),
    path("cua-toi/", include("courses.registrations.urls")),
    path("", include("courses.attendance.urls")),
    path("", include("courses.certificates.urls")),
]
