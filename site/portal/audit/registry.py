"""The acts that the portal records, in the words in which a person reads them.

    audit.register_action("dossier.accepted", _("Tiếp nhận hồ sơ"))

Two kinds of subject may name the same act each in its own words, by their model label. An act that nobody registered
is recorded all the same, and shown by its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import Promise

READ = "read"

_labels: dict[str, dict[str, str | Promise]] = {}


def register_action(name: str, label: str | Promise, subject_type: str = "") -> None:
    """Names the act `name` as `label`, on subjects of `subject_type` only where one is given.

    ImproperlyConfigured when it has a name there already.
    """
    labels = _labels.setdefault(name, {})
    if subject_type in labels:
        raise ImproperlyConfigured(f"The audit action '{name}' is registered twice.")
    labels[subject_type] = label


def label_of(name: str, subject_type: str = "") -> str:
    """The act on a subject of `subject_type`; with none given, all the words that the act has."""
    labels = _labels.get(name, {})
    label = labels.get(subject_type) or labels.get("")
    if label is not None:
        return str(label)
    return " / ".join(dict.fromkeys(str(label) for label in labels.values())) or name


def choices() -> list[tuple[str, str]]:
    """Every registered act with its words, in the order of the words."""
    return sorted(((name, label_of(name)) for name in _labels), key=lambda pair: pair[1])


register_action(READ, _("Xem"))
