from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "portal.notifications"
    verbose_name = _("Thông báo")

    def ready(self) -> None:
        from portal.audit.registry import register_action
        from portal.notifications import checks  # noqa: F401
        from portal.notifications.channels import base, email, sms
        from portal.notifications.models import Channel

        base.register(Channel.EMAIL, email.EmailChannel)
        base.register(Channel.SMS, sms.configured_sms_channel)
        register_action("message.sent_again", _("Gửi lại thông báo"))
        register_action("message.cancelled", _("Thôi gửi thông báo"))
