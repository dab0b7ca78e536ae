"""Tax codes: 10 digits of a business, 10-3 of its branch, 12 of a person or a household business.

Since 1 July 2025 persons and household businesses use their 12-digit identity number as tax code.
"""

from __future__ import annotations

import re
import unicodedata

from stdnum.vn import mst

from portal.vietnamese.errors import InvalidFormat, gettext_noop
from portal.vietnamese.identity import CitizenId

_SEPARATORS = re.compile(r"[\s.\-‐-―]")


def parse_tax_code(text: str) -> str:
    """The code to keep: "0100233488", "0100233488-001" or twelve digits. Raises InvalidFormat."""
    digits = _SEPARATORS.sub("", unicodedata.normalize("NFKC", text))
    if not digits:
        raise InvalidFormat(gettext_noop("Chưa có mã số thuế. Hãy nhập mã số thuế ghi trên giấy đăng ký."))
    if not (digits.isascii() and digits.isdigit()):
        raise InvalidFormat(
            gettext_noop("Mã số thuế chỉ gồm chữ số. Hãy nhập mã số thuế ghi trên giấy chứng nhận đăng ký.")
        )
    if len(digits) == 12:
        return CitizenId.parse(digits).number
    if len(digits) not in (10, 13):
        raise InvalidFormat(
            gettext_noop(
                "Mã số thuế có 10 chữ số (doanh nghiệp), 13 chữ số (chi nhánh) hoặc 12 chữ số (cá nhân, hộ kinh "
                "doanh), nhưng mã vừa nhập có %(count)s chữ số. Hãy kiểm tra lại."
            ),
            count=len(digits),
        )
    main, branch = digits[:10], digits[10:]
    if branch == "000":
        raise InvalidFormat(
            gettext_noop("Ba chữ số cuối của mã số thuế chi nhánh chạy từ 001 đến 999. Hãy kiểm tra lại.")
        )
    if not mst.is_valid(main):
        raise InvalidFormat(
            gettext_noop(
                "Mã số thuế không đúng chữ số kiểm tra, có thể do gõ nhầm một chữ số. Hãy so lại với giấy chứng nhận "
                "đăng ký."
            )
        )
    return f"{main}-{branch}" if branch else main
