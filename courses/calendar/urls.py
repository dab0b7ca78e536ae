"""Calendar files, and the page of the own feed."""

from django.urls import path, re_path

from courses.calendar import views

urlpatterns = [
    path("lich.ics", views.public_feed, name="public_feed"),
    path("lich/<int:number>.ics", views.class_file, name="class_file"),
    re_path(r"^lich-rieng/(?P<key>[\w-]{20,40})\.ics$", views.private_feed, name="private_feed"),
    path("cua-toi/lich/", views.own_feed, name="own_feed"),
]
