from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    name = "courses"
    verbose_name = _("Đào tạo")

    def ready(self) -> None:
        from courses.certificates import issuing
        from courses.people import keeping
        from courses.registrations import access, following
        from portal.audit.registry import register_action

        keeping.connect()
        access.connect()
        following.connect()
        register_action(issuing.ISSUED, _("Cấp chứng nhận"))
        register_action(issuing.REVOKED, _("Thu hồi chứng nhận"))
