"""The countries buyers name, by their ISO 3166 codes; `ZZ` is any other, which the place then names."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Country(models.TextChoices):
    VIET_NAM = "VN", _("Việt Nam")
    CHINA = "CN", _("Trung Quốc")
    LAOS = "LA", _("Lào")
    CAMBODIA = "KH", _("Campuchia")
    THAILAND = "TH", _("Thái Lan")
    MYANMAR = "MM", _("Myanmar")
    MALAYSIA = "MY", _("Malaysia")
    SINGAPORE = "SG", _("Singapore")
    INDONESIA = "ID", _("Indonesia")
    PHILIPPINES = "PH", _("Philippines")
    JAPAN = "JP", _("Nhật Bản")
    KOREA = "KR", _("Hàn Quốc")
    TAIWAN = "TW", _("Đài Loan")
    HONG_KONG = "HK", _("Hồng Kông")
    INDIA = "IN", _("Ấn Độ")
    AUSTRALIA = "AU", _("Australia")
    UNITED_ARAB_EMIRATES = "AE", _("Các Tiểu vương quốc Ả Rập Thống nhất")
    RUSSIA = "RU", _("Nga")
    GERMANY = "DE", _("Đức")
    FRANCE = "FR", _("Pháp")
    NETHERLANDS = "NL", _("Hà Lan")
    UNITED_KINGDOM = "GB", _("Anh")
    UNITED_STATES = "US", _("Hoa Kỳ")
    CANADA = "CA", _("Canada")
    OTHER = "ZZ", _("Nước khác")
