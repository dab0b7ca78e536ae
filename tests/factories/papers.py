"""One filled example of every paper, with the long names that real ones have. No real person."""

from __future__ import annotations

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from services.papers import data

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
TRACKING = "https://cong-laocai.example/tra-cuu/?ma=H38.10-20261124-0000017"

HEAD: dict[str, Any] = {
    "agency": "Ủy ban nhân dân phường Cam Đường",
    "code": "H38.10-20261124-0000017",
    "number": "17/TNHS",
    "issued_at": datetime.datetime(2026, 11, 24, 8, 30, tzinfo=HERE),
    "tracking_url": TRACKING,
}
ABOUT: dict[str, Any] = {
    "procedure": "Đăng ký khai sinh",
    "procedure_code": "1.001193",
    "applicant_name": "Nguyễn Thị Thử Nghiệm",
    "applicant_identity": "010 *** *** 234",
    "applicant_address": "Tổ dân phố số 12, phường Cam Đường, tỉnh Lào Cai",
    "applicant_phone": "0912 345 678",
    "applicant_email": "thu.nghiem@example.org",
    "owner_name": "Giàng Seo Mẫu",
    "officer_name": "Trần Văn Ví Dụ",
    "officer_phone": "0214 3000 000",
}
DOCUMENTS = (
    data.DocumentLine(name="Giấy chứng sinh do cơ sở khám bệnh, chữa bệnh nơi trẻ sinh ra cấp", originals=1),
    data.DocumentLine(name="Tờ khai đăng ký khai sinh theo mẫu (biểu mẫu điện tử tương tác)", electronic=1),
    data.DocumentLine(
        name="Giấy chứng nhận kết hôn của cha, mẹ (nếu dữ liệu chưa tra cứu được)", copies=2, electronic=1
    ),
)


def receipt(**changes: Any) -> data.ReceiptData:
    return data.ReceiptData(
        **{
            **HEAD,
            **ABOUT,
            "desk": "Trung tâm Phục vụ hành chính công phường Cam Đường",
            "documents": DOCUMENTS,
            "time_limit": "Trong ngày; nhận sau 15 giờ mà chưa giải quyết ngay được thì trả ngày làm việc tiếp theo",
            "received_at": HEAD["issued_at"],
            "due_at": datetime.datetime(2026, 11, 24, 17, 0, tzinfo=HERE),
            "result_place": "Trung tâm Phục vụ hành chính công phường Cam Đường",
            "fee": "Miễn lệ phí (đăng ký khai sinh đúng hạn)",
            "explanation": (
                "Nhận lúc 08:30 thứ Ba 24/11/2026, trước 15:00.",
                "Trả trong buổi chiều cùng ngày, 13:30–17:00.",
            ),
            **changes,
        }
    )


def supplement(**changes: Any) -> data.SupplementData:
    return data.SupplementData(
        **{
            **HEAD,
            **ABOUT,
            "number": "04/BSHS",
            "lines": (
                data.SupplementLine(
                    name="Giấy chứng sinh",
                    problem="Ảnh chụp mờ, không đọc được ngày sinh.",
                    fix="Chụp lại đủ bốn góc, đủ sáng.",
                ),
                data.SupplementLine(
                    name="Nơi cư trú của mẹ",
                    problem="Ghi thiếu tên tổ dân phố.",
                    fix="Ghi đầy đủ tổ dân phố, phường, tỉnh như trong cơ sở dữ liệu dân cư.",
                ),
            ),
            "reason": "Thông tin chưa đủ để đối chiếu với cơ sở dữ liệu quốc gia về dân cư.",
            "legal_ground": "Điều 16 Luật Hộ tịch số 60/2014/QH13",
            "deadline": datetime.date(2026, 12, 4),
            "where": "Trực tuyến tại trang tra cứu hồ sơ, hoặc trực tiếp tại Bộ phận Một cửa",
            **changes,
        }
    )


def refusal(**changes: Any) -> data.RefusalData:
    return data.RefusalData(
        **{
            **HEAD,
            **ABOUT,
            "number": "02/TCHS",
            "reason": "Trẻ đã được đăng ký khai sinh ngày 02/11/2026 tại xã Bát Xát.\nKhông đăng ký lần thứ hai.",
            "legal_ground": "Khoản 2 Điều 12 Luật Hộ tịch số 60/2014/QH13",
            "advice": "Nếu mất bản chính, ông/bà có thể xin bản sao trích lục khai sinh tại mọi Bộ phận Một cửa.",
            **changes,
        }
    )


def submission(**changes: Any) -> data.SubmissionData:
    return data.SubmissionData(
        **{
            **HEAD,
            **ABOUT,
            "secret": "K7QM-4XTD",
            "submitted_at": datetime.datetime(2026, 11, 23, 21, 5, tzinfo=HERE),
            "answer_by": datetime.datetime(2026, 11, 24, 17, 0, tzinfo=HERE),
            "documents": DOCUMENTS[1:],
            "next_steps": (
                "Bộ phận Một cửa kiểm tra hồ sơ trong 8 giờ làm việc.",
                "Ông/bà nhận giấy tiếp nhận và hẹn trả kết quả, hoặc yêu cầu bổ sung, qua thư điện tử.",
                "Khi có kết quả, ông/bà tải về tại trang tra cứu hoặc nhận tại nơi đã chọn.",
            ),
            **changes,
        }
    )


def birth_certificate(**changes: Any) -> data.BirthCertificateData:
    return data.BirthCertificateData(
        **{
            **HEAD,
            "number": "118/2026",
            "demonstration": True,
            "full_name": "Giàng Seo Mẫu",
            "date_of_birth": datetime.date(2026, 11, 3),
            "date_of_birth_in_words": "Ngày mùng ba tháng mười một năm hai nghìn không trăm hai mươi sáu",
            "sex": "Nam",
            "ethnicity": "Mông",
            "place_of_birth": "Bệnh viện Sản – Nhi tỉnh Lào Cai, phường Cam Đường, tỉnh Lào Cai",
            "hometown": "Xã Bắc Hà, tỉnh Lào Cai",
            "personal_id": "010226000000",
            "mother": data.Parent(
                name="Nguyễn Thị Thử Nghiệm",
                year_of_birth="1998",
                ethnicity="Kinh",
                residence="Tổ dân phố số 12, phường Cam Đường, tỉnh Lào Cai",
            ),
            "father": data.Parent(
                name="Giàng Seo Ví Dụ", year_of_birth="1996", ethnicity="Mông", residence="Xã Bắc Hà, tỉnh Lào Cai"
            ),
            "declarant_name": "Nguyễn Thị Thử Nghiệm",
            "declarant_identity": "Căn cước số 010 *** *** 234",
            "registered_on": datetime.date(2026, 11, 24),
            "signer_name": "Lê Thị Minh Họa",
            **changes,
        }
    )


EXAMPLES = {
    "receipt": receipt,
    "supplement": supplement,
    "refusal": refusal,
    "submission": submission,
    "birth_certificate": birth_certificate,
}
