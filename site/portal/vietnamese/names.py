"""Names of persons: one string, as on the identity card, never split."""

from __future__ import annotations

import re
import unicodedata

from portal.vietnamese.errors import InvalidFormat, gettext_noop
from portal.vietnamese.text import normalise

LONGEST_NAME = 150
# Names of the province's peoples and of foreigners: H'Mai, Y-Blô, Nguyễn Văn A.
_BETWEEN_LETTERS = frozenset(" '’ʼ-.·")


def parse_name(text: str) -> str:
    """The name, normalised; upper and lower case stay as typed. Raises InvalidFormat."""
    name = normalise(text)
    if not name:
        raise InvalidFormat(gettext_noop("Chưa có họ và tên. Hãy nhập đầy đủ như trên giấy tờ tùy thân."))
    if len(name) > LONGEST_NAME:
        raise InvalidFormat(
            gettext_noop("Họ và tên dài quá %(longest)s ký tự. Hãy nhập đúng như trên giấy tờ tùy thân."),
            longest=LONGEST_NAME,
        )
    strange = sorted({c for c in name if not (_is_letter(c) or c in _BETWEEN_LETTERS)})
    if strange:
        raise InvalidFormat(
            gettext_noop(
                "Họ và tên chỉ gồm chữ cái, nhưng có ký tự lạ: %(strange)s. Hãy nhập đúng như trên giấy tờ tùy thân."
            ),
            strange=" ".join(strange),
        )
    if sum(map(str.isalpha, name)) < 2:
        raise InvalidFormat(gettext_noop("Họ và tên quá ngắn. Hãy nhập đầy đủ như trên giấy tờ tùy thân."))
    return re.sub(r"\s*([’'ʼ])\s*", r"\1", name)


def _is_letter(character: str) -> bool:
    # Some letters with two marks have no composed form: their marks are letters' parts.
    return unicodedata.category(character)[0] in "LM"
