"""The engine that runs cases on transition tables."""

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class CaseworkConfig(AppConfig):
    name = "portal.casework"
    verbose_name = _("Xử lý hồ sơ")

    def ready(self) -> None:
        from portal.accounts.models import User
        from portal.casework.checks import check_kinds, kinds
        from portal.casework.recording import name_acts
        from portal.casework.standing import forget_standings
        from portal.organisations.models import Agency, Membership

        checks.register(check_kinds)
        name_acts(kinds())
        for model in (Membership, Agency):
            for signal in (post_save, post_delete):
                signal.connect(forget_standings, sender=model, dispatch_uid=f"casework.standing.{model.__name__}")
        post_delete.connect(forget_standings, sender=User, dispatch_uid="casework.standing.User")
