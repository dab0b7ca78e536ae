"""What the reporter and the merchant are told; the merchant never who reported, nor that a report has a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.stalls.messages import MERCHANTS_PATH, tell_merchants
from portal.notifications.actions import enqueue
from portal.notifications.models import Channel

if TYPE_CHECKING:
    from catalogue.violations.models import ViolationReport
    from portal.casework.transitions import Applied


def tell_received(report: ViolationReport) -> None:
    body = _(
        "Chúng tôi đã nhận tin báo của bạn về “%(goods)s”.\n\nSố: %(code)s\nMã tra cứu: %(secret)s\n\n"
        "Chúng tôi trả lời chậm nhất lúc %(due)s. Theo dõi tại %(address)s bằng số và mã tra cứu trên. "
        "Gian hàng không được biết ai đã báo."
    ) % {
        **_words(report),
        "secret": report.shown_secret,
        "due": f"{timezone.localtime(report.due_at):%H:%M ngày %d/%m/%Y}" if report.due_at else "",
    }
    _send(report, subject=_("Đã nhận tin báo vi phạm %s") % report.code, body=body, key="received")


def tell_reporter(applied: Applied) -> None:
    """The question, or the answer."""
    report: ViolationReport = applied.case
    if applied.transition.name == "ask_more":
        subject, text = _("Cần bạn nói thêm về tin báo %s") % report.code, applied.note
    else:
        subject, text = _("Trả lời tin báo vi phạm %s") % report.code, report.answer
    body = _("Về tin báo “%(goods)s”:\n\n%(text)s\n\nXem tại %(address)s") % {**_words(report), "text": text}
    _send(report, subject=subject, body=body, key=f"{applied.transition.name}:{applied.event.pk}")


def tell_merchant(applied: Applied) -> None:
    """A warning, or what to put right until when; what takes goods or stall away tells of itself."""
    report: ViolationReport = applied.case
    words = {
        **_words(report),
        "finding": report.finding,
        "until": f"{report.mend_until:%d/%m/%Y}" if report.mend_until else "",
        "address": f"{settings.BASE_URL}{MERCHANTS_PATH}",
    }
    if report.mend_until and applied.transition.name == "order_mending":
        subject = _("Cần khắc phục: %(goods)s") % words
        body = _(
            "Cơ quan vận hành chợ kết luận về “%(goods)s”:\n\n%(finding)s\n\nHãy khắc phục đến hết ngày %(until)s tại "
            "%(address)s. Quá hạn, sản phẩm bị gỡ hoặc gian hàng tạm ngừng."
        )
    else:
        subject = _("Nhắc nhở: %(goods)s") % words
        body = _("Cơ quan vận hành chợ nhắc nhở về “%(goods)s”:\n\n%(finding)s")
    tell_merchants(report.stall, subject=subject, body=body % words, key=f"report:{applied.event.pk}")


def _words(report: ViolationReport) -> dict[str, object]:
    address = f"{settings.BASE_URL}{report.get_absolute_url()}"
    return {"goods": report.goods_name, "code": report.code, "address": address}


def _send(report: ViolationReport, *, subject: str, body: str, key: str) -> None:
    if report.reporter_email:
        enqueue(
            channel=Channel.EMAIL,
            to=report.reporter_email,
            subject=subject,
            body=body,
            key=f"report:{report.pk}:{key}",
        )
