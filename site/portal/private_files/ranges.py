"""Byte ranges of HTTP (RFC 9110, section 14): one range per request, anything else gets the whole."""

from __future__ import annotations

import re
from dataclasses import dataclass


class NotSatisfiable(ValueError):
    """The range lies behind the content's end."""


@dataclass(frozen=True)
class ByteRange:
    """`length` bytes from `start` on of `size`."""

    start: int
    length: int
    size: int

    @property
    def content_range(self) -> str:
        return f"bytes {self.start}-{self.start + self.length - 1}/{self.size}"


def parse(header: str, size: int) -> ByteRange | None:
    """None where there is no range, a malformed one or several. Raises NotSatisfiable."""
    match = re.fullmatch(r"bytes=(\d{0,18})-(\d{0,18})", header.replace(" ", ""), re.ASCII)
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        start, end = max(0, size - int(last)), size - 1
        if not int(last):
            raise NotSatisfiable
    else:
        start, end = int(first), min(int(last), size - 1) if last else size - 1
        if last and int(last) < start:
            return None
    if start >= size:
        raise NotSatisfiable
    return ByteRange(start, end - start + 1, size)
