"""Applications for stalls that are still under way, and reports of violations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Application:
    """`acts` are (transition, days ago, data), done by a moderator."""

    number: int
    applicant: str
    kind: str
    name: str
    representative: str
    unit: str
    goods: str
    days: float
    acts: tuple[tuple[str, float, dict[str, Any]], ...] = ()
    has_paper: bool = True


APPLICATIONS = (
    Application(
        21,
        "congdan",
        "household",
        "Lạp Xưởng Bếp Khói",
        "Nguyễn Thị Mẫu",
        "02905",
        "Lạp xưởng, thịt lợn bản gác bếp. Làm theo đơn, nhiều nhất dịp cuối năm.",
        0.3,
    ),
    Application(
        22,
        "tieuthuong",
        "cooperative",
        "Hoa Hồng Cổ Ô Quý Hồ",
        "Giàng Thị Mẫu",
        "03004",
        "Nước hoa hồng, nụ hồng sấy, tinh dầu hồng từ giống hồng cổ.",
        1.4,
    ),
    Application(
        23,
        "tieuthuong2",
        "household",
        "Trứng Gà Đồi Bảo Ái",
        "Hà Thị Mẫu",
        "04750",
        "Trứng gà thả đồi, gà thịt sáu tháng.",
        4.0,
        (
            (
                "ask_supplement",
                2.6,
                {
                    "items": ["giay_dang_ky", "dia_chi"],
                    "note": "Ảnh giấy đăng ký bị lóa, không đọc được số. Địa chỉ còn thiếu tên thôn.",
                },
            ),
        ),
    ),
    Application(
        24,
        "congdan",
        "person",
        "Thuốc Gia Truyền Mẫu",
        "Bàn Văn Mẫu",
        "02947",
        "Thuốc viên chữa đau xương khớp gia truyền.",
        12.0,
        (
            (
                "refuse",
                10.0,
                {
                    "note": "Thuốc chữa bệnh là hàng kinh doanh có điều kiện, phải có số đăng ký lưu hành và giấy phép "
                    "của ngành y tế. Chợ không nhận hàng này. Dược liệu chưa thành thuốc thì mời gửi đơn khác.",
                },
            ),
        ),
        has_paper=False,
    ),
)


@dataclass(frozen=True)
class Report:
    """`goods` is stall/product. `acts` as above."""

    number: int
    goods: str
    reason: str
    details: str
    days: float
    acts: tuple[tuple[str, float, dict[str, Any]], ...] = ()


REPORTS = (
    Report(
        1,
        "duoc-lieu-ta-phin/cao-mem-atiso",
        "sai-chung-nhan",
        "Tôi mua lọ cao tháng trước, nhãn vẫn in 4 sao OCOP nhưng tra thấy giấy đã hết hạn.",
        0.5,
    ),
    Report(
        2,
        "mien-dao-ben-song/mien-dao-ngu-sac",
        "khac",
        "Hộp ghi 1 kg, tôi cân hai hộp đều chỉ được 900 g.",
        5.0,
        (
            (
                "order_mending",
                3.5,
                {
                    "finding": "Khối lượng thực của hộp thấp hơn số ghi trên nhãn quá mức cho phép. Hãy cân lại "
                    "kho, dán nhãn đúng và gửi ảnh phiếu cân.",
                    "answer": "Chúng tôi đã cân ba hộp lấy mẫu, đúng là thiếu. Gian hàng phải cân lại và sửa nhãn; "
                    "chúng tôi sẽ kiểm tra khi hết hạn.",
                    "until": 10,
                },
            ),
        ),
    ),
    Report(
        3,
        "lua-vang-muong-vi/gao-seng-cu-muong-vi",
        "sai-nguon-goc",
        "Nghe nói gạo này lấy ở tỉnh khác về đóng túi.",
        9.0,
        (
            (
                "dismiss",
                7.5,
                {
                    "answer": "Chúng tôi đã kiểm tra kho và nhật ký ruộng của hợp tác xã, khớp với sản lượng bán "
                    "ra. Không có căn cứ cho thấy gạo lấy từ nơi khác. Cảm ơn bạn đã báo.",
                },
            ),
        ),
    ),
)
