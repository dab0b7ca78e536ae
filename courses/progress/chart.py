"""The chart of progress as pictures (SVG) made by the server: one bar an agency, a mark at its target, its share.

The pictures stay in the cache by what they show, so that each is drawn once per state of affairs (`portal.charts`).
Where none can be drawn, the table says the same.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.utils.translation import gettext as _

from portal.charts import drawing
from portal.charts.colours import BROCADE_TEXT, INDIGO, INK, INK_QUIET, LINE, PAPER, RICE, RICE_TEXT, SANS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from courses.progress.rows import AgencyProgress

# One picture is as wide as a phone's column and has no more rows than a desk shows at once; longer lists go on in the
# next picture, which stands beside the first where there is room.
NAMES, PLOT, WORDS = 138, 104, 78
ROW, TALL_ROW, MOST_ROWS, HEAD, FOOT = 20, 28, 33, 4, 24
LETTERS = 20  # of a name on one line
WIDTH = NAMES + PLOT + WORDS
VERSION = "2"


@dataclass(frozen=True, slots=True)
class Picture:
    """`address` is a data: URL for an <img>; `first` and `last` name the agencies at its ends."""

    address: str
    width: int
    height: int
    first: str
    last: str
    rows: int


def short_name(name: str) -> str:
    """A commune without the words that all of them begin with: "UBND xã Y Tý" is "Xã Y Tý"."""
    bare = name.removeprefix("UBND ")
    return bare[:1].upper() + bare[1:]


def pictures(rows: Sequence[AgencyProgress]) -> list[Picture]:
    """The rows in their order, those without a share left out; empty when drawing fails. One or two cache reads."""
    shown = [_shown(row) for row in rows if row.share is not None]
    pieces = [shown[start : start + MOST_ROWS] for start in range(0, len(shown), MOST_ROWS)]
    if not pieces:
        return []
    drawn = drawing.drawn([spec(piece) for piece in pieces], name=f"training-progress-{VERSION}")
    return [
        Picture(
            address=f"data:image/svg+xml,{quote(svg, safe=SAFE)}",
            width=WIDTH,
            height=_height(piece),
            first=piece[0]["name"],
            last=piece[-1]["name"],
            rows=len(piece),
        )
        for piece, svg in zip(pieces, drawn, strict=False)
    ]


# What an address may hold as it is inside a quoted attribute; the rest of a picture is escaped.
SAFE = " =:/;,.()-'"


def _shown(row: AgencyProgress) -> dict[str, Any]:
    words = _("%d %%") % (row.share or 0)
    if row.has_nobody:
        words = _("chưa có ai")
    elif row.is_reached:
        words = _("%d %% đạt") % (row.share or 0)
    tone = "reached" if row.is_reached else "nobody" if row.has_nobody else "below"
    return {"name": short_name(row.agency.name), "share": row.share, "target": row.target, "label": words, "tone": tone}


def _height(piece: Sequence[dict[str, Any]]) -> int:
    return HEAD + len(piece) * _row_height(piece) + FOOT


def _row_height(piece: Sequence[dict[str, Any]]) -> int:
    return TALL_ROW if any(len(row["name"]) > LETTERS for row in piece) else ROW


def _label(number: int, name: str) -> str:
    """The row's key, which is its number and its name on one or two lines: two agencies may have the same name."""
    return "\n".join([str(number), *textwrap.wrap(name, LETTERS, max_lines=2, placeholder="…")])


def spec(piece: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The Vega-Lite drawing of up to `MOST_ROWS` rows, all of one size whatever the words in it."""
    height = _row_height(piece)
    names = {
        "field": "key",
        "type": "nominal",
        "sort": None,
        "axis": {
            "title": None,
            "labelExpr": "slice(split(datum.label, '\\n'), 1)",
            "labelLimit": NAMES - 8,
            "labelLineHeight": 12,
            "labelOffset": {"condition": {"test": "length(split(datum.label, '\\n')) > 2", "value": -6}, "value": 0},
            "labelPadding": 6,
            "ticks": False,
            "domain": False,
        },
    }
    share = {
        "field": "share",
        "type": "quantitative",
        "scale": {"domain": [0, 100]},
        "axis": {
            "title": None,
            "values": [0, 50, 100],
            "labelExpr": "datum.value + ' %'",
            "domain": False,
            "labelFlush": False,
        },
    }
    mark = {"x": {**share, "field": "target"}}
    words = {"x": {"value": PLOT + 6}, "text": {"field": "label"}, "color": _tones(INK, RICE_TEXT, BROCADE_TEXT)}
    return {
        "$schema": drawing.SCHEMA,
        "width": PLOT,
        "height": len(piece) * height,
        "padding": {"left": NAMES, "right": WORDS, "top": HEAD, "bottom": FOOT},
        "autosize": {"type": "none"},
        "background": PAPER,
        "data": {"values": [{**row, "key": _label(number, row["name"])} for number, row in enumerate(piece)]},
        "encoding": {"y": names},
        "layer": [
            {
                "mark": {"type": "bar", "height": 12},
                "encoding": {"x": share, "color": _tones(INDIGO, RICE, BROCADE_TEXT)},
            },
            {
                "mark": {"type": "tick", "thickness": 3, "size": height - 2, "color": INK, "opacity": 1},
                "encoding": mark,
            },
            {"mark": {"type": "text", "align": "left", "fontSize": 11, "fontWeight": 600}, "encoding": words},
        ],
        "resolve": {"scale": {"color": "independent"}},
        "config": {
            "aria": False,  # the page's own alternative speaks for the picture
            "font": SANS,
            "view": {"stroke": None},
            "axis": {"labelColor": INK, "labelFontSize": 11, "gridColor": LINE, "tickColor": LINE},
            "axisX": {"labelColor": INK_QUIET},
        },
    }


def _tones(below: str, reached: str, nobody: str) -> dict[str, Any]:
    scale = {"domain": ["below", "reached", "nobody"], "range": [below, reached, nobody]}
    return {"field": "tone", "type": "nominal", "legend": None, "scale": scale}
