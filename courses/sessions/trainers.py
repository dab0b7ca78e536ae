"""Choosing who teaches a class, by name, among all officials: a list of thousands is nothing to scroll through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q
from django.http import Http404
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser as views
from wagtail.admin.viewsets.chooser import ChooserViewSet

from courses.programme.permissions import plans_anything
from portal.accounts.models import User
from portal.accounts.requests import signed_in
from portal.organisations.models import Role
from portal.organisations.permissions import is_administrator
from portal.organisations.selectors import has_role

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

MOST_WORDS = 6


def officials() -> QuerySet[User]:
    """Who can teach: everybody who works for an agency today."""
    return User.objects.filter(is_active=True, official__is_active=True).select_related("official__agency")


def may_choose(user: User) -> bool:
    """Whoever edits classes: training staff, communications staff, administrators."""
    return plans_anything(user) or has_role(user, Role.COMMUNICATIONS) or is_administrator(user)


class NameForm(BaseFilterForm):
    q = forms.CharField(label=_("Họ tên, tên đăng nhập hoặc cơ quan"), required=False, max_length=100)

    def filter(self, objects: QuerySet[User]) -> QuerySet[User]:
        words = self.cleaned_data["q"].split()[:MOST_WORDS]
        for word in words:
            named = Q(full_name__icontains=word) | Q(username__icontains=word)
            objects = objects.filter(named | Q(official__agency__name__icontains=word))
        if words:
            self.is_searching, self.search_query = True, self.cleaned_data["q"]
        return objects


class ForPlanners:
    """404 for everybody else, as if there were no such list of people."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_choose(signed_in(request)):
            raise Http404
        response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response


class Listed:
    filter_form_class = NameForm
    ordering = ("full_name", "pk")

    def get_object_list(self) -> QuerySet[User]:
        return officials()

    @property
    def columns(self) -> list[Column]:
        found: list[Column] = super().columns  # type: ignore[misc]
        found[0].label = _("Họ và tên")
        agency = Column("agency", label=_("Cơ quan"), accessor=lambda user: user.official.agency.name)
        return [*found, Column("position", label=_("Chức danh"), accessor=lambda user: user.official.position), agency]


class ChooseTrainer(ForPlanners, Listed, views.ChooseView):
    pass


class TrainerResults(ForPlanners, Listed, views.ChooseResultsView):
    pass


class TrainerChosen(ForPlanners, views.ChosenView):
    def get_object(self, pk: str) -> User:
        if not pk.isascii() or not pk.isdigit() or len(pk) > 18:
            raise Http404
        return officials().get(pk=pk)


class TrainerChooserViewSet(ChooserViewSet):
    model = User
    name = "chon-giang-vien"
    icon = "user"
    register_widget = False
    per_page = 15
    choose_one_text = _("Chọn giảng viên")
    choose_another_text = _("Chọn người khác")
    choose_view_class = ChooseTrainer
    choose_results_view_class = TrainerResults
    chosen_view_class = TrainerChosen

    def get_urlpatterns(self) -> list[Any]:
        """One person at a time, and nobody is made here."""
        return [
            path("", self.choose_view, name="choose"),
            path("results/", self.choose_results_view, name="choose_results"),
            path("chosen/<str:pk>/", self.chosen_view, name="chosen"),
        ]


trainer_chooser = TrainerChooserViewSet()
