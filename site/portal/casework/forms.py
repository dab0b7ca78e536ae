"""The form of an act: the note, the data the act asks for, and the revision the officer saw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.casework.transitions import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from portal.accounts.models import User
    from portal.casework.actors import SecretHolder
    from portal.casework.models import Case
    from portal.casework.transitions import Transition


class TransitionForm(forms.Form):
    """Base of the forms in a table (a plain Form works as well).

    `case`, `actor`, `officer` (the actor with an account) and `transition` are attributes.
    """

    def __init__(
        self,
        *args: Any,
        case: Any,
        actor: User | SecretHolder | None,
        transition: Transition,
        **kwargs: Any,
    ) -> None:
        self.case: Any = case
        self.actor, self.transition = actor, transition
        self.officer = actor if isinstance(actor, AbstractUser) else None
        super().__init__(*args, **kwargs)
        if transition.reason is not Reason.NONE:
            self.fields["note"] = forms.CharField(
                label=transition.reason_label or (_("Lý do") if transition.reason is Reason.REQUIRED else _("Ghi chú")),
                required=transition.reason is Reason.REQUIRED,
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 3}),
                error_messages={"required": _("Hãy ghi lý do: người dân sẽ đọc được.")}
                if transition.public
                else {"required": _("Hãy ghi lý do.")},
            )

    def event_data(self) -> dict[str, Any]:
        """What of the cleaned data the event keeps, as JSON; a form overrides it to keep more or less."""
        return {
            name: _plain(value)
            for name, value in self.cleaned_data.items()
            if name != "note" and not isinstance(self.fields[name], forms.FileField)
        }


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, models.Model):
        return {"id": str(value.pk), "label": str(value)}
    if isinstance(value, list | tuple | set | frozenset | models.QuerySet):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return str(value)


def form_for(
    transition: Transition,
    *,
    case: Case,
    actor: User | SecretHolder | None,
    data: Mapping[str, Any] | None = None,
    files: Any = None,
    **kwargs: Any,
) -> TransitionForm:
    """The form of `transition`, bound when `data` or `files` are given."""
    base: Any = transition.form or TransitionForm
    if not issubclass(base, TransitionForm):
        base = type(base.__name__, (TransitionForm, base), {})
    kwargs.setdefault("label_suffix", "")
    return base(data, files, case=case, actor=actor, transition=transition, **kwargs)
