"""What all registers have in common: they are read, never written, and a row that one may not see is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.menus import ModelAdminMenuItem
from wagtail_modeladmin.options import ModelAdmin

from courses.registers.permissions import may_list, sight_of
from courses.registers.views import RegisterButtons, RegisterHistoryView, RegisterIndexView, RegisterInspectView
from portal.accounts.requests import signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

    from courses.registers.permissions import Paths
    from portal.accounts.models import User


class RegisterPermissions(PermissionHelper):
    """Reading by `Register.paths`; nobody makes, changes or deletes a row here."""

    paths: ClassVar[Paths]

    def user_can_list(self, user: User) -> bool:
        return may_list(user)

    def user_has_any_permissions(self, user: User) -> bool:
        return may_list(user)

    def user_can_create(self, user: User) -> bool:
        return False

    def user_can_inspect_obj(self, user: User, obj: Any) -> bool:
        condition = sight_of(user).condition(self.paths)
        return bool(self.model._default_manager.filter(condition, pk=obj.pk).exists())

    def user_can_edit_obj(self, user: User, obj: Any) -> bool:
        return False

    def user_can_delete_obj(self, user: User, obj: Any) -> bool:
        return False


class ListedButtons(RegisterButtons):
    """Rows come from the reader's own queryset, so that their buttons need not be asked for one by one."""

    def get_buttons_for_obj(
        self, obj: Any, exclude: Any = None, classnames_add: Any = None, classnames_exclude: Any = None
    ) -> list[Any]:
        return [] if "inspect" in (exclude or ()) else [self.inspect_button(obj.pk, classnames_add, classnames_exclude)]

    def get_primary_button(self, obj: Any) -> Any:
        return self.inspect_button(obj.pk)


class RegisterMenuItem(ModelAdminMenuItem):
    """Shown by role; trainers have their classroom, and no menu asks the database for them on every page."""

    def is_shown(self, request: HttpRequest) -> bool:
        return sight_of(signed_in(request)).by_role


class Register(ModelAdmin):
    """A subclass names the model, `paths` and a PermissionHelper with the same paths."""

    paths: ClassVar[Paths]
    button_helper_class = ListedButtons
    index_view_class = RegisterIndexView
    inspect_view_class = RegisterInspectView
    history_view_class = RegisterHistoryView
    inspect_view_enabled = True
    inspect_template_name = "courses/admin/registers/inspect.html"
    history_template_name = "courses/admin/registers/history.html"
    index_view_extra_css: ClassVar[list[str]] = ["courses/registers.css"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).filter(sight_of(signed_in(request)).condition(self.paths))

    def get_menu_item(self, order: Any = None) -> RegisterMenuItem:
        return RegisterMenuItem(self, order or self.get_menu_order())

    def links_of(self, obj: Any, user: User) -> list[tuple[str, str]]:
        """Where the row goes on: (address, words)."""
        return []

    # --- The ways in: modeladmin looks up any row by its number before it asks anybody ---
    def inspect_view(self, request: HttpRequest, instance_pk: str) -> HttpResponseBase:
        return super().inspect_view(request, self._seen(request, instance_pk))

    def history_view(self, request: HttpRequest, instance_pk: str) -> HttpResponseBase:
        return super().history_view(request, self._seen(request, instance_pk))

    def create_view(self, request: HttpRequest) -> HttpResponseBase:
        raise Http404

    def edit_view(self, request: HttpRequest, instance_pk: str) -> HttpResponseBase:
        raise Http404

    def delete_view(self, request: HttpRequest, instance_pk: str) -> HttpResponseBase:
        raise Http404

    def _seen(self, request: HttpRequest, instance_pk: str) -> str:
        is_number = instance_pk.isascii() and instance_pk.isdecimal() and len(instance_pk) < 19
        if not is_number or not self.get_queryset(request).filter(pk=int(instance_pk)).exists():
            raise Http404
        return instance_pk
