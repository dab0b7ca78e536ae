"""A kind of case in the Wagtail admin: worklist, case page, history, acts; nothing else is reachable.

Built on Wagtail's plain `ViewSet` and not on `SnippetViewSet`: the latter brings edit, copy, inspect, usage and
workflow views that do not ask per object who may see it. Every view here gets its case from `get_case`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import path, reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from portal.casework import views
from portal.casework.standing import standing_of
from portal.casework.worklist import COUNT_LIMIT, count_for_menu

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User
    from portal.casework.models import Case
    from portal.casework.panels import Panel
    from portal.casework.worklist import Worklist


class CaseMenuItem(MenuItem):
    """Shown to officers who may read this kind of case, with the number of cases that wait for them."""

    def __init__(self, viewset: CaseViewSet, **kwargs: Any) -> None:
        self.viewset = viewset
        super().__init__(**kwargs)

    def is_shown(self, request: HttpRequest) -> bool:
        return self.viewset.may_open(request.user)  # type: ignore[arg-type]

    def render_component(self, request: HttpRequest) -> Any:
        component = super().render_component(request)
        count = count_for_menu(self.viewset.worklist, request)
        if count:
            component.label = f"{self.label} ({COUNT_LIMIT}+)" if count > COUNT_LIMIT else f"{self.label} ({count})"
        return component


class CaseViewSet(ViewSet):
    """Registered by a domain with the `register_admin_viewset` hook.

        class FeedbackViewSet(CaseViewSet):
            name = "phan-anh"
            worklist = Worklist(model=FeedbackCase)
            panels = (Panel(name="content", title=_("Nội dung"), template="feedback/panels/content.html"),)
            icon = "openquote"
            menu_label = _("Phản ánh, kiến nghị")

    `name` is the address below the admin and the namespace of the URL names `index`, `case`, `history`, `act`, `step`,
    `bulk` and `filters`. `extra_urlpatterns` adds a kind's own views; they too get their case by `get_case`.
    """

    worklist: Worklist
    panels: tuple[Panel, ...] = ()
    icon = "tasks"
    add_to_admin_menu = True
    case_template = "casework/case.html"
    title: Any = ""

    @property
    def heading(self) -> str:
        """The worklist's heading: `title`, or the menu's label, which is short so that its count can be read."""
        return str(self.title or self.menu_label)

    @property
    def model(self) -> type[Case]:
        return self.worklist.model

    def may_open(self, user: User) -> bool:
        """Whether `user` is an officer of this kind of case at all."""
        return user.is_superuser or bool(standing_of(user).narrowed(self.model.reading_roles).places)

    def get_case(self, user: User, pk: int) -> Any:
        """The case `pk` if `user` may see it; Http404 otherwise, as if it did not exist."""
        if not self.may_open(user):
            raise Http404
        related = ("agency__unit", "intake_agency", "assignee", "applicant", *self.worklist.select_related)
        case = self.worklist.visible(user).select_related(*related).filter(pk=pk).first()
        if case is None:
            raise Http404
        return case

    def url(self, name: str, *args: Any) -> str:
        return reverse(self.get_url_name(name), args=args)

    def url_of(self, case: Case) -> str:
        return self.url("case", case.pk)

    def extra_urlpatterns(self) -> list[Any]:
        return []

    def get_urlpatterns(self) -> list[Any]:
        def view(view_class: Any) -> Any:
            return view_class.as_view(viewset=self)

        return [
            path("", view(views.WorklistView), name="index"),
            path("hang-loat/", view(views.BulkView), name="bulk"),
            path("bo-loc/", view(views.SavedFilterView), name="filters"),
            path("<int:pk>/", view(views.CaseView), name="case"),
            path("<int:pk>/lich-su/", view(views.HistoryView), name="history"),
            path("<int:pk>/lam/<slug:transition>/", view(views.ActView), name="act"),
            path("<int:pk>/buoc/<int:step>/<slug:act>/", view(views.StepView), name="step"),
            *self.extra_urlpatterns(),
        ]

    def get_menu_item(self, order: int | None = None) -> CaseMenuItem:
        return CaseMenuItem(
            self,
            label=str(self.menu_label),
            url=self.menu_url,
            name=self.menu_name,
            icon_name=self.menu_icon,
            order=self.get_menu_item_order(order),
        )
