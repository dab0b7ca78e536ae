"""What the demonstration's own accounts did and have to do, by the real acts, so that each finds work at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from courses.attendance.models import Attendance, Presence
from courses.people.officials import Official
from courses.registrations.actions import register
from courses.registrations.eligibility import obstacle
from courses.registrations.models import Place, Registration
from courses.registrations.pages import RegistrationFormPage
from courses.registrations.questions import plain_answers
from courses.sessions.models import CourseSession
from portal.accounts.models import User
from portal.casework.actions import apply

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from courses.demo.times import Clock

NAMED = ("canbo", "lanhdaoso", "daotaoso", "daotao", "giangvien", "daotaoxa", "lanhdao", "motcua", "chuyenvien")
CERTIFIED, UPCOMING, OFFERED = "iu03-tinh-1", "kns-3", "cks-tinh-3"
FOR_DEPARTMENT = ("iu04-bao-yen", "kns-3", "iu04-bao-yen")
FOR_COMMUNE = "iu06-nghia-lo"


class Stories:
    def __init__(self, sessions: dict[str, CourseSession], clock: Clock) -> None:
        self.clock = clock
        self.sessions = CourseSession.objects.in_bulk([session.pk for session in sessions.values()])
        self.by_slug = {slug: self.sessions[session.pk] for slug, session in sessions.items()}
        self.people = User.objects.in_bulk(NAMED, field_name="username")
        self.versions = {page.get_parent().pk: page.published_version for page in RegistrationFormPage.objects.all()}

    def register(
        self, slug: str, user: User, at: datetime, *, actor: User | None = None, more: dict[str, Any] | None = None
    ) -> Registration:
        session, actor = self.by_slug[slug], actor or user
        answers = plain_answers(session, user if actor.pk != user.pk else None) | (more or {})
        return register(
            session=session,
            user=user,
            actor=actor,
            idempotency_key=f"demo-{slug}-{user.username}",
            version=self.versions[session.course_id],
            answers=answers,
            now=at,
        )

    def approve(self, case: Registration, at: datetime, *, head: str = "lanhdaoso") -> None:
        apply(case=case, transition="endorse", actor=self.people[head], now=at)
        apply(case=case, transition="approve", actor=self.people["daotao"], now=min(self.clock.now, at))

    def without_obstacle(self, officials: Iterable[Official], slug: str, at: datetime) -> Official | None:
        session = self.by_slug[slug]
        return next((one for one in officials if obstacle(session=session, official=one, now=at) is None), None)


def load_stories(sessions: dict[str, CourseSession], clock: Clock) -> None:
    """Each part where the classes it plays in have just been made."""
    wanted = {CERTIFIED, UPCOMING, OFFERED, FOR_COMMUNE, *FOR_DEPARTMENT}
    if not wanted <= sessions.keys():
        return
    stories = Stories(sessions, clock)
    _certificate(stories)
    _upcoming(stories)
    _offer(stories)
    _department(stories)
    _commune(stories)


def _certificate(stories: Stories) -> None:
    """The official has completed a class months ago."""
    session, clock = stories.by_slug[CERTIFIED], stories.clock
    at = clock.office(8, before=session.closes_at)
    case = stories.register(CERTIFIED, stories.people["canbo"], at, more={"phan_mem": "word"})
    stories.approve(case, clock.office(6, before=session.closes_at))
    trainer = stories.people["giangvien"]
    Attendance.objects.bulk_create(
        Attendance(
            registration=case,
            half_day=half_day,
            presence=Presence.PRESENT,
            recorded_by=trainer,
            recorded_at=half_day.starts_at,
        )
        for half_day in session.half_days.all()
    )
    done = clock.office(0, before=clock.now - (clock.now - session.ends_at) * 0.99)
    apply(case=case, transition="complete", actor=trainer, data={"score": "8.5"}, now=max(done, session.ends_at))


def _upcoming(stories: Stories) -> None:
    case = stories.register(UPCOMING, stories.people["canbo"], stories.clock.office(4))
    stories.approve(case, stories.clock.office(3))


def _offer(stories: Stories) -> None:
    """The official waited; somebody withdrew; the seat is theirs for as long as the policy says."""
    clock, canbo = stories.clock, stories.people["canbo"]
    answers = {"co_thiet_bi": True, "loai": "usb"}
    case = stories.register(OFFERED, canbo, clock.office(3), more=answers)
    stories.approve(case, clock.office(2))
    leaving = Registration.objects.filter(
        session=stories.by_slug[OFFERED], place=Place.SEAT, state="approved", applicant__username__startswith="cb."
    ).order_by("code")[0]
    applicant: Any = leaving.applicant
    note = {"note": "Được phân công đi công tác trong ngày đó."}
    apply(case=leaving, transition="withdraw", actor=applicant, data=note, now=clock.now)


def _department(stories: Stories) -> None:
    """Three registrations wait for the head of the department, a fourth was endorsed and waits for the organiser."""
    clock = stories.clock
    home = stories.people["canbo"].official.agency
    officials = list(
        Official.objects.active()
        .filter(agency=home, user__username__startswith="cb.")
        .select_related("user", "agency")
        .order_by("user__username")
    )
    for number, slug in enumerate((*FOR_DEPARTMENT, UPCOMING)):
        at = clock.office(0.2 + number / 10)
        chosen = stories.without_obstacle(officials, slug, at)
        if chosen is None:
            continue
        officials.remove(chosen)
        actor = stories.people["daotaoso"] if number % 2 else chosen.user
        more = {"da_lam": True} if slug.startswith("iu04") else {}
        case = stories.register(slug, chosen.user, at, actor=actor, more=more)
        if number == len(FOR_DEPARTMENT):
            apply(case=case, transition="endorse", actor=stories.people["lanhdaoso"], now=clock.now)


def _commune(stories: Stories) -> None:
    """The ward's manager has put two people up; their head has seen one of them."""
    clock = stories.clock
    for username, endorsed in (("motcua", True), ("chuyenvien", False)):
        user = stories.people[username]
        case = stories.register(FOR_COMMUNE, user, clock.office(0.5), actor=stories.people["daotaoxa"])
        if endorsed:
            apply(case=case, transition="endorse", actor=stories.people["lanhdao"], now=clock.now)
