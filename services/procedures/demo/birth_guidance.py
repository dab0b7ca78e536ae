"""What the guidance page of birth registration says (national code 1.001193)."""

from __future__ import annotations

from typing import Any

from services.procedures.demo.laws import CIVIL_STATUS, NEW_LAW

CODE = "1.001193"
SLUG = "dang-ky-khai-sinh"
TITLE = "Đăng ký khai sinh"
KEYWORDS = ("làm giấy khai sinh", "giấy khai sinh", "khai sinh cho con", "đăng ký cho em bé", "trẻ sơ sinh")

SUMMARY = "Làm giấy khai sinh cho con, trong vòng 60 ngày kể từ ngày sinh."
PAPERS_NOTE = "Giấy chứng sinh, giấy tờ tùy thân"
SUBJECTS = (
    "Cha hoặc mẹ có trách nhiệm đăng ký khai sinh cho con trong vòng 60 ngày kể từ ngày sinh con. "
    "Cha mẹ không làm được "
    "thì ông, bà, người thân thích khác, hoặc cá nhân, tổ chức đang nuôi dưỡng trẻ làm thay."
)
STEPS: list[tuple[str, dict[str, str]]] = [
    (
        "step",
        {
            "title": "Chuẩn bị giấy tờ",
            "text": "<p>Quan trọng nhất là <b>Giấy chứng sinh</b> do cơ sở y tế cấp. Chụp ảnh rõ bốn "
            "góc, đọc được chữ, hoặc "
            "quét thành PDF. Không có Giấy chứng sinh vẫn đăng ký được, xem mục Giấy tờ.</p>",
        },
    ),
    (
        "step",
        {
            "title": "Điền tờ khai và gửi",
            "text": "<p>Điền tờ khai điện tử từng phần, khoảng 15 phút. Đang làm dở có thể dừng và "
            "làm tiếp sau. Trước khi "
            "gửi, bạn xem lại toàn bộ. Không quen dùng máy thì đến Bộ phận Một cửa của bất kỳ xã, phường nào trong "
            "tỉnh để được giúp.</p>",
        },
    ),
    (
        "step",
        {
            "title": "Nhận giấy tiếp nhận và hẹn trả",
            "text": "<p>Gửi xong bạn có ngay số hồ sơ và mã tra cứu. Cán bộ Một cửa kiểm tra và gửi "
            "giấy hẹn ghi rõ giờ "
            "trả kết quả. Nếu thiếu gì, phiếu yêu cầu bổ sung nói rõ thiếu ở đâu và cách sửa.</p>",
        },
    ),
    (
        "step",
        {
            "title": "Kiểm tra và nhận Giấy khai sinh",
            "text": "<p>Nhận Giấy khai sinh tại nơi đã chọn, mang theo giấy tờ tùy thân và Giấy "
            "chứng sinh bản chính để đối "
            "chiếu. Đọc kỹ từng chữ trước khi ký sổ.</p>",
        },
    ),
]


def paper(key: str, name: str, **facts: Any) -> dict[str, Any]:
    defaults = {"note": "", "originals": 1, "copies": 0, "mandatory": True, "present_only": False, "template": None}
    return {"key": key, "name": name, **defaults, **facts}


DOCUMENTS: list[tuple[str, dict[str, Any]]] = [
    (
        "case",
        {
            "name": "",
            "documents": [
                paper(
                    "to_khai",
                    "Tờ khai đăng ký khai sinh",
                    present_only=True,
                    note="Nộp trực tuyến thì điền tờ khai điện tử ngay trên trang này, không cần bản giấy.",
                ),
                paper(
                    "giay_to_tuy_than",
                    "Thẻ căn cước, hộ chiếu hoặc giấy tờ khác có ảnh của người đi đăng ký",
                    present_only=True,
                    note="Còn giá trị sử dụng; chỉ xuất trình khi nhận kết quả.",
                ),
                paper(
                    "giay_ket_hon",
                    "Giấy chứng nhận kết hôn của cha mẹ",
                    mandatory=False,
                    originals=0,
                    copies=1,
                    note="Chỉ khi cha mẹ đã kết hôn mà cơ quan không tra được trong cơ sở dữ liệu hộ tịch.",
                ),
                paper(
                    "van_ban_uy_quyen",
                    "Văn bản ủy quyền",
                    mandatory=False,
                    note="Khi nhờ người khác làm thay. Ông bà, cha mẹ, con, vợ chồng, anh chị em ruột làm thay thì "
                    "văn bản không cần chứng thực.",
                ),
            ],
        },
    ),
    (
        "case",
        {
            "name": "Trẻ có Giấy chứng sinh",
            "documents": [paper("giay_chung_sinh", "Giấy chứng sinh", note="Do cơ sở y tế nơi trẻ sinh ra cấp.")],
        },
    ),
    (
        "case",
        {
            "name": "Trẻ không có Giấy chứng sinh",
            "documents": [
                paper(
                    "van_ban_thay_the",
                    "Văn bản của người làm chứng xác nhận việc sinh",
                    note="Không có người làm chứng thì nộp giấy cam đoan về việc sinh.",
                )
            ],
        },
    ),
    (
        "case",
        {
            "name": "Trẻ bị bỏ rơi",
            "documents": [
                paper("bien_ban_bo_roi", "Biên bản về việc trẻ bị bỏ rơi", note="Do cơ quan có thẩm quyền lập.")
            ],
        },
    ),
    (
        "case",
        {
            "name": "Trẻ sinh ra do mang thai hộ",
            "documents": [
                paper(
                    "xac_nhan_mang_thai_ho",
                    "Văn bản của cơ sở y tế xác nhận đã thực hiện kỹ thuật hỗ trợ sinh sản cho việc mang thai hộ",
                )
            ],
        },
    ),
]


def exemption(key: str, reason: str, proof: str = "") -> tuple[str, dict[str, Any]]:
    value = {
        "key": key,
        "reason": reason,
        "percent": 100,
        "proof": proof,
        "source": "",
        "by_provincial_resolution": True,
    }
    return ("exemption", value)


FEES_NOTE = "Không mất tiền nếu trong 60 ngày"
FEES: list[tuple[str, dict[str, Any]]] = [
    (
        "fee",
        {
            "key": "dung_han",
            "name": "Lệ phí đăng ký khai sinh đúng hạn",
            "case": "Trong vòng 60 ngày kể từ ngày sinh, cha mẹ là công dân Việt Nam cư trú trong nước",
            "amount": 0,
            "online_amount": None,
            "by_provincial_resolution": False,
            "timing": "1",
            "source": "Điều 11 Luật Hộ tịch 2014",
        },
    ),
    (
        "fee",
        {
            "key": "qua_han",
            "name": "Lệ phí đăng ký khai sinh quá hạn",
            "case": "Sau 60 ngày kể từ ngày sinh",
            "amount": None,
            "online_amount": None,
            "by_provincial_resolution": True,
            "timing": "1",
            "source": "",
        },
    ),
    exemption("nguoi_co_cong", "Người thuộc gia đình có công với cách mạng"),
    exemption("ho_ngheo", "Người thuộc hộ nghèo", "Giấy chứng nhận hộ nghèo, khi chưa tra được dữ liệu"),
    exemption("khuyet_tat", "Người khuyết tật", "Giấy xác nhận khuyết tật, khi chưa tra được dữ liệu"),
    exemption("tre_em", "Trẻ em"),
    exemption("nguoi_cao_tuoi", "Người cao tuổi"),
    exemption("dan_toc_thieu_so", "Đồng bào dân tộc thiểu số ở xã có điều kiện kinh tế - xã hội đặc biệt khó khăn"),
]
WHERE_TO_FILE = (
    "<p><b>Trực tuyến</b> trên trang này, hoặc trên Cổng Dịch vụ công quốc gia (dichvucong.gov.vn).</p>"
    "<p><b>Trực tiếp</b> tại Bộ phận Một cửa của bất kỳ xã, phường nào trong tỉnh Lào Cai; nơi nhận sẽ chuyển đến xã, "
    "phường có thẩm quyền là nơi cha hoặc mẹ cư trú.</p>"
    "<p><b>Qua bưu chính công ích</b>: gửi đến Ủy ban nhân dân xã, phường nơi cha hoặc mẹ cư trú.</p>"
)
TIME_NOTE = (
    "Nhận hồ sơ sau 15 giờ mà không giải quyết được ngay thì trả kết quả trong ngày làm việc tiếp "
    "theo. Thời gian chờ bạn "
    "bổ sung giấy tờ không tính vào thời hạn."
)
RESULTS: list[tuple[str, dict[str, str]]] = [
    ("result", {"name": "Giấy khai sinh", "copies": "01 bản chính, có số định danh cá nhân của trẻ"}),
    ("result", {"name": "Bản điện tử Giấy khai sinh", "copies": "tải về từ trang theo dõi hồ sơ"}),
]
LEGAL_BASIS = [
    *CIVIL_STATUS,
    (
        "law",
        {
            "number": "04/2020/TT-BTP",
            "title": "Thông tư quy định chi tiết thi hành một số điều của Luật Hộ tịch và Nghị định số 123/2015/NĐ-CP",
            "issued_on": "2020-05-28",
        },
    ),
    NEW_LAW,
]
QUESTIONS: list[tuple[str, dict[str, str]]] = [
    (
        "question",
        {
            "question": "Con tôi đã hơn 60 ngày tuổi, còn đăng ký được không?",
            "answer": "<p>Được. Đăng ký muộn vẫn được giải quyết như thường; có thể phải nộp lệ phí "
            "theo Nghị quyết của Hội "
            "đồng nhân dân tỉnh, trừ người được miễn.</p>",
        },
    ),
    (
        "question",
        {
            "question": "Cha mẹ chưa đăng ký kết hôn thì khai thế nào?",
            "answer": "<p>Vẫn đăng ký khai sinh được. Nếu chưa xác định được cha thì phần thông tin "
            "về cha để trống, con mang "
            "họ, dân tộc, quê quán của mẹ. Muốn ghi tên cha thì làm thủ tục nhận cha, mẹ, con cùng lúc.</p>",
        },
    ),
    (
        "question",
        {
            "question": "Con sinh ở bệnh viện tỉnh khác, có về Lào Cai đăng ký được không?",
            "answer": "<p>Được. Nơi đăng ký là nơi cư trú của cha hoặc mẹ, không phụ thuộc nơi sinh.</p>",
        },
    ),
    (
        "question",
        {
            "question": "Tôi muốn làm luôn thường trú và thẻ bảo hiểm y tế cho con?",
            "answer": "<p>Trẻ dưới 6 tuổi có thể làm một lần cả ba việc bằng thủ tục liên thông (mã 2.000986) tại "
            "lienthong.dichvucong.gov.vn.</p>",
        },
    ),
    (
        "question",
        {
            "question": "Đặt tên con cần lưu ý gì?",
            "answer": "<p>Tên phải bằng tiếng Việt hoặc tiếng dân tộc khác của Việt Nam, không đặt "
            "bằng số hay ký tự không "
            "phải là chữ. Họ theo cha hoặc mẹ, do cha mẹ thỏa thuận.</p>",
        },
    ),
]


def step(key: str, name: str, task: str, role: str, hours: int, place: str = "competent") -> tuple[str, dict[str, Any]]:
    value = {
        "key": key,
        "name": name,
        "task": task,
        "place": place,
        "agency_code": "",
        "role": role,
        "hours": hours,
        "parallel": False,
    }
    return ("step", value)


PROCESS = [
    step("tiep_nhan", "Bộ phận Một cửa tiếp nhận, kiểm tra hồ sơ", "intake", "desk", 1, place="intake"),
    step("tham_tra", "Công chức tư pháp - hộ tịch thẩm tra, tra cứu", "check", "specialist", 3),
    step("ky", "Chủ tịch Ủy ban nhân dân xã, phường ký", "approve", "leader", 2),
    step("tra_ket_qua", "Vào sổ, trả kết quả tại Bộ phận Một cửa", "return", "desk", 2, place="intake"),
]
