"""Whose draft it is. Anybody else's does not exist."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404

from portal.form_pages.drafts import Draft
from portal.private_files import actions as private_files
from portal.private_files import claims

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from portal.accounts.models import User
    from portal.private_files.models import PrivateFile

SESSION_KEY = "form_drafts"
MOST_IN_A_SESSION = 50


def resume_token(uuid: UUID) -> str:
    """The secret of a draft's resume link. It follows from the secret key, so that it need not be kept anywhere."""
    mac = hmac.new(settings.SECRET_KEY.encode(), b"portal.form_pages.resume:" + uuid.bytes, hashlib.sha256)
    return base64.urlsafe_b64encode(mac.digest()).rstrip(b"=").decode()


def hash_of(token: str) -> str:
    """What is kept of a resume token."""
    return hashlib.sha256(token.encode()).hexdigest()


def signed_in(request: HttpRequest) -> User | None:
    return request.user if request.user.is_authenticated else None


def remember(request: HttpRequest, draft: Draft) -> None:
    """Let this session go on with a draft that belongs to nobody."""
    kept = [uuid for uuid in request.session.get(SESSION_KEY, []) if uuid != str(draft.pk)]
    request.session[SESSION_KEY] = [*kept, str(draft.pk)][-MOST_IN_A_SESSION:]


def may_open(request: HttpRequest, draft: Draft) -> bool:
    """Its officer, where one typed it in; else its owner; else the session that began or resumed it."""
    user = signed_in(request)
    if draft.entered_by_id is not None:
        return user is not None and user.pk == draft.entered_by_id
    if draft.owner_id is not None:
        return user is not None and user.pk == draft.owner_id
    return str(draft.pk) in request.session.get(SESSION_KEY, [])


def find(request: HttpRequest, uuid: UUID) -> Draft:
    """The reader's own draft, expired or handed over ones too; Http404 for anybody else's.

    One begun without an account becomes the reader's when they have signed in since.
    """
    draft = Draft.objects.with_page().filter(pk=uuid).first()
    if draft is None or not may_open(request, draft):
        raise Http404
    user = signed_in(request)
    if user is not None and draft.owner_id is None and draft.entered_by_id is None and not draft.is_handed_over:
        Draft.objects.filter(pk=draft.pk, owner=None).update(owner=user)
        draft.owner = user
        give_files(request, draft)
    return draft


def give_files(request: HttpRequest, draft: Draft) -> None:
    """Make the reader the holder of the draft's files: they signed in, or came to another device."""
    user = signed_in(request)
    claim = None if user is not None else claims.claim_of(request)
    for held in draft.files.select_related("file"):
        private_files.hand_to(file=held.file, owner=user, claim=claim)


def may_open_file(request: HttpRequest, file: PrivateFile) -> bool:
    """The access rule of files in drafts."""
    draft = Draft.objects.filter(files__file=file).first()
    return draft is not None and may_open(request, draft)


def own_drafts(request: HttpRequest, page_id: int) -> list[Draft]:
    """The reader's open drafts of a page, newest first. One query, none for people never seen before."""
    user = signed_in(request)
    open_ones = Draft.objects.open().filter(page_id=page_id, entered_by=None)
    if user is not None:
        return list(open_ones.of(user))
    begun = request.session.get(SESSION_KEY, [])
    return list(open_ones.filter(pk__in=begun, owner=None)) if begun else []
