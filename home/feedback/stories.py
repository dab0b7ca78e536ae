"""What the demonstration's senders wrote and what became of it. All of it is made up."""
# ruff: noqa: E501

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from home.feedback.models import FeedbackTopic

Act = tuple[str, str, float, dict[str, Any]]


@dataclass(frozen=True)
class Story:
    """One case: what was sent how many days ago, and what was done then: (act, user name, days ago, data)."""

    days: float
    topic: FeedbackTopic
    subject: str
    content: str
    sender: str
    publish: bool = True
    acts: list[Act] = field(default_factory=list)
    office: str = "chuyenvien"  # whose agency answers


ANSWERED_LIGHTS = "Đội quản lý đã thay ba bóng đèn và sửa tủ điện ngày hôm qua. Tuyến đường đã sáng trở lại."
ANSWERED_RUBBISH = "Từ tuần này xe thu gom thêm một chuyến vào chiều thứ Sáu. Thùng rác mới đặt tại cổng chợ."
ANSWERED_DESK = "Phường đã nhắc nhở và bố trí thêm một quầy vào sáng thứ Hai. Xin lỗi bạn vì đã phải chờ lâu."

STORIES = (
    Story(
        0.2,
        FeedbackTopic.TRANSPORT,
        "Ổ gà lớn ở khúc cua gần trường tiểu học",
        "Mặt đường lún sâu sau đợt mưa, học sinh đi xe đạp hay ngã. Mong sửa trước tuần sau.",
        "Lò Văn Mẫu",
    ),
    Story(
        0.6,
        FeedbackTopic.PROCEDURES,
        "Xin cho biết giờ làm việc thứ Bảy của Bộ phận Một cửa",
        "Tôi đi làm cả tuần, muốn biết thứ Bảy có nhận hồ sơ không.",
        "Hoàng Thị Thí Dụ",
        publish=False,
    ),
    Story(
        4,
        FeedbackTopic.ENVIRONMENT,
        "Bãi rác tự phát cạnh suối",
        "Rác chất thành đống cạnh suối từ hai tháng nay, mùa mưa trôi xuống ruộng.",
        "Má A Mẫu",
    ),
    Story(
        3,
        FeedbackTopic.LAND,
        "Hàng xóm xây lấn đường chung",
        "Nhà bên đổ móng lấn ra lối đi chung khoảng nửa mét.",
        "Vàng Thị Mẫu",
        acts=[
            (
                "ask_supplement",
                "truyenthong",
                2.5,
                {"note": "Bạn cho biết thửa đất ở thôn nào, và gửi một ảnh chụp lối đi nếu có."},
            )
        ],
    ),
    Story(
        5,
        FeedbackTopic.TRANSPORT,
        "Xe tải chạy qua khu dân cư ban đêm",
        "Xe chở vật liệu chạy từ 23 giờ đến 3 giờ sáng, rung cả nhà.",
        "Đặng Văn Mẫu",
        acts=[("assign", "truyenthong", 4, {}), ("claim", "chuyenvien", 3.5, {})],
    ),
    Story(
        24,
        FeedbackTopic.EDUCATION,
        "Trạm y tế hết thuốc hạ sốt cho trẻ",
        "Hai lần đến trạm đều được trả lời hết thuốc.",
        "Tẩn Thị Mẫu",
        office="chuyenvien2",
        acts=[("assign", "giamsat", 12, {})],
    ),
    Story(
        8,
        FeedbackTopic.WELFARE,
        "Chưa nhận được trợ cấp tháng trước",
        "Mẹ tôi ngoài 80 tuổi, tháng trước chưa nhận được trợ cấp.",
        "Lý Thị Mẫu",
        publish=False,
        acts=[
            ("assign", "truyenthong", 7, {}),
            (
                "ask_supplement",
                "chuyenvien",
                6,
                {"note": "Bạn cho biết tên thôn và tháng bắt đầu hưởng để đối chiếu danh sách."},
            ),
            ("supplement_to_agency", "", 4, {"note": "Thôn Bản Mẫu, hưởng từ tháng 3 năm nay."}),
        ],
    ),
    Story(
        9,
        FeedbackTopic.ENVIRONMENT,
        "Chợ phiên nhiều rác sau giờ họp",
        "Sau phiên chợ Chủ nhật rác để đến sáng thứ Ba mới dọn.",
        "Giàng A Mẫu",
        acts=[("assign", "truyenthong", 8.5, {}), ("answer", "chuyenvien", 1.2, {"answer": ANSWERED_RUBBISH})],
    ),
    Story(
        20,
        FeedbackTopic.TRANSPORT,
        "Đèn đường ở ngã ba chợ hỏng",
        "Ba cột đèn liền nhau không sáng đã hai tuần, buổi tối rất tối.",
        "Phàn Văn Mẫu",
        acts=[
            ("assign", "truyenthong", 19, {}),
            ("answer", "chuyenvien", 12, {"answer": ANSWERED_LIGHTS}),
            (
                "publish",
                "truyenthong",
                11,
                {
                    "public_subject": "Đèn đường ở ngã ba chợ hỏng",
                    "public_content": "Ba cột đèn liền nhau ở ngã ba chợ không sáng đã hai tuần.",
                    "public_answer": ANSWERED_LIGHTS,
                },
            ),
        ],
    ),
    Story(
        30,
        FeedbackTopic.PROCEDURES,
        "Chờ lâu ở quầy chứng thực sáng thứ Hai",
        "Tôi chờ gần hai giờ để chứng thực một bản sao.",
        "Sùng Thị Mẫu",
        acts=[
            ("assign", "truyenthong", 29, {}),
            ("answer", "lanhdao", 21, {"answer": ANSWERED_DESK}),
            (
                "publish",
                "truyenthong",
                20,
                {
                    "public_subject": "Chờ lâu ở quầy chứng thực sáng thứ Hai",
                    "public_content": "Người dân phải chờ gần hai giờ để chứng thực một bản sao.",
                    "public_answer": ANSWERED_DESK,
                },
            ),
        ],
    ),
    Story(
        26,
        FeedbackTopic.OTHER,
        "Hỏi về lịch thi đấu của đội bóng",
        "Cho tôi xin lịch thi đấu mùa này.",
        "Trần Văn Mẫu",
        acts=[
            (
                "refuse",
                "truyenthong",
                25,
                {
                    "note": "Việc này không thuộc thẩm quyền của cơ quan nhà nước. Mời bạn xem trang của ban tổ chức giải."
                },
            )
        ],
    ),
    Story(
        18,
        FeedbackTopic.SECURITY,
        "Quán karaoke mở nhạc quá nửa đêm",
        "Quán gần nhà mở nhạc lớn đến 1 giờ sáng vào cuối tuần.",
        "Bàn Thị Mẫu",
        publish=False,
        acts=[
            ("assign", "truyenthong", 17, {}),
            (
                "answer",
                "lanhdao",
                9,
                {"answer": "Phường đã kiểm tra, lập biên bản và yêu cầu quán đóng cửa trước 22 giờ."},
            ),
            ("close", "truyenthong", 8, {}),
        ],
    ),
)
