"""Phone numbers: kept in E.164 (`+84912345678`), shown as people dial them."""

from __future__ import annotations

import unicodedata

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

from portal.vietnamese.errors import InvalidFormat, gettext_noop

# The eleven-digit mobile numbers were moved in 2018; old papers still carry them.
_MOVED_PREFIXES = {
    **{f"016{n}": f"03{n}" for n in range(2, 10)},
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip


def parse_phone(text: str) -> str:
    """The number in E.164. Without a country code it is Vietnamese. Raises InvalidFormat."""
    typed = unicodedata.normalize("NFKC", text).strip()
    if not typed:
        raise InvalidFormat(gettext_noop("Chưa có số điện thoại. Hãy nhập số, ví dụ 0912 345 678."))
    digits = "".join(character for character in typed if character.isdigit())
    national = f"0{digits[2:]}" if typed.startswith("+84") else digits
    moved = _MOVED_PREFIXES.get(national[:4])
    if moved and len(national) == 11:
        raise InvalidFormat(
            gettext_noop(
                "Số di động 11 chữ số đầu %(old)s không còn dùng từ năm 2018. Hãy nhập số mới gồm 10 chữ số, đầu số "
                "mới là %(new)s."
            ),
            old=national[:4],
            new=moved,
        )
    if any(character.isalpha() for character in typed):
        raise _not_a_number()
    try:
        number = phonenumbers.parse(f"+{typed[2:]}" if typed.startswith("00") else typed, "VN")
    except NumberParseException as error:
        raise _not_a_number() from error
    if not phonenumbers.is_valid_number(number):
        raise _not_a_number()
    return str(phonenumbers.format_number(number, PhoneNumberFormat.E164))


def format_phone(e164: str) -> str:
    """As dialled at home, "0912 345 678"; foreign numbers keep their country code. Unknown text stays as it is."""
    try:
        number = phonenumbers.parse(e164, "VN")
    except NumberParseException:
        return e164
    at_home = number.country_code == 84
    return str(
        phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL)
    )


def is_mobile(e164: str) -> bool:
    """Whether a short message can reach the number."""
    try:
        kind = phonenumbers.number_type(phonenumbers.parse(e164, "VN"))
    except NumberParseException:
        return False
    return kind in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)


def _not_a_number() -> InvalidFormat:
    return InvalidFormat(
        gettext_noop(
            "Số điện thoại không đúng. Hãy nhập 10 chữ số của số di động, ví dụ 0912 345 678, số cố định kèm mã vùng, "
            "ví dụ 0214 3840 123, hoặc số nước ngoài bắt đầu bằng dấu +."
        )
    )
