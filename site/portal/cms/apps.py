from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "portal.cms"
    verbose_name = _("Nội dung")

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save
        from wagtail.signals import page_published, page_unpublished, post_page_move
        from wagtail_localize.locales.components import LOCALE_COMPONENTS

        from portal.cms import error_pages, permissions, scheduling
        from portal.cms.checks import running
        from portal.cms.navigation import forget

        permissions.register()
        scheduling.connect()
        post_save.connect(error_pages.keep_words, sender=error_pages.ErrorPages, dispatch_uid="keep_error_words")
        page_published.connect(running.when_published, dispatch_uid="check_content")
        # Filling another language's tree with aliases of every page would copy stalls, classes and forms as well.
        LOCALE_COMPONENTS.clear()

        for signal in (post_save, post_delete, page_published, page_unpublished, post_page_move):
            signal.connect(forget, dispatch_uid=f"forget_navigation_{id(signal)}")
