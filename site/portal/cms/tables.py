"""Plain tables in the Wagtail admin, by modeladmin, with every view asking the permission helper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import HistoryView

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase


class GuardedHistoryView(HistoryView):
    """modeladmin asks its permission helper for every view but this one."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.permission_helper.user_can_edit_obj(request.user, self.instance):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class GuardedModelAdmin(ModelAdmin):
    """A table whose history is as closed as its rows."""

    history_view_class = GuardedHistoryView
