"""Who can act on a case besides a signed-in user."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from portal.accounts.models import User
    from portal.casework.models import Case


@dataclass(frozen=True)
class SecretHolder:
    """A person without an account who proved, by number and secret, to be the applicant of one case.

    The view that checked the secret makes it; the engine trusts it for exactly this case.
    """

    case_label: str
    case_pk: int
    name: str = ""

    pk = None
    is_authenticated = False
    is_active = True
    is_superuser = False

    @classmethod
    def of(cls, case: Case, name: str = "") -> SecretHolder:
        return cls(case_label=case._meta.label, case_pk=case.pk, name=name)

    def holds(self, case: Case) -> bool:
        return self.case_label == case._meta.label and self.case_pk == case.pk

    def __str__(self) -> str:
        return self.name or _("Người nộp")


Actor = "User | SecretHolder | None"


def account_of(actor: User | SecretHolder | None) -> User | None:
    """The user to be written down, or None for the system and for people without an account."""
    return actor if actor is not None and actor.pk is not None else None  # type: ignore[return-value]


def label_of(actor: User | SecretHolder | None) -> str:
    """The name to be written down beside the act."""
    return str(actor) if actor is not None else _("Hệ thống")
