"""Headings: whoever cannot see the page jumps from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from portal.cms.checks.readability import words_of
from portal.cms.checks.registry import Finding, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from portal.cms.checks.content import Content

TITLE_LEVEL = 1
LONG_WITHOUT_HEADINGS = 500


@check(
    "heading-order",
    label=_("Tiêu đề nhảy cấp"),
    advice=_("Mục nhỏ phải nằm dưới một mục lớn. Đổi cấp của tiêu đề này, hoặc thêm mục lớn phía trước."),
    weight=3,
)
def headings_go_down_one_by_one(content: Content) -> Iterator[Finding]:
    before = TITLE_LEVEL
    for piece in content.pieces:
        if piece.level:
            if piece.level > before + 1 or piece.level == TITLE_LEVEL:
                yield Finding(piece.where, piece.text)
            before = piece.level


@check(
    "heading-empty",
    label=_("Mục không có nội dung"),
    advice=_("Viết nội dung dưới tiêu đề này, hoặc bỏ tiêu đề."),
    weight=4,
)
def headings_head_something(content: Content) -> Iterator[Finding]:
    pieces = content.pieces
    where_else = {link.where for link in content.links} | {picture.where for picture in content.pictures}
    for number, piece in enumerate(pieces):
        if piece.level and not piece.text:
            yield Finding(piece.where, "")
        following = pieces[number + 1] if number + 1 < len(pieces) else None
        if piece.level and following is not None and following.level and following.level <= piece.level:
            between = any(_comes_between(piece.where, where, following.where) for where in where_else)
            if not between:
                yield Finding(piece.where, piece.text)


def _comes_between(first: str, where: str, last: str) -> bool:
    """Whether a picture or button stands between two headings of one field, told by the number of its block."""
    numbers = [_number(first), _number(where), _number(last)]
    return None not in numbers and numbers[0] < numbers[1] < numbers[2]  # type: ignore[operator]


def _number(where: str) -> int | None:
    _label, arrow, rest = where.partition("› ")
    number = rest.partition(".")[0]
    return int(number) if arrow and number.isdigit() else None


@check(
    "headings-missing",
    label=_("Trang dài mà không có tiêu đề mục"),
    advice=_("Chia trang thành các mục bằng khối “Tiêu đề mục”, để người đọc lướt là thấy phần mình cần."),
    weight=6,
)
def long_pages_have_headings(content: Content) -> Iterator[Finding]:
    if any(piece.level for piece in content.pieces):
        return
    if sum(len(words_of(piece.text)) for piece in content.pieces if piece.is_prose) > LONG_WITHOUT_HEADINGS:
        yield Finding()
