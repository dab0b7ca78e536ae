from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    name = "courses"
    verbose_name = _("Đào tạo")

    def ready(self) -> None:
        from wagtail.signals import page_published

        from courses import open_data
        from courses.attendance import actions as attendance
        from courses.attendance import finishing
        from courses.certificates import access as certificates
        from courses.certificates import issuing
        from courses.people import keeping
        from courses.programme import findable, rights
        from courses.programme.pages import TrainingPage
        from courses.registrations import access, following
        from courses.sessions import actions as planning
        from courses.sessions import following as announcing
        from portal.audit.registry import register_action

        rights.register()
        page_published.connect(
            rights.prepare_when_published, sender=TrainingPage, dispatch_uid="courses.programme.prepare"
        )
        announcing.connect()
        keeping.connect()
        access.connect()
        following.connect()
        certificates.connect()
        findable.connect()
        open_data.connect()
        register_action(attendance.RECORDED, _("Điểm danh"))
        register_action(attendance.CORRECTED, _("Sửa điểm danh"))
        register_action(attendance.SCORED, _("Ghi điểm"))
        register_action(finishing.FINISHED, _("Kết thúc lớp học"))
        register_action(issuing.ISSUED, _("Cấp chứng nhận"))
        register_action(issuing.REVOKED, _("Thu hồi chứng nhận"))
        register_action(planning.COPIED, _("Sao chép lớp học"))
        register_action(planning.MOVED, _("Dời lịch lớp học"))
        register_action(planning.POSTPONED, _("Hoãn lớp học"))
        register_action(planning.CANCELLED, _("Hủy lớp học"))
