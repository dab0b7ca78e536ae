from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "portal.search"
    label = "search"
    verbose_name = _("Tìm kiếm")

    def ready(self) -> None:
        from portal.organisations.groups import register_permissions
        from portal.organisations.models import Role
        from portal.search import following, lexicon

        lexicon.connect()
        following.connect()
        for role in (Role.COMMUNICATIONS, Role.ADMINISTRATOR):
            register_permissions(role, *(f"search.{verb}_synonym" for verb in ("view", "add", "change", "delete")))
            register_permissions(role, "search.view_miss")
