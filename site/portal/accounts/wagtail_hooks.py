"""A demonstration that runs without the second factor says so on the admin's first page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.safestring import SafeString


class SecondFactorOffNotice(Component):
    order = 1

    def render_html(self, parent_context: Any = None) -> SafeString:
        return format_html(
            '<div class="help-block help-warning" role="note"><p>{}</p></div>',
            _(
                "Lớp bảo vệ thứ hai của cán bộ đang tắt vì đây là bản trình diễn. "
                "Khi vận hành thật, lớp này luôn bắt buộc."
            ),
        )


@hooks.register("construct_homepage_panels")
def say_that_second_factor_is_off(request: HttpRequest, panels: list[Component]) -> None:
    if not settings.SECOND_FACTOR_REQUIRED:
        panels.insert(0, SecondFactorOffNotice())
