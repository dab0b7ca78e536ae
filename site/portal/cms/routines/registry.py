"""The commands that belong on timers: ours say so themselves, those of the packages are named here."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import get_commands, load_command_class
from django.utils.translation import gettext_lazy as _

from portal.timers import Every, Routine

OF_PACKAGES = {
    "publish_scheduled": Routine(Every.FEW_MINUTES, _("Xuất bản, thu hồi trang đã đặt lịch")),
    "clearsessions": Routine(Every.DAY, _("Dọn phiên đăng nhập hết hạn")),
    "prune_db_task_results": Routine(Every.DAY, _("Dọn việc nền đã xong")),
}
INSTALLED = "site-packages"


def routine_of(name: str) -> Routine | None:
    """None for a command that people call by hand."""
    if name in OF_PACKAGES:
        return OF_PACKAGES[name]
    app = get_commands().get(name)
    return getattr(load_command_class(app, name), "routine", None) if isinstance(app, str) and app in _ours() else None


@lru_cache(maxsize=1)
def routines() -> dict[str, Routine]:
    """All of them, by the command's name."""
    found = {name: routine_of(name) for name in get_commands()}
    return {name: routine for name, routine in sorted(found.items()) if routine is not None}


@lru_cache(maxsize=1)
def _ours() -> frozenset[str]:
    folders = ((app.name, Path(app.path)) for app in apps.get_app_configs())
    return frozenset(
        name
        for name, folder in folders
        if folder.is_relative_to(settings.REPOSITORY_ROOT) and INSTALLED not in folder.parts
    )
