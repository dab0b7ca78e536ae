from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FormPagesConfig(AppConfig):
    name = "portal.form_pages"
    verbose_name = _("Trang biểu mẫu")

    def ready(self) -> None:
        from wagtail.signals import page_published

        from portal.form_pages import checks  # noqa: F401
        from portal.form_pages.access import may_open_file
        from portal.form_pages.freezing import freeze_when_published
        from portal.form_pages.models import FormPage
        from portal.private_files import access as file_access

        page_published.connect(freeze_when_published, dispatch_uid="portal.form_pages.freeze")
        file_access.register(FormPage.file_purpose, may_open_file)
