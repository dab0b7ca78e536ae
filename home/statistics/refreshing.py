"""Reckons the public figures anew, draws their charts, and keeps both: by the hour, never by the visit."""

from __future__ import annotations

import logging

from django.db import transaction
from django.utils import timezone, translation

from home.statistics import dossiers
from home.statistics.headlines import HEADLINES
from home.statistics.models import KeptFigures
from home.statistics.periods import last_months
from home.statistics.tables import SETS
from portal.charts import drawing
from portal.charts.colours import in_page

logger = logging.getLogger(__name__)
# How kept numbers are told from kept tables.
HEADLINE = "so:"


def refresh() -> list[str]:
    """Returns the names of the sets that failed; each of them keeps what it had. Idempotent."""
    failed = []
    with translation.override("vi"):
        try:
            dossiers.keep(last_months())
        except Exception:
            logger.exception("the figures of dossiers could not be reckoned")
            failed.append("dossiers")
        for name in [*SETS, *(f"{HEADLINE}{name}" for name in HEADLINES)]:
            try:
                _keep(name)
            except Exception:
                logger.exception("the figures %r could not be reckoned", name)
                failed.append(name)
    return failed


@transaction.atomic
def _keep(name: str) -> None:
    if name.startswith(HEADLINE):
        data, picture = HEADLINES[name.removeprefix(HEADLINE)].reckon().data, ""
    else:
        table = SETS[name].reckon()
        svg = drawing.drawn([table.chart], name="public-1") if table.chart else []
        data, picture = table.data, in_page(svg[0]) if svg else ""
    kept = {"data": data, "drawing": picture, "computed_at": timezone.now()}
    KeptFigures.objects.update_or_create(name=name, defaults=kept)
