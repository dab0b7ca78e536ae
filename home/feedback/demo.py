"""Feedback for the demonstration: the pages, the form, and a dozen cases in every state. All of it is made up."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from home.feedback.actions import receive
from home.feedback.models import FeedbackCase, FeedbackTopic
from home.feedback.pages import FeedbackFormPage, FeedbackIndexPage
from home.feedback.stories import STORIES, Story
from portal.accounts.models import User
from portal.casework.actions import apply
from portal.casework.actors import SecretHolder
from portal.casework.steps import claim
from portal.form_pages.submission import Submission
from portal.organisations.models import Agency, Membership, Role

if TYPE_CHECKING:
    from datetime import datetime

    from wagtail.models import Page

    from home.landing.models import HomePage

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


def _pages(home: HomePage, agency: Agency) -> FeedbackFormPage:
    index = FeedbackIndexPage.objects.first()
    if index is None:
        index = home.add_child(
            instance=FeedbackIndexPage(
                title="Phản ánh, kiến nghị",
                slug=SLUG,
                lead="Thấy điều chưa đúng, chưa tiện ở cơ quan nhà nước hay quanh nơi bạn ở? Hãy nói với chúng tôi.",
                search_description="Gửi phản ánh, kiến nghị tới chính quyền tỉnh Lào Cai, xem trả lời đã công khai.",
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


def _tell(story: Story, number: int, page: FeedbackFormPage, now: datetime) -> None:
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
    office = Membership.objects.get(user__username=story.office, role=Role.SPECIALIST).agency_id
    at = min(now, _working_hour(now - timedelta(days=story.days)))
    case = receive(submission=submission, agency=page.receiving_agency, now=at)
    for act, username, days, data in story.acts:
        at = max(at, min(now, _working_hour(now - timedelta(days=days))))
        actor: Any = User.objects.get(username=username) if username else SecretHolder.of(case, case.sender_name)
        if act == "claim":
            claim(case=case, step_pk=case.active_steps[0].pk, actor=actor)
            case.refresh_from_db()
            continue
        apply(case=case, transition=act, actor=actor, data={"agency": office, **data}, now=at)


@transaction.atomic
def load_feedback(home: HomePage) -> Page:
    """Pages, form and cases where they are missing; gives the first page. Needs the demonstration's people and
    agencies.
    """
    editor = Membership.objects.filter(user__username="truyenthong", role=Role.COMMUNICATIONS).select_related("agency")
    page = _pages(home, editor.get().agency)
    now = timezone.now()
    for number, story in enumerate(STORIES, start=1):
        _tell(story, number, page, now)
    return page.get_parent()
