from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    name = "portal.ui"
    verbose_name = _("Giao diện")

    def ready(self) -> None:
        from portal.ui import checks  # noqa: F401
