"""People in the Wagtail admin: by full name, for administrators; superusers only by their like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.account import AccountView, NameEmailSettingsPanel
from wagtail.users.views.users import CreateView, DeleteView, EditView, IndexView
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from portal.accounts.user_forms import NameForm, PersonCreationForm, PersonEditForm
from portal.organisations.models import Membership
from portal.vietnamese import format_phone, normalise

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.forms import ModelForm
    from django.http import HttpRequest, HttpResponseBase

    from portal.accounts.models import User

SUPERUSER_UNTOUCHABLE = _("Chỉ người quản trị cấp cao nhất được sửa tài khoản này.")


class PersonIndexView(IndexView):
    @cached_property
    def columns(self) -> list[Column]:
        checkbox, name, username, _level, active, last_login = super().columns
        name.sort_key = "name"
        name.width = "30%"
        phone = Column(
            "phone", label=_("Số điện thoại"), accessor=lambda person: format_phone(person.phone), width="15%"
        )
        return [checkbox, name, username, phone, active, last_login]

    def order_queryset(self, queryset: QuerySet[User]) -> QuerySet[User]:
        if self.ordering in ("name", "-name"):
            return queryset.order_by(self.ordering.replace("name", "full_name"), "pk")
        return super().order_queryset(queryset)

    @cached_property
    def search_fields(self) -> set[str]:
        return {"username", "full_name", "email", "phone"}

    def search_queryset(self, queryset: QuerySet[User]) -> QuerySet[User]:
        """Also by a number as it is dialled at home, and by a name typed with decomposed accents."""
        if not self.is_searching:
            return queryset
        words = normalise(self.search_query)
        found = Q()
        for field in self.search_fields:
            found |= Q(**{f"{field}__icontains": words})
        digits = "".join(character for character in words if character.isdigit())
        if len(digits) >= 3:
            found |= Q(phone__contains=digits.removeprefix("0"))
        return queryset.filter(found)


class ActingUserMixin:
    request: HttpRequest

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "acting_user": self.request.user}  # type: ignore[misc]


class PersonCreateView(ActingUserMixin, CreateView):
    pass


class PersonEditView(ActingUserMixin, EditView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied(SUPERUSER_UNTOUCHABLE)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        memberships = Membership.objects.filter(user=self.object).select_related("agency").order_by("-valid_from")
        return super().get_context_data(memberships=memberships, **kwargs)


class PersonDeleteView(DeleteView):
    """A person with memberships or traces is switched off instead; the database refuses the rest."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if Membership.objects.filter(user_id=self.kwargs["pk"]).exists():
            raise PermissionDenied(_("Người này đang hoặc từng có vị trí công tác: hãy ngừng kích hoạt thay vì xóa."))
        return super().dispatch(request, *args, **kwargs)


class UserViewSet(WagtailUserViewSet):
    index_view_class = PersonIndexView
    add_view_class = PersonCreateView
    edit_view_class = PersonEditView
    delete_view_class = PersonDeleteView
    copy_view_enabled = False
    ordering = "username"

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        return PersonEditForm if for_update else PersonCreationForm


class NamePanel(NameEmailSettingsPanel):
    form_class = NameForm
    title = _("Họ tên và số điện thoại")


class PersonAccountView(AccountView):
    """The admin's account page with one full name in place of two parts."""

    def get_panels(self) -> list[Any]:
        return [
            NamePanel(panel.request, panel.user, panel.profile) if type(panel) is NameEmailSettingsPanel else panel
            for panel in super().get_panels()
        ]
