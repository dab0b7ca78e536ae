"""The registers' place in the Wagtail admin."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.options import ModelAdminGroup, modeladmin_register

from courses.registers.tables import AttendanceRegister, CertificateRegister, RegistrationRegister


class TrainingRegisters(ModelAdminGroup):
    """Shown to those who see people or classes by a role."""

    menu_label = _("Sổ đào tạo")
    menu_icon = "list-ul"
    menu_order = 245
    items = (RegistrationRegister, AttendanceRegister, CertificateRegister)


modeladmin_register(TrainingRegisters)
