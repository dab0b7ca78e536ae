from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivateFilesConfig(AppConfig):
    name = "portal.private_files"
    verbose_name = _("Tệp riêng tư")
