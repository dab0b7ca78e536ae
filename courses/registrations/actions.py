"""Registering for a class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.programme.policy import TrainingPolicy
from courses.registrations import messages, seats
from courses.registrations.consequences import steps_for
from courses.registrations.eligibility import locked_official_of, why_not
from courses.registrations.models import Registration, RegistrationFile, RegistrationState
from courses.registrations.permissions import may_register_for
from courses.registrations.reminders import remind
from courses.registrations.waiting import lapse_offers
from portal.casework.actions import open_case
from portal.casework.codes import next_code
from portal.casework.models import Channel
from portal.casework.standing import standing_of
from portal.organisations.models import Role
from portal.private_files.actions import attach

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from courses.sessions.models import CourseSession
    from portal.accounts.models import User
    from portal.form_pages.models import FormVersion
    from portal.private_files.models import PrivateFile

SERIES = "DK"
__all__ = ["lapse_offers", "register", "remind"]


@transaction.atomic
def register(
    *,
    session: CourseSession,
    user: User,
    actor: User,
    idempotency_key: str,
    version: FormVersion | None = None,
    answers: Mapping[str, Any] | None = None,
    files: Iterable[tuple[str, PrivateFile]] = (),
    now: datetime | None = None,
) -> Registration:
    """Registers `user` for `session`; `actor` is that person, or the training manager of their agency.

    The seat is taken, or the next number of the waiting list, in this transaction and under the lock of the class. The
    same key gives the same registration again. Raises ValidationError with the sentence to be shown.
    """
    now = now or timezone.now()
    locked = seats.lock_session(session.pk)
    known = Registration.objects.filter(idempotency_key=idempotency_key, applicant=user).first()
    if known is not None:
        return known
    official = locked_official_of(user)
    if actor.pk != user.pk and (official is None or not may_register_for(actor, official.agency_id)):
        raise ValidationError(_("Bạn chỉ đăng ký thay được cho người của cơ quan mình quản lý."))
    reason = why_not(session=locked, user=user, official=official, now=now)
    if reason or official is None:
        raise ValidationError(reason)
    policy, home = TrainingPolicy.load(), official.agency
    endorsed = standing_of(user).has_role((Role.LEADER,), home.pk)
    case = Registration(
        code=next_code(agency=locked.organiser, series=SERIES, at=now),
        state=RegistrationState.ENDORSED if endorsed else RegistrationState.SUBMITTED,
        agency=locked.organiser,
        intake_agency=home,
        applicant=user,
        entered_by=actor if actor.pk != user.pk else None,
        channel=Channel.DESK if actor.pk != user.pk else Channel.ONLINE,
        session=locked,
        version=version,
        answers=dict(answers or {}),
        idempotency_key=idempotency_key,
        received_at=now,
    )
    seats.take_place(case, locked)
    open_case(
        case=case,
        actor=actor,
        label=_("Đăng ký thay") if actor.pk != user.pk else _("Đăng ký"),
        templates=steps_for(home=home, organiser=locked.organiser, policy=policy, endorsed=endorsed),
        limit=policy.approve_limit if endorsed else policy.endorse_limit,
        now=now,
    )
    for slot, file in files:
        RegistrationFile.objects.create(case=case, slot=slot, file=attach(file=file))
    messages.tell_received(case)
    return case
