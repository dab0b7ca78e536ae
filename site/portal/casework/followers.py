"""Following a case without an account: the receipt right after sending, then number and secret, kept in the session.

A kind makes one `Followers` and keeps to it; receipts and sessions of two kinds never open each other's cases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.core import signing

from portal import counting
from portal.casework.actors import SecretHolder

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User

CaseT = TypeVar("CaseT", bound=Any)
RECEIPT_SECONDS = 2 * 60 * 60
TRIES = 10
TRIES_SECONDS = 15 * 60
MOST_OPENED = 10


class TooManyTries(Exception):
    """Too many wrong secrets for one number; try later."""


class Followers(Generic[CaseT]):
    """The people who follow cases of `model`, a Case with `OpenedBySecret`. `name` tells the kind in keys and salts."""

    def __init__(self, model: type[CaseT], *, name: str, session_key: str, related: tuple[str, ...] = ()) -> None:
        self.model, self.session_key, self.related = model, session_key, related
        self.name, self.salt = name, f"{name}.receipt"

    def receipt_token(self, case: CaseT) -> str:
        """Names the case on the page right after sending; good for two hours."""
        return signing.dumps(case.pk, salt=self.salt)

    def case_of_receipt(self, token: str) -> CaseT | None:
        try:
            pk = signing.loads(token, salt=self.salt, max_age=RECEIPT_SECONDS)
        except signing.BadSignature:
            return None
        return self.model.objects.select_related(*self.related).filter(pk=pk).first()

    def open_by_secret(self, request: HttpRequest, code: str, secret: str) -> CaseT | None:
        """The case `code` if `secret` is its own; remembered in the session. Raises TooManyTries after ten wrong."""
        code = code.strip().upper()
        tries = f"{self.name}:tries"
        if counting.so_far(tries, code) >= TRIES:
            raise TooManyTries
        case = self.model.objects.filter(code__iexact=code).first() if code.isprintable() else None
        if case is None or not case.opens_with(secret):
            counting.count(tries, code, TRIES_SECONDS)
            return None
        self.remember(request, case)
        return case

    def remember(self, request: HttpRequest, case: CaseT) -> None:
        """The visitor has shown, by the secret or by the receipt that names it, to be the sender."""
        opened = [pk for pk in request.session.get(self.session_key, []) if pk != case.pk]
        request.session[self.session_key] = [*opened[-(MOST_OPENED - 1) :], case.pk]

    def sender_of(self, request: HttpRequest, case: CaseT, name: str = "") -> User | SecretHolder | None:
        """The visitor as the sender of `case`: the signed-in applicant, or who opened it by secret; None for others."""
        user = request.user
        if user.is_authenticated and case.applicant_id == user.pk:
            return user  # type: ignore[return-value]
        if case.pk in request.session.get(self.session_key, []):
            return SecretHolder.of(case, name)
        return None
