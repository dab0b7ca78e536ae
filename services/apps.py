from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServicesConfig(AppConfig):
    name = "services"
    verbose_name = _("Dịch vụ công")

    def ready(self) -> None:
        from portal.audit.registry import register_action
        from portal.organisations.groups import register_permissions
        from portal.organisations.models import Role
        from services import open_data
        from services.dossiers import access
        from services.procedures import findable, freezing

        freezing.connect()
        findable.connect()
        open_data.connect()
        access.connect()
        register_action("dossier.rated", _("Đánh giá việc giải quyết hồ sơ"))
        register_action("dossier.file_opened", _("Mở tệp của hồ sơ"))
        for model in ("field", "lifeevent"):
            rights = [f"services.{verb}_{model}" for verb in ("view", "add", "change", "delete")]
            register_permissions(Role.COMMUNICATIONS, *rights)
            register_permissions(Role.ADMINISTRATOR, *rights)
