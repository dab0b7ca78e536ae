"""The form of reporting as a new market begins with it; editors change it in the admin afterwards."""

from __future__ import annotations

from typing import Any

from catalogue.market.goods_field import KEY
from catalogue.stalls.openings.questions import question, section
from catalogue.violations.models import ReportReason


def report_sections() -> list[dict[str, Any]]:
    """Block values as Wagtail keeps them in `ReportFormPage.sections`."""
    reasons = [{"label": str(label), "value": str(value)} for value, label in ReportReason.choices]
    return [
        section(
            "Tin báo",
            question("goods", "Bạn báo về", KEY),
            question("choice", "Điều gì không đúng?", "ly_do", options=reasons),
            question(
                "long_text",
                "Kể rõ sự việc",
                "noi_dung",
                help="Bạn thấy gì, ở đâu, khi nào; đã mua thì ghi ngày mua. Gian hàng không đọc được phần này.",
            ),
            question("file", "Ảnh, hóa đơn hoặc giấy tờ", "dinh_kem", required=False, max_files=5),
            question(
                "email",
                "Thư điện tử",
                "thu_dien_tu",
                required=False,
                help="Để nhận trả lời. Để trống thì bạn xem trả lời bằng số và mã tra cứu. Gian hàng không được biết.",
            ),
        )
    ]
