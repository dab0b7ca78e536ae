"""The list of officials in the Wagtail admin: who and where follows from the memberships, the kind is entered here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.admin import SimpleListFilter, display
from django.http import Http404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.views import EditView

from courses.people.officials import Official
from courses.people.permissions import kept_officials, may_edit_kind, may_list_officials
from portal.accounts.requests import signed_in
from portal.cms.tables import GuardedHistoryView, GuardedModelAdmin
from portal.organisations.models import Agency

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

    from portal.accounts.models import User


class OfficialPermissions(PermissionHelper):
    """Nobody makes or deletes an official: they come from the memberships, and what they learnt stays theirs."""

    def user_can_list(self, user: User) -> bool:
        return may_list_officials(user)

    def user_has_any_permissions(self, user: User) -> bool:
        return may_list_officials(user)

    def user_can_create(self, user: User) -> bool:
        return False

    def user_can_edit_obj(self, user: User, obj: Official) -> bool:
        return may_edit_kind(user, obj)

    def user_can_delete_obj(self, user: User, obj: Official) -> bool:
        return False


def _hidden_from(view: Any, request: HttpRequest) -> bool:
    return not view.permission_helper.user_can_edit_obj(request.user, view.instance)


class OfficialEditView(EditView):
    """Somebody of a foreign agency is not there."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if _hidden_from(self, request):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return f"{self.instance}, {self.instance.agency}"


class OfficialHistoryView(GuardedHistoryView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if _hidden_from(self, request):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class OwnAgencyFilter(SimpleListFilter):
    """Only the agencies whose officials are listed here."""

    title = _("cơ quan")
    parameter_name = "co-quan"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        kept = kept_officials(signed_in(request)).order_by().values("agency")
        return [(str(pk), name) for pk, name in Agency.objects.filter(pk__in=kept).values_list("pk", "name")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        value = self.value() or ""
        return queryset.filter(agency_id=int(value)) if value.isascii() and value.isdecimal() else queryset


class OfficialAdmin(GuardedModelAdmin):
    model = Official
    base_url_path = "courses/official"
    menu_label = _("Cán bộ, công chức")
    menu_icon = "group"
    permission_helper_class = OfficialPermissions
    edit_view_class = OfficialEditView
    history_view_class = OfficialHistoryView
    list_display = ["name", "agency", "position", "kind", "works"]
    list_select_related = ["user", "agency"]
    list_filter = ["kind", "is_active", OwnAgencyFilter]
    list_per_page = 50
    search_fields = ["user__full_name", "position"]
    ordering = ["user__full_name"]
    panels = [
        FieldPanel(
            "kind",
            heading=_("Loại"),
            help_text=_("Họ tên, cơ quan và chức danh lấy từ vị trí công tác; muốn sửa, báo người quản trị hệ thống."),
        )
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request) & kept_officials(signed_in(request))

    @display(description=_("họ và tên"), ordering="user__full_name")
    def name(self, official: Official) -> str:
        return str(official.user)

    @display(description=_("đang công tác"), ordering="is_active")
    def works(self, official: Official) -> str:
        return gettext("có") if official.is_active else gettext("không còn")
