"""The calendar's tables in the Wagtail admin, for those who hold the rights on them: administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdminGroup, modeladmin_register

from portal.cms.tables import GuardedModelAdmin
from portal.vietnamese.dates import day_name
from portal.working_time.models import SpecialDay, WorkingHours

if TYPE_CHECKING:
    from portal.accounts.models import User


class SpecialDayForm(WagtailAdminModelForm):
    """What passes through here is the editor's word: the next filling leaves it alone."""

    def save(self, commit: bool = True) -> Any:
        self.instance.origin = SpecialDay.Origin.EDITOR
        return super().save(commit)


class SpecialDayPermissions(PermissionHelper):
    """A day that was filled in is made void, not deleted: a deleted one would be filled in again."""

    def user_can_delete_obj(self, user: User, obj: SpecialDay) -> bool:
        return obj.origin == SpecialDay.Origin.EDITOR and super().user_can_delete_obj(user, obj)


class SpecialDayAdmin(GuardedModelAdmin):
    model = SpecialDay
    base_url_path = "gio-lam-viec/ngay-nghi"
    menu_label = _("Ngày nghỉ, làm bù")
    menu_icon = "calendar-alt"
    list_display = ["shown_date", "kind", "name", "source", "is_official", "applies", "origin"]
    list_filter = ["kind", "is_official", "applies"]
    list_export = ["date", "kind", "name", "source", "is_official", "applies", "origin"]
    search_fields = ["name", "source"]
    ordering = ["-date"]
    permission_helper_class = SpecialDayPermissions
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("date"), FieldPanel("kind")]),
            FieldPanel("name"),
            FieldPanel("source"),
            FieldRowPanel([FieldPanel("is_official"), FieldPanel("applies")]),
        ],
        base_form_class=SpecialDayForm,
    )

    def shown_date(self, day: SpecialDay) -> str:
        return f"{day.date:%d/%m/%Y}, {day_name(day.date)}"

    shown_date.short_description = _("ngày")  # type: ignore[attr-defined]
    shown_date.admin_order_field = "date"  # type: ignore[attr-defined]


class WorkingHoursAdmin(GuardedModelAdmin):
    model = WorkingHours
    base_url_path = "gio-lam-viec/trong-tuan"
    menu_label = _("Giờ trong tuần")
    menu_icon = "time"
    list_display = ["weekday", "scope", "morning", "afternoon", "source"]
    list_filter = ["weekday"]
    list_select_related = ["agency"]
    list_export = ["weekday", "agency", "morning", "afternoon", "source"]
    search_fields = ["agency__name", "source"]
    panels = [
        FieldRowPanel([FieldPanel("weekday"), FieldPanel("agency")]),
        FieldRowPanel([FieldPanel("morning_opens"), FieldPanel("morning_closes")]),
        FieldRowPanel([FieldPanel("afternoon_opens"), FieldPanel("afternoon_closes")]),
        FieldPanel("source"),
    ]

    def scope(self, hours: WorkingHours) -> str:
        return str(hours.agency or _("toàn tỉnh"))

    def morning(self, hours: WorkingHours) -> str:
        return _hours(hours.morning_opens, hours.morning_closes)

    def afternoon(self, hours: WorkingHours) -> str:
        return _hours(hours.afternoon_opens, hours.afternoon_closes)

    scope.short_description = _("áp dụng")  # type: ignore[attr-defined]
    morning.short_description = _("buổi sáng")  # type: ignore[attr-defined]
    afternoon.short_description = _("buổi chiều")  # type: ignore[attr-defined]


def _hours(opens: Any, closes: Any) -> str:
    return f"{opens:%H:%M}–{closes:%H:%M}" if opens and closes else str(_("nghỉ"))


class WorkingTimeGroup(ModelAdminGroup):
    menu_label = _("Giờ làm việc")
    menu_icon = "time"
    menu_order = 850
    items = (SpecialDayAdmin, WorkingHoursAdmin)


modeladmin_register(WorkingTimeGroup)
