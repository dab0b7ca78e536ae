"""Holding a case for one writer at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from portal.casework.models import Case

CaseT = TypeVar("CaseT", bound="Case")


def lock(case: CaseT) -> CaseT:
    """The row of `case` as it is now, locked until the transaction ends.

    PostgreSQL locks the row; SQLite has locked the whole database at BEGIN (IMMEDIATE transactions).
    What the kind has to lock before its cases comes first (`Case.lock_beforehand`).
    """
    case.lock_beforehand()
    return type(case)._base_manager.select_for_update(of=("self",)).get(pk=case.pk)


def copy_onto(case: Case, locked: Case) -> None:
    """Brings the caller's `case` up to what was written to `locked`."""
    if case is locked:
        return
    for field in locked._meta.concrete_fields:
        setattr(case, field.attname, getattr(locked, field.attname))
    for name in list(case._state.fields_cache):
        case._state.fields_cache.pop(name)
    case.__dict__["_kept_state"] = locked.state
    case.forget_steps()
