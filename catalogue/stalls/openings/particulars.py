"""The questions that the form of opening a stall must ask, and what their answers mean for the stall."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from catalogue.stalls.pages import MerchantKind
from portal.organisations.models import AdministrativeUnit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from catalogue.stalls.openings.models import StallOpening

# What the engine must find in the form, whatever else the editors ask.
KEYS = (
    "loai_chu_the",
    "ten_gian_hang",
    "ten_phap_ly",
    "ma_so",
    "nguoi_dai_dien",
    "xa_phuong",
    "dia_chi",
    "dien_thoai",
    "thu_dien_tu",
    "mat_hang",
    "dong_y_quy_che",
)
BIN = re.compile(r"\d{6}")


def read_into(case: StallOpening, answers: Mapping[str, Any]) -> None:
    """Keeps `answers` with `case` and repeats what is searched. Raises ValidationError where something is missing."""
    kind = str(answers.get("loai_chu_the") or "")
    unit = _unit(answers.get("xa_phuong"))
    if kind not in MerchantKind.values or unit is None:
        raise ValidationError(_("Hãy chọn loại chủ thể và xã, phường nơi đặt gian hàng."))
    if not answers.get("dong_y_quy_che"):
        raise ValidationError(_("Muốn mở gian hàng, bạn phải đồng ý với quy chế hoạt động của chợ."))
    case.answers = dict(answers)
    case.merchant_kind, case.unit = kind, unit
    case.name = _text(answers, "ten_gian_hang", 200)
    case.legal_name = _text(answers, "ten_phap_ly", 200)
    case.tax_code = _text(answers, "ma_so", 14)
    case.phone = _text(answers, "dien_thoai", 16)
    case.email = _text(answers, "thu_dien_tu", 254)
    if not (case.name and case.legal_name and case.tax_code and case.email):
        raise ValidationError(_("Hãy điền tên gian hàng, tên pháp lý, mã số và thư điện tử."))


def stall_values(case: StallOpening) -> dict[str, Any]:
    """The fields of the stall, its names and address aside, which the moderator settles."""
    answers = case.answers
    bank = _text(answers, "ngan_hang", 6)
    return {
        "merchant_kind": case.merchant_kind,
        "tax_code": case.tax_code,
        "registration_number": _text(answers, "so_dang_ky", 60),
        "registered_on": _day(answers.get("ngay_cap")),
        "registered_at": _text(answers, "noi_cap", 200),
        "representative": _text(answers, "nguoi_dai_dien", 150),
        "unit": case.unit,
        "address": _text(answers, "dia_chi", 250),
        "phone": case.phone,
        "email": case.email,
        "bank_bin": bank if BIN.fullmatch(bank) else "",
        "bank_account": _text(answers, "so_tai_khoan", 19),
        "bank_holder": _text(answers, "chu_tai_khoan", 100),
        "lead": _text(answers, "gioi_thieu", 300),
    }


def _text(answers: Mapping[str, Any], key: str, most: int) -> str:
    return str(answers.get(key) or "").strip()[:most]


def _day(answer: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(answer or ""))
    except ValueError:
        return None


def _unit(answer: object) -> AdministrativeUnit | None:
    code = answer.get("code") if isinstance(answer, dict) else answer
    return AdministrativeUnit.objects.filter(code=str(code)).first() if code else None
