"""What people read of their own registrations."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery, Sum
from django.utils import timezone

from courses.certificates.models import Certificate
from courses.people.officials import Official
from courses.programme.policy import TrainingPolicy
from courses.progress.models import Completion
from courses.registrations.models import IN_HAND, Place, Registration
from courses.registrations.permissions import managed_agencies
from courses.sessions.models import Standing

if TYPE_CHECKING:
    from datetime import datetime

    from courses.registrations.models import RegistrationQuerySet
    from portal.accounts.models import User

MOST_PAST, MOST_BROUGHT = 50, 50


@dataclass
class OwnRecord:
    """An official's own training: what waits for them first, then what comes, then what was. `brought` are those in
    hand that the reader registered for others. `hours` is what this year brought, of the policy's `hours_wanted`."""

    official: Official | None
    to_confirm: list[Registration] = field(default_factory=list)
    coming: list[Registration] = field(default_factory=list)
    waiting: list[Registration] = field(default_factory=list)
    brought: list[Registration] = field(default_factory=list)
    past: list[Registration] = field(default_factory=list)
    certificates: list[Certificate] = field(default_factory=list)
    hours: Decimal = Decimal(0)
    hours_wanted: int = 0
    manages: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.to_confirm or self.coming or self.waiting or self.brought or self.past or self.certificates)


def own_record(user: User, now: datetime | None = None) -> OwnRecord:
    """Everything of the own page; the number of queries does not depend on how much there is."""
    now = now or timezone.now()
    managed = managed_agencies(user)
    record = OwnRecord(
        official=Official.objects.active().select_related("agency").filter(user_id=user.pk).first(),
        hours_wanted=TrainingPolicy.load().yearly_hours,
        manages=bool(managed),
    )
    own = Registration.objects.of_applicant(user)
    in_hand = own.filter(state__in=IN_HAND)
    if managed:
        own_people = Q(entered_by=user, intake_agency_id__in=managed)
        in_hand = Registration.objects.filter(Q(applicant=user) | own_people, state__in=IN_HAND)
    for case in _with_class(with_position(in_hand)).order_by("session__starts_at", "pk")[: 4 * MOST_BROUGHT]:
        if case.place == Place.OFFERED and case.confirm_by and case.confirm_by > now:
            record.to_confirm.append(case)
        elif case.applicant_id != user.pk:
            record.brought.append(case)
        elif case.place == Place.QUEUE:
            record.waiting.append(case)
        elif case.session.ends_at > now or case.session.standing == Standing.POSTPONED:
            record.coming.append(case)
        else:
            record.past.append(case)
    record.past = [
        *record.past,
        *_with_class(own.exclude(state__in=IN_HAND)).order_by("-session__starts_at", "-pk")[:MOST_PAST],
    ]
    record.certificates = list(Certificate.objects.filter(user=user).select_related("file")[:MOST_PAST])
    record.hours = hours_in(user, timezone.localdate(now).year)
    return record


def hours_in(user: User, year: int) -> Decimal:
    """The hours of what `user` completed in `year`."""
    found = Completion.objects.filter(user=user, completed_on__year=year).aggregate(sum=Sum("hours"))
    return found["sum"] or Decimal(0)


def with_position(cases: RegistrationQuerySet) -> RegistrationQuerySet:
    """`position`: how many stand on the waiting list up to this one, where it waits."""
    before: Any = (
        Registration.objects.filter(
            session=OuterRef("session"),
            place=Place.QUEUE,
            state__in=IN_HAND,
            queue_number__lte=OuterRef("queue_number"),
        )
        .order_by()
        .values("session")
        .annotate(count=Count("pk"))
        .values("count")
    )
    return cases.annotate(position=Subquery(before, output_field=IntegerField()))


def followed(user: User, code: str) -> Registration | None:
    """The registration `code` if its own page is there for `user`, with everything the page shows. One query."""
    if not code.isprintable():
        return None
    related = ("session__unit", "session__page", "session__course", "applicant", "entered_by", "agency")
    cases = Registration.objects.select_related(*related, "intake_agency", "version")
    own = Q(applicant_id=user.pk) | Q(intake_agency_id__in=managed_agencies(user))
    return with_position(cases.filter(own, code=code)).first()  # type: ignore[arg-type]


def _with_class(cases: RegistrationQuerySet) -> RegistrationQuerySet:
    return cases.select_related("session__unit", "applicant")
