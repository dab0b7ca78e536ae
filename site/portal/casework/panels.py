"""The parts of a case page that a kind brings along: its answers, attachments, papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.utils.functional import _StrPromise


def _nothing(request: HttpRequest, case: Any) -> dict[str, Any]:
    return {}


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A titled part of the case page: `template` is rendered with `case` and what `context` returns.

    `beside` panels stand in a second column next to the others, so that answers and attachments are seen together.
    `context` returning None leaves the panel out.
    """

    name: str
    title: str | _StrPromise
    template: str
    context: Callable[[HttpRequest, Any], dict[str, Any] | None] = _nothing
    beside: bool = False
