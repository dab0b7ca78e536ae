"""The style guide's address, and that of choosing a language."""

from django.urls import path
from django.views.i18n import set_language

from portal.ui import views

urlpatterns = [
    path("giao-dien/", views.style_guide, name="style_guide"),
    path("ngon-ngu/", set_language, name="set_language"),
]
