"""Stands before Wagtail's own addresses.

Wagtail's sign-in and password reset know no second factor and are never reached. Its account page asks for two parts of
a name, which a person here does not have. Its bulk actions on people would hand out groups, which follow from
memberships alone.
"""

from __future__ import annotations

from django.urls import path, re_path
from wagtail.admin.auth import require_admin_access

from portal.accounts import views
from portal.accounts.user_admin import PersonAccountView

urlpatterns = [
    path("login/", views.wagtail_sign_in),
    re_path(r"^password_reset(/.*)?$", views.wagtail_password_reset),
    path("account/", require_admin_access(PersonAccountView.as_view())),
    path("bulk/accounts/user/<str:action>/", require_admin_access(views.bulk_actions_on_people)),
]
