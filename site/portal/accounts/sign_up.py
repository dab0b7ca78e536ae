"""Sign-up by e-mail. Apart from `forms`, which django-allauth loads while its own forms are being defined."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import SignupForm


class SignUpForm(SignupForm):
    """Name, e-mail, optional telephone. No password: a code proves the address, a password can be set later."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("password1", None)
