"""Every address of the project, as the URL resolver knows it, and concrete addresses made from them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import URLPattern, URLResolver, get_resolver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PARAMETER = re.compile(r"<(?:(?P<converter>[a-z_]+):)?(?P<name>[a-z_]+)>")
NAMED_GROUP = re.compile(r"\(\?P<(?P<name>\w+)>(?:[^()]|\([^()]*\))*\)")


@dataclass(frozen=True)
class Route:
    """`pattern` is the joined route as written; `name` is namespaced; `model` is what a generic view serves."""

    pattern: str
    name: str
    view: Callable[..., object]

    @property
    def parameters(self) -> tuple[str, ...]:
        named = [match["name"] for match in NAMED_GROUP.finditer(self.pattern)]
        return tuple(named or [match["name"] for match in PARAMETER.finditer(self.pattern)])

    @property
    def model(self) -> type | None:
        initial = getattr(self.view, "view_initkwargs", {}) or {}
        model = initial.get("model") or getattr(getattr(self.view, "view_class", None), "model", None)
        return model if isinstance(model, type) else None

    def address(self, values: dict[str, object]) -> str:
        """The pattern with its parameters filled in and the regular expression's signs taken out."""
        text = NAMED_GROUP.sub(lambda match: str(values[match["name"]]), self.pattern)
        text = PARAMETER.sub(lambda match: str(values[match["name"]]), text)
        text = text.replace(r"\.", ".").replace("^", "").replace("$", "").replace("/?", "/")
        return "/" + text


def every_route() -> list[Route]:
    """All routes without the catch-alls, which belong to Wagtail's page tree."""
    found = {route.pattern: route for route in _walk(get_resolver(), "", "")}
    catch_alls = {r"^((?:[\w\-]+/)*)$", "quan-tri/^.*/$", "quan-tri/^"}
    return [found[pattern] for pattern in sorted(found) if pattern not in catch_alls]


def _walk(resolver: URLResolver, prefix: str, namespace: str) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry, pattern, inner)
        elif isinstance(entry, URLPattern):
            yield Route(pattern, f"{namespace}{entry.name or ''}", entry.callback)
