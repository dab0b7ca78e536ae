"""What an old system's export says of an article, whatever the system."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.vietnamese import normalise

if TYPE_CHECKING:
    from home.news.imported import Source

LARGEST_FILE = 200 * 1024 * 1024


class Refused(Exception):
    """The whole file cannot be read; the message says why. Nothing was written."""


@dataclass(frozen=True)
class Record:
    """An article as it was found. `problem` says why it cannot be taken over; empty where it can."""

    source: Source
    source_id: str
    title: str = ""
    slug: str = ""
    lead: str = ""
    html: str = ""
    dated_at: datetime | None = None
    updated_at: datetime | None = None
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    cover: str = ""
    cover_data: bytes = field(default=b"", repr=False)
    cover_description: str = ""
    cover_caption: str = ""
    address: str = ""
    is_published: bool = True
    problem: str = ""

    @property
    def name(self) -> str:
        return self.title or self.source_id


def read_json(data: bytes) -> Any:
    """The JSON in `data`, which is UTF-8. Raises Refused."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(
            _("Tệp không phải UTF-8 (sai từ byte %(place)s). Hãy xuất lại với mã hóa UTF-8.") % {"place": error.start}
        ) from error
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise Refused(
            _("Tệp không phải JSON đúng: dòng %(line)s, cột %(column)s.")
            % {"line": error.lineno, "column": error.colno}
        ) from error
    except (RecursionError, ValueError) as error:
        raise Refused(_("Tệp JSON lồng quá sâu hoặc có số không đọc được.")) from error


def text_of(value: Any, most: int = 0) -> str:
    """A line of text; nothing for anything that is no text."""
    if not isinstance(value, str):
        return ""
    line = normalise(value)
    return line[:most].rstrip() if most else line


def texts_of(value: Any, most: int = 0) -> tuple[str, ...]:
    """Lines of text from a list, or from one text parted by commas, without repeats."""
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list):
        return ()
    return tuple(dict.fromkeys(line for line in (text_of(part, most) for part in parts) if line))


def moment_of(value: Any) -> datetime | None:
    """An ISO instant or day, in Vietnamese time where no zone is named; None for what is none of our time."""
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        found = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return sensible(found)


def sensible(found: datetime) -> datetime | None:
    """Aware, and between 1990 and ten years from now."""
    if not 1990 <= found.year <= timezone.now().year + 10:
        return None
    return timezone.make_aware(found) if timezone.is_naive(found) else found.astimezone(UTC)
