"""Who may see one piece of feedback as its sender, and who may open the files sent along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core import signing
from django.core.cache import cache

from home.feedback.models import FeedbackCase, FeedbackFile
from portal.casework.actors import SecretHolder

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User
    from portal.private_files.models import PrivateFile

FILE_PURPOSE = "home.feedback"
SESSION_KEY = "feedback_opened"
RECEIPT_SALT = "home.feedback.receipt"
RECEIPT_SECONDS = 2 * 60 * 60
TRIES = 10
TRIES_SECONDS = 15 * 60


def receipt_token(case: FeedbackCase) -> str:
    """Names the case on the page right after sending; good for two hours."""
    return signing.dumps(case.pk, salt=RECEIPT_SALT)


def case_of_receipt(token: str) -> FeedbackCase | None:
    try:
        pk = signing.loads(token, salt=RECEIPT_SALT, max_age=RECEIPT_SECONDS)
    except signing.BadSignature:
        return None
    return FeedbackCase.objects.select_related("agency").filter(pk=pk).first()


class TooManyTries(Exception):
    """Too many wrong secrets for one number; try later."""


def open_by_secret(request: HttpRequest, code: str, secret: str) -> FeedbackCase | None:
    """The case `code` if `secret` is its own; remembered in the session. Raises TooManyTries after ten wrong ones."""
    code = code.strip().upper()
    key = f"feedback-tries:{signing.Signer(salt=RECEIPT_SALT).signature(code)}"
    cache.add(key, 0, TRIES_SECONDS)
    if cache.get(key, 0) >= TRIES:
        raise TooManyTries
    case = FeedbackCase.objects.filter(code__iexact=code).first()
    if case is None or not case.opens_with(secret):
        cache.incr(key)
        return None
    remember_sender(request, case)
    return case


def remember_sender(request: HttpRequest, case: FeedbackCase) -> None:
    """The visitor has shown, by the secret or by the receipt that names it, to be the sender."""
    opened = [pk for pk in request.session.get(SESSION_KEY, []) if pk != case.pk]
    request.session[SESSION_KEY] = [*opened[-9:], case.pk]


def sender_of(request: HttpRequest, case: FeedbackCase) -> User | SecretHolder | None:
    """The visitor as the sender of `case`: the signed-in applicant, or who opened it by secret; None for others."""
    user = request.user
    if user.is_authenticated and case.applicant_id == user.pk:
        return user  # type: ignore[return-value]
    if case.pk in request.session.get(SESSION_KEY, []):
        return SecretHolder.of(case, case.sender_name)
    return None


def may_open_file(request: HttpRequest, file: PrivateFile) -> bool:
    """Officers who see the case, and its sender."""
    kept = FeedbackFile.objects.filter(file=file).select_related("case").first()
    if kept is None:
        return False
    if sender_of(request, kept.case) is not None:
        return True
    user = request.user
    return user.is_authenticated and FeedbackCase.objects.visible_to(user).filter(pk=kept.case_id).exists()
