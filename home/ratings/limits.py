"""What keeps a machine from rating without end. People hardly meet it.

These limits stand in the cache and only refuse; what counts is decided with the article's row locked (`actions`).
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from portal.counting import count

HOUR = 3600
# A school stands behind one address; a reader hardly ever rates more than a few articles in an hour.
MOST_PER_ADDRESS = 120
MOST_PER_ARTICLE = 3000


def refusal(address: str, article_id: int) -> str:
    """A sentence for whoever asks too often; empty for everybody else."""
    if count("ratings:address", address, HOUR) > MOST_PER_ADDRESS:
        return _("Từ nơi này vừa có quá nhiều lượt chấm điểm. Xin chờ một giờ rồi chấm lại.")
    if count("ratings:article", str(article_id), HOUR) > MOST_PER_ARTICLE:
        return _("Bài này vừa có quá nhiều lượt chấm điểm. Xin chờ một giờ rồi chấm lại.")
    return ""
