"""Trades in every state. Buyers, companies and addresses are made up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

BUYER, SELLER = "buyer", "seller"
Act = tuple[str, str, float, dict[str, Any]]  # side, transition, days ago, what it says


@dataclass(frozen=True)
class Trade:
    number: int
    goods: str  # stall/product
    days: float
    quantity: str
    unit: str
    buyer: str
    message: str
    acts: tuple[Act, ...] = ()
    language: str = "vi"
    account: str = ""
    country: str = "VN"
    place: str = "Hà Nội"
    currency: str = "VND"
    target: str = ""
    incoterm: str = "EXW"
    payment: str = "domestic"
    company: str = ""
    latin: str = ""


def _quote(price: str, quantity: str, unit: str, place: str, **more: Any) -> dict[str, Any]:
    return {
        "unit_price": price,
        "quantity": quantity,
        "unit": unit,
        "unit_note": "",
        "place": place,
        "currency": "VND",
        "incoterm": "EXW",
        "payment_term": "domestic",
        "deposit_percent": 0,
        "lead_days": 5,
        **more,
    }


CONFIRM: dict[str, Any] = {}
ABROAD: dict[str, Any] = {"payment_term": "deposit", "deposit_percent": 30, "lead_days": 20}

TRADES: tuple[Trade, ...] = (
    Trade(1, "que-huong-van-yen/bot-que-nguyen-chat", 0.4, "20", "kg", "Vũ Thị Mẫu", "Cần túi nhỏ để bán lẻ."),
    Trade(
        2,
        "lua-vang-muong-vi/gao-seng-cu-muong-vi",
        0.9,
        "200",
        "kg",
        "Nguyễn Thị Dân",
        "Gạo vụ mới, túi 5 kg. Giao trước rằm được không?",
        ((BUYER, "confirm_email", 0.9, CONFIRM),),
        account="congdan",
        place="Phường Sa Pa, Lào Cai",
        target="36000",
    ),
    Trade(
        3,
        "nong-san-cao-son/che-o-long-cao-son",
        1.2,
        "500",
        "kg",
        "Mai Sample",
        "Looking for spring oolong, rolled, in 5 kg vacuum bags. Please send residue test reports with the quotation.",
        ((BUYER, "confirm_email", 1.1, CONFIRM),),
        language="en",
        country="DE",
        place="Hamburg",
        currency="USD",
        target="22.5",
        incoterm="FOB",
        payment="deposit",
        company="Sample Tea Import",
    ),
    Trade(
        4,
        "que-huong-van-yen/que-thanh-van-yen",
        6.0,
        "20",
        "tonne",
        "李样本",
        "需要水分 13% 以下，含油量检测单，20 吨，金城口岸交货。",
        (
            (BUYER, "confirm_email", 5.9, CONFIRM),
            (
                SELLER,
                "quote",
                5.0,
                _quote("28500", "20", "tonne", "Cửa khẩu Kim Thành", currency="CNY", incoterm="DAP", **ABROAD)
                | {"note": "Giá gồm kiểm dịch và chứng nhận xuất xứ mẫu E."},
            ),
        ),
        language="zh-hans",
        country="CN",
        place="河口",
        currency="CNY",
        target="27500",
        incoterm="DAP",
        payment="deposit",
        company="昆明样本贸易公司",
        latin="Kunming Sample Trading Co.",
    ),
    Trade(
        5,
        "nong-san-cao-son/sa-nhan-tim-kho",
        8.0,
        "2",
        "tonne",
        "王样本",
        "今年新货，颗粒均匀，请报口岸价。",
        (
            (BUYER, "confirm_email", 7.9, CONFIRM),
            (
                SELLER,
                "quote",
                7.0,
                _quote("92000", "2", "tonne", "Cửa khẩu Kim Thành", currency="CNY", incoterm="DAP", **ABROAD),
            ),
            (
                BUYER,
                "counter",
                4.0,
                _quote("86000", "2", "tonne", "Cua khau Kim Thanh", currency="CNY", incoterm="DAP", **ABROAD)
                | {"note": "量大，希望优惠。"},
            ),
        ),
        language="zh-hans",
        country="CN",
        place="昆明",
        currency="CNY",
        incoterm="DAP",
        payment="deposit",
        company="云南样本药材公司",
        latin="Yunnan Sample Herbs Co.",
    ),
    Trade(
        6,
        "huong-cay-muong-khuong/tuong-ot-muong-khuong",
        10.0,
        "480",
        "bottle",
        "Lê Văn Mẫu",
        "Bán ở cửa hàng đặc sản, cần giấy an toàn thực phẩm.",
        (
            (BUYER, "confirm_email", 9.9, CONFIRM),
            (
                SELLER,
                "quote",
                9.0,
                _quote("39000", "480", "bottle", "Phường Lào Cai", payment_term="deposit", deposit_percent=30),
            ),
            (BUYER, "accept", 8.0, CONFIRM),
        ),
        company="Cửa hàng Đặc sản Mẫu",
        payment="deposit",
    ),
    Trade(
        7,
        "che-shan-may-trang/che-shan-tuyet-suoi-giang",
        24.0,
        "2000",
        "100g",
        "Claire Sample",
        "First order for our tea rooms; organic papers needed.",
        (
            (BUYER, "confirm_email", 23.9, CONFIRM),
            (
                SELLER,
                "quote",
                22.0,
                _quote("4.2", "2000", "100g", "Cang Hai Phong", currency="USD", incoterm="FOB", **ABROAD),
            ),
            (BUYER, "message", 21.0, {"note": "Could you include twenty tasting samples?"}),
            (SELLER, "message", 20.5, {"note": "Có, chúng tôi gửi kèm 20 gói thử 10 g."}),
            (BUYER, "accept", 20.0, CONFIRM),
            (BUYER, "declare_deposited", 17.0, CONFIRM),
            (SELLER, "confirm_deposited", 16.0, CONFIRM),
        ),
        language="en",
        country="FR",
        place="Lyon",
        currency="USD",
        incoterm="FOB",
        payment="deposit",
        company="Maison de Thé Sample",
    ),
    Trade(
        8,
        "huong-cay-muong-khuong/quyt-muong-khuong",
        14.0,
        "1000",
        "kg",
        "Trịnh Thị Mẫu",
        "Quýt còn lá, thùng 10 kg, giao hai đợt.",
        (
            (BUYER, "confirm_email", 13.9, CONFIRM),
            (SELLER, "quote", 13.0, _quote("24000", "1000", "kg", "Hà Nội", incoterm="CPT")),
            (BUYER, "accept", 12.0, CONFIRM),
            (SELLER, "declare_shipped", 9.0, {"note": "Đã gửi xe đợt một và đợt hai, 100 thùng."}),
            (BUYER, "confirm_shipped", 8.0, CONFIRM),
            (BUYER, "declare_received", 6.0, CONFIRM),
        ),
    ),
    Trade(
        9,
        "nep-tan-tu-le/gao-nep-tan-tu-le",
        30.0,
        "1",
        "tonne",
        "Đặng Văn Mẫu",
        "Đóng túi 2 kg in nhãn của cửa hàng.",
        (
            (BUYER, "confirm_email", 29.9, CONFIRM),
            (SELLER, "quote", 28.0, _quote("36500000", "1", "tonne", "Phường Nghĩa Lộ")),
            (BUYER, "accept", 27.0, CONFIRM),
            (SELLER, "declare_shipped", 20.0, CONFIRM),
            (BUYER, "confirm_shipped", 19.0, CONFIRM),
            (BUYER, "declare_received", 17.0, CONFIRM),
            (SELLER, "confirm_received", 16.0, CONFIRM),
        ),
        company="Cửa hàng Gạo Mẫu",
    ),
    Trade(
        10,
        "cham-xanh-ta-van/khan-tho-cam-det-tay",
        45.0,
        "20",
        "piece",
        "Nguyễn Thị Dân",
        "Làm quà hội nghị, mỗi chiếc một túi vải.",
        (
            (BUYER, "confirm_email", 44.9, CONFIRM),
            (SELLER, "quote", 44.0, _quote("250000", "20", "piece", "Phường Sa Pa")),
            (BUYER, "accept", 43.0, CONFIRM),
            (SELLER, "declare_shipped", 36.0, CONFIRM),
            (BUYER, "confirm_shipped", 35.0, CONFIRM),
            (BUYER, "declare_received", 34.0, CONFIRM),
            (SELLER, "confirm_received", 34.0, CONFIRM),
            (BUYER, "declare_closed", 33.0, CONFIRM),
            (SELLER, "confirm_closed", 33.0, CONFIRM),
        ),
        account="congdan",
        place="Phường Sa Pa, Lào Cai",
    ),
    Trade(
        11,
        "mang-bat-do-doi-xanh/mang-kho-bat-do",
        18.0,
        "200",
        "kg",
        "Phan Thị Mẫu",
        "Măng miếng dày, không vụn.",
        (
            (BUYER, "confirm_email", 17.9, CONFIRM),
            (SELLER, "quote", 17.0, _quote("270000", "200", "kg", "Phường Yên Bái")),
            (BUYER, "accept", 16.0, CONFIRM),
            (SELLER, "declare_shipped", 10.0, CONFIRM),
            (BUYER, "confirm_shipped", 9.0, CONFIRM),
            (
                BUYER,
                "dispute_shipped",
                3.0,
                {"note": "Nhận 200 kg nhưng ba bao bị mốc, đã gửi ảnh mà người bán chưa đồng ý đổi."},
            ),
        ),
        company="Siêu thị Mẫu",
    ),
    Trade(
        12,
        "ca-suoi-lanh-sa-pa/ca-tam-song",
        7.0,
        "500",
        "kg",
        "赵样本",
        "活鱼，河口交货。",
        (
            (BUYER, "confirm_email", 6.9, CONFIRM),
            (
                SELLER,
                "decline",
                5.5,
                {"note": "Cơ sở chưa đăng ký xuất khẩu cá sống nên chưa bán được. Mời quý khách hỏi lại sau."},
            ),
        ),
        language="zh-hans",
        country="CN",
        place="河口",
        currency="CNY",
        incoterm="DAP",
        payment="deposit",
        company="河口样本水产",
        latin="Hekou Sample Aquatic",
    ),
)
