from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    verbose_name = _("Tài khoản")

    def ready(self) -> None:
        from portal.accounts import actions, receivers
        from portal.audit import registry

        registry.register_action(actions.EMAIL_SET, _("Đặt địa chỉ thư điện tử"))
        registry.register_action(actions.SECOND_FACTOR_RESET, _("Gỡ lớp bảo vệ thứ hai"))
        receivers.connect()
