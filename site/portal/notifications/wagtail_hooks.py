"""The outbox's place in the Wagtail admin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.notifications import reports
from portal.notifications.permissions import may_manage_messages

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLPattern

REPORT = "bao-cao/thong-bao/"


class UndeliveredMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_manage_messages(request.user)


@hooks.register("register_admin_urls")
def register_undelivered_urls() -> list[URLPattern]:
    return [
        path(REPORT, reports.UndeliveredReport.as_view(), name="undelivered_messages"),
        path(
            f"{REPORT}ket-qua/",
            reports.UndeliveredReport.as_view(results_only=True),
            name="undelivered_messages_results",
        ),
        path(f"{REPORT}<int:pk>/gui-lai/", reports.send_again, name="undelivered_message_send_again"),
        path(f"{REPORT}<int:pk>/khong-gui/", reports.cancel, name="undelivered_message_cancel"),
    ]


@hooks.register("register_reports_menu_item")
def register_undelivered_menu_item() -> MenuItem:
    return UndeliveredMenuItem(
        _("Thông báo chưa đến nơi"),
        reverse("undelivered_messages"),
        name="undelivered-messages",
        icon_name="mail",
        order=110,
    )
