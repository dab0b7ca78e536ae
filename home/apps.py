from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Trang chủ")

    def ready(self) -> None:
        from django.db.models.signals import post_save
        from wagtail.signals import page_published, page_unpublished

        from home.feedback import access as feedback
        from home.landing import front
        from home.news import findable, publishing, rights
        from home.search import content
        from home.statistics import open_data
        from home.statistics import rights as statistics
        from portal.cms.models import Contact, OpeningHours
        from portal.private_files import access as private_files

        private_files.register(feedback.FILE_PURPOSE, feedback.may_open_file)
        content.connect()
        rights.register()
        publishing.connect()
        findable.connect()
        open_data.connect()
        statistics.register()
        for signal in (page_published, page_unpublished):
            signal.connect(front.forget, dispatch_uid="forget_home_page")
        for model in (Contact, OpeningHours):
            post_save.connect(front.forget, sender=model, dispatch_uid="forget_home_page")
