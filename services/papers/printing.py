"""Filling the registered papers: each has a kept press of `portal.papers`."""

from __future__ import annotations

import dataclasses
import threading
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from portal.papers import press as presses
from portal.papers import printable
from services.papers import forms, registry

if TYPE_CHECKING:
    from services.papers.data import PaperData


class PaperPress:
    """The press of one registered paper."""

    def __init__(self, paper: registry.Paper) -> None:
        self.paper = paper
        self._press = presses.Press(paper.template)

    def print(self, data: PaperData) -> bytes:
        return self._press.print(self.inputs(data), issued_at=data.issued_at)

    def pictures(self, data: PaperData, *, ppi: int = 72) -> list[bytes]:
        """Every page as a PNG, for looking at."""
        return self._press.pictures(self.inputs(data), ppi=ppi)

    def inputs(self, data: PaperData) -> dict[str, str]:
        """What the template reads: the data, and the code that opens the tracking page."""
        return presses.inputs_for(self._content(data), qr=data.tracking_url)

    def _content(self, data: PaperData) -> dict[str, Any]:
        content = printable.printable(dataclasses.asdict(data))
        link = urlsplit(data.tracking_url)
        return {
            **content,
            "paper": {
                "title": str(self.paper.title),
                "form_number": self.paper.form_number,
                "source": self.paper.source,
                "creator": presses.CREATOR,
            },
            "tracking_url": data.tracking_url,
            "tracking_address": printable.printable_text(f"{link.netloc}{link.path}"),
        }


_presses: dict[str, PaperPress] = {}
_presses_lock = threading.Lock()


def press(name: str) -> PaperPress:
    """The kept press of that paper. Raises LookupError when there is no such paper."""
    with _presses_lock:
        if name not in _presses:
            _presses[name] = PaperPress(registry.paper(name))
        return _presses[name]


def render(paper: str, data: PaperData | dict[str, Any]) -> bytes:
    """The PDF of `paper` (a name of the registry) filled with `data`, or with what `data.to_json()` gave.

    The same data gives the same bytes. Raises LookupError for an unknown paper, TypeError for another paper's data.
    """
    kind = registry.paper(paper).data_type
    if isinstance(data, dict):
        data = kind.from_json(data)
    if not isinstance(data, kind):
        raise TypeError(f"The paper '{paper}' is filled from {kind.__name__}, not {type(data).__name__}.")
    return press(paper).print(data)


__all__ = ["PaperPress", "forms", "press", "render"]
