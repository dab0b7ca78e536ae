from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Trang chủ")

    def ready(self) -> None:
        from home.feedback import access as feedback
        from portal.private_files import access as private_files

        private_files.register(feedback.FILE_PURPOSE, feedback.may_open_file)
