"""What is said of pictures to those who do not see them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from portal.cms.checks.content import all_of
from portal.cms.checks.readability import words_of
from portal.cms.checks.registry import Finding, check
from portal.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from portal.cms.checks.content import Content

FILE_NAME = re.compile(r"(\.(jpe?g|png|webp|avif|gif|heic)$)|(^(img|dsc|pxl|image|screenshot|anh|hinh)[ _-]*\d+)", re.I)
SAYS_NOTHING = frozenset(
    {"anh", "hinh", "hinh anh", "anh minh hoa", "hinh minh hoa", "logo", "banner", "image", "photo"}
)
# Where there are fewer words than this beside a picture, the words are in it.
FEWEST_WORDS = 25


@check(
    "alt-missing",
    label=_("Ảnh chưa có lời tả"),
    advice=_("Viết ảnh cho thấy gì, hoặc đánh dấu “Ảnh chỉ để trang trí”. Người không nhìn thấy nghe lời tả này."),
    weight=1,
)
def alternative_text_is_there(content: Content) -> Iterator[Finding]:
    for one in content.pictures:
        if one.alt is None:
            yield Finding(one.where, one.title)


@check(
    "alt-empty-words",
    label=_("Lời tả ảnh không nói gì"),
    advice=_("Thay tên tệp hay chữ “hình minh họa” bằng điều ảnh cho thấy: ai, làm gì, ở đâu."),
    weight=3,
)
def alternative_text_says_something(content: Content) -> Iterator[Finding]:
    for one in content.pictures:
        if one.alt and (FILE_NAME.search(fold(one.alt)) or fold(one.alt) in SAYS_NOTHING):
            yield Finding(one.where, one.alt)


@check(
    "text-in-picture",
    label=_("Nội dung có lẽ chỉ nằm trong ảnh"),
    advice=_("Chép chữ trong ảnh ra trang. Chữ trong ảnh không đọc to được, không tìm được, không phóng to rõ được."),
    weight=2,
)
def words_are_not_in_pictures_only(content: Content) -> Iterator[Finding]:
    shown = [one for one in content.pictures if "›" in one.where]
    if shown and sum(len(words_of(text)) for text in all_of(content)) < FEWEST_WORDS:
        yield Finding(shown[0].where, shown[0].title)
