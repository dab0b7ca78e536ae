"""The one way in which an entry is written down before it is hashed."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

START = "0" * 64
"""What the first entry of a chain names as the hash before it."""


def plain(data: Any) -> Any:
    """`data` as JSON that every database gives back unchanged.

    Text becomes NFC; dates, UUIDs, decimals and lazy texts become text as Django writes them in JSON. Fractions become
    text, because PostgreSQL may return them as another number. What PostgreSQL cannot store in JSON (NUL, half a
    surrogate pair) becomes U+FFFD. Raises TypeError for what JSON cannot express.
    """
    return _settled(json.loads(json.dumps(data, cls=DjangoJSONEncoder)))


def _settled(value: Any) -> Any:
    if isinstance(value, str):
        storable = value.replace("\x00", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return unicodedata.normalize("NFC", storable)
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, list):
        return [_settled(item) for item in value]
    if isinstance(value, dict):
        return {_settled(key): _settled(item) for key, item in value.items()}
    return value


def digest(content: dict[str, Any]) -> str:
    """SHA-256, in hexadecimal, of `content` as JSON with sorted keys and no blanks."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
