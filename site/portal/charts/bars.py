"""Two plain charts of one series: bars below their names, and columns along time. Each says its values in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from portal.charts.colours import INDIGO, INK, INK_QUIET, LINE, PAPER, SANS
from portal.charts.drawing import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 340
BAR_ROW, BAR, WORDS = 38, 12, 62
COLUMNS_HEIGHT, COLUMNS_HEAD, COLUMNS_FOOT = 130, 18, 24
LONGEST_NAME = 46
TEXT = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """`value` None stands for a value that is not told; `words` is what is written beside the bar."""

    label: str
    value: float | None
    words: str


def bars(rows: Sequence[Bar], *, most: float | None = None) -> dict[str, Any]:
    """Horizontal bars in the order of `rows`, each below its name; the full length is `most`, else the largest."""
    full = most or max((row.value or 0 for row in rows), default=0) or 1
    place = {"field": "key", "type": "nominal", "sort": None, "axis": None}
    length = {"field": "value", "type": "quantitative", "scale": {"domain": [0, full]}, "axis": None}
    name = {"align": "left", "baseline": "middle", "dy": -10, "fontSize": TEXT, "color": INK}
    words = {"align": "left", "baseline": "middle", "dx": 6, "dy": 7, "fontSize": TEXT, "fontWeight": 600}
    return _chart(
        rows,
        width=WIDTH - WORDS,
        height=len(rows) * BAR_ROW,
        padding={"left": 1, "right": WORDS - 1, "top": 0, "bottom": 0},
        layer=[
            {
                "mark": {"type": "bar", "height": BAR, "yOffset": 7, "color": INDIGO},
                "encoding": {"y": place, "x": length},
            },
            {
                "mark": {"type": "text", **name},
                "encoding": {"y": place, "x": {"value": 0}, "text": {"field": "label"}},
            },
            {
                "mark": {"type": "text", **words, "color": INK},
                "encoding": {"y": place, "x": length, "text": {"field": "words"}},
            },
        ],
    )


def columns(rows: Sequence[Bar], *, most: float | None = None, word_size: int = 11) -> dict[str, Any]:
    """Columns along time, each with its value above and its label below; `most` as for `bars`."""
    full = most or max((row.value or 0 for row in rows), default=0) or 1
    place = {
        "field": "key",
        "type": "nominal",
        "sort": None,
        "axis": {
            "title": None,
            "labelExpr": "split(datum.label, '\\n')[1]",
            "labelAngle": 0,
            "labelFontSize": 11,
            "labelOverlap": len(rows) > 14,
            "ticks": False,
            "domainColor": INK_QUIET,
        },
    }
    height = {"field": "value", "type": "quantitative", "scale": {"domain": [0, full]}, "axis": None}
    words = {"baseline": "bottom", "dy": -4, "fontSize": word_size, "fontWeight": 600, "color": INK}
    layer: list[dict[str, Any]] = [
        {"mark": {"type": "bar", "color": INDIGO, "width": {"band": 0.72}}, "encoding": {"x": place, "y": height}}
    ]
    if len(rows) <= 14:
        layer.append(
            {
                "mark": {"type": "text", **words},
                "encoding": {"x": place, "y": height, "text": {"field": "words"}},
            }
        )
    return _chart(
        rows,
        width=WIDTH - 4,
        height=COLUMNS_HEIGHT,
        padding={"left": 2, "right": 2, "top": COLUMNS_HEAD, "bottom": COLUMNS_FOOT},
        layer=layer,
    )


def _chart(
    rows: Sequence[Bar], *, width: int, height: int, padding: dict[str, int], layer: list[dict[str, Any]]
) -> dict[str, Any]:
    values = [
        {"key": f"{number}\n{row.label}", "label": _short(row.label), "value": row.value or 0, "words": row.words}
        for number, row in enumerate(rows)
    ]
    return {
        "$schema": SCHEMA,
        "width": width,
        "height": height,
        "padding": padding,
        "autosize": {"type": "none"},
        "background": PAPER,
        "data": {"values": values},
        "layer": layer,
        "config": {
            "aria": False,
            "font": SANS,
            "view": {"stroke": None},
            "axis": {"labelColor": INK_QUIET, "gridColor": LINE},
        },
    }


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_NAME else f"{label[: LONGEST_NAME - 1].rstrip()}…"
