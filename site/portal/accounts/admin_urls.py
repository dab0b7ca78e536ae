"""Stands before Wagtail's own addresses: its sign-in and password reset know no second factor and are never reached."""

from __future__ import annotations

from django.urls import path, re_path

from portal.accounts import views

urlpatterns = [
    path("login/", views.wagtail_sign_in),
    re_path(r"^password_reset(/.*)?$", views.wagtail_password_reset),
]
