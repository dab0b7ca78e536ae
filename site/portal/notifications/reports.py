"""The messages that did not arrive, in the Wagtail admin, each to be sent again or left. Their text is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column

from portal.audit.actions import record
from portal.notifications import actions
from portal.notifications.models import Channel, Message, MessageState
from portal.notifications.permissions import may_manage_messages
from portal.reports import GuardedReport

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

SENT_AGAIN = "message.sent_again"
LEFT = "message.cancelled"


class ActionsColumn(Column):
    """The two buttons of a message, as forms."""

    cell_template_name = "notifications/admin/message_actions.html"


class UndeliveredFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("Trạng thái"),
        choices=[(state.value, state.label) for state in (MessageState.FAILED, MessageState.UNCERTAIN)],
    )
    channel = django_filters.ChoiceFilter(label=_("Kênh"), choices=Channel.choices)
    created_at = django_filters.DateFromToRangeFilter(label=_("Tạo lúc"), widget=DateRangePickerWidget)

    class Meta:
        model = Message
        fields: list[str] = []


class UndeliveredReport(GuardedReport):
    model = Message
    page_title = _("Thông báo chưa đến nơi")
    header_icon = "mail"
    index_url_name = "undelivered_messages"
    index_results_url_name = "undelivered_messages_results"
    filterset_class = UndeliveredFilterSet
    default_ordering = "-created_at"
    no_results_message = _("Mọi thông báo đều đã gửi hoặc đang chờ gửi.")
    columns = [
        Column("created_at", label=_("Tạo lúc"), accessor=lambda m: date_format(localtime(m.created_at), "H:i d/m/Y")),
        Column("channel", label=_("Kênh"), accessor="get_channel_display"),
        Column("to", label=_("Người nhận"), accessor="to"),
        Column("subject", label=_("Tiêu đề"), accessor="subject"),
        Column("state", label=_("Trạng thái"), accessor="get_state_display"),
        Column("attempts", label=_("Số lần thử"), accessor="attempts"),
        Column("error", label=_("Lỗi"), accessor="error"),
        ActionsColumn("actions", label=_("Việc làm")),
    ]
    may_read = staticmethod(may_manage_messages)

    def get_base_queryset(self) -> QuerySet[Message]:
        return Message.objects.undelivered()


def _decide(request: HttpRequest, pk: int, act: Callable[..., None], action: str, done: str) -> HttpResponse:
    """Does what the administrator decided about one message, records it, and goes back to the report."""
    if not request.user.is_authenticated or not may_manage_messages(request.user):
        raise PermissionDenied
    message = get_object_or_404(Message, pk=pk)
    try:
        act(message=message)
    except ValueError:
        messages.warning(request, _t("Thông báo này vừa được xử lý rồi."))
    else:
        record(subject=message, action=action, actor=request.user)
        messages.success(request, done)
    return redirect("undelivered_messages")


@require_POST
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    return _decide(request, pk, actions.send_again, SENT_AGAIN, _t("Thông báo được đưa vào hàng chờ gửi lại."))


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    return _decide(request, pk, actions.cancel, LEFT, _t("Thông báo được để lại, không gửi nữa."))
