"""The electronic form of birth registration, as an editor would have built it.

The submitter, the owner, the remaining papers and the way the result comes back are added by the page itself.
"""

from __future__ import annotations

from typing import Any

COMMUNE_FIELD = "noi_dang_ky"
SUBJECT_FIELD = "tre_ho_ten"
DUTY_FIELD = "tre_ngay_sinh"
DUTY_DAYS = 60
DUTY_NOTE = (
    "Trẻ đã quá 60 ngày tuổi: vẫn được đăng ký, nhưng có thể phải nộp lệ phí đăng ký quá hạn theo "
    "Nghị quyết của HĐND tỉnh, "
    "trừ người được miễn."
)
MINUTES = 15
DECLARATION = (
    "Tôi cam đoan nội dung đề nghị đăng ký khai sinh trên đây là đúng sự thật, được sự thỏa thuận nhất trí của các bên "
    "liên quan theo quy định pháp luật, và chịu trách nhiệm trước pháp luật về nội dung cam đoan của mình."
)

# The 54 ethnic groups of Viet Nam, by the catalogue of Decision 121-TCTK/PPCĐ of 2 March 1979.
ETHNIC_GROUPS = (
    "Kinh",
    "Tày",
    "Thái",
    "Hoa",
    "Khmer",
    "Mường",
    "Nùng",
    "Mông",
    "Dao",
    "Gia Rai",
    "Ngái",
    "Ê Đê",
    "Ba Na",
    "Xơ Đăng",
    "Sán Chay",
    "Cơ Ho",
    "Chăm",
    "Sán Dìu",
    "Hrê",
    "Mnông",
    "Ra Glai",
    "Xtiêng",
    "Bru - Vân Kiều",
    "Thổ",
    "Giáy",
    "Cơ Tu",
    "Gié - Triêng",
    "Mạ",
    "Khơ Mú",
    "Co",
    "Tà Ôi",
    "Chơ Ro",
    "Kháng",
    "Xinh Mun",
    "Hà Nhì",
    "Chu Ru",
    "Lào",
    "La Chí",
    "La Ha",
    "Phù Lá",
    "La Hủ",
    "Lự",
    "Lô Lô",
    "Chứt",
    "Mảng",
    "Pà Thẻn",
    "Cơ Lao",
    "Cống",
    "Bố Y",
    "Si La",
    "Pu Péo",
    "Brâu",
    "Ơ Đu",
    "Rơ Măm",
)

Block = tuple[str, dict[str, Any]]


def ask(kind: str, key: str, label: str, **more: Any) -> Block:
    """A question of the form's editor, with the settings that are left out empty."""
    return (kind, {"label": label, "help": "", "required": True, "conditions": [], "key": key, **more})


def when(field: str, value: str) -> dict[str, str]:
    return {"field": field, "operator": "is", "value": value}


def options(*labels: str) -> list[dict[str, str]]:
    return [{"label": label, "value": ""} for label in labels]


def valued(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"label": label, "value": value} for value, label in pairs]


def section(key: str, title: str, *fields: Block, intro: str = "", conditions: Any = (), rules: Any = ()) -> Block:
    return (
        "section",
        {
            "title": title,
            "intro": intro,
            "fields": list(fields),
            "rules": list(rules),
            "conditions": list(conditions),
            "key": key,
        },
    )


def parent_fields(key: str, word: str) -> list[Block]:
    """What is asked about the mother and, where there is one, the father."""
    return [
        ask("text", f"{key}_ho_ten", f"Họ, chữ đệm, tên {word}", max_length=150),
        ask("partial_date", f"{key}_ngay_sinh", f"Ngày, tháng, năm sinh của {word}", when="past"),
        ask("choice", f"{key}_dan_toc", f"Dân tộc của {word}", options=options(*ETHNIC_GROUPS), look="select"),
        ask("text", f"{key}_quoc_tich", f"Quốc tịch của {word}", help="Ví dụ: Việt Nam.", max_length=60),
        ask("citizen_id", f"{key}_so_dinh_danh", f"Số định danh của {word}", required=False),
        ask(
            "text",
            f"{key}_noi_cu_tru",
            f"Nơi cư trú của {word}",
            help="Thôn hoặc tổ dân phố, xã hoặc phường, tỉnh.",
            max_length=250,
        ),
    ]


SECTIONS: list[Block] = [
    section(
        "noi_dang_ky_khai_sinh",
        "Nơi đăng ký",
        ask(
            "commune",
            COMMUNE_FIELD,
            "Đăng ký khai sinh tại xã, phường nào?",
            help="Nơi cha hoặc mẹ đang cư trú. Gõ tên cũ cũng tìm được.",
        ),
        ask(
            "choice",
            "quan_he_voi_tre",
            "Bạn là gì của trẻ?",
            options=valued(
                ("me", "Mẹ"),
                ("cha", "Cha"),
                ("ong_ba", "Ông hoặc bà"),
                ("nguoi_than", "Người thân thích khác"),
                ("nguoi_nuoi_duong", "Người, tổ chức đang nuôi dưỡng trẻ"),
                ("duoc_uy_quyen", "Người được ủy quyền"),
            ),
            look="radio",
        ),
    ),
    section(
        "tre",
        "Người được khai sinh",
        ask(
            "text",
            SUBJECT_FIELD,
            "Họ, chữ đệm, tên của trẻ",
            help="Viết đủ dấu, đúng như muốn ghi trên Giấy khai sinh.",
            max_length=150,
        ),
        ask(
            "date",
            DUTY_FIELD,
            "Ngày, tháng, năm sinh",
            help="Quá 60 ngày kể từ ngày sinh vẫn đăng ký được, nhưng có thể phải nộp lệ phí.",
            when="past",
        ),
        ask(
            "choice",
            "tre_gioi_tinh",
            "Giới tính",
            options=valued(("nam", "Nam"), ("nu", "Nữ")),
            look="radio",
        ),
        ask("choice", "tre_dan_toc", "Dân tộc", options=options(*ETHNIC_GROUPS), look="select"),
        ask("text", "tre_quoc_tich", "Quốc tịch", help="Ví dụ: Việt Nam.", max_length=60),
        ask(
            "text",
            "tre_noi_sinh",
            "Nơi sinh",
            help="Tên cơ sở y tế và địa chỉ. Sinh ngoài cơ sở y tế thì ghi thôn, xã, tỉnh.",
            max_length=250,
        ),
        ask("text", "tre_que_quan", "Quê quán", help="Xã hoặc phường, tỉnh; theo cha hoặc mẹ.", max_length=250),
        intro="Những điều này sẽ ghi trên Giấy khai sinh. Hãy đối chiếu với Giấy chứng sinh.",
    ),
    section("me", "Người mẹ", *parent_fields("me", "mẹ")),
    section(
        "cha",
        "Người cha",
        ask(
            "yes_no",
            "co_thong_tin_cha",
            "Có ghi thông tin về cha không?",
            help="Chưa xác định được cha thì chọn “Không”; phần về cha trên Giấy khai sinh để trống.",
        ),
        *[
            (kind, {**value, "conditions": [when("co_thong_tin_cha", "yes")]})
            for kind, value in parent_fields("cha", "cha")
        ],
        ask(
            "yes_no",
            "cha_me_da_ket_hon",
            "Cha mẹ đã đăng ký kết hôn chưa?",
            conditions=[when("co_thong_tin_cha", "yes")],
        ),
    ),
    section(
        "giay_to_ve_viec_sinh",
        "Giấy tờ về việc sinh",
        ask(
            "choice",
            "giay_to_chung_minh",
            "Bạn có giấy tờ nào về việc sinh?",
            options=valued(
                ("giay_chung_sinh", "Giấy chứng sinh"),
                ("van_ban_thay_the", "Không có Giấy chứng sinh: văn bản của người làm chứng, hoặc giấy cam đoan"),
                ("bien_ban_bo_roi", "Biên bản về việc trẻ bị bỏ rơi"),
                ("mang_thai_ho", "Văn bản xác nhận mang thai hộ"),
            ),
            look="radio",
        ),
        ask(
            "file",
            "giay_chung_sinh",
            "Giấy chứng sinh",
            help="Chụp thẳng, đủ bốn góc, đọc được chữ.",
            conditions=[when("giay_to_chung_minh", "giay_chung_sinh")],
            document="giay_chung_sinh",
            max_files=4,
            copies="1 bản chính",
        ),
        ask(
            "file",
            "van_ban_thay_the",
            "Văn bản của người làm chứng hoặc giấy cam đoan về việc sinh",
            conditions=[when("giay_to_chung_minh", "van_ban_thay_the")],
            document="van_ban_thay_the",
            max_files=4,
            copies="1 bản chính",
        ),
        ask(
            "file",
            "bien_ban_bo_roi",
            "Biên bản về việc trẻ bị bỏ rơi",
            conditions=[when("giay_to_chung_minh", "bien_ban_bo_roi")],
            document="bien_ban_bo_roi",
            max_files=4,
            copies="1 bản chính",
        ),
        ask(
            "file",
            "xac_nhan_mang_thai_ho",
            "Văn bản xác nhận đã thực hiện kỹ thuật hỗ trợ sinh sản cho việc mang thai hộ",
            conditions=[when("giay_to_chung_minh", "mang_thai_ho")],
            document="xac_nhan_mang_thai_ho",
            max_files=4,
            copies="1 bản chính",
        ),
    ),
]
