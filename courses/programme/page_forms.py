"""The editor's form of a course."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from courses.programme.permissions import bound_agencies


class CourseForm(WagtailAdminPageForm):
    """Training staff plan courses of their own agency: no other is offered, and none that was forged is taken."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("organiser")
        if field is None:
            return
        field.queryset = field.queryset.filter(is_active=True)
        own = bound_agencies(self.for_user) if self.for_user is not None else None
        if own is not None:
            kept = {self.instance.organiser_id} if self.instance.pk else set()
            field.queryset = field.queryset.filter(pk__in=own | kept)
            field.error_messages["invalid_choice"] = _("Hãy chọn cơ quan của bạn.")
            if len(own) == 1 and not self.instance.pk:
                self.initial.setdefault("organiser", next(iter(own)))
