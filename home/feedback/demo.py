"""Feedback for the demonstration: the pages, the form, and a dozen cases in every state. All of it is made up."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from home.feedback.actions import receive
from home.feedback.models import FeedbackCase, FeedbackTopic
from home.feedback.pages import FeedbackFormPage, FeedbackIndexPage
from portal.accounts.models import User
from portal.casework.actions import apply
from portal.casework.actors import SecretHolder
from portal.casework.steps import claim
from portal.form_pages.submission import Submission
from portal.organisations.models import Agency, Membership, Role

if TYPE_CHECKING:
    from datetime import datetime

    from home.landing.models import HomePage

Act = tuple[str, str, float, dict[str, Any]]
SLUG = "phan-anh-kien-nghi"


def question(kind: str, label: str, key: str, **value: Any) -> dict[str, Any]:
    return {"type": kind, "value": {"label": label, "key": key, **value}}


SECTIONS: list[dict[str, Any]] = [
    {
        "type": "section",
        "value": {
            "title": "Nội dung",
            "fields": [
                question("text", "Tóm tắt trong một câu", "tieu_de", help="Ví dụ: Đèn đường ở ngã ba chợ hỏng"),
                question(
                    "choice",
                    "Lĩnh vực",
                    "linh_vuc",
                    options=[{"label": str(label), "value": str(value)} for value, label in FeedbackTopic.choices],
                ),
                question("commune", "Việc xảy ra ở xã, phường nào?", "dia_ban", required=False),
                question(
                    "long_text",
                    "Kể rõ sự việc và điều bạn mong muốn",
                    "noi_dung",
                    help="Ở đâu, từ bao giờ, ảnh hưởng ra sao. Đừng ghi số căn cước hay số điện thoại vào đây.",
                ),
                question("file", "Ảnh hoặc giấy tờ", "dinh_kem", required=False, max_files=5),
            ],
            "rules": [],
        },
    },
    {
        "type": "section",
        "value": {
            "title": "Người gửi",
            "fields": [
                question("text", "Họ và tên", "ho_ten", purpose="name"),
                question("phone", "Số điện thoại", "dien_thoai"),
                question("email", "Thư điện tử", "thu_dien_tu", required=False, help="Để nhận trả lời đầy đủ."),
                question(
                    "yes_no",
                    "Bạn có đồng ý công khai nội dung và trả lời không?",
                    "dong_y_cong_khai",
                    help="Tên và cách liên hệ của bạn không được công khai.",
                ),
            ],
            "rules": [],
        },
    },
]


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


ANSWERED_LIGHTS = "Đội quản lý đã thay ba bóng đèn và sửa tủ điện ngày hôm qua. Tuyến đường đã sáng trở lại."
ANSWERED_RUBBISH = "Từ tuần này xe thu gom thêm một chuyến vào chiều thứ Sáu. Thùng rác mới đặt tại cổng chợ."
ANSWERED_DESK = "Phường đã nhắc nhở và bố trí thêm một quầy vào sáng thứ Hai. Xin lỗi bạn vì đã phải chờ lâu."

STORIES = (
    Story(0.2, FeedbackTopic.TRANSPORT, "Ổ gà lớn ở khúc cua gần trường tiểu học", "Mặt đường lún sâu sau đợt mưa, học sinh đi xe đạp hay ngã. Mong sửa trước tuần sau.", "Lò Văn Mẫu"),
    Story(0.6, FeedbackTopic.PROCEDURES, "Xin cho biết giờ làm việc thứ Bảy của Bộ phận Một cửa", "Tôi đi làm cả tuần, muốn biết thứ Bảy có nhận hồ sơ không.", "Hoàng Thị Thí Dụ", publish=False),
    Story(4, FeedbackTopic.ENVIRONMENT, "Bãi rác tự phát cạnh suối", "Rác chất thành đống cạnh suối từ hai tháng nay, mùa mưa trôi xuống ruộng.", "Má A Mẫu"),
    Story(3, FeedbackTopic.LAND, "Hàng xóm xây lấn đường chung", "Nhà bên đổ móng lấn ra lối đi chung khoảng nửa mét.", "Vàng Thị Mẫu", acts=[("ask_supplement", "truyenthong", 2.5, {"note": "Bạn cho biết thửa đất ở thôn nào, và gửi một ảnh chụp lối đi nếu có."})]),
    Story(5, FeedbackTopic.TRANSPORT, "Xe tải chạy qua khu dân cư ban đêm", "Xe chở vật liệu chạy từ 23 giờ đến 3 giờ sáng, rung cả nhà.", "Đặng Văn Mẫu", acts=[("assign", "truyenthong", 4, {}), ("claim", "chuyenvien", 3.5, {})]),
    Story(24, FeedbackTopic.EDUCATION, "Trạm y tế hết thuốc hạ sốt cho trẻ", "Hai lần đến trạm đều được trả lời hết thuốc.", "Tẩn Thị Mẫu", acts=[("assign", "giamsat", 23, {})]),
    Story(8, FeedbackTopic.WELFARE, "Chưa nhận được trợ cấp tháng trước", "Mẹ tôi ngoài 80 tuổi, tháng trước chưa nhận được trợ cấp.", "Lý Thị Mẫu", publish=False, acts=[("assign", "truyenthong", 7, {}), ("ask_supplement", "chuyenvien", 6, {"note": "Bạn cho biết tên thôn và tháng bắt đầu hưởng để đối chiếu danh sách."}), ("supplement_to_agency", "", 4, {"note": "Thôn Bản Mẫu, hưởng từ tháng 3 năm nay."})]),
    Story(9, FeedbackTopic.ENVIRONMENT, "Chợ phiên nhiều rác sau giờ họp", "Sau phiên chợ Chủ nhật rác để đến sáng thứ Ba mới dọn.", "Giàng A Mẫu", acts=[("assign", "truyenthong", 8.5, {}), ("answer", "chuyenvien", 1.2, {"answer": ANSWERED_RUBBISH})]),
    Story(20, FeedbackTopic.TRANSPORT, "Đèn đường ở ngã ba chợ hỏng", "Ba cột đèn liền nhau không sáng đã hai tuần, buổi tối rất tối.", "Phàn Văn Mẫu", acts=[("assign", "truyenthong", 19, {}), ("answer", "chuyenvien", 12, {"answer": ANSWERED_LIGHTS}), ("publish", "truyenthong", 11, {"public_subject": "Đèn đường ở ngã ba chợ hỏng", "public_content": "Ba cột đèn liền nhau ở ngã ba chợ không sáng đã hai tuần.", "public_answer": ANSWERED_LIGHTS})]),
    Story(30, FeedbackTopic.PROCEDURES, "Chờ lâu ở quầy chứng thực sáng thứ Hai", "Tôi chờ gần hai giờ để chứng thực một bản sao.", "Sùng Thị Mẫu", acts=[("assign", "truyenthong", 29, {}), ("answer", "lanhdao", 21, {"answer": ANSWERED_DESK}), ("publish", "truyenthong", 20, {"public_subject": "Chờ lâu ở quầy chứng thực sáng thứ Hai", "public_content": "Người dân phải chờ gần hai giờ để chứng thực một bản sao.", "public_answer": ANSWERED_DESK})]),
    Story(26, FeedbackTopic.OTHER, "Hỏi về lịch thi đấu của đội bóng", "Cho tôi xin lịch thi đấu mùa này.", "Trần Văn Mẫu", acts=[("refuse", "truyenthong", 25, {"note": "Việc này không thuộc thẩm quyền của cơ quan nhà nước. Mời bạn xem trang của ban tổ chức giải."})]),
    Story(18, FeedbackTopic.SECURITY, "Quán karaoke mở nhạc quá nửa đêm", "Quán gần nhà mở nhạc lớn đến 1 giờ sáng vào cuối tuần.", "Bàn Thị Mẫu", publish=False, acts=[("assign", "truyenthong", 17, {}), ("answer", "lanhdao", 9, {"answer": "Phường đã kiểm tra, lập biên bản và yêu cầu quán đóng cửa trước 22 giờ."}), ("close", "truyenthong", 8, {})]),
)  # fmt: skip


def _pages(home: HomePage, agency: Agency) -> FeedbackFormPage:
    index = FeedbackIndexPage.objects.first()
    if index is None:
        index = home.add_child(
            instance=FeedbackIndexPage(
                title="Phản ánh, kiến nghị",
                slug=SLUG,
                lead="Thấy điều chưa đúng, chưa tiện ở cơ quan nhà nước hay quanh nơi bạn ở? Hãy nói với chúng tôi.",
                search_description="Gửi phản ánh, kiến nghị tới chính quyền tỉnh Lào Cai và xem các trả lời đã công khai.",
            )
        )
        index.save_revision().publish()
    form = FeedbackFormPage.objects.child_of(index).first()
    if form is None:
        form = index.add_child(
            instance=FeedbackFormPage(
                title="Gửi phản ánh, kiến nghị",
                slug="gui",
                minutes=5,
                sections=SECTIONS,
                declaration="",
                receiving_agency=agency,
                search_description="Biểu mẫu gửi phản ánh, kiến nghị; không cần tài khoản.",
            )
        )
        form.save_revision().publish()
    return FeedbackFormPage.objects.get(pk=form.pk)


def _working_hour(at: datetime) -> datetime:
    """The same day at a moment when offices work, or the Friday before."""
    local = timezone.localtime(at)
    while local.weekday() > 4:
        local -= timedelta(days=1)
    return local if 8 <= local.hour < 17 else local.replace(hour=9 + local.minute % 2, minute=local.minute)


def _tell(story: Story, number: int, page: FeedbackFormPage, agency: Agency, now: datetime) -> None:
    key = f"demo-feedback-{number}"
    if FeedbackCase.objects.filter(idempotency_key=key).exists():
        return
    answers = {
        "tieu_de": story.subject,
        "noi_dung": story.content,
        "linh_vuc": story.topic.value,
        "ho_ten": story.sender,
        "thu_dien_tu": f"nguoigui{number}@example.com",
        "dong_y_cong_khai": story.publish,
    }
    version = page.published_version
    if version is None:
        raise ValueError("the form of the demonstration is published before its cases")
    submission = Submission(version=version, answers=answers, attachments=[], applicant=None, idempotency_key=key)
    at = min(now, _working_hour(now - timedelta(days=story.days)))
    case = receive(submission=submission, agency=page.receiving_agency, now=at)
    for act, username, days, data in story.acts:
        at = max(at, min(now, _working_hour(now - timedelta(days=days))))
        actor: Any = User.objects.get(username=username) if username else SecretHolder.of(case, case.sender_name)
        if act == "claim":
            claim(case=case, step_pk=case.active_steps[0].pk, actor=actor)
            case.refresh_from_db()
            continue
        apply(case=case, transition=act, actor=actor, data={"agency": agency.pk, **data}, now=at)


@transaction.atomic
def load_feedback(home: HomePage) -> None:
    """Pages, form and cases where they are missing. Needs the demonstration's people and agencies."""
    editor = Membership.objects.filter(user__username="truyenthong", role=Role.COMMUNICATIONS).select_related("agency")
    answering = Membership.objects.filter(user__username="chuyenvien", role=Role.SPECIALIST).select_related("agency")
    page = _pages(home, editor.get().agency)
    now = timezone.now()
    for number, story in enumerate(STORIES, start=1):
        _tell(story, number, page, answering.get().agency, now)
