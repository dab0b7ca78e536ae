"""Attendance, results and certificates of the classes that are over, or half over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone

from courses.attendance.models import ATTENDED, Attendance, Method, Presence
from courses.certificates.models import Certificate
from courses.demo.ledger import Act
from courses.progress.completions import ends_after
from courses.progress.models import Completion

if TYPE_CHECKING:
    import random
    from datetime import datetime

    from courses.demo.codes import Numbers
    from courses.demo.crowd import Crowd
    from courses.demo.ledger import Story
    from courses.demo.times import Clock
    from courses.programme.policy import TrainingPolicy
    from courses.sessions.models import CourseSession, HalfDay
    from portal.accounts.models import User

# Of a hundred meetings of somebody who takes the class seriously, and of somebody who does not.
DILIGENT = (Presence.PRESENT,) * 91 + (Presence.LATE,) * 6 + (Presence.EXCUSED,) * 3
CARELESS = (Presence.PRESENT,) * 45 + (Presence.LATE,) * 10 + (Presence.EXCUSED,) * 15 + (Presence.ABSENT,) * 30


@dataclass
class Results:
    clock: Clock
    crowd: Crowd
    policy: TrainingPolicy
    numbers: Numbers  # of certificates
    chance: random.Random

    def attend(self, session: CourseSession, stories: list[Story]) -> None:
        """Attendance at the meetings that ended before today."""
        held = [one for one in session.half_days.all() if timezone.localdate(one.starts_at) < self.clock.today]
        for story in stories:
            likely = CARELESS if self.chance.random() < 0.08 else DILIGENT
            story.attendances = [self._attendance(story, session, one, self.chance.choice(likely)) for one in held]

    def finish(self, session: CourseSession, stories: list[Story]) -> None:
        """Attendance, scores, and by the rule of the course who has completed it; certificates with the results."""
        self.attend(session, stories)
        at = self.clock.office(0, before=session.ends_at + timedelta(hours=22))
        at = max(at, session.ends_at + timedelta(minutes=30))
        trainer: User = session.trainer  # type: ignore[assignment]
        for story in stories:
            course, case = session.course, story.case
            came = sum(1 for one in story.attendances if one.presence in ATTENDED)
            case.attended_share = came * 100 // len(story.attendances)
            passed = case.attended_share >= course.least_attendance
            if course.least_score is not None:
                case.score = self._score(case.attended_share)
                passed = passed and case.score >= course.least_score
            case.state = "completed" if passed else "not_completed"
            story.acts.append(Act("complete" if passed else "not_complete", at, trainer))
            if passed:
                self._reward(story, session, at)

    def _score(self, share: int) -> Decimal:
        points = min(10.0, max(2.0, self.chance.gauss(8.1 if share >= 75 else 5.2, 1.3)))
        return Decimal(round(points * 2)) / 2

    def _attendance(self, story: Story, session: CourseSession, half_day: HalfDay, presence: Presence) -> Attendance:
        came = presence in ATTENDED
        scanned = came and self.chance.random() < 0.4
        late = 22 if presence == Presence.LATE else self.chance.randrange(-12, 8)
        return Attendance(
            registration=story.case,
            half_day=half_day,
            presence=presence,
            method=Method.QR if scanned else Method.HAND,
            recorded_by=story.person.user if scanned else session.trainer,
            recorded_at=half_day.starts_at + timedelta(minutes=late if scanned else 25),
        )

    def _reward(self, story: Story, session: CourseSession, at: datetime) -> None:
        course, case = session.course, story.case
        done, today = timezone.localdate(session.ends_at), timezone.localdate(at)
        self.crowd.completed[story.person.pk].add(session.module_id)
        story.completion = Completion(
            registration=case,
            user=story.person.user,
            module=session.module,
            completed_on=done,
            valid_until=ends_after(done, course.valid_months),
            hours=session.hours,
        )
        if not course.gives_certificate:
            return
        story.certificate = Certificate(
            number=self.numbers.next(session.organiser, at),
            registration=case,
            user=story.person.user,
            name=story.person.user.full_name,
            agency=story.person.agency,
            agency_name=story.person.agency.name,
            course_title=course.title,
            module_name=str(session.module),
            hours=session.hours,
            score=case.score,
            studied_from=timezone.localdate(session.starts_at),
            studied_until=done,
            issuer=session.organiser,
            issuer_name=session.organiser.name,
            signer_name=self.policy.signer_name,
            signer_position=self.policy.signer_position,
            issued_on=today,
            valid_until=ends_after(today, course.valid_months),
        )
