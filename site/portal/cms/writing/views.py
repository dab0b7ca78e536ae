"""The guide in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.cms.writing.plain_words import COLOURS, RULES, TYPE, WORDS
from portal.cms.writing.shown_blocks import shown_blocks

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def guide(request: HttpRequest) -> HttpResponse:
    """`cach-viet/`: open to whoever may enter the admin; nothing in it is anybody's."""
    context = {
        "blocks": shown_blocks(),
        "rules": RULES,
        "words": WORDS,
        "colours": COLOURS,
        "type": TYPE,
        "components_url": reverse("style_guide"),
        "page_title": _("Cách viết, cách trình bày"),
        "header_icon": "openquote",
    }
    return render(request, "cms/admin/writing_guide.html", context)
