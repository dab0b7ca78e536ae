"""What a channel promises, and the registry of channels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from collections.abc import Callable

    from portal.notifications.models import Message


class NotDelivered(Exception):
    """The message was not handed over. The sentence is kept for staff to read."""


class TemporaryFailure(NotDelivered):
    """It was certainly not taken, and may be taken later: it is tried again."""


class PermanentFailure(NotDelivered):
    """It was certainly not taken, and never will be: it is not tried again."""


class UncertainHandover(NotDelivered):
    """The line broke while it was being handed over: it may have been taken. It is not tried again by itself."""


class MessageChannel(Protocol):
    def check(self, to: str) -> None:
        """Raises ValidationError, with a Vietnamese sentence, when `to` is no address of this channel."""

    def send(self, message: Message) -> None:
        """Hands the message over; returns when it was taken, raises a NotDelivered otherwise.

        Any other exception counts as a TemporaryFailure only if nothing can have been handed over: raise the right one.
        """


_factories: dict[str, Callable[[], MessageChannel]] = {}


def register(name: str, factory: Callable[[], MessageChannel]) -> None:
    """Lets messages go out by channel `name`. A name is given once: ImproperlyConfigured otherwise."""
    if name in _factories:
        raise ImproperlyConfigured(f"The notification channel '{name}' is registered twice.")
    _factories[name] = factory


def channel(name: str) -> MessageChannel:
    """The channel of that name. Raises LookupError."""
    return _factories[name]()
