from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkingTimeConfig(AppConfig):
    name = "portal.working_time"
    verbose_name = _("Giờ làm việc")

    def ready(self) -> None:
        from portal.working_time import signals

        signals.connect()
