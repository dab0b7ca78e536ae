"""Cells that no spreadsheet takes for formulas, whatever people have typed into names and remarks."""

from __future__ import annotations

from typing import Any

# A text that begins so is a formula to somebody who opens the sheet.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def keep_as_text(cell: Any) -> None:
    """Keeps an XLSX cell as written, and marks it as text for whoever edits it (an apostrophe nobody sees)."""
    if isinstance(cell.value, str) and cell.value.startswith(FORMULA_STARTS):
        cell.data_type, cell.quotePrefix = "s", True


def as_text(value: Any) -> Any:
    """The same for a cell of a CSV file, which knows no kinds of cells: an apostrophe before what begins a formula.
    What is no text stays as it is.
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
