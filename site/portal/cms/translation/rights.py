"""Who may translate, and which pages: the door before the rooms of wagtail-localize in the admin.

Its own views ask for a right where something is submitted, and not where it is reported, listed or previewed. What may
be translated says the page's class (`BasePage.is_translatable`): a stall, a product, a class or a form is one thing
with one record behind it, and a copy of it in another language would be a second one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import BooleanField
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from portal.cms.pages import BasePage
from portal.cms.translation.settling import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest, HttpResponse

    from portal.accounts.models import User

PERMISSION = "wagtail_localize.submit_translation"
ROOMS = ("wagtail_localize:",)
# The words of the translators' screens.
OPEN = frozenset({"wagtail_localize:javascript_catalog"})


def may_translate(user: User | AnonymousUser) -> bool:
    return user.has_perm(PERMISSION)


def is_translatable(page: Page) -> bool:
    """Whether a page of this kind may have translations."""
    kind = page.specific_class
    return kind is not None and issubclass(kind, BasePage) and kind.is_translatable


class TranslationRoomsMiddleware:
    """Stands behind the one that knows the user."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or not match.view_name.startswith(ROOMS) or match.view_name in OPEN:
            return None
        if not request.user.is_authenticated:
            return None
        if not may_translate(request.user):
            raise PermissionDenied
        if match.view_name == "wagtail_localize:submit_page_translation":
            return _submission(request, kwargs["page_id"])
        return None


def _submission(request: HttpRequest, page_id: int) -> HttpResponse | None:
    """None lets it pass."""
    page = Page.objects.filter(pk=page_id).first()
    if page is not None and not is_translatable(page):
        messages.error(request, _("Loại trang này không dịch được: mỗi trang gắn với một hồ sơ, gian hàng hoặc lớp."))
    elif any(_is_ticked(value) for name, value in request.POST.items() if name.endswith("include_subtree")):
        messages.error(request, _("Hãy dịch từng trang một. Không dịch cả nhánh trang."))
    else:
        if page is not None and request.method == "POST":
            settle(page.specific)
        return None
    parent = page.get_parent() if page is not None else None
    return HttpResponseRedirect(reverse("wagtailadmin_explore", args=[parent.pk if parent else 1]))


def _is_ticked(value: object) -> bool:
    """A page without children sends the box as a hidden field that says no."""
    return bool(BooleanField(required=False).to_python(value))
