"""The body of the home page, made once and kept for some minutes: it gathers from every room of the portal, and its
readers wait for none of them. Whatever editors publish makes it anew.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from home.statistics.models import KeptFigures

if TYPE_CHECKING:
    from django.http import HttpRequest

    from home.landing.models import HomePage

NAME = "trang-chu:"
FRESH_FOR = timedelta(minutes=15)


def body(page: HomePage, request: HttpRequest) -> SafeString:
    """One query while what is kept is fresh. A draft is shown as it is."""
    if getattr(request, "is_preview", False) or not page.live:
        return _render(page, request)
    kept = KeptFigures.objects.filter(name=_name(page), computed_at__gt=timezone.now() - FRESH_FOR).first()
    if kept is not None and kept.data.get("revision") == page.live_revision_id:
        # Drawn by the templates of the blocks.
        return mark_safe(kept.drawing)
    return keep(page, request)


def keep(page: HomePage, request: HttpRequest | None = None) -> SafeString:
    """Makes the body anew."""
    drawing = _render(page, request)
    values = {"drawing": str(drawing), "data": {"revision": page.live_revision_id}, "computed_at": timezone.now()}
    KeptFigures.objects.update_or_create(name=_name(page), defaults=values)
    return drawing


def _name(page: HomePage) -> str:
    return f"{NAME}{page.pk}"


def _render(page: HomePage, request: HttpRequest | None) -> SafeString:
    context = {"page": page, "request": request, "self": page}
    return mark_safe("".join(block.render(context=context) for block in page.body))


def forget(**kwargs: Any) -> None:
    """Receiver: something that the home page may show has changed."""
    KeptFigures.objects.filter(name__startswith=NAME).delete()
