"""Staff pass a second factor before anything behind the sign-in answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.accounts import second_factor

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

ALWAYS_OPEN = frozenset({"healthz", "readyz", "account_logout", "wagtailadmin_logout", "javascript-catalog"})
SETTING_UP = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "account_reauthenticate",
        "account_email_verification_sent",
    }
)
PROVING = frozenset({"mfa_reauthenticate", "mfa_reauthenticate_webauthn"})


class StaffSecondFactorMiddleware:
    """Closed by default: whatever the address, a signed-in staff person without a second factor in this session gets
    the page where it is set up, or proved when there is one already. Public pages are closed to that session too, so
    that no address has to be listed as dangerous.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated:
            return None
        name = request.resolver_match.url_name if request.resolver_match else None
        if name in ALWAYS_OPEN or second_factor.is_confirmed(request) or not second_factor.is_demanded_of(request.user):
            return None
        if is_mfa_enabled(request.user):
            return None if name in PROVING else self._prove(request)
        return None if name in SETTING_UP else self._set_up(request)

    @staticmethod
    def _set_up(request: HttpRequest) -> HttpResponse:
        messages.warning(
            request,
            _(
                "Tài khoản của cán bộ và người giữ gian hàng cần lớp bảo vệ thứ hai. "
                "Hãy bật ứng dụng tạo mã hoặc thêm khóa bảo mật."
            ),
        )
        return HttpResponseRedirect(reverse("mfa_index"))

    @staticmethod
    def _prove(request: HttpRequest) -> HttpResponse:
        methods = [
            method for method in get_adapter().get_reauthentication_methods(request.user) if "mfa" in method["id"]
        ]
        target = request.get_full_path() if request.method == "GET" else reverse("account_profile")
        return HttpResponseRedirect(f"{methods[0]['url']}?{urlencode({'next': target})}")
