"""The style guide's address, and that of choosing a language."""

from django.urls import path

from portal.ui import choosing, views

urlpatterns = [
    path("giao-dien/", views.style_guide, name="style_guide"),
    path("ngon-ngu/", choosing.set_language, name="set_language"),
]
