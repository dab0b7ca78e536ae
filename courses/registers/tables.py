"""The three registers of training in the Wagtail admin: registrations, attendance, certificates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.admin import display
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.attendance.models import Attendance, Presence
from courses.certificates.addresses import check_path
from courses.certificates.checking import Standing, standing_of
from courses.certificates.models import Certificate
from courses.certificates.permissions import may_have, may_revoke
from courses.registers import filters
from courses.registers.certificate_filter import CertificateStandingFilter
from courses.registers.permissions import Paths
from courses.registers.registers import Register, RegisterPermissions
from courses.registrations.models import Registration, RegistrationState

if TYPE_CHECKING:
    from portal.accounts.models import User

STANDINGS = {
    Standing.VALID: _("Còn giá trị"),
    Standing.EXPIRED: _("Hết hạn"),
    Standing.REVOKED: _("Đã thu hồi"),
}


class RegistrationPermissions(RegisterPermissions):
    paths = Paths(home="intake_agency", holder="agency", trainer="session__trainer")


class RegistrationRegister(Register):
    model = Registration
    paths = RegistrationPermissions.paths
    permission_helper_class = RegistrationPermissions
    base_url_path = "courses/registration"
    menu_label = _("Sổ đăng ký")
    menu_icon = "clipboard-list"
    export_filename = "dang-ky-hoc"
    list_display = ["person", "code", "home", "class_title", "starts", "state_words", "place_words"]
    list_export = [
        "code",
        "person",
        "home",
        "course",
        "class_title",
        "class_code",
        "starts",
        "state_words",
        "place_words",
        "received_at",
        "attended_share",
        "score",
    ]
    inspect_view_fields = [*list_export, "remark", "brought_by"]
    list_select_related = ["applicant", "intake_agency", "agency", "session__course"]
    list_filter = [
        filters.agencies("intake_agency"),
        filters.courses("session__course"),
        filters.choice(_("trạng thái"), "trang-thai", "state", RegistrationState.choices),
        filters.year("session__starts_at"),
    ]
    search_fields = ["code", "applicant__full_name", "session__title", "session__code"]
    ordering = ["-received_at"]

    @display(description=_("họ và tên"), ordering="applicant__full_name")
    def person(self, case: Registration) -> str:
        return str(case.applicant)

    @display(description=_("cơ quan công tác"), ordering="intake_agency__name")
    def home(self, case: Registration) -> str:
        return str(case.intake_agency or "")

    @display(description=_("khóa học"))
    def course(self, case: Registration) -> str:
        return case.session.course.title  # type: ignore[no-any-return]

    @display(description=_("lớp"), ordering="session__title")
    def class_title(self, case: Registration) -> str:
        return case.session.title

    @display(description=_("mã lớp"))
    def class_code(self, case: Registration) -> str:
        return case.session.code

    @display(description=_("học từ"), ordering="session__starts_at")
    def starts(self, case: Registration) -> Any:
        return timezone.localdate(case.session.starts_at)

    @display(description=_("trạng thái"), ordering="state")
    def state_words(self, case: Registration) -> str:
        return case.get_state_display()

    @display(description=_("chỗ"), ordering="place")
    def place_words(self, case: Registration) -> str:
        return case.get_place_display()

    @display(description=_("người đăng ký thay"))
    def brought_by(self, case: Registration) -> str:
        return str(case.entered_by or "")


class AttendancePermissions(RegisterPermissions):
    paths = Paths(
        home="registration__intake_agency",
        holder="registration__agency",
        trainer="registration__session__trainer",
    )


class AttendanceRegister(Register):
    model = Attendance
    paths = AttendancePermissions.paths
    permission_helper_class = AttendancePermissions
    base_url_path = "courses/attendance"
    menu_label = _("Sổ điểm danh")
    menu_icon = "check"
    export_filename = "diem-danh"
    list_display = ["person", "home", "class_title", "meeting", "presence", "method", "recorded_at"]
    list_export = [
        "person",
        "home",
        "course",
        "class_title",
        "class_code",
        "meeting",
        "presence_words",
        "method_words",
        "recorded_at",
        "recorder",
    ]
    inspect_view_fields = list_export
    list_select_related = [
        "half_day",
        "recorded_by",
        "registration__applicant",
        "registration__intake_agency",
        "registration__session__course",
    ]
    list_filter = [
        filters.agencies("registration__intake_agency"),
        filters.courses("registration__session__course"),
        filters.choice(_("điểm danh"), "diem-danh", "presence", Presence.choices),
        filters.year("half_day__starts_at"),
    ]
    search_fields = [
        "registration__applicant__full_name",
        "registration__session__title",
        "registration__session__code",
    ]
    ordering = ["-half_day__starts_at"]

    @display(description=_("họ và tên"), ordering="registration__applicant__full_name")
    def person(self, row: Attendance) -> str:
        return str(row.registration.applicant)

    @display(description=_("cơ quan công tác"), ordering="registration__intake_agency__name")
    def home(self, row: Attendance) -> str:
        return str(row.registration.intake_agency or "")

    @display(description=_("khóa học"))
    def course(self, row: Attendance) -> str:
        return row.registration.session.course.title  # type: ignore[no-any-return]

    @display(description=_("lớp"), ordering="registration__session__title")
    def class_title(self, row: Attendance) -> str:
        return row.registration.session.title

    @display(description=_("mã lớp"))
    def class_code(self, row: Attendance) -> str:
        return row.registration.session.code

    @display(description=_("buổi học"), ordering="half_day__starts_at")
    def meeting(self, row: Attendance) -> str:
        return str(row.half_day)

    @display(description=_("có mặt hay vắng"))
    def presence_words(self, row: Attendance) -> str:
        return row.get_presence_display()

    @display(description=_("cách ghi"))
    def method_words(self, row: Attendance) -> str:
        return row.get_method_display()

    @display(description=_("người ghi"))
    def recorder(self, row: Attendance) -> str:
        return str(row.recorded_by)


class CertificatePermissions(RegisterPermissions):
    paths = Paths(home="agency", holder="issuer", trainer="registration__session__trainer")


class CertificateRegister(Register):
    model = Certificate
    paths = CertificatePermissions.paths
    permission_helper_class = CertificatePermissions
    base_url_path = "courses/certificate"
    menu_label = _("Sổ chứng nhận")
    menu_icon = "form"
    export_filename = "chung-nhan"
    list_display = ["name", "number", "agency_name", "course_title", "issued_on", "valid_until", "standing"]
    list_export = [
        "number",
        "name",
        "agency_name",
        "course_title",
        "module_name",
        "hours",
        "score",
        "studied_from",
        "studied_until",
        "issuer_name",
        "issued_on",
        "valid_until",
        "standing",
        "revoked_at",
        "revoked_reason",
    ]
    inspect_view_fields = [*list_export, "signer_name", "signer_position"]
    list_select_related = ["agency"]
    list_filter = [
        filters.agencies("agency"),
        filters.courses("registration__session__course"),
        CertificateStandingFilter,
        filters.year("issued_on", is_day=True),
    ]
    search_fields = ["number", "name", "course_title", "module_name"]
    ordering = ["-issued_on"]

    @display(description=_("tình trạng"))
    def standing(self, certificate: Certificate) -> str:
        return str(STANDINGS[standing_of(certificate)])

    def links_of(self, obj: Certificate, user: User) -> list[tuple[str, str]]:
        links = []
        if may_have(user, obj):
            if not obj.is_revoked:
                links.append((reverse("training:certificate_file", args=[obj.number]), gettext("Mở bản PDF")))
            links.append((check_path(obj), gettext("Xem trang kiểm tra")))
        if may_revoke(user, obj):
            links.append((reverse("chung-nhan:revoke", args=[obj.pk]), gettext("Thu hồi chứng nhận")))
        return links
