"""Model fields for content."""

from __future__ import annotations

from typing import Any

from wagtail.fields import StreamField


class PortalStreamField(StreamField):
    """A StreamField whose block definitions stay out of migrations.

    Blocks change weekly and mean nothing to the database, where the column is JSON either way. Historical models
    therefore know no blocks: move such data by management commands. The blocks are not looked at before they are
    needed, so that a block class may collect what other apps register in their `ready`.
    """

    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _, kwargs = super(StreamField, self).deconstruct()
        return name, path, [[]], kwargs
