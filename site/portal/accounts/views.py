"""The sign-in page's additions to django-allauth, the account page, and the way round Wagtail's own sign-in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from allauth.account.utils import get_next_redirect_url
from allauth.account.views import LoginView
from django.contrib.auth.decorators import login_required
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from portal.accounts import second_factor

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase


class SignInView(LoginView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Somebody signed in whom the admin sent here again has no right to enter it: say so, do not loop."""
        wants_admin = (get_next_redirect_url(request) or "").startswith(reverse("wagtailadmin_home"))
        if wants_admin and request.user.is_authenticated and not request.user.has_perm(second_factor.ADMIN_ACCESS):
            return render(request, "accounts/no_admin_access.html", status=403)
        return super().dispatch(request, *args, **kwargs)


sign_in = SignInView.as_view()


@never_cache
def wagtail_sign_in(request: HttpRequest) -> HttpResponse:
    """Public. Wagtail's own sign-in address, led to ours; a POST is not taken over."""
    target = get_next_redirect_url(request) or reverse("wagtailadmin_home")
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': target})}")


@never_cache
def wagtail_password_reset(request: HttpRequest, rest: str | None = None) -> HttpResponse:
    """Public. Wagtail's own password reset with all its steps, led to ours."""
    return HttpResponseRedirect(reverse("account_reset_password"))


@never_cache
@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """The signed-in person's own account."""
    return render(request, "accounts/profile.html")
