"""The table a kind of case runs on: which acts exist, from where to where, by whom, with what effect.

A domain writes one `TransitionTable`; it checks itself when it is made, so a wrong table stops the start.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ImproperlyConfigured

from portal.casework.actors import SecretHolder
from portal.casework.standing import standing_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from django import forms
    from django.db import models
    from django.utils.functional import _StrPromise

    from portal.accounts.models import User
    from portal.casework.models import Case, CaseEvent, CaseStep
    from portal.working_time.time_limits import TimeLimit

    Guard = Callable[[Any, Any], bool]
    Follow = Callable[["Applied"], None]
    Fill = Callable[[Any, Mapping[str, Any], datetime], None]
    Limit = TimeLimit | Callable[[Any], TimeLimit | None]


class Reason(Enum):
    """Whether an act asks for a note in words."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


class Clock(Enum):
    """What an act does to the case's clock."""

    KEEP = "keep"
    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"


@dataclass
class Applied:
    """A transition that has just been applied, still inside its transaction.

    Handlers in `follows` may change fields of `case` (except its state): the engine saves them. `data` is the
    cleaned data of the transition's form, `step` the actor's own active step at the time of acting, if any.
    """

    case: Any
    transition: Transition
    actor: User | SecretHolder | None
    at: datetime
    from_state: str
    to_state: str
    event: CaseEvent
    data: dict[str, Any] = field(default_factory=dict)
    note: str = ""
    late: bool = False
    step: CaseStep | None = None

    @property
    def officer(self) -> User | None:
        """The actor where it is a person with an account; None for the holder of a secret and for the clock."""
        return self.actor if isinstance(self.actor, AbstractUser) else None


@dataclass(frozen=True, kw_only=True)
class Transition:
    """One row of a table.

    `label` is the verb on the button ("Tiếp nhận"); `source` the states it starts from; `target` the state it ends
    in, or "" to stay where it is. `allowed` says whether this actor may do it to this case. `form` asks for more data
    than the reason. `limit` is the time limit a starting clock runs by; `within` one that the act itself ought to keep,
    counted from the case's receipt: the act stays possible later and is marked late. `follows` run in order, inside
    the transaction. `public` acts show on the applicant's timeline. `automatic` ones may be done by the system.
    `fills` are called with (case, cleaned data, now) before the case is first saved in its new state, to set fields
    that the state demands. `shortcut` is one key on the case page; `bulk` offers the act on many cases at once in the
    worklist. `page` names the view of the kind's viewset on which officers do the act; it is then done nowhere else.
    """

    name: str
    label: str | _StrPromise
    source: Iterable[str]
    target: str = ""
    allowed: Guard
    reason: Reason = Reason.NONE
    clock: Clock = Clock.KEEP
    form: type[forms.Form] | None = None
    fills: tuple[Fill, ...] = ()
    follows: tuple[Follow, ...] = ()
    limit: Limit | None = None
    within: Limit | None = None
    shortcut: str = ""
    primary: bool = False
    danger: bool = False
    bulk: bool = False
    public: bool = True
    automatic: bool = False
    page: str = ""
    reason_label: str | _StrPromise = ""
    help: str | _StrPromise = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "source", frozenset(str(state) for state in self.source))
        object.__setattr__(self, "target", str(self.target))

    def target_from(self, state: str) -> str:
        return self.target or state

    @property
    def asks(self) -> bool:
        """Whether the act needs a form before it can be done."""
        return self.form is not None or self.reason is not Reason.NONE


class TransitionTable:
    """All acts of one kind of case. `states` is its TextChoices; `initial`, `waiting` and `closed` group them.

    In `waiting` the next move is the applicant's; in `closed` nothing is left to do for the officers. Raises
    ImproperlyConfigured for unknown states, doubled names or shortcuts, unreachable states and open dead ends.
    """

    def __init__(
        self,
        *,
        states: type[models.TextChoices],
        initial: Iterable[str],
        closed: Iterable[str],
        transitions: Iterable[Transition],
        waiting: Iterable[str] = (),
    ) -> None:
        self.states = states
        self.initial = frozenset(str(state) for state in initial)
        self.waiting = frozenset(str(state) for state in waiting)
        self.closed = frozenset(str(state) for state in closed)
        self.transitions: tuple[Transition, ...] = tuple(transitions)
        self._by_name: Mapping[str, Transition] = {transition.name: transition for transition in self.transitions}
        # By state: the act that ought to start the clock of a new case within a time limit of its own.
        self.opening: Mapping[str, Transition] = {
            state: row
            for row in self.transitions
            if row.clock is Clock.START and row.within is not None
            for state in row.source
        }
        self._check()

    def __iter__(self) -> Any:
        return iter(self.transitions)

    def __getitem__(self, name: str) -> Transition:
        return self._by_name[name]

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def phase_of(self, state: str) -> str:
        """`waiting`, `closed` or `active`: a value of `portal.casework.models.Phase`."""
        return "closed" if state in self.closed else "waiting" if state in self.waiting else "active"

    def available(self, actor: User | SecretHolder | None, case: Case) -> list[Transition]:
        """Exactly the acts that `actor` may do to `case` now, in the order of the table."""
        return [
            transition
            for transition in self.transitions
            if case.state in transition.source and permits(transition, actor, case)
        ]

    def _check(self) -> None:
        known = {str(value) for value in self.states.values}
        name = self.states.__qualname__
        if not self.initial:
            raise ImproperlyConfigured(f"{name}: a table needs an initial state")
        if self.waiting & self.closed:
            raise ImproperlyConfigured(f"{name}: states both waiting and closed: {sorted(self.waiting & self.closed)}")
        if len(self._by_name) != len(self.transitions):
            raise ImproperlyConfigured(f"{name}: two transitions share a name")
        for group in (self.initial, self.waiting, self.closed):
            self._check_known(group, known, name)
        for transition in self.transitions:
            self._check_known({*transition.source, transition.target} - {""}, known, f"{name}.{transition.name}")
            if not transition.source:
                raise ImproperlyConfigured(f"{name}.{transition.name}: starts from no state")
            if transition.bulk and (transition.form is not None or transition.page):
                raise ImproperlyConfigured(f"{name}.{transition.name}: a bulk act cannot ask for data of one case")
        self._check_shortcuts(name)
        self._check_reachable(known, name)

    @staticmethod
    def _check_known(states: Iterable[str], known: set[str], where: str) -> None:
        unknown = sorted(set(states) - known)
        if unknown:
            raise ImproperlyConfigured(f"{where}: unknown states: {', '.join(unknown)}")

    def _check_shortcuts(self, name: str) -> None:
        for state in self.states.values:
            keys = [item.shortcut for item in self.transitions if item.shortcut and state in item.source]
            if len(keys) != len(set(keys)):
                raise ImproperlyConfigured(f"{name}: two acts share a shortcut in state {state}")

    def _check_reachable(self, known: set[str], name: str) -> None:
        reached = set(self.initial)
        while True:
            further = {item.target for item in self.transitions if item.target and reached & set(item.source)} - reached
            if not further:
                break
            reached |= further
        if known - reached:
            raise ImproperlyConfigured(f"{name}: unreachable states: {', '.join(sorted(known - reached))}")
        left = {state for item in self.transitions if item.target for state in item.source if state != item.target}
        stuck = known - self.closed - left
        if stuck:
            raise ImproperlyConfigured(f"{name}: no way out of open states: {', '.join(sorted(stuck))}")


def permits(transition: Transition, actor: User | SecretHolder | None, case: Case) -> bool:
    """Whether `actor` may do `transition` to `case`, the state left aside. None is the system itself."""
    if actor is None:
        return transition.automatic
    return bool(actor.is_active and transition.allowed(actor, case))


# --- Guards to build tables from -----------------------------------------------------------------------------------
def any_of(*guards: Guard) -> Guard:
    """Allowed when one of `guards` allows it."""
    return lambda actor, case: any(guard(actor, case) for guard in guards)


def all_of(*guards: Guard) -> Guard:
    """Allowed when all `guards` allow it."""
    return lambda actor, case: all(guard(actor, case) for guard in guards)


def is_applicant(actor: User | SecretHolder, case: Case) -> bool:
    """The applicant, signed in or by number and secret."""
    if isinstance(actor, SecretHolder):
        return actor.holds(case)
    return case.applicant_id is not None and case.applicant_id == actor.pk


def holds_active_step(*roles: str, keys: Iterable[str] = ()) -> Guard:
    """An active step of the case is this person's: assigned to them, or unassigned and of their agency and role.

    `roles` narrows it to steps for these roles, `keys` to steps with these keys.
    """
    wanted = frozenset(keys)

    def guard(actor: User | SecretHolder, case: Case) -> bool:
        return any(
            (not roles or step.role in roles) and (not wanted or step.key in wanted)
            for step in steps_held_by(actor, case)
        )

    return guard


def steps_held_by(actor: User | SecretHolder | None, case: Case) -> list[CaseStep]:
    """The active steps of `case` that `actor` could finish now."""
    standing = standing_of(actor).narrowed(case.reading_roles)
    if not standing.places:
        return []
    return [
        step
        for step in case.active_steps
        if standing.may_take(step.agency_id, step.role) and (step.assignee_id is None or step.assignee_id == actor.pk)  # type: ignore[union-attr]
    ]


def in_agency(*roles: str) -> Guard:
    """Somebody with one of `roles` in the agency competent for the case."""
    return lambda actor, case: standing_of(actor).has_role(roles, case.agency_id)


def at_intake_desk(*roles: str) -> Guard:
    """Somebody at the desk of the agency that took the case in (the competent one, where it is the same)."""
    wanted = roles or ("desk",)
    return lambda actor, case: standing_of(actor).has_role(wanted, case.intake_agency_id or case.agency_id)


def of_province(*roles: str) -> Guard:
    """Somebody who holds one of `roles` for the whole province."""
    return lambda actor, _case: standing_of(actor).has_province_role(roles)
