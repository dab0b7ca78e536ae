"""Feedback as the form hands it over, with life-cycle traits."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from home.feedback.actions import receive
from portal.casework.actions import apply
from portal.form_pages.models import FormVersion
from portal.form_pages.schema import Schema
from portal.form_pages.submission import Submission
from portal.organisations.models import Agency, Membership
from tests.factories.casework import officer
from tests.factories.organisations import AgencyFactory

if TYPE_CHECKING:
    from datetime import datetime

    from home.feedback.models import FeedbackCase

ANSWERS = {
    "tieu_de": "Đèn đường hỏng",
    "noi_dung": "Ba cột đèn ở ngã ba chợ không sáng.",
    "linh_vuc": "giao-thong",
    "ho_ten": "Lò Thị Thử",
    "thu_dien_tu": "nguoigui@example.com",
    "dong_y_cong_khai": True,
}
PUBLIC = {
    "public_subject": "Đèn đường hỏng",
    "public_content": "Ba cột đèn ở chợ không sáng.",
    "public_answer": "Đã thay bóng.",
}


def form_version() -> FormVersion:
    schema = Schema(title="Gửi phản ánh", sections=())
    return FormVersion.objects.get_or_create(
        digest=schema.digest, page=None, defaults={"title": schema.title, "content": schema.to_json()}
    )[0]


def submission(**changes: Any) -> Submission:
    applicant, key = changes.pop("applicant", None), changes.pop("idempotency_key", uuid.uuid4().hex)
    return Submission(
        version=form_version(),
        answers={**ANSWERS, **changes},
        attachments=[],
        applicant=applicant,
        idempotency_key=key,
    )


class Office:
    """The province's office that sorts feedback, and a commune that answers, with their people."""

    def __init__(self) -> None:
        self.province, self.commune = AgencyFactory(provincial=True), AgencyFactory()
        wide = Membership.Scope.PROVINCE
        self.editor = officer(self.province, "communications", scope=wide, full_name="Đỗ Thị Biên Tập")
        self.supervisor = officer(self.province, "supervisor", scope=wide)
        self.specialist = officer(self.commune, "specialist", full_name="Lý Văn Trả Lời")
        self.leader = officer(self.commune, "leader")

    def received(self, now: datetime | None = None, **changes: Any) -> FeedbackCase:
        return receive(submission=submission(**changes), agency=self.province, now=now)

    def assigned(self, now: datetime | None = None, **changes: Any) -> FeedbackCase:
        case = self.received(now=now, **changes)
        apply(case=case, transition="assign", actor=self.editor, data={"agency": self.commune.pk}, now=now)
        return case

    def answered(self, now: datetime | None = None, **changes: Any) -> FeedbackCase:
        case = self.assigned(now=now, **changes)
        apply(case=case, transition="answer", actor=self.specialist, data={"answer": "Đã thay bóng."}, now=now)
        return case

    def published(self, **changes: Any) -> FeedbackCase:
        case = self.answered(**changes)
        apply(case=case, transition="publish", actor=self.editor, data=PUBLIC)
        return case


__all__ = ["ANSWERS", "PUBLIC", "Agency", "Office", "submission"]
