"""The style guide's address."""

from django.urls import path

from portal.ui import views

urlpatterns = [path("giao-dien/", views.style_guide, name="style_guide")]
