"""Who stands in the admin as a merchant, and what is theirs."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import reject_request

from catalogue.products.pages import ProductPage
from catalogue.stalls.pages import MANAGE
from catalogue.stalls.rights import stalls_of
from portal.accounts.requests import signed_in
from portal.casework.standing import standing_of
from portal.cms.images import PortalImage

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from catalogue.stalls.pages import StallPage

NOTED = "_stalls_of_the_merchant"


def own_stalls(request: HttpRequest) -> list[StallPage]:
    """The stalls that the request's user keeps; read once for each request."""
    if not hasattr(request, NOTED):
        user = getattr(request, "user", None)
        setattr(request, NOTED, list(stalls_of(user)) if user is not None and user.is_authenticated else [])
    return cast("list[StallPage]", getattr(request, NOTED))


def is_merchant_only(request: HttpRequest) -> bool:
    """Somebody who is in the admin for a stall alone: no officer, no superuser."""
    user = signed_in(request)
    if user.is_superuser or standing_of(user).places:
        return False
    return bool(own_stalls(request))


def is_moderator(request: HttpRequest) -> bool:
    return request.user.is_authenticated and request.user.has_perm(MANAGE)


def keeps_page(request: HttpRequest, pk: int) -> bool:
    """Whether page `pk` is one of the merchant's stalls or stands below one."""
    stalls = own_stalls(request)
    if any(stall.pk == pk for stall in stalls):
        return True
    path = ProductPage.objects.filter(pk=pk).values_list("path", flat=True).first()
    return path is not None and any(path.startswith(stall.path) for stall in stalls)


def keeps_image(request: HttpRequest, pk: int) -> bool:
    collections = [stall.collection_id for stall in own_stalls(request) if stall.collection_id]
    return PortalImage.objects.filter(pk=pk, collection__in=collections).exists()


def of_own_stall(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hands `view` the stall of the address if the visitor keeps it; for everybody else there is none (404)."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, stall: int, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return reject_request(request)
        own = next((one for one in own_stalls(request) if one.pk == stall), None)
        if own is None:
            raise Http404
        return view(request, own, **kwargs)

    return guarded


def of_own_product(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The same with a product of that stall."""

    @of_own_stall
    @wraps(view)
    def guarded(request: HttpRequest, stall: StallPage, pk: int, **kwargs: Any) -> HttpResponse:
        page = get_object_or_404(ProductPage.objects.child_of(stall).select_related("offer"), pk=pk)
        page.stall = stall
        return view(request, page, **kwargs)

    return guarded


def for_moderators(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For those who may manage stalls; for everybody else the address does not exist."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return reject_request(request)
        if not signed_in(request).has_perm(MANAGE):
            raise Http404
        return view(request, **kwargs)

    return guarded
