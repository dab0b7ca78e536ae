"""Cells that no spreadsheet takes for formulas, whatever people have typed into names and remarks."""

from __future__ import annotations

from typing import Any

# A text that begins so is a formula to somebody who opens the sheet.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def keep_as_text(cell: Any) -> None:
    """Keeps an XLSX cell as written, and marks it as text for whoever edits it (an apostrophe nobody sees)."""
    if isinstance(cell.value, str) and cell.value.startswith(FORMULA_STARTS):
        cell.data_type, cell.quotePrefix = "s", True
