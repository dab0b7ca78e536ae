"""Panels of the class's editor."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel


class ClashPanel(Panel):
    """What the class clashes with, and the box by which somebody saves it all the same; not there without clashes."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "courses/admin/sessions_clashes.html"

        def is_shown(self) -> bool:
            return bool(getattr(self.form, "clashes", None))

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            form = self.form
            if not form.is_bound:
                form.initial["seen_clashes"] = form.fingerprint
            return {**context, "clashes": form.clashes, "form": form}
