from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "portal.organisations"
    verbose_name = _("Tổ chức")

    def ready(self) -> None:
        from portal.audit import registry
        from portal.organisations import actions, open_data, receivers

        registry.register_action(actions.ASSIGNED, _("Giao vị trí công tác"))
        registry.register_action(actions.CHANGED, _("Sửa vị trí công tác"))
        receivers.connect()
        open_data.connect()
