"""Charts as pictures (SVG) made by the server from Vega-Lite drawings.

The renderer takes about 70 MB once it has drawn something; it is imported here and nowhere else. A page without a chart
is better than no page: whatever goes wrong in here gives no pictures, and the table beside it says the same.
"""

from __future__ import annotations

import hashlib
import json
import logging
from typing import TYPE_CHECKING, Any

from django.core.cache import cache

try:
    import vl_convert
except ImportError:  # pragma: no cover - an installation without it shows the tables alone
    vl_convert = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Sequence

logger = logging.getLogger(__name__)
VEGA_LITE = "5.21"
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
KEPT_FOR, FAILURE_KEPT_FOR = 7 * 24 * 3600, 10 * 60


def drawn(specs: Sequence[dict[str, Any]], *, name: str) -> list[str]:
    """The pictures of `specs`, from the cache where they were drawn before; empty when one of them fails. `name` tells
    the chart, and its version, in the cache's keys.
    """
    digest = hashlib.sha256(json.dumps(list(specs), sort_keys=True).encode()).hexdigest()
    key = f"chart-{name}-{digest}"
    kept = cache.get(key)
    if kept is None:
        kept = render(specs)
        cache.set(key, kept, KEPT_FOR if kept else FAILURE_KEPT_FOR)
    return list(kept)


def render(specs: Sequence[dict[str, Any]]) -> list[str]:
    """The pictures of `specs`; empty when one of them fails."""
    if vl_convert is None:
        return []
    try:
        return [vl_convert.vegalite_to_svg(one, vl_version=VEGA_LITE) for one in specs]
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic of the renderer is no Exception
        logger.exception("a chart could not be drawn")
        return []
