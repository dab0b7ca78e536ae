"""What has happened in the classes: who registered, who came, who passed; and who is on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from courses.demo.ground import COURSES
from courses.demo.ledger import Act
from courses.registrations.models import Place
from courses.registrations.questions import plain_answers
from portal.casework import clock as deadlines

if TYPE_CHECKING:
    import random
    from datetime import datetime

    from courses.demo.content.kinds import Class
    from courses.demo.crowd import Crowd, Person
    from courses.demo.ledger import Ledger, Story
    from courses.demo.results import Results
    from courses.demo.times import Clock
    from courses.sessions.models import CourseSession
    from portal.accounts.models import User
    from portal.form_pages.models import FormVersion

QUESTIONS = {course.slug: course.questions for course in COURSES}
WHY_WITHDRAWN = ("Được phân công đi công tác trong những ngày đó.", "Bận tiếp đoàn kiểm tra.", "Con ốm.")
WHY_NOT_ENDORSED = "Tuần đó đơn vị phải trực cả hai người."
WHY_REFUSED = "Đã có chứng nhận còn hạn của mô đun này; nhường chỗ cho người chưa học."
# Of those on the way: how many of a hundred are approved, endorsed, just received.
ON_THE_WAY = ("approved",) * 45 + ("endorsed",) * 30 + ("submitted",) * 25


@dataclass
class Year:
    """Fills `ledger` with what happened in one class after another, in the order of their days."""

    clock: Clock
    ledger: Ledger
    crowd: Crowd
    results: Results
    versions: dict[int, FormVersion]
    organisers: dict[int, User]
    chance: random.Random

    def tell(self, one: Class, session: CourseSession) -> None:
        over = one.fate in ("finished", "marked", "running")
        ended = over and one.fate != "running"
        wanted = session.capacity * one.share // 100
        people = self.crowd.choose(session, wanted, past=ended)
        if over or one.fate == "postponed":
            for person in people:
                self._approved(session, person, settled=True)
            if over:
                self._left(session)
        elif one.fate == "cancelled":
            for person in people:
                self._cancelled(session, person)
        else:
            for person in people:
                self._on_the_way(session, person, Place.SEAT)
        if one.fate == "finished":
            self.results.finish(session, self._participants(session))
        elif one.fate in ("marked", "running"):
            self.results.attend(session, self._participants(session))

    def queue(self, one: Class, session: CourseSession) -> None:
        """Those who wait for a seat of a full class, behind whoever waits already."""
        for person in self.crowd.choose(session, one.waiting, past=False):
            self._on_the_way(session, person, Place.QUEUE)

    def _participants(self, session: CourseSession) -> list[Story]:
        return [
            story
            for story in self.ledger.stories
            if story.case.session_id == session.pk and story.case.place == Place.SEAT
        ]

    # --- The ways of a registration ---------------------------------------------------------------------------------
    def _open(self, session: CourseSession, person: Person, at: datetime) -> Story:
        """Every third one is entered by the training manager."""
        by = person.manager if self.chance.random() < 0.35 and person.manager.pk != person.pk else None
        at = max(at, session.opens_at + timedelta(minutes=self.chance.randrange(5, 300)))
        at = min(at, self.clock.now - timedelta(minutes=self.chance.randrange(3, 40)))
        answers = plain_answers(session, person.user if by else None) | self._answers(session)
        version = self.versions[session.course_id]
        return self.ledger.open(session, person, at=at, version=version, answers=answers, by=by)

    def _answers(self, session: CourseSession) -> dict[str, Any]:
        """To the further questions of the course that have something to choose."""
        given: dict[str, Any] = {}
        for question in QUESTIONS.get(session.course.slug, ()):
            value = question["value"]
            if question["type"] == "choice":
                given[value["key"]] = self.chance.choice(value["options"])["value"]
            elif question["type"] == "yes_no":
                given[value["key"]] = True
        return given

    def _approved(self, session: CourseSession, person: Person, *, settled: bool) -> Story:
        """Endorsed and approved; `settled` long ago, before registration ended."""
        days = 4 + self.chance.random() * 24 if settled else 3 + self.chance.random() * 9
        until = min(session.closes_at, self.clock.now)
        story = self._open(session, person, self.clock.office(days, before=until))
        endorsed = self._later(story.case.received_at, 0.2, 1.6, until)
        story.acts.append(Act("endorse", endorsed, person.head))
        approved = self._later(endorsed, 0.2, 1.6, until)
        story.acts.append(Act("approve", approved, self.organisers[session.organiser_id]))
        story.case.state = "approved"
        self._seat(story)
        return story

    def _on_the_way(self, session: CourseSession, person: Person, place: Place) -> None:
        state = self.chance.choice(ON_THE_WAY)
        if state == "approved":
            story = self._approved(session, person, settled=False)
            if place == Place.QUEUE:
                self._wait(story)
            return
        now = self.clock.now
        # Nearly all within the time limits; a few have lain too long.
        waited = self.chance.random() * 1.3 if self.chance.random() < 0.94 else 5 + self.chance.random() * 3
        if state == "endorsed":
            story = self._open(session, person, self.clock.office(waited + 1 + self.chance.random() * 3))
            endorsed = max(self.clock.office(waited), story.case.received_at + timedelta(minutes=20))
            endorsed = min(endorsed, now - timedelta(minutes=2))
            story.acts.append(Act("endorse", endorsed, person.head))
            story.case.state = "endorsed"
            deadlines.start(story.case, self.ledger.policy.approve_limit, endorsed)
        else:
            story = self._open(session, person, self.clock.office(waited))
            deadlines.start(story.case, self.ledger.policy.endorse_limit, story.case.received_at)
        if place == Place.QUEUE:
            self._wait(story, held=False)
        else:
            self._seat(story)

    def _left(self, session: CourseSession) -> None:
        """Who registered and did not attend after all; their seats went to others."""
        for ending in ("withdraw", "withdraw", "not_endorse", "refuse", "lapse")[: 2 + self.chance.randrange(4)]:
            for person in self.crowd.choose(session, 1, past=True):
                self._ended(session, person, ending)
                self.crowd.release(person, session)

    def _ended(self, session: CourseSession, person: Person, ending: str) -> None:
        until = session.closes_at
        story = self._open(session, person, self.clock.office(6 + self.chance.random() * 20, before=until))
        last = story.case.received_at
        if ending in ("refuse", "withdraw"):
            last = self._later(last, 0.2, 1.5, until)
            story.acts.append(Act("endorse", last, person.head))
        at = self._later(last, 0.3, 2, until)
        actor, state, note = {
            "withdraw": (person.user, "withdrawn", self.chance.choice(WHY_WITHDRAWN)),
            "not_endorse": (person.head, "refused", WHY_NOT_ENDORSED),
            "refuse": (self.organisers[session.organiser_id], "refused", WHY_REFUSED),
            "lapse": (None, "lapsed", ""),
        }[ending]
        story.acts.append(Act(ending, at, actor, note))
        story.case.state = state

    def _cancelled(self, session: CourseSession, person: Person) -> None:
        story = self._approved(session, person, settled=False)
        at = max(self.clock.office(1), story.acts[-1].at + timedelta(minutes=5))
        story.acts.append(Act("cancel", min(at, self.clock.now), None, session.standing_reason))
        story.case.state, story.case.place = "cancelled", Place.NONE
        session.taken -= 1
        self.crowd.release(person, session)

    # --- Seats ------------------------------------------------------------------------------------------------------
    def _seat(self, story: Story) -> None:
        story.case.place = Place.SEAT
        story.case.session.taken += 1

    def _wait(self, story: Story, *, held: bool = True) -> None:
        """`held`: the story was given a seat before."""
        session = story.case.session
        if held:
            session.taken -= 1
        session.queue_last += 1
        story.case.place, story.case.queue_number = Place.QUEUE, session.queue_last

    def _later(self, at: datetime, least: float, most: float, until: datetime) -> datetime:
        """Some office hour after `at`, before `until` where that can be."""
        days = least + self.chance.random() * (most - least)
        then = min(at + timedelta(days=days), until, self.clock.now)
        return max(self.clock.office(0, before=then), at + timedelta(minutes=7))
