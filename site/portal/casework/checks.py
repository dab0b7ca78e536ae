"""System checks: every kind of case is complete, so that a mistake stops the start and not an officer."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core import checks
from django.core.exceptions import FieldDoesNotExist, ImproperlyConfigured

from portal.casework.models import Case, CaseEvent, CaseStep
from portal.casework.transitions import TransitionTable


def kinds() -> list[type[Case]]:
    """Every concrete kind of case."""
    return [model for model in apps.get_models() if issubclass(model, Case)]


def check_kinds(app_configs: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Table, steps, events, constraints and indexes of every kind."""
    found: list[checks.CheckMessage] = []
    for model in kinds():
        found += _check_table(model)
        for name, base in (("steps", CaseStep), ("events", CaseEvent)):
            found += _check_relation(model, name, base)
        if len(model._meta.constraints) < len(Case._meta.constraints) or not model._meta.indexes:
            found.append(checks.Error("Meta must inherit from Case.Meta", obj=model, id="casework.E003"))
    return found


def _check_table(model: type[Case]) -> list[checks.CheckMessage]:
    try:
        table = model.table()
    except (ImportError, ImproperlyConfigured, ValueError) as error:
        return [checks.Error(f"its transition table cannot be used: {error}", obj=model, id="casework.E001")]
    if not isinstance(table, TransitionTable):
        return [checks.Error("`transition_table` names no TransitionTable", obj=model, id="casework.E001")]
    return []


def _check_relation(model: type[Case], name: str, base: type[Any]) -> list[checks.CheckMessage]:
    try:
        related: Any = model._meta.get_field(name).related_model
    except FieldDoesNotExist:
        related = None
    if related is None or not issubclass(related, base):
        text = f"needs a {base.__name__} with a foreign key `case` and related_name='{name}'"
        return [checks.Error(text, obj=model, id="casework.E002")]
    if len(related._meta.constraints) < len(base._meta.constraints) or not related._meta.indexes:
        return [checks.Error(f"Meta must inherit from {base.__name__}.Meta", obj=related, id="casework.E003")]
    return []
