"""The menu "Tổ chức" of the Wagtail admin: who is who, for administrators only.

Rights come from Django's model permissions, which only the administrators' group holds; every view of a viewset asks
them. Memberships are written through `actions`, so that groups and the record follow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from portal.organisations import actions
from portal.organisations.admin_units import UnitAdmin
from portal.organisations.models import Agency, Desk, Membership, Role

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from wagtail.admin.menu import MenuItem


def first_day(membership: Membership) -> str:
    return date_format(membership.valid_from, "d/m/Y")


def last_day(membership: Membership) -> str:
    return date_format(membership.valid_until, "d/m/Y") if membership.valid_until else ""


class AgencyIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Agency]:
        return super().get_base_queryset().select_related("unit")


class DeskIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Desk]:
        return super().get_base_queryset().select_related("agency")


class AgencyViewSet(ModelViewSet):
    model = Agency
    name = "agencies"
    icon = "home"
    menu_label = _("Cơ quan")
    index_view_class = AgencyIndexView
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = ["name", "code", "level", "unit", BooleanColumn("is_active", label=_("Đang hoạt động"))]
    list_filter = ["level", "is_active"]
    search_fields = ["name", "code", "unit__name", "unit__folded_name"]
    ordering = ["level", "name"]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("code")]),
        FieldRowPanel([FieldPanel("level"), FieldPanel("unit"), FieldPanel("parent")]),
        FieldPanel("address"),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("is_active"),
        MultiFieldPanel(
            [FieldPanel("case_code_prefix"), FieldPanel("case_code_date"), FieldPanel("case_code_width")],
            heading=_("Số hồ sơ"),
        ),
    ]


class DeskViewSet(ModelViewSet):
    model = Desk
    name = "desks"
    icon = "group"
    menu_label = _("Bộ phận Một cửa")
    index_view_class = DeskIndexView
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = ["name", "agency", "address", BooleanColumn("is_active", label=_("Đang hoạt động"))]
    list_filter = ["is_active"]
    search_fields = ["name", "agency__name", "agency__unit__folded_name"]
    ordering = ["name"]
    panels = [
        FieldPanel("name"),
        FieldPanel("agency"),
        FieldPanel("address"),
        FieldPanel("phone"),
        FieldPanel("is_active"),
    ]


class HoldsTodayFilter(django_filters.BooleanFilter):
    def filter(self, queryset: QuerySet[Membership], value: bool | None) -> QuerySet[Membership]:
        if value is None:
            return queryset
        today = timezone.localdate()
        holds = Q(valid_from__lte=today) & (Q(valid_until__isnull=True) | Q(valid_until__gte=today))
        return queryset.filter(holds) if value else queryset.exclude(holds)


class MembershipFilterSet(WagtailFilterSet):
    role = django_filters.MultipleChoiceFilter(
        choices=Role.choices, label=_("Vai trò"), widget=forms.CheckboxSelectMultiple
    )
    holds = HoldsTodayFilter(label=_("Đang có hiệu lực"))

    class Meta:
        model = Membership
        fields = ["role", "scope"]


class ThroughActionsMixin:
    """Saves by the action instead of the form, so that groups and the record follow."""

    form: Any
    request: Any

    def save_instance(self) -> Membership:
        membership: Membership = self.form.save(commit=False)
        return actions.save_membership(membership=membership, actor=self.request.user)


class MembershipIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Membership]:
        return super().get_base_queryset().select_related("user", "agency")


class MembershipCreateView(ThroughActionsMixin, generic.CreateView):
    pass


class MembershipEditView(ThroughActionsMixin, generic.EditView):
    pass


class MembershipViewSet(ModelViewSet):
    """Memberships are never deleted: their last day is set, and history stays."""

    model = Membership
    name = "memberships"
    icon = "user"
    menu_label = _("Vị trí công tác")
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = MembershipIndexView
    add_view_class = MembershipCreateView
    edit_view_class = MembershipEditView
    filterset_class = MembershipFilterSet
    list_display = [
        Column("user", label=_("Người"), accessor="user.full_name", sort_key="user__full_name"),
        Column("role", label=_("Vai trò"), accessor="get_role_display", sort_key="role"),
        Column("agency", label=_("Cơ quan"), sort_key="agency__name"),
        Column("scope", label=_("Phạm vi"), accessor="get_scope_display"),
        Column("valid_from", label=_("Từ ngày"), accessor=first_day, sort_key="valid_from"),
        Column("valid_until", label=_("Đến hết ngày"), accessor=last_day, sort_key="valid_until"),
        BooleanColumn("is_active", label=_("Hiệu lực")),
    ]
    search_fields = ["user__full_name", "user__username", "agency__name", "agency__unit__folded_name", "position"]
    ordering = ["agency__name", "role"]
    panels = [
        FieldRowPanel([FieldPanel("user"), FieldPanel("agency")]),
        FieldRowPanel([FieldPanel("role"), FieldPanel("scope"), FieldPanel("desk")]),
        FieldPanel("position"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
    ]


class OrganisationViewSetGroup(ViewSetGroup):
    menu_label = _("Tổ chức")
    menu_icon = "group"
    menu_order = 550
    items = (MembershipViewSet, AgencyViewSet, DeskViewSet)

    @cached_property
    def unit_admin(self) -> UnitAdmin:
        return UnitAdmin()

    def get_submenu_items(self) -> list[MenuItem]:
        own = super().get_submenu_items()
        return [*own, self.unit_admin.get_menu_item(order=len(own) + 1)]
