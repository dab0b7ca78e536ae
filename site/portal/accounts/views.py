"""The sign-in page's additions to django-allauth, the account page, and the way round Wagtail's own sign-in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from allauth.account.utils import get_next_redirect_url
from allauth.account.views import LoginView
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.admin.views.bulk_action import index as bulk_action

from portal.accounts import second_factor
from portal.accounts.forms import ProfileForm
from portal.accounts.models import User
from portal.organisations.selectors import memberships_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase


class SignInView(LoginView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Somebody signed in whom the admin sent here again has no right to enter it: say so, do not loop."""
        wants_admin = (get_next_redirect_url(request) or "").startswith(reverse("wagtailadmin_home"))
        if wants_admin and request.user.is_authenticated and not request.user.has_perm(second_factor.ADMIN_ACCESS):
            return render(request, "accounts/no_admin_access.html", status=403)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(second_factor_required=settings.SECOND_FACTOR_REQUIRED, **kwargs)


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
    """The signed-in person's own name and telephone, with the ways to everything else of the account."""
    person = User.objects.get(username=request.user.get_username())
    form = ProfileForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Đã lưu thông tin của bạn."))
        return redirect("account_profile")
    types = list(second_factor.authenticators_of(person).values_list("type", flat=True))
    context = {
        "form": form,
        "has_password": person.has_usable_password(),
        "passkeys": types.count(Authenticator.Type.WEBAUTHN),
        "has_authenticator_app": Authenticator.Type.TOTP in types,
        "memberships": memberships_of(person),
    }
    return render(request, "accounts/profile.html", context, status=422 if form.errors else 200)


def bulk_actions_on_people(request: HttpRequest, action: str) -> HttpResponseBase:
    """For superusers: switching off or deleting many people at once. Giving groups this way is closed to all."""
    if not request.user.is_superuser or action == "assign_role":
        raise PermissionDenied
    return bulk_action(request, "accounts", "user", action)
