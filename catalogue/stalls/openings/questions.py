"""The form of opening a stall as a new market begins with it; editors change it in the admin afterwards.

Block values as Wagtail keeps them in `StallOpeningFormPage.sections`.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_noop as _

from catalogue.market.categories import Category
from catalogue.stalls.pages import MerchantKind

INTRO = _(
    "<p>Gian hàng do cơ quan vận hành chợ xét theo Luật Thương mại điện tử: danh tính người bán, giấy tờ, hàng hóa "
    "không bị cấm và thông tin liên hệ đầy đủ.</p>"
)
DECLARATION = _(
    "Tôi cam đoan những điều khai trên là đúng sự thật, chịu trách nhiệm trước pháp luật về hàng hóa của mình và thực "
    "hiện quy chế hoạt động của chợ."
)


def question(kind: str, label: str, key: str, **value: Any) -> dict[str, Any]:
    return {"type": kind, "value": {"label": label, "key": key, **value}}


def section(title: str, *fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "section", "value": {"title": title, "fields": list(fields), "rules": []}}


def when(field: str, value: str, operator: str = "is") -> list[dict[str, str]]:
    return [{"field": field, "operator": operator, "value": value}]


def opening_sections() -> list[dict[str, Any]]:
    """Merchant, contact, goods, papers; the kinds of goods are those of today."""
    kinds = [{"label": str(label), "value": str(value)} for value, label in MerchantKind.choices]
    person = str(MerchantKind.PERSON.label)
    goods = [{"label": category.name, "value": category.slug} for category in Category.objects.all()]
    registered = when("loai_chu_the", person, "is_not")
    asked_goods = [
        question(
            "long_text",
            "Bạn bán những gì?",
            "mat_hang",
            help="Tên hàng, làm ra ở đâu, mùa nào có. Ví dụ: gạo Séng Cù vụ tháng 6 và tháng 11.",
            max_length=2000,
        ),
        question("yes_no", "Có thực phẩm không?", "thuc_pham"),
    ]
    if len(goods) > 1:
        asked_goods.insert(1, question("choices", "Loại hàng", "nganh_hang", options=goods, required=False))
    return [
        section(
            "Chủ gian hàng",
            question("choice", "Bạn là", "loai_chu_the", options=kinds),
            question("text", "Tên gian hàng", "ten_gian_hang", help="Tên người mua nhìn thấy trên chợ", max_length=120),
            question(
                "text",
                "Tên pháp lý",
                "ten_phap_ly",
                help="Như trên giấy đăng ký; cá nhân thì ghi họ tên",
                max_length=200,
            ),
            question(
                "tax_code",
                "Mã số thuế hoặc số định danh cá nhân",
                "ma_so",
                help="Doanh nghiệp, hợp tác xã 10 số; chi nhánh 13 số; cá nhân, hộ kinh doanh 12 số",
            ),
            question("text", "Số giấy đăng ký", "so_dang_ky", max_length=60, conditions=registered),
            question("date", "Ngày cấp", "ngay_cap", when="past", conditions=registered),
            question("text", "Nơi cấp", "noi_cap", max_length=200, conditions=registered),
            question("text", "Người đại diện", "nguoi_dai_dien", purpose="name", max_length=150),
        ),
        section(
            "Liên hệ",
            question("commune", "Xã, phường", "xa_phuong"),
            question("text", "Địa chỉ", "dia_chi", help="Số nhà, đường hoặc thôn, tổ dân phố", max_length=250),
            question("phone", "Số điện thoại", "dien_thoai", help="Người mua gọi số này"),
            question("email", "Thư điện tử", "thu_dien_tu", help="Nhận kết quả xét đơn và câu hỏi giá"),
        ),
        section(
            "Hàng hóa",
            *asked_goods,
            question("text", "Giới thiệu trong một câu", "gioi_thieu", required=False, max_length=300),
        ),
        section(
            "Tài khoản ngân hàng (nếu có)",
            question(
                "text",
                "Mã ngân hàng (BIN, 6 số)",
                "ngan_hang",
                required=False,
                help="In trên đơn đặt hàng; để trống nếu chưa biết",
                max_length=6,
            ),
            question("text", "Số tài khoản", "so_tai_khoan", required=False, max_length=19),
            question("text", "Chủ tài khoản", "chu_tai_khoan", required=False, max_length=100),
        ),
        section(
            "Giấy tờ và quy chế",
            question(
                "file",
                "Giấy đăng ký kinh doanh hoặc giấy tờ tương đương",
                "giay_dang_ky",
                max_files=3,
                conditions=registered,
            ),
            question(
                "file",
                "Giấy tờ an toàn thực phẩm",
                "giay_attp",
                required=False,
                max_files=5,
                help="Giấy chứng nhận cơ sở đủ điều kiện, bản cam kết hoặc bản tự công bố",
                conditions=when("thuc_pham", "Có"),
            ),
            question("file", "Giấy tờ khác", "giay_to_khac", required=False, max_files=5),
            question("declaration", "Tôi đã đọc và đồng ý với quy chế hoạt động của chợ", "dong_y_quy_che"),
        ),
    ]
