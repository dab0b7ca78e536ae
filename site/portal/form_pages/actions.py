"""Everything that changes a draft. Each is one transaction, with the draft's row locked."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.form_pages import access
from portal.form_pages.completeness import problems_of
from portal.form_pages.models import DRAFT_LIFE, Draft, DraftFile, FormPage, FormVersion
from portal.form_pages.schema import shown_answers, shown_slots
from portal.form_pages.submission import Channel, HandedOver, Submission
from portal.notifications.actions import enqueue
from portal.notifications.models import Channel as NotificationChannel
from portal.private_files import actions as private_files
from portal.ui import languages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from portal.accounts.models import User
    from portal.form_pages.completeness import Shortcoming
    from portal.private_files.models import PrivateFile


# How long an old resume link still says what became of the form.
REMEMBERED = timedelta(days=90)


class Incomplete(Exception):
    """The form is not finished; `problems` says where."""

    def __init__(self, problems: list[Shortcoming]) -> None:
        super().__init__(f"{len(problems)} questions are not answered well")
        self.problems = problems


@transaction.atomic
def begin(
    *,
    version: FormVersion,
    section: str,
    answers: Mapping[str, Any],
    files: Mapping[str, Sequence[PrivateFile]] | None = None,
    owner: User | None = None,
    entered_by: User | None = None,
    finished: bool = True,
    key: UUID | None = None,
) -> Draft:
    """A new draft with its first section saved. `entered_by` is an officer typing for somebody at the desk.

    With the same `key` twice (a double click, the back button) the draft that is there already is saved again.
    """
    key = key or uuid4()
    draft, _is_new = Draft.objects.get_or_create(
        uuid=key,
        defaults={
            "page_id": version.page_id,
            "version": version,
            "owner": None if entered_by else owner,
            "entered_by": entered_by,
            "channel": Channel.COUNTER if entered_by else Channel.ONLINE,
            "resume_token_hash": access.hash_of(access.resume_token(key)),
        },
    )
    return save_section(draft=draft, section=section, answers=answers, files=files or {}, finished=finished)


@transaction.atomic
def save_section(
    *,
    draft: Draft,
    section: str,
    answers: Mapping[str, Any],
    files: Mapping[str, Sequence[PrivateFile]],
    finished: bool = True,
) -> Draft:
    """Replace the answers and files of one section; `answers` and `files` hold those of its shown fields.

    Answers that this hides elsewhere stay in the draft, in case the citizen changes their mind; the hand-over leaves
    them out. `finished` marks the section as done. A draft handed over meanwhile stays as it is. Every saving lets
    the draft live another 30 days.
    """
    current = Draft.objects.select_for_update(of=("self",)).select_related("version").get(pk=draft.pk)
    if current.is_handed_over:
        return current
    own = {field.key for field in current.schema.section(section).fields}
    kept = {key: value for key, value in current.answers.items() if key not in own}
    current.answers = {**kept, **{key: value for key, value in answers.items() if key in own}}
    if finished and section not in current.saved_sections:
        current.saved_sections = [*current.saved_sections, section]
    current.expires_at = timezone.now() + DRAFT_LIFE
    current.save()
    for slot in (field.key for field in current.schema.section(section).fields if field.is_slot):
        _set_files(current, slot, files.get(slot, ()))
    return current


def _set_files(draft: Draft, slot: str, files: Sequence[PrivateFile]) -> None:
    held = {one.file_id: one for one in draft.files.filter(slot=slot)}
    wanted = {file.pk: file for file in files}
    DraftFile.objects.filter(pk__in=[one.pk for key, one in held.items() if key not in wanted]).delete()
    for position, (key, file) in enumerate(wanted.items()):
        if key not in held:
            DraftFile.objects.update_or_create(file=file, defaults={"draft": draft, "slot": slot, "position": position})
        private_files.keep_until(file=file, expires_at=draft.expires_at)


def held_files(draft: Draft) -> dict[str, list[PrivateFile]]:
    """The draft's files by slot. One query."""
    found: dict[str, list[PrivateFile]] = {}
    for one in draft.files.select_related("file"):
        found.setdefault(one.slot, []).append(one.file)
    return found


@transaction.atomic
def hand_over(*, draft: Draft, page: FormPage, request_info: Mapping[str, str] | None = None) -> HandedOver:
    """Give the finished form to its domain, once: whoever comes second is told where the first one went.

    Raises Incomplete, or whatever ValidationError the domain refuses it with; then nothing has changed.
    """
    current = Draft.objects.select_for_update(of=("self",)).select_related("version", "owner", "entered_by")
    locked = current.get(pk=draft.pk)
    if locked.is_handed_over:
        return HandedOver(locked.handed_over_url)
    schema, files = locked.schema, held_files(locked)
    if found := problems_of(schema, locked.answers, files):
        raise Incomplete(found)
    handed_over = page.hand_over(
        Submission(
            version=locked.version,
            answers=shown_answers(schema, locked.answers),
            attachments=[
                (one.key, file) for one in shown_slots(schema, locked.answers) for file in files.get(one.key, ())
            ],
            applicant=locked.owner,
            idempotency_key=locked.idempotency_key,
            channel=Channel(locked.channel),
            entered_by=locked.entered_by,
            request_info=dict(request_info or {}),
        )
    )
    locked.handed_over_at = timezone.now()
    locked.handed_over_url = handed_over.url
    locked.answers = {}
    locked.files.all().delete()
    locked.save()
    return handed_over


@transaction.atomic
def carry_over(*, draft: Draft, version: FormVersion) -> Draft:
    """Move a draft to another version of its form: answers whose questions are still there stay."""
    current = Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    if current.is_handed_over or current.version_id == version.pk:
        return current
    current.version = version
    current.save(update_fields=["version", "updated_at"])
    return current


@transaction.atomic
def discard(*, draft: Draft) -> None:
    """Erase a draft and its files, unless it was handed over: what was handed over belongs to the domain."""
    current = Draft.objects.select_for_update(of=("self",)).filter(pk=draft.pk, handed_over_at=None).first()
    if current is None:
        return
    for file in [one.file for one in current.files.select_related("file")]:
        private_files.delete(file=file)
    current.delete()


def erase_expired(*, now: datetime | None = None) -> int:
    """Erase answers and files of expired drafts. The bare row stays, so that an old link can say what happened.

    Returns how many were erased.
    """
    erased = 0
    for draft in Draft.objects.expired(now).exclude(answers={}, files=None):
        with transaction.atomic():
            current = Draft.objects.select_for_update(of=("self",)).expired(now).filter(pk=draft.pk).first()
            if current is None:
                continue
            for one in current.files.select_related("file"):
                private_files.delete(file=one.file)
            current.answers, current.saved_sections = {}, []
            current.save()
            erased += 1
    return erased


def forget_old(*, now: datetime | None = None) -> int:
    """Delete the bare rows of drafts that were handed over or expired long ago. Returns how many."""
    before = (now or timezone.now()) - REMEMBERED
    old = Draft.objects.filter(Q(handed_over_at__lt=before) | Q(handed_over_at=None, expires_at__lt=before))
    return old.filter(answers={}, files=None).delete()[1].get(Draft._meta.label, 0)


def resume_path(draft: Draft) -> str:
    """The address that opens this draft on any device until it expires."""
    token = access.resume_token(draft.pk)
    if access.hash_of(token) != draft.resume_token_hash:  # The secret key was changed since.
        Draft.objects.filter(pk=draft.pk).update(resume_token_hash=access.hash_of(token))
    return reverse("form_pages:resume", args=[token])


@transaction.atomic
def mail_resume_link(*, draft: Draft, to: str) -> None:
    """Send the resume link, once a day to the same address. Raises ValidationError for what is no address."""
    today = timezone.localdate()
    link, language = settings.BASE_URL + resume_path(draft), get_language()
    words = {
        "title": draft.version.title,
        "url": link if language in (None, settings.LANGUAGE_CODE) else languages.address_in(language, link),
        "date": date_format(timezone.localtime(draft.expires_at), "SHORT_DATE_FORMAT"),
    }
    enqueue(
        channel=NotificationChannel.EMAIL,
        to=to,
        subject=_("Điền tiếp: %(title)s") % words,
        body=_(
            "Bạn đang điền dở “%(title)s”. Mở liên kết sau trên máy nào cũng được để điền tiếp:\n\n%(url)s\n\n"
            "Liên kết dùng được đến hết ngày %(date)s. Ai có liên kết này đều đọc được những gì bạn đã điền, "
            "nên đừng chuyển tiếp thư cho người khác."
        )
        % words,
        key=f"form-draft:{draft.pk}:{access.hash_of(to.lower())[:16]}:{today.isoformat()}",
    )
