"""The targets in the Wagtail admin, by year; kept by training staff of the province and administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.admin import display
from django.forms import Select
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, ObjectList
from wagtail_modeladmin.helpers import PermissionHelper

from courses.progress.models import Target
from courses.progress.permissions import may_set_targets
from portal.cms.tables import GuardedModelAdmin

if TYPE_CHECKING:
    from portal.accounts.models import User


class TargetPermissions(PermissionHelper):
    def user_can_list(self, user: User) -> bool:
        return may_set_targets(user)

    def user_has_any_permissions(self, user: User) -> bool:
        return may_set_targets(user)

    def user_can_create(self, user: User) -> bool:
        return may_set_targets(user)

    def user_can_edit_obj(self, user: User, obj: Target) -> bool:
        return may_set_targets(user)

    def user_can_delete_obj(self, user: User, obj: Target) -> bool:
        return may_set_targets(user)


class TargetForm(WagtailAdminModelForm):
    """A new target is for this year until somebody says another."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial["year"] = timezone.localdate().year


class TargetAdmin(GuardedModelAdmin):
    model = Target
    base_url_path = "courses/target"
    menu_label = _("Chỉ tiêu đào tạo")
    menu_icon = "pick"
    permission_helper_class = TargetPermissions
    list_display = ["year", "module", "whom", "share"]
    list_select_related = ["module", "agency"]
    list_filter = ["year", "level"]
    form_view_extra_css = ["courses/progress.css"]
    list_per_page = 100
    search_fields = ["module__code", "module__name", "agency__name"]
    ordering = ["-year", "module__framework", "module__code", "level", "agency__name"]
    edit_handler = ObjectList(
        [
            HelpPanel(
                content=_(
                    "<p>Trong năm, bao nhiêu phần trăm cán bộ hoàn thành mô đun. Để trống cấp và cơ quan là chỉ tiêu"
                    " chung; chỉ tiêu riêng của cơ quan đứng trước chỉ tiêu của cấp, chỉ tiêu của cấp đứng trước chỉ"
                    " tiêu chung.</p>"
                )
            ),
            FieldRowPanel([FieldPanel("year"), FieldPanel("percent")]),
            FieldPanel("module", widget=Select),
            FieldPanel("level", heading=_("Chỉ cho một cấp")),
            FieldPanel("agency", heading=_("Chỉ cho một cơ quan")),
        ],
        base_form_class=TargetForm,
    )

    @display(description=_("áp dụng cho"), ordering="level")
    def whom(self, target: Target) -> str:
        return target.whom

    @display(description=_("chỉ tiêu"), ordering="percent")
    def share(self, target: Target) -> str:
        return gettext("%d %%") % target.percent
