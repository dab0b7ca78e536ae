"""The abstract case, its steps and its events; the counter of case codes; saved filters of the worklist."""

from portal.casework.models.case import Case, CaseQuerySet, Channel, ClockState, Phase
from portal.casework.models.codes import CodeCounter
from portal.casework.models.events import CaseEvent
from portal.casework.models.filters import SavedFilter
from portal.casework.models.steps import CaseStep, CaseStepQuerySet, StepState

__all__ = [
    "Case",
    "CaseEvent",
    "CaseQuerySet",
    "CaseStep",
    "CaseStepQuerySet",
    "Channel",
    "ClockState",
    "CodeCounter",
    "Phase",
    "SavedFilter",
    "StepState",
]
