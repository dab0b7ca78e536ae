"""Plain tables in the Wagtail admin, by modeladmin, with every view asking the permission helper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import HistoryView, IndexView

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

# What modeladmin's own filters put behind a field's name.
LOOKUPS = ("exact", "id__exact", "isnull", "gte", "gt", "lte", "lt")


class GuardedHistoryView(HistoryView):
    """modeladmin asks its permission helper for every view but this one."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.permission_helper.user_can_edit_obj(request.user, self.instance):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class GuardedIndexView(IndexView):
    """modeladmin takes any look-up from the address, with which values of other tables could be guessed letter by
    letter (`?user__password__startswith=`); here only the filters that are shown narrow the list.
    """

    def get_filters_params(self, params: Any = None) -> dict[str, Any]:
        return {key: value for key, value in super().get_filters_params(params).items() if self._is_shown(key)}

    def _is_shown(self, key: str) -> bool:
        for one in self.list_filter:
            name = getattr(one, "parameter_name", None)
            field = one[0] if isinstance(one, (list, tuple)) else one
            if key == name or (name is None and key in {str(field), *(f"{field}__{kind}" for kind in LOOKUPS)}):
                return True
        return False


class GuardedModelAdmin(ModelAdmin):
    """A table whose history is as closed as its rows, and whose list tells nothing else."""

    index_view_class = GuardedIndexView
    history_view_class = GuardedHistoryView
