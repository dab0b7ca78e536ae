"""Wagtail's two indexes, of references and of words, put off while much is loaded at once, and made anew after it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.core.management import call_command
from django.db.models.signals import post_save
from modelsearch import index
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.signal_handlers import reference_index_auto_update_disabled as references_put_off

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def put_off() -> Iterator[None]:
    """What is saved inside is in neither index until `rebuild`; otherwise every save is a task for each of them."""
    quiet = [model for model in index.get_indexed_models() if post_save.disconnect(post_save_signal_handler, model)]
    before = getattr(references_put_off, "value", False)
    references_put_off.value = True
    try:
        yield
    finally:
        references_put_off.value = before
        for model in quiet:
            post_save.connect(post_save_signal_handler, sender=model)


def rebuild() -> None:
    call_command("rebuild_references_index", verbosity=0)
    # A separate engine of the portal's own search holds nothing of Wagtail's models.
    call_command("update_index", backend_name="default", verbosity=0)
