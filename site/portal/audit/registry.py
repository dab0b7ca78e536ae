"""The acts that the portal records, in the words in which a person reads them.

    audit.register_action("dossier.accepted", _("Tiếp nhận hồ sơ"))

An act that nobody registered is recorded all the same, and shown by its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import Promise

READ = "read"

_labels: dict[str, str | Promise] = {}


def register_action(name: str, label: str | Promise) -> None:
    """Names the act `name` as `label`. A name is given once: ImproperlyConfigured otherwise."""
    if name in _labels:
        raise ImproperlyConfigured(f"The audit action '{name}' is registered twice.")
    _labels[name] = label


def label_of(name: str) -> str:
    return str(_labels.get(name, name))


def choices() -> list[tuple[str, str]]:
    """Every registered act with its words, in the order of the words."""
    return sorted(((name, str(label)) for name, label in _labels.items()), key=lambda pair: pair[1])


register_action(READ, _("Xem"))
