"""What the market's public templates are written with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import lucide
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html
from wagtail.whitelist import Whitelister

from catalogue.languages import Wording, wording
from catalogue.products import presentation as products
from catalogue.stalls import presentation as stalls
from portal.ui.templatetags.ui import lucide_icon

if TYPE_CHECKING:
    from django.template import Context
    from wagtail.models import Page

    from catalogue.products.pages import ProductPage
    from catalogue.products.presentation import ProductView
    from catalogue.stalls.pages import StallPage
    from catalogue.stalls.presentation import StallView

register = template.Library()


@register.simple_tag(takes_context=True)
def product_view(context: Context, page: ProductPage) -> ProductView:
    """Made once for a request, whatever block asks."""
    kept = context["request"].__dict__
    if "_product_view" not in kept:
        kept["_product_view"] = products.present(page, context["request"])
    return kept["_product_view"]


@register.simple_tag(takes_context=True)
def stall_view(context: Context, page: StallPage) -> StallView:
    kept = context["request"].__dict__
    if "_stall_view" not in kept:
        kept["_stall_view"] = stalls.present(page, context["request"])
    return kept["_stall_view"]


@register.simple_tag(takes_context=True)
def page_address(context: Context, page: Page) -> str:
    return page.get_url(context["request"]) or "/"


@register.simple_tag(takes_context=True)
def market_trail(context: Context, *above: Any) -> list[dict[str, str]]:
    """Breadcrumbs: the portal's home, then the pages given, named in the reader's language."""
    request = context["request"]
    trail = [{"url": "/", "title": _("Trang chủ")}]
    return trail + [{"url": page.get_url(request) or "/", "title": str(page.shown_name)} for page in above if page]


@register.filter
def worded(text: Wording | str) -> str:
    """A text of a merchant; marked with its language where that is not the reader's."""
    if isinstance(text, Wording) and text.is_fallback:
        return format_html('<span lang="{}">{}</span>', text.language, text.text)
    return str(text)


@register.filter
def prose(text: Wording) -> SafeString:
    """A rich text of a merchant, marked the same way. Cleaned again, whatever wrote it into the database."""
    lang = format_html(' lang="{}"', text.language) if text.is_fallback else ""
    return mark_safe(f'<div class="lc-prose"{lang}>{Whitelister().clean(expand_db_html(text.text))}</div>')


@register.simple_tag
def goods_icon(name: str, size: int = 24) -> SafeString:
    """The icon editors named; a parcel where there is none of that name."""
    try:
        return lucide_icon(name, size)
    except lucide.IconDoesNotExist:
        return lucide_icon("package", size)


@register.filter
def named(thing: Any, field: str) -> Wording:
    """`{{ page|named:"lead" }}`: a field in the reader's language."""
    return wording(thing, field)
