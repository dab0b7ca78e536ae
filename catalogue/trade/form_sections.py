"""The sections of the enquiry form in the market's three languages, as the demonstration and the tests set it up.

Keys and option values are the same in each: `catalogue.trade.receiving` knows the questions by them.
"""

from __future__ import annotations

from typing import Any

from catalogue.languages import Language
from catalogue.products.units import Unit
from catalogue.trade.countries import Country
from catalogue.trade.form_wording import COUNTRIES, INCOTERMS, PAYMENTS, UNITS, WORDS
from catalogue.trade.terms import Currency, Incoterm, PaymentTerm

LANGUAGES = tuple(Language)
SLUGS = {Language.VIETNAMESE: "hoi-gia", Language.ENGLISH: "request-a-quotation", Language.CHINESE: "xun-jia"}


def title(language: Language) -> str:
    return WORDS["title"][_column(language)]


def sections(language: Language) -> list[dict[str, Any]]:
    """The blocks of `EnquiryFormPage.sections`."""

    def word(key: str) -> str:
        return WORDS[key][_column(language)]

    def ask(kind: str, key: str, *, required: bool = True, **settings: Any) -> dict[str, Any]:
        hint = WORDS.get(f"{key}?")
        value = {"label": word(key), "key": key, "required": required, **settings}
        return {"type": kind, "value": value | ({"help": hint[_column(language)]} if hint else {})}

    def options(choices: Any, words: dict[str, tuple[str, str, str]]) -> list[dict[str, str]]:
        return [{"label": words[value][_column(language)], "value": value} for value in choices.values]

    countries = options(Country, COUNTRIES)
    currencies = [{"label": value, "value": value} for value in Currency.values]
    wishes = [
        {"type": "goods", "value": {"label": word("hang"), "key": "hang", "required": True}},
        ask("number", "so_luong", decimals=3, least="0.001", most="9999999999"),
        ask("choice", "don_vi", options=options(Unit, UNITS), look="select"),
        ask("number", "gia_mong_muon", required=False, decimals=4, least="0.0001", most="9999999999"),
        ask("choice", "dong_tien", options=currencies),
        ask("date", "can_truoc", required=False, when="future"),
    ]
    delivery = [
        ask("choice", "nuoc_den", options=countries, look="select"),
        ask("text", "noi_den", required=False),
        ask("choice", "incoterm", required=False, options=options(Incoterm, INCOTERMS), look="select"),
        ask("choice", "thanh_toan", required=False, options=options(PaymentTerm, PAYMENTS)),
        ask("long_text", "loi_nhan", required=False),
        ask("file", "tep", required=False, max_files=5),
    ]
    latin = language == Language.CHINESE
    buyer = [
        ask("text", "nguoi_mua", max_length=150),
        ask("text", "ten_latin", required=latin),
        ask("text", "cong_ty", required=False),
        ask("choice", "nuoc", options=countries, look="select"),
        ask("email", "thu_dien_tu"),
        ask("text", "dien_thoai", required=False, max_length=40),
    ]
    return [
        {"type": "section", "value": {"title": word(name), "key": name, "fields": fields, "rules": []}}
        for name, fields in (("muon_mua", wishes), ("giao_nhan", delivery), ("lien_he", buyer))
    ]


def _column(language: Language) -> int:
    return LANGUAGES.index(language)
