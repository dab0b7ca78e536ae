"""Who may do what with a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from portal.casework.transitions import at_intake_desk, in_agency, is_applicant, steps_held_by
from portal.organisations.models import Role
from portal.organisations.selectors import memberships_of
from services.procedures.blocks import StepTask

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User
    from portal.organisations.models import Membership
    from services.dossiers.models import Dossier, DossierStep

    Guard = Callable[[Any, Any], bool]

at_desk = at_intake_desk(Role.DESK)
leads_agency = in_agency(Role.LEADER)


def holds_step(*tasks: StepTask, last: bool | None = None) -> Guard:
    """The actor holds an active step of one of `tasks`; `last` narrows it to the last work before "
    "the return, or not."""

    def guard(actor: Any, dossier: Dossier) -> bool:
        snapshot = dossier.snapshot
        for step in steps_held_by(actor, dossier):
            if snapshot.task_of(step.key) not in tasks:
                continue
            is_last = step.position >= snapshot.last_working_position()
            if last is None or last == is_last:
                return True
        return False

    return guard


def steps_to_repeat(dossier: Dossier) -> list[DossierStep]:
    """The work done before the active steps that can be sent back: the last run of each step, intake left out."""
    snapshot = dossier.snapshot
    earliest = min((step.position for step in dossier.active_steps), default=0)
    latest: dict[str, Any] = {
        step.key: step
        for step in dossier.all_steps
        if step.state == "done" and step.position < earliest and snapshot.task_of(step.key) != StepTask.INTAKE
    }
    return list(latest.values())


def has_work_to_repeat(actor: Any, dossier: Dossier) -> bool:
    return bool(steps_to_repeat(dossier))


def desk_membership(user: User) -> Membership | None:
    """Where `user` works at a one-stop desk today, if at one."""
    return next((place for place in memberships_of(user) if place.role == Role.DESK), None)


def may_open(user: User | AnonymousUser, dossier: Dossier) -> bool:
    """Whether `user`, as an officer, may see this dossier and its files."""
    return user.is_authenticated and type(dossier)._default_manager.visible_to(user).filter(pk=dossier.pk).exists()


def owns(user: User | AnonymousUser, dossier: Dossier) -> bool:
    """Whether `user` handed this dossier in."""
    return user.is_authenticated and dossier.applicant_id == user.pk


__all__ = [
    "at_desk",
    "desk_membership",
    "has_work_to_repeat",
    "holds_step",
    "is_applicant",
    "leads_agency",
    "may_open",
    "owns",
    "steps_to_repeat",
]
