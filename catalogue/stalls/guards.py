"""What the page editor may not do below a stall that is not open.

Wagtail's editor publishes a revision without asking the page (`BelowStanding.publish`), so it is asked here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages

from catalogue.stalls.pages import BelowStanding

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from wagtail.models import Page


@hooks.register("before_publish_page")
def publish_only_while_open(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuses with the reason; what was typed is kept as a draft."""
    if not isinstance(page, BelowStanding):
        return None
    with transaction.atomic():
        because = page.publishing_forbidden_because()
    if not because:
        return None
    messages.error(request, _("%s Những gì đã nhập được lưu thành bản nháp.") % because)
    return redirect("wagtailadmin_pages:edit", page.pk)
