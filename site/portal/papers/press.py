"""Setting a paper as PDF/A-2 that screen readers can follow (PDF/UA-1).

The compiler of each template is kept, which makes a warm print a matter of milliseconds. Nothing of the data is ever
read as markup: it goes in as JSON and the templates show it as text. Only the fonts inside typst are used and the
document's date is the paper's own, so that the same data gives the same bytes everywhere and every time.
"""

from __future__ import annotations

import io
import json
import threading
from typing import TYPE_CHECKING, Any, cast

import segno
import typst

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
CREATOR = "Cổng Lào Cai"


class Press:
    """A kept compiler of one template. One print at a time: the compiler's memory is shared."""

    def __init__(self, template: Path) -> None:
        self._lock = threading.Lock()
        self._compiler = typst.Compiler(
            str(template), root=str(template.parent), ignore_system_fonts=True, sys_inputs={}
        )

    def print(self, inputs: Mapping[str, str], *, issued_at: datetime) -> bytes:
        """The PDF. `inputs` are what the template reads from `sys.inputs`: see `inputs_for`."""
        with self._lock:
            pdf = self._compiler.compile(
                format="pdf", sys_inputs=dict(inputs), pdf_standards=STANDARDS, timestamp=int(issued_at.timestamp())
            )
        return cast("bytes", pdf)

    def pictures(self, inputs: Mapping[str, str], *, ppi: int = 72) -> list[bytes]:
        """Every page as a PNG, for looking at."""
        with self._lock:
            pages = self._compiler.compile(format="png", sys_inputs=dict(inputs), ppi=ppi)
        return pages if isinstance(pages, list) else [cast("bytes", pages)]


def inputs_for(content: Mapping[str, Any], *, qr: str = "") -> dict[str, str]:
    """`content` (made fit by `printable`) as JSON text under `data`, and the text `qr` as a code to scan under `qr`."""
    return {"data": json.dumps(content, ensure_ascii=False), "qr": qr_code(qr)}


def qr_code(text: str) -> str:
    """`text` as a QR code in SVG, or nothing when there is nothing to say.

    The mask is fixed: readers take any, and weighing all eight would cost more than setting the whole page.
    """
    if not text:
        return ""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False, mask=2, boost_error=False).save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue().decode()
