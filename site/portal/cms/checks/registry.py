"""The checks there are. Another one is a function with `@check(...)` in a module that `checks.all_checks` imports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.utils.functional import Promise

    from portal.cms.checks.content import Content

    Look = Callable[[Content], Iterator["Finding"]]


@dataclass(frozen=True)
class Finding:
    """`where` names the field and block, `words` quotes what is meant."""

    where: str = ""
    words: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Check:
    """`label` says what is wrong, `advice` what to do; `weight` orders them, the gravest lowest."""

    kind: str
    label: str | Promise
    advice: str | Promise
    weight: int
    look: Look


_checks: dict[str, Check] = {}


def check(kind: str, *, label: str | Promise, advice: str | Promise, weight: int = 5) -> Callable[[Look], Look]:
    """Registers a function that yields findings. ImproperlyConfigured when the kind is there already."""

    def register(look: Look) -> Look:
        if kind in _checks:
            raise ImproperlyConfigured(f"The content check '{kind}' is registered twice.")
        _checks[kind] = Check(kind, label, advice, weight, look)
        return look

    return register


def checks() -> list[Check]:
    return sorted(_checks.values(), key=lambda one: (one.weight, one.kind))


def find(kind: str) -> Check | None:
    return _checks.get(kind)
