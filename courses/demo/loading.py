"""Loads the demonstration's training: officials, courses, forty classes, and a year of registrations."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from courses.certificates import issuing
from courses.demo.classes import load_classes
from courses.demo.codes import Numbers
from courses.demo.crowd import Crowd
from courses.demo.ground import load_training
from courses.demo.ledger import Ledger
from courses.demo.people import SEED, load_officials
from courses.demo.results import Results
from courses.demo.stories import load_stories
from courses.demo.times import Clock
from courses.demo.year import Year
from courses.programme.policy import TrainingPolicy
from courses.registrations.pages import RegistrationFormPage
from courses.sessions.models import CourseSession, Standing
from portal.organisations.models import Membership, Role

if TYPE_CHECKING:
    from wagtail.models import Page

    from courses.demo.content.kinds import Class
    from portal.accounts.models import User
    from portal.form_pages.models import FormVersion

Loaded = dict[str, "tuple[Class, CourseSession]"]


@transaction.atomic
def load_demonstration(home: Page) -> None:
    """The demonstration's training below `home`; its people must be there. Idempotent, and all or nothing."""
    clock = Clock.at(timezone.now())
    load_officials()
    load_training(home, clock)
    new = load_classes(clock)
    if not new:
        return
    _stop(new)
    year = _year(clock)
    in_order = sorted(new.values(), key=lambda pair: (pair[1].starts_at, pair[1].pk))
    for one, session in in_order:
        if one.fate != "planned":
            year.tell(one, session)
    year.ledger.write()
    year.results.numbers.keep()
    load_stories({slug: session for slug, (_one, session) in new.items()}, clock)
    _queues(year, [pair for pair in in_order if pair[0].waiting])
    ended = [session.pk for one, session in new.values() if one.fate == "finished"]
    CourseSession.objects.filter(pk__in=ended).update(standing=Standing.FINISHED)


def _year(clock: Clock) -> Year:
    chance, policy = random.Random(SEED), TrainingPolicy.load()  # noqa: S311
    crowd = Crowd(chance)
    results = Results(clock, crowd, policy, Numbers(issuing.SERIES), chance)
    return Year(clock, Ledger(policy), crowd, results, _versions(), _organisers(), chance)


def _queues(year: Year, full: list[tuple[Class, CourseSession]]) -> None:
    """Who waits, behind the demonstration's own account."""
    year.ledger = Ledger(year.ledger.policy)
    for one, session in full:
        session.refresh_from_db(fields=["taken", "queue_last"])
        year.queue(one, session)
    year.ledger.write()


def _stop(new: Loaded) -> None:
    """What was postponed or cancelled, before the registrations that it ended are written."""
    standings = {"postponed": Standing.POSTPONED, "cancelled": Standing.CANCELLED}
    for one, session in new.values():
        if one.fate in standings:
            session.standing, session.standing_reason, session.sequence = standings[one.fate], one.reason, 1


def _versions() -> dict[int, FormVersion]:
    """What is asked by the form of each course, by the course."""
    versions: dict[int, FormVersion] = {}
    for page in RegistrationFormPage.objects.all():
        version = page.published_version
        if version is not None:
            versions[page.get_parent().pk] = version
    return versions


def _organisers() -> dict[int, User]:
    held = Membership.objects.active().filter(role=Role.TRAINING_ORGANISER).select_related("user")
    return {one.agency_id: one.user for one in held.order_by("-pk")}
