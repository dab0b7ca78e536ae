"""Setting a paper as PDF/A-2 that screen readers can follow (PDF/UA-1).

The compiler of each template is kept, which makes a warm print a matter of milliseconds. Nothing of the data is ever
read as markup: it goes in as JSON and the templates show it as text. Only the fonts inside typst are used and the
document's date is the paper's own, so that the same data gives the same bytes everywhere and every time.
"""

from __future__ import annotations

import dataclasses
import io
import json
import threading
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

import segno
import typst

from services.papers import forms, printable, registry

if TYPE_CHECKING:
    from services.papers.data import PaperData

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
CREATOR = "Cổng Lào Cai"


class Press:
    """A kept compiler of one template. One print at a time: the compiler's memory is shared."""

    def __init__(self, paper: registry.Paper) -> None:
        self.paper = paper
        self._lock = threading.Lock()
        self._compiler = typst.Compiler(
            str(paper.template), root=str(paper.template.parent), ignore_system_fonts=True, sys_inputs={}
        )

    def print(self, data: PaperData) -> bytes:
        issued = int(data.issued_at.timestamp())
        with self._lock:
            pdf = self._compiler.compile(
                format="pdf", sys_inputs=self.inputs(data), pdf_standards=STANDARDS, timestamp=issued
            )
        return cast("bytes", pdf)

    def pictures(self, data: PaperData, *, ppi: int = 72) -> list[bytes]:
        """Every page as a PNG, for looking at."""
        with self._lock:
            pages = self._compiler.compile(format="png", sys_inputs=self.inputs(data), ppi=ppi)
        return pages if isinstance(pages, list) else [cast("bytes", pages)]

    def inputs(self, data: PaperData) -> dict[str, str]:
        """What the template reads: the data as JSON text, and the QR code as SVG."""
        return {"data": json.dumps(self._content(data), ensure_ascii=False), "qr": qr_code(data.tracking_url)}

    def _content(self, data: PaperData) -> dict[str, Any]:
        content = printable.printable(dataclasses.asdict(data))
        link = urlsplit(data.tracking_url)
        return {
            **content,
            "paper": {
                "title": str(self.paper.title),
                "form_number": self.paper.form_number,
                "source": self.paper.source,
                "creator": CREATOR,
            },
            "tracking_url": data.tracking_url,
            "tracking_address": printable.printable_text(f"{link.netloc}{link.path}"),
        }


_presses: dict[str, Press] = {}
_presses_lock = threading.Lock()


def press(name: str) -> Press:
    """The kept press of that paper. Raises LookupError when there is no such paper."""
    with _presses_lock:
        if name not in _presses:
            _presses[name] = Press(registry.paper(name))
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


def qr_code(text: str) -> str:
    """`text` as a QR code in SVG, or nothing when there is nothing to say.

    The mask is fixed: readers take any, and weighing all eight would cost more than setting the whole page.
    """
    if not text:
        return ""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False, mask=2, boost_error=False).save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue().decode()


__all__ = ["Press", "forms", "press", "qr_code", "render"]
