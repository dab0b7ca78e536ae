"""`/cho-ao/bao-vi-pham/…`: the reporter's pages beside the form's own."""

from django.urls import path

from catalogue.violations import views

app_name = "violations"
urlpatterns = [
    path("cho-ao/bao-vi-pham/da-nhan/", views.received, name="received"),
    path("cho-ao/bao-vi-pham/tra-cuu/", views.tracking, name="tracking"),
]
