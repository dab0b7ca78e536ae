"""A StreamField whose blocks stay out of migrations."""

from __future__ import annotations

from typing import Any

from wagtail.fields import StreamField


class PortalStreamField(StreamField):
    """Deconstructs to a field without blocks: editing a block is no change of the database.

    Data migrations therefore see raw JSON, never blocks: such data is migrated by management commands.
    """

    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
