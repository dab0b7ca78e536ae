"""How Vietnamese is written: folding, alphabetical order, numbers in words, identity formats, dates.

A pure library without Django. Every `parse_…` returns the one form to keep, or raises `InvalidFormat` with a plain
Vietnamese sentence that says what is wrong and what to do.
"""

from portal.vietnamese.dates import DateOrYear, format_date, long_date, parse_date, parse_date_or_year
from portal.vietnamese.errors import InvalidFormat
from portal.vietnamese.identity import CitizenId, Sex, mask_citizen_id, parse_citizen_id
from portal.vietnamese.names import parse_name
from portal.vietnamese.numbers import format_money, format_number, money_in_words, number_in_words
from portal.vietnamese.phones import format_phone, is_mobile, parse_phone
from portal.vietnamese.tax_codes import parse_tax_code
from portal.vietnamese.text import fold, normalise, sort_key

__all__ = [
    "CitizenId",
    "DateOrYear",
    "InvalidFormat",
    "Sex",
    "fold",
    "format_date",
    "format_money",
    "format_number",
    "format_phone",
    "is_mobile",
    "long_date",
    "mask_citizen_id",
    "money_in_words",
    "normalise",
    "number_in_words",
    "parse_citizen_id",
    "parse_date",
    "parse_date_or_year",
    "parse_name",
    "parse_phone",
    "parse_tax_code",
    "sort_key",
]
