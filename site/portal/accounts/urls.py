"""Addresses below `/tai-khoan/`: the main ones of django-allauth in Vietnamese, the rest by its own tails."""

from __future__ import annotations

from allauth.account import views as account_views
from allauth.socialaccount.providers.openid_connect import urls as openid_connect_urls
from django.urls import include, path

from portal.accounts import views

urlpatterns = [
    path("", views.profile, name="account_profile"),
    path("dang-nhap/", views.sign_in, name="account_login"),
    path("dang-nhap/nhan-ma/", account_views.request_login_code, name="account_request_login_code"),
    path("dang-nhap/nhap-ma/", account_views.confirm_login_code, name="account_confirm_login_code"),
    path("dang-ky/", account_views.signup, name="account_signup"),
    path("dang-ky/xac-nhan/", account_views.email_verification_sent, name="account_email_verification_sent"),
    path("dang-xuat/", account_views.logout, name="account_logout"),
    path("tam-khoa/", account_views.account_inactive, name="account_inactive"),
    path("xac-nhan-lai/", account_views.reauthenticate, name="account_reauthenticate"),
    path("thu-dien-tu/", account_views.email, name="account_email"),
    path("mat-khau/doi/", account_views.password_change, name="account_change_password"),
    path("mat-khau/dat/", account_views.password_set, name="account_set_password"),
    path("mat-khau/quen/", account_views.password_reset, name="account_reset_password"),
    path(
        "mat-khau/quen/nhap-ma/", account_views.confirm_password_reset_code, name="account_confirm_password_reset_code"
    ),
    path("mat-khau/quen/dat-lai/", account_views.complete_password_reset, name="account_complete_password_reset"),
    path("mat-khau/quen/xong/", account_views.password_reset_from_key_done, name="account_password_reset_completed"),
    path("bao-mat/", include("allauth.mfa.urls")),
    path("lien-ket/", include("allauth.socialaccount.urls")),
    path("", include(openid_connect_urls)),
]
