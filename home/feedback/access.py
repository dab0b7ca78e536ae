"""Who may see one piece of feedback as its sender, and who may open the files sent along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from home.feedback.models import FeedbackCase, FeedbackFile
from portal.casework.followers import Followers
from portal.casework.followers import TooManyTries as TooManyTries

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User
    from portal.casework.actors import SecretHolder
    from portal.private_files.models import PrivateFile

FILE_PURPOSE = "home.feedback"

followers = Followers(FeedbackCase, name="home.feedback", session_key="feedback_opened", related=("agency",))
receipt_token, case_of_receipt = followers.receipt_token, followers.case_of_receipt
open_by_secret, remember_sender = followers.open_by_secret, followers.remember


def sender_of(request: HttpRequest, case: FeedbackCase) -> User | SecretHolder | None:
    """The visitor as the sender of `case`; None for others."""
    return followers.sender_of(request, case, case.sender_name)


def may_open_file(request: HttpRequest, file: PrivateFile) -> bool:
    """Officers who see the case, and its sender."""
    kept = FeedbackFile.objects.filter(file=file).select_related("case").first()
    if kept is None:
        return False
    if sender_of(request, kept.case) is not None:
        return True
    user = request.user
    return user.is_authenticated and FeedbackCase.objects.visible_to(user).filter(pk=kept.case_id).exists()
