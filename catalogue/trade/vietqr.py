"""The code that banking apps in Viet Nam read: an EMVCo merchant-presented code with NAPAS's template for transfers.

Tag 38 holds GUID `A000000727`, the bank's BIN with the account, and the service `QRIBFTTA` (transfer to an account).
"""

from __future__ import annotations

import re

from portal.vietnamese import fold

GUID, TO_ACCOUNT, DONG = "A000000727", "QRIBFTTA", "704"
LONGEST_PURPOSE = 25


def vietqr(*, bank_bin: str, account: str, amount: int, purpose: str = "") -> str:
    """The text to be drawn as QR code: transfer `amount` đồng to `account` of the bank `bank_bin` (six digits).

    `purpose` is cut to 25 letters and digits, as every bank takes them. Raises ValueError for what no bank has.
    """
    if not re.fullmatch(r"\d{6}", bank_bin) or not re.fullmatch(r"[0-9A-Za-z]{1,19}", account) or amount <= 0:
        raise ValueError(
            "a transfer needs a BIN of six digits, an account of up to 19 signs and an amount above nought"
        )
    beneficiary = _tag("00", bank_bin) + _tag("01", account)
    words = " ".join(re.sub(r"[^0-9A-Za-z]+", " ", fold(purpose).upper()).split())[:LONGEST_PURPOSE].strip()
    text = "".join(
        [
            _tag("00", "01"),
            _tag("01", "12"),
            _tag("38", _tag("00", GUID) + _tag("01", beneficiary) + _tag("02", TO_ACCOUNT)),
            _tag("53", DONG),
            _tag("54", str(amount)),
            _tag("58", "VN"),
            _tag("62", _tag("08", words)) if words else "",
            "6304",
        ]
    )
    return f"{text}{crc16(text):04X}"


def _tag(tag: str, value: str) -> str:
    return f"{tag}{len(value):02}{value}"


def crc16(text: str) -> int:
    """CRC-16/CCITT-FALSE (polynomial 0x1021, start 0xFFFF) over the ASCII of `text`, as EMVCo prescribes."""
    value = 0xFFFF
    for byte in text.encode("ascii"):
        value ^= byte << 8
        for _bit in range(8):
            value = ((value << 1) ^ 0x1021 if value & 0x8000 else value << 1) & 0xFFFF
    return value
