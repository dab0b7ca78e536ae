"""The words of trade: on which terms goods are delivered and paid."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Incoterm(models.TextChoices):
    """Incoterms 2020 that this market uses; DAP at the border gate is how most goods go to Yunnan."""

    EXW = "EXW", _("EXW – giao tại xưởng của người bán")
    FCA = "FCA", _("FCA – giao cho người chuyên chở")
    FOB = "FOB", _("FOB – giao lên tàu tại cảng xếp hàng")
    CIF = "CIF", _("CIF – tiền hàng, bảo hiểm và cước đến cảng")
    CPT = "CPT", _("CPT – cước trả tới nơi đến")
    DAP = "DAP", _("DAP – giao tại nơi đến, ví dụ cửa khẩu")
    DDP = "DDP", _("DDP – giao tận nơi, đã nộp thuế")


class PaymentTerm(models.TextChoices):
    ADVANCE = "advance", _("Chuyển khoản trước (T/T)")
    DEPOSIT = "deposit", _("Chuyển khoản: đặt cọc, phần còn lại sau (T/T)")
    LETTER_OF_CREDIT = "letter_of_credit", _("Thư tín dụng trả ngay (L/C)")
    DOMESTIC = "domestic", _("Tiền mặt hoặc chuyển khoản trong nước")
    OTHER = "other", _("Cách khác, ghi trong lời nhắn")


class Currency(models.TextChoices):
    VND = "VND", _("đồng (VND)")
    USD = "USD", _("đô la Mỹ (USD)")
    CNY = "CNY", _("nhân dân tệ (CNY)")


class Side(models.TextChoices):
    BUYER = "buyer", _("Người mua")
    SELLER = "seller", _("Người bán")

    @property
    def other(self) -> Side:
        return Side.SELLER if self is Side.BUYER else Side.BUYER
