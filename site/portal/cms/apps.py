from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "portal.cms"
    verbose_name = _("Nội dung")

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save
        from wagtail.signals import page_published, page_unpublished, post_page_move

        from portal.cms.navigation import forget

        for signal in (post_save, post_delete, page_published, page_unpublished, post_page_move):
            signal.connect(forget, dispatch_uid=f"forget_navigation_{id(signal)}")
