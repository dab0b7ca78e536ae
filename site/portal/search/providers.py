"""Who knows what can be found. A domain registers a provider for each kind of thing when its app starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Found:
    """What a provider says of one thing that everybody may see.

    `number` is unique within the provider. `names` is what else it is called or numbered. `text` is everything it
    says, as plain text; `unseen` leads to it as well and is never shown: the same in another language. Of things that
    fit equally well, those with more `weight` come first, then the younger.
    """

    number: str | int
    title: str
    url: str
    summary: str = ""
    section: str = ""
    names: Sequence[str] = ()
    text: Iterable[str] = ()
    unseen: Iterable[str] = ()
    language: str = "vi"
    dated: date | None = None
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Kind:
    """A heading that results are counted under; `code` stands in addresses."""

    code: str
    label: _StrPromise | str
    icon: str
    order: int = 100


@dataclass(frozen=True, slots=True)
class Provider:
    """`all_numbers` names everything there may be, in any order; `those` tells of the ones asked for that everybody
    may find now, and leaves out the others.
    """

    name: str
    kind: Kind
    all_numbers: Callable[[], Iterable[Any]]
    those: Callable[[Sequence[Any]], Iterable[Found]]

    def key(self, number: Any) -> str:
        return f"{self.name}:{number}"


class AlreadyRegistered(ValueError):
    """The name of the provider is taken, or its kind stands for something else."""


_providers: dict[str, Provider] = {}


def register(provider: Provider) -> None:
    """Raises AlreadyRegistered: two providers of one name, or two meanings of one kind."""
    if provider.name in _providers:
        raise AlreadyRegistered(f"There is a search provider {provider.name!r} already")
    other = next((one.kind for one in _providers.values() if one.kind.code == provider.kind.code), provider.kind)
    if other != provider.kind:
        raise AlreadyRegistered(f"The kind {provider.kind.code!r} stands for something else already")
    _providers[provider.name] = provider


def unregister(name: str) -> None:
    """For tests."""
    _providers.pop(name, None)


def providers() -> list[Provider]:
    return list(_providers.values())


def kinds() -> dict[str, Kind]:
    """Every kind by its code, in the order of the page."""
    found = sorted({one.kind for one in _providers.values()}, key=lambda kind: (kind.order, kind.code))
    return {kind.code: kind for kind in found}
