"""Writes many registrations at once, in whatever state: what the acts would have left behind, in a dozen queries.

The audit knows nothing of them; it begins with what happens on the portal itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import translation

from courses.attendance.models import Attendance
from courses.certificates.models import Certificate
from courses.demo.codes import Numbers
from courses.progress.models import Completion
from courses.registrations.actions import SERIES
from courses.registrations.consequences import APPROVE, ENDORSE, steps_for
from courses.registrations.models import Registration, RegistrationEvent, RegistrationStep
from courses.sessions.models import CourseSession
from portal.casework.models import Channel, ClockState, StepState
from portal.casework.wordsearch import searchable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from courses.demo.crowd import Person
    from courses.programme.policy import TrainingPolicy
    from portal.accounts.models import User

CHUNK = 1000
OPENED = "opened"
SYSTEM = "Hệ thống"


@dataclass(frozen=True)
class Act:
    """`name` of the table (or OPENED), when and by whom (None: the portal)."""

    name: str
    at: datetime
    actor: User | None
    note: str = ""


@dataclass
class Story:
    """One registration with everything that hangs on it; `acts` in order, the first one is the opening."""

    case: Registration
    person: Person
    acts: list[Act]
    attendances: list[Attendance] = field(default_factory=list)
    completion: Completion | None = None
    certificate: Certificate | None = None

    def when(self, name: str) -> datetime | None:
        return next((act.at for act in self.acts if act.name == name), None)


class Ledger:
    def __init__(self, policy: TrainingPolicy) -> None:
        self.policy = policy
        self.numbers = Numbers(SERIES)
        self.stories: list[Story] = []
        self.sessions: dict[int, CourseSession] = {}

    def open(
        self,
        session: CourseSession,
        person: Person,
        *,
        at: datetime,
        version: Any,
        answers: dict[str, Any],
        by: User | None = None,
    ) -> Story:
        """A registration just received; `by` is the training manager where it was not the person."""
        case = Registration(
            state="submitted",
            agency=session.organiser,
            intake_agency=person.agency,
            applicant=person.user,
            entered_by=by,
            channel=Channel.DESK if by else Channel.ONLINE,
            session=session,
            version=version,
            answers=answers,
            idempotency_key=f"demo-{session.page.slug}-{person.user.username}",
            received_at=at,
        )
        story = Story(case, person, [Act(OPENED, at, by or person.user)])
        self.stories.append(story)
        self.sessions[session.pk] = session
        return story

    def write(self) -> None:
        """Everything, numbered in the order of receipt."""
        self.stories.sort(key=lambda story: story.case.received_at)
        with translation.override(settings.LANGUAGE_CODE):
            for story in self.stories:
                self._derive(story)
            Registration.objects.bulk_create([story.case for story in self.stories], batch_size=CHUNK)
            self._involve()
            _put(RegistrationStep, (step for story in self.stories for step in self._steps(story)))
            _put(RegistrationEvent, (event for story in self.stories for event in _events(story)))
        _put(Attendance, (row for story in self.stories for row in story.attendances))
        _put(Completion, (story.completion for story in self.stories if story.completion))
        _put(Certificate, (story.certificate for story in self.stories if story.certificate))
        CourseSession.objects.bulk_update(
            self.sessions.values(), ["taken", "queue_last", "standing", "standing_reason", "sequence"]
        )
        self.numbers.keep()

    def _derive(self, story: Story) -> None:
        """The columns that `save` and the engine keep."""
        case = story.case
        case.code = self.numbers.next(case.agency, case.received_at)
        case.phase = case.table().phase_of(case.state)
        case.revision = len(story.acts) - 1
        if case.phase == "closed":
            case.clock = ClockState.STOPPED
            ending = next(act for act in story.acts if act.name not in (OPENED, "endorse", "confirm"))
            case.closed_at = ending.at
        else:
            step = APPROVE if case.state == "endorsed" else ENDORSE
            case.step_label = next(one.name for one in self._templates(case) if one.key == step)
        case.urgent_at = case.closed_at or case.due_at or case.received_at
        case.search_text = searchable([case.code, *case.search_words()])

    def _involve(self) -> None:
        through = Registration.involved_agencies.through
        rows = [
            through(registration_id=story.case.pk, agency_id=agency)
            for story in self.stories
            for agency in {story.case.agency_id, story.case.intake_agency_id}
        ]
        through._default_manager.bulk_create(rows, batch_size=CHUNK)

    def _templates(self, case: Registration) -> Any:
        home: Any = case.intake_agency
        return steps_for(home=home, organiser=case.agency, policy=self.policy, endorsed=False)

    def _steps(self, story: Story) -> Iterable[RegistrationStep]:
        case = story.case
        starts: datetime | None = case.received_at
        for template in self._templates(case):
            step = RegistrationStep(
                case=case,
                position=template.position,
                key=template.key,
                name=template.name,
                agency=template.agency,
                role=template.role,
                minutes=template.minutes,
            )
            done = next((act for act in story.acts if act.name == template.key), None)
            if done is not None:
                step.state, step.started_at, step.finished_at = StepState.DONE, starts, done.at
                step.outcome, step.assignee, step.used_minutes = done.name, done.actor, 240
            elif case.closed_at:
                step.state, step.started_at, step.finished_at = StepState.SKIPPED, starts, case.closed_at
            elif starts:
                step.state, step.started_at, step.running_since = StepState.ACTIVE, starts, starts
                step.due_at = case.due_at
            starts = done.at if done else None
            yield step


def _events(story: Story) -> Iterable[RegistrationEvent]:
    table, state = story.case.table(), ""
    for revision, act in enumerate(story.acts):
        row = None if act.name == OPENED else table[act.name]
        label = str(row.label) if row else "Đăng ký thay" if story.case.entered_by_id else "Đăng ký"
        target = row.target_from(state) if row else "submitted"
        yield RegistrationEvent(
            case=story.case,
            at=act.at,
            actor=act.actor,
            actor_label=str(act.actor) if act.actor else SYSTEM,
            transition=act.name,
            label=label,
            from_state=state,
            to_state=target,
            note=act.note,
            public=row.public if row else True,
            revision=revision,
        )
        state = target


def _put(model: Any, rows: Iterable[Any]) -> None:
    model._default_manager.bulk_create(list(rows), batch_size=CHUNK)
