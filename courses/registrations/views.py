"""An official's own registrations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from courses.registrations.models import Registration

if TYPE_CHECKING:
    from django.http import HttpRequest


class OwnRegistrationView(LoginRequiredMixin, TemplateView):
    """One registration, for the official and for whoever registered them."""

    template_name = "courses/registration.html"
    request: HttpRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: Any = self.request.user
        case = get_object_or_404(Registration.objects.of_applicant(user).select_related("session"), code=kwargs["code"])
        return super().get_context_data(case=case, **kwargs)
