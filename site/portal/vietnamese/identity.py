"""Citizens' identity numbers: 12 digits, and the 9 digits of old identity cards where a form allows them.

Layout of the 12 digits after Decree 137/2015/NĐ-CP, Article 13: three for the province or country where the birth was
registered, one for century and sex, two for the year of birth, six at random.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from dataclasses import dataclass

from portal.vietnamese.errors import InvalidFormat, gettext_noop

_SEPARATORS = re.compile(r"[\s.\-]")


class Sex(enum.StrEnum):
    MALE = "Nam"
    FEMALE = "Nữ"


@dataclass(frozen=True, slots=True)
class CitizenId:
    """A well-formed number. What it tells about its bearer is good for a warning only, never for a refusal."""

    number: str

    @classmethod
    def parse(cls, text: str, allow_old: bool = False) -> CitizenId:
        """Read what a person typed; blanks, dots and dashes between the digits are dropped.

        Raises InvalidFormat unless there are 12 digits, or 9 where `allow_old`.
        """
        number = _SEPARATORS.sub("", unicodedata.normalize("NFKC", text))
        wanted = gettext_noop("12 chữ số, hoặc 9 chữ số của chứng minh nhân dân cũ") if allow_old else "12 chữ số"
        if not number:
            raise InvalidFormat(
                gettext_noop("Chưa có số định danh cá nhân. Hãy nhập %(wanted)s in trên thẻ căn cước."), wanted=wanted
            )
        if not (number.isascii() and number.isdigit()):
            raise InvalidFormat(
                gettext_noop("Số định danh cá nhân chỉ gồm chữ số. Hãy nhập %(wanted)s in trên thẻ căn cước."),
                wanted=wanted,
            )
        if len(number) == 9 and not allow_old:
            raise InvalidFormat(
                gettext_noop(
                    "Đây là số chứng minh nhân dân cũ gồm 9 chữ số. Hãy nhập số định danh 12 chữ số in trên thẻ căn "
                    "cước hoặc xem trong ứng dụng VNeID."
                )
            )
        if len(number) != 12 and not (allow_old and len(number) == 9):
            raise InvalidFormat(
                gettext_noop(
                    "Số định danh cá nhân phải có %(wanted)s, nhưng số vừa nhập có %(count)s chữ số. Hãy kiểm tra lại "
                    "trên thẻ căn cước."
                ),
                wanted=wanted,
                count=len(number),
            )
        if len(set(number)) == 1 or (len(number) == 12 and number.startswith("000")):
            raise InvalidFormat(
                gettext_noop("Không có số định danh cá nhân nào như vậy. Hãy nhập đúng số in trên thẻ căn cước.")
            )
        return cls(number)

    def __str__(self) -> str:
        return self.number

    @property
    def is_old(self) -> bool:
        """Nine digits: an identity card from before 2016, which tells nothing about its bearer."""
        return len(self.number) == 9

    @property
    def birth_place_code(self) -> str:
        """The code of province or country where the birth was registered: 010 Lào Cai, 015 Yên Bái."""
        return "" if self.is_old else self.number[:3]

    @property
    def sex(self) -> Sex | None:
        if self.is_old:
            return None
        return Sex.FEMALE if int(self.number[3]) % 2 else Sex.MALE

    @property
    def birth_year(self) -> int | None:
        if self.is_old:
            return None
        return 1900 + 100 * (int(self.number[3]) // 2) + int(self.number[4:6])

    @property
    def masked(self) -> str:
        return mask_citizen_id(self.number)

    def warnings(self, *, sex: str | None = None, birth_year: int | None = None) -> list[str]:
        """Sentences about what does not fit the rest of the form; people check, nothing is refused for it.

        `sex` is "Nam" or "Nữ"; what is None is not compared.
        """
        found = []
        if sex and self.sex and sex != self.sex:
            found.append(
                f"Số định danh cho biết giới tính {self.sex.value}, nhưng tờ khai ghi {sex}. "
                "Hãy kiểm tra lại hai thông tin này."
            )
        if birth_year and self.birth_year and birth_year != self.birth_year:
            found.append(
                f"Số định danh cho biết năm sinh {self.birth_year}, nhưng tờ khai ghi {birth_year}. "
                "Hãy kiểm tra lại hai thông tin này."
            )
        return found


def parse_citizen_id(text: str, *, allow_nine_digits: bool = False) -> str:
    """The digits alone. Raises InvalidFormat."""
    return CitizenId.parse(text, allow_old=allow_nine_digits).number


def mask_citizen_id(number: str) -> str:
    """What lists may show: "010 *** *** 234"; of an old number, or of anything else, the last three signs alone."""
    if len(number) == 12:
        return f"{number[:3]} *** *** {number[-3:]}"
    return f"*** *** {number[-3:]}" if len(number) >= 9 else "***"
