"""System checks: a form page that leads nowhere is found at start, not by a citizen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.checks import Error, register

from portal.form_pages.pages import FormPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.apps.config import AppConfig


@register
def form_pages_hand_over(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Error]:
    """Every concrete form page says what becomes of a finished form."""
    return [
        Error(
            f"{model._meta.label} does not define hand_over().",
            hint="Take the submission into the domain there and return HandedOver(url).",
            obj=model,
            id="form_pages.E001",
        )
        for model in apps.get_models()
        if issubclass(model, FormPage) and model.hand_over is FormPage.hand_over
    ]
