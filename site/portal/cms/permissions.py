"""May X look after the portal's pages?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.organisations.groups import register_permissions
from portal.organisations.models import Role

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from wagtail.models import Page

    from portal.accounts.models import User


KEPT_BY_EDITORS = (
    *(
        f"cms.{verb}_{model}"
        for model in ("alert", "contact", "openinghours")
        for verb in ("view", "add", "change", "delete")
    ),
    "cms.change_errorpages",
    "cms.view_pagefinding",
    "cms.view_routinerun",
)


def register() -> None:
    """The list of reviews and the translations come with the roles that keep the pages; called when the app starts."""
    for role in (Role.COMMUNICATIONS, Role.ADMINISTRATOR):
        register_permissions(role, "cms.view_pagereview", "wagtail_localize.submit_translation", *KEPT_BY_EDITORS)
    register_permissions(Role.ADMINISTRATOR, "cms.switch_maintenance")


def may_read_reviews(user: User | AnonymousUser) -> bool:
    """The whole list of who answers for what."""
    return user.has_perm("cms.view_pagereview")


def may_switch_maintenance(user: User | AnonymousUser) -> bool:
    """Closing the portal to the public, and opening it again."""
    return user.has_perm("cms.switch_maintenance")


def may_read_findings(user: User | AnonymousUser) -> bool:
    """What the checks of content found on any page."""
    return user.has_perm("cms.view_pagefinding")


def may_see_routines(user: User | AnonymousUser) -> bool:
    """What the portal does by itself: commands by the clock, pages that come and go."""
    return user.has_perm("cms.view_routinerun")


def may_review(user: User | AnonymousUser, page: Page) -> bool:
    """Whoever may change a page may say that it is right, and who answers for it."""
    return bool(user.is_authenticated and page.permissions_for_user(user).can_edit())
