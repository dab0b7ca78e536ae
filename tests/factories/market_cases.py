"""Applications for stalls and reports of violations, sent by the forms as a new market has them."""

from __future__ import annotations

import itertools
import uuid
from typing import TYPE_CHECKING, Any

from catalogue.market.goods_field import PRODUCT, STALL
from catalogue.stalls.openings import actions as openings
from catalogue.stalls.openings.pages import StallOpeningFormPage
from catalogue.stalls.openings.questions import DECLARATION, opening_sections
from catalogue.violations import actions as violations
from catalogue.violations.pages import ReportFormPage
from catalogue.violations.questions import report_sections
from portal.casework.actions import apply
from portal.form_pages.submission import Submission
from portal.organisations.groups import sync_groups
from tests.factories import catalogue as market
from tests.factories.accounts import UserFactory
from tests.factories.organisations import AdministrativeUnitFactory

if TYPE_CHECKING:
    from catalogue.products.pages import ProductPage
    from catalogue.stalls.openings.models import StallOpening
    from catalogue.stalls.pages import StallPage
    from catalogue.violations.models import ViolationReport
    from portal.accounts.models import User

_numbers = itertools.count(1)
CHECKED = dict.fromkeys(("identity", "papers", "not_forbidden", "licences", "contact", "rules"), "on")
WORDS = {"finding": "Nhãn ghi sai nơi làm ra.", "answer": "Đã kiểm tra: nhãn ghi sai nơi làm ra."}


def opening_page() -> StallOpeningFormPage:
    page = StallOpeningFormPage.objects.first()
    if page is None:
        page = market.market().add_child(
            instance=StallOpeningFormPage(
                title="Xin mở gian hàng", slug="mo-gian-hang", sections=opening_sections(), declaration=DECLARATION
            )
        )
        page.save_revision().publish()
    return StallOpeningFormPage.objects.get(pk=page.pk)


def report_page() -> ReportFormPage:
    page = ReportFormPage.objects.first()
    if page is None:
        page = market.market().add_child(
            instance=ReportFormPage(
                title="Báo vi phạm", slug="bao-vi-pham", sections=report_sections(), declaration="", minutes=3
            )
        )
        page.save_revision().publish()
    return ReportFormPage.objects.get(pk=page.pk)


def opening_answers(**changes: Any) -> dict[str, Any]:
    unit = changes.pop("unit", None) or AdministrativeUnitFactory()
    number = next(_numbers)
    return {
        "loai_chu_the": "cooperative",
        "ten_gian_hang": f"Hợp tác xã Thử Nghiệm {number}",
        "ten_phap_ly": f"Hợp tác xã Nông nghiệp Thử Nghiệm {number}",
        "ma_so": f"010199{number:06d}",
        "so_dang_ky": "0001",
        "ngay_cap": "2024-05-06",
        "noi_cap": "Phòng Tài chính xã Thử Nghiệm",
        "nguoi_dai_dien": "Giàng Thị Mẫu",
        "xa_phuong": {"code": unit.code, "name": unit.name},
        "dia_chi": "Thôn Mẫu",
        "dien_thoai": "+84910000001",
        "thu_dien_tu": f"htx{number}@example.com",
        "mat_hang": "Gạo nếp",
        "thuc_pham": False,
        "dong_y_quy_che": True,
        **changes,
    }


def opening_submission(applicant: User | None, **changes: Any) -> Submission:
    key = changes.pop("idempotency_key", uuid.uuid4().hex)
    version = opening_page().published_version
    assert version is not None
    answers = opening_answers(**changes)
    return Submission(version=version, answers=answers, attachments=[], applicant=applicant, idempotency_key=key)


def opening(applicant: User | None = None, **changes: Any) -> StallOpening:
    """An application just received."""
    now = changes.pop("now", None)
    return openings.receive(submission=opening_submission(applicant or UserFactory(), **changes), now=now)


def approval(case: StallOpening, **changes: Any) -> dict[str, Any]:
    """What the moderator's form sends."""
    return {
        "title": case.name,
        "slug": f"gian-hang-{case.pk}",
        "legal_name": case.legal_name,
        "name_en": "",
        "name_zh": "",
        **CHECKED,
        **changes,
    }


def approved(applicant: User | None = None, **changes: Any) -> StallOpening:
    """An application with its stall."""
    case = opening(applicant, **changes)
    apply(case=case, transition="approve", actor=market.moderator(), data=approval(case))
    return case


def report_submission(goods: ProductPage | StallPage, **changes: Any) -> Submission:
    sync_groups()
    kind = PRODUCT if hasattr(goods, "taken_down_because") else STALL
    applicant, key = changes.pop("applicant", None), changes.pop("idempotency_key", uuid.uuid4().hex)
    version = report_page().published_version
    assert version is not None
    answers = {
        "hang": {"kind": kind, "pk": goods.pk, "name": goods.title},
        "ly_do": "sai-nguon-goc",
        "noi_dung": "Bao bì ghi nơi khác.",
        "thu_dien_tu": "nguoibao@example.com",
        **changes,
    }
    return Submission(version=version, answers=answers, attachments=[], applicant=applicant, idempotency_key=key)


def report(goods: ProductPage | StallPage | None = None, **changes: Any) -> ViolationReport:
    """A report just received."""
    now = changes.pop("now", None)
    return violations.receive(submission=report_submission(goods or market.product(), **changes), now=now)
