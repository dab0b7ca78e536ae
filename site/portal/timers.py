"""How a command says that it belongs on a timer: `routine = Routine(Every.DAY, _("…"))` on its class."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import Promise


class Every(Enum):
    """How often; with how long after the last run it is overdue."""

    FEW_MINUTES = (timedelta(minutes=5), timedelta(minutes=30), _("vài phút một lần"))
    TEN_MINUTES = (timedelta(minutes=10), timedelta(minutes=45), _("10 phút một lần"))
    HOUR = (timedelta(hours=1), timedelta(hours=3), _("mỗi giờ"))
    DAY = (timedelta(days=1), timedelta(hours=26), _("mỗi ngày"))
    WEEK = (timedelta(days=7), timedelta(days=8), _("mỗi tuần"))

    @property
    def interval(self) -> timedelta:
        return self.value[0]

    @property
    def overdue_after(self) -> timedelta:
        return self.value[1]

    @property
    def words(self) -> str:
        return str(self.value[2])


@dataclass(frozen=True)
class Routine:
    """`words` say in Vietnamese what the command is for."""

    every: Every
    words: str | Promise
