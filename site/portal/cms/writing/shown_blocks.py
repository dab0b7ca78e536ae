"""Every block that editors may choose, with what it is for, once each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import get_page_models

from portal.cms.pages import BasePage
from portal.vietnamese import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagtail.blocks import Block


@dataclass
class ShownBlock:
    """`preview_url` is empty for a block without a sample; `pages` are the kinds of page that offer it."""

    label: str
    description: str
    icon: str
    preview_url: str
    pages: list[str] = field(default_factory=list)


def blocks_of_pages() -> Iterator[tuple[type[BasePage], Block]]:
    """The blocks of the first level of every page type."""
    for model in get_page_models():
        if issubclass(model, BasePage):
            for one in model._meta.get_fields():
                if isinstance(one, StreamField):
                    for block in one.stream_block.child_blocks.values():
                        yield model, block


def shown_blocks() -> list[ShownBlock]:
    """In the order of their names."""
    found: dict[tuple[str, str], ShownBlock] = {}
    for model, block in blocks_of_pages():
        description = str(block.get_description() or "")
        if not description:
            continue
        key = (str(block.label), description)
        # Without a template of its own a block shows the names of its fields.
        can_be_seen = block.is_previewable and getattr(block.meta, "template", None)
        sample = preview_address(block) if can_be_seen else ""
        shown = found.setdefault(key, ShownBlock(key[0], description, block.meta.icon, sample))
        kind = str(model._meta.verbose_name)
        if kind not in shown.pages:
            shown.pages.append(kind)
    return sorted(found.values(), key=lambda one: sort_key(one.label))


def preview_address(block: Block) -> str:
    return f"{reverse('wagtailadmin_block_preview')}?{urlencode({'id': block.definition_prefix})}"
