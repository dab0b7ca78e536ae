"""Whether an address of this site leads anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import Http404
from django.test import RequestFactory
from django.urls import Resolver404, resolve
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from portal.ui import languages

if TYPE_CHECKING:
    from wagtail.models import Page


def is_ours(href: str) -> bool:
    """A path, or a full address of one of our sites."""
    if href.startswith("/"):
        return not href.startswith("//")
    if not href.startswith(("http://", "https://")):
        return False
    host = (_split(href) or ("", ""))[0]
    return bool(host) and host in _own_hosts()


def _own_hosts() -> set[str]:
    own = {site.hostname for site in Site.objects.all()}
    own.add(urlsplit(settings.BASE_URL).hostname or "")
    return own


def _split(href: str) -> tuple[str, str] | None:
    """Host and path; None for what is no address."""
    try:
        found = urlsplit(href)
        return found.hostname or "", unquote(found.path) or "/"
    except ValueError:
        return None


def leads_somewhere(href: str) -> bool:
    """Whether a page, view or redirect of ours answers at this address; what it says there is not asked."""
    split = _split(href)
    if split is None:
        return False
    path = split[1]
    if Redirect.objects.filter(old_path=Redirect.normalise_path(path)).exists():
        return True
    language = languages.of_prefix(path)
    try:
        match = resolve(path)
    except Resolver404:
        return False
    if match.view_name != "wagtail_serve":
        return True
    return _is_page(path.removeprefix(f"/{language}") if language else path, path)


def _is_page(path: str, asked: str) -> bool:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return False
    request = RequestFactory().get(asked)
    return any(_routes(root, request, path) for root in _roots(site.root_page, asked))


def _roots(root: Page, asked: str) -> list[Page]:
    """The home page, and that of the language of the address before it."""
    language = languages.of_prefix(asked)
    own = root.get_translations().filter(locale__language_code=language).first() if language else None
    return [page.specific for page in (own, root) if page is not None]


def _routes(root: Page, request: object, path: str) -> bool:
    try:
        found = root.route(request, [part for part in path.split("/") if part])
    except Http404:
        return False
    return bool(found.page.live)
