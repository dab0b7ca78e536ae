"""Django forms in the portal's own components: `{{ form }}` and `{{ field.as_field_group }}` come out right."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting


class PortalRenderer(TemplatesSetting):
    """Set as FORM_RENDERER. Wagtail's admin lays out its own fields and is not touched by it."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"


class DateInput(forms.DateInput):
    """One box for dd/mm/yyyy with the number keyboard; no calendar popup, which old phones draw badly."""

    def __init__(self, attrs: dict[str, Any] | None = None, format: str | None = "%d/%m/%Y") -> None:
        super().__init__({"inputmode": "numeric", "autocomplete": "off", "maxlength": 10, **(attrs or {})}, format)


def control_kind(field: forms.BoundField) -> str:
    """How the field component lays a bound field out."""
    widget = field.field.widget
    kind = getattr(widget, "input_type", "")
    if widget.use_fieldset:
        return {"radio": "radios", "checkbox": "checkboxes"}.get(kind, "group")
    if kind == "checkbox":
        return "checkbox"
    if isinstance(widget, forms.DateInput):
        return "date"
    if isinstance(widget, forms.Textarea):
        return "textarea"
    return kind or "text"


def anchor(field: forms.BoundField) -> str:
    """The id a link in the error summary leads to: the control itself, or its first choice."""
    if field.field.widget.use_fieldset:
        return next((str(option.id_for_label) for option in field.subwidgets if option.id_for_label), field.auto_id)
    return field.id_for_label or field.auto_id
