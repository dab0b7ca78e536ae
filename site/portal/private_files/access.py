"""Who may open a file: its uploader as long as it belongs to nothing, then whoever its purpose's rule lets in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.private_files.claims import holds

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from portal.private_files.models import PrivateFile

    Rule = Callable[[HttpRequest, PrivateFile], bool]

_rules: dict[str, Rule] = {}


class DuplicatePurpose(ValueError):
    """Two apps claim the same purpose."""


def register(purpose: str, allowed: Rule) -> None:
    """Let `allowed(request, file)` decide who opens files of `purpose`. Call from `AppConfig.ready`."""
    if purpose in _rules:
        raise DuplicatePurpose(f"the purpose {purpose!r} has an access rule already")
    _rules[purpose] = allowed


def unregister(purpose: str) -> None:
    """For tests that bring a purpose of their own."""
    del _rules[purpose]


def is_known(purpose: str) -> bool:
    return purpose in _rules


def may_open(request: HttpRequest, file: PrivateFile) -> bool:
    """An unattached file: its uploader, or the rule. An attached one: the rule alone; without a rule, nobody."""
    if not file.attached and holds(request, file):
        return True
    rule = _rules.get(file.purpose)
    return rule is not None and rule(request, file)
