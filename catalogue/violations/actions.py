"""Taking a report in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from catalogue.market.goods_field import KEY, goods_of
from catalogue.market.policy import MarketPolicy
from catalogue.violations import messages
from catalogue.violations.consequences import review_step
from catalogue.violations.models import ReportReason, ViolationReport, ViolationReportFile
from portal.casework.actions import open_case
from portal.casework.actors import SecretHolder
from portal.casework.codes import next_code
from portal.private_files.actions import attach

if TYPE_CHECKING:
    from datetime import datetime

    from portal.form_pages.submission import Submission

SERIES = "VP"


@transaction.atomic
def receive(*, submission: Submission, now: datetime | None = None) -> ViolationReport:
    """Opens a case from a finished form; the same submission again gives the same case. Raises ValidationError."""
    known = ViolationReport.objects.filter(idempotency_key=submission.idempotency_key).first()
    if known is not None:
        return known
    answers, policy = submission.answers, MarketPolicy.load()
    if policy.operator is None:
        raise ValidationError(_("Chợ chưa có cơ quan vận hành nên chưa nhận tin báo. Điều bạn viết vẫn được giữ."))
    goods = answers.get(KEY)
    stall, product = goods_of(goods)
    if stall is None:
        raise ValidationError(_("Sản phẩm hoặc gian hàng này không còn trên chợ."))
    reason = str(answers.get("ly_do") or "")
    report = ViolationReport(
        code=next_code(agency=policy.operator, series=SERIES, at=now),
        agency=policy.operator,
        intake_agency=policy.operator,
        applicant=submission.applicant,
        version=submission.version,
        answers=answers,
        idempotency_key=submission.idempotency_key,
        stall=stall,
        product=product,
        goods_name=str(product or stall)[:255],
        reason=reason if reason in ReportReason.values else ReportReason.OTHER,
        details=str(answers.get("noi_dung") or ""),
        reporter_email=str(answers.get("thu_dien_tu") or ""),
    )
    if not report.details:
        raise ValidationError(_("Hãy kể sự việc để chúng tôi xác minh được."))
    if now is not None:
        report.received_at = now
    limit = policy.report_limit
    open_case(
        case=report,
        actor=submission.applicant or SecretHolder(report._meta.label, 0, _("Người báo")),
        label=_("Báo vi phạm"),
        templates=[review_step(policy.operator, limit.minutes)],
        limit=limit,
        now=now,
    )
    for slot, file in submission.attachments:
        ViolationReportFile.objects.create(case=report, slot=slot, file=attach(file=file))
    messages.tell_received(report)
    return report
