"""The colours of charts: the values of static/css/tokens/colours.css, which a picture of its own cannot read."""

from __future__ import annotations

import re

PAPER, LINE, INK, INK_QUIET = "#ffffff", "#c3c9d3", "#191b2b", "#454a5e"
INDIGO, RICE, RICE_TEXT, BROCADE_TEXT = "#2b2c78", "#2f6d2c", "#22561f", "#96101f"
SANS = "system-ui, 'Noto Sans', 'Liberation Sans', Arial, sans-serif"

_TOKENS = {
    PAPER: "paper",
    LINE: "line",
    INK: "ink",
    INK_QUIET: "ink-quiet",
    INDIGO: "indigo",
    RICE: "rice",
    RICE_TEXT: "rice-text",
    BROCADE_TEXT: "brocade-text",
}
_COLOUR = re.compile("|".join(_TOKENS))
_STYLE = re.compile(r'\sstyle="[^"]*"')
_HEAD = re.compile(r"^.*?<svg [^>]*?viewBox=\"(?P<box>[-\d. ]+)\"[^>]*>", re.DOTALL)


def in_page(svg: str) -> str:
    """`svg` to stand in the page itself: it takes the page's colours, light or dark, and its words are hidden from
    screen readers, for which the page's own alternative speaks. Empty for what is no picture.
    """
    head = _HEAD.match(svg)
    if head is None:
        return ""
    body = _STYLE.sub("", svg[head.end() :])
    body = body.replace(f' font-family="{SANS}"', "")
    body = _COLOUR.sub(lambda found: f"var(--{_TOKENS[found[0]]})", body)
    return f'<svg class="lc-chart__drawing" viewBox="{head["box"]}" aria-hidden="true" focusable="false">{body}'
