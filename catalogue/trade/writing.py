"""The files that go with a message."""

from __future__ import annotations

from django.utils.translation import gettext as _

from catalogue.trade.purposes import FILE_PURPOSE
from portal.private_files.policies import UploadPolicy
from portal.private_files.slots import UploadSlot

MOST_FILES = 5


def message_slot() -> UploadSlot:
    """Where a side adds papers and photos to what it writes."""
    return UploadSlot(
        name="tep",
        label=_("Tệp kèm theo"),
        purpose=FILE_PURPOSE,
        policy=UploadPolicy.usual(max_files=MOST_FILES),
        required=False,
        may_join=False,
    )
