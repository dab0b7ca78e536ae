"""A case that people without an account follow by number and secret."""

from __future__ import annotations

import secrets

from django.db import models
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
SECRET_LENGTH = 8


def new_secret() -> str:
    """A secret that is easy to read out: eight signs without look-alikes."""
    return "".join(secrets.choice(SIGNS) for _place in range(SECRET_LENGTH))


class OpenedBySecret(models.Model):
    """Stands before `Case` among the bases of a kind; `portal.casework.followers` keeps who has shown the secret."""

    secret = models.CharField(_("mã tra cứu"), max_length=20, default=new_secret, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return super().__str__()

    def opens_with(self, secret: str) -> bool:
        """Whether `secret`, as typed (any case, blanks and dashes), is this case's."""
        typed = "".join(sign for sign in secret.upper() if sign.isalnum())
        return constant_time_compare(typed, self.secret)

    @property
    def shown_secret(self) -> str:
        half = SECRET_LENGTH // 2
        return f"{self.secret[:half]}-{self.secret[half:]}"
