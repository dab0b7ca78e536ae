"""What can go wrong when somebody acts on a case. Every message is a Vietnamese sentence for the person acting."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django import forms


class CaseworkError(Exception):
    """Base of the errors a person is told about; `str()` of it is the sentence to show."""


class NotAllowed(CaseworkError):
    """This person may not do this, or not in the state the case is in."""


class Conflict(CaseworkError):
    """Somebody else was quicker; the message says who did what and when."""


class InvalidData(CaseworkError):
    """The data of a transition did not pass its form. `form` is the bound form, to be shown again."""

    def __init__(self, form: forms.Form) -> None:
        self.form = form
        super().__init__(" ".join(str(error) for errors in form.errors.values() for error in errors))


class StateIsGuarded(RuntimeError):
    """A programming error: something tried to change a state without `portal.casework.actions.apply`."""
