"""Questions that some courses ask besides the class, as Wagtail keeps them in a form page."""

from __future__ import annotations

from typing import Any


def question(kind: str, label: str, key: str, **value: Any) -> dict[str, Any]:
    return {"type": kind, "value": {"label": label, "key": key, **value}}


def choice(label: str, key: str, *options: tuple[str, str], **value: Any) -> dict[str, Any]:
    """`options` are pairs of words and value."""
    return question("choice", label, key, options=[{"label": one, "value": kept} for one, kept in options], **value)


def yes_no(label: str, key: str, **value: Any) -> dict[str, Any]:
    return question("yes_no", label, key, **value)


def long_text(label: str, key: str, **value: Any) -> dict[str, Any]:
    return question("long_text", label, key, required=False, max_length=1000, **value)
