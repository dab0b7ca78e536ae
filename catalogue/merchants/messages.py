"""What merchants are told by mail: what the moderators decided, and which certificates end."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from portal.notifications.actions import enqueue
from portal.notifications.models import Channel

if TYPE_CHECKING:
    from catalogue.products.certificates import ProductCertificate
    from catalogue.products.offers import OfferChange
    from catalogue.products.pages import ProductPage
    from catalogue.stalls.pages import StallPage

LANGUAGE = "vi"


def address_of_product(page: ProductPage, name: str = "product") -> str:
    """Where the merchant goes on with `page`."""
    return f"{settings.BASE_URL}{reverse(f'gian-hang:{name}', args=[page.stall.pk, page.pk])}"


def tell_approved(page: ProductPage, key: str) -> None:
    """The moderators published what the merchant sent."""
    with override(LANGUAGE):
        body = _("“%(name)s” đã được duyệt và đang ở trên chợ.\n\nXem trên chợ: %(address)s") % {
            "name": page.title,
            "address": f"{settings.BASE_URL}{page.url}" if page.url else settings.BASE_URL,
        }
        _send(page.stall, subject=_("Đã duyệt: %s") % page.title, body=body, key=key)


def tell_refused(page: ProductPage, comment: str, key: str) -> None:
    """The moderators want something changed."""
    with override(LANGUAGE):
        body = _(
            "“%(name)s” chưa được duyệt.\n\nNgười kiểm duyệt viết: %(comment)s\n\n"
            "Sửa rồi gửi duyệt lại tại: %(address)s"
        ) % {
            "name": page.title,
            "comment": comment.strip() or _("không ghi lý do; hãy hỏi cơ quan vận hành chợ."),
            "address": address_of_product(page),
        }
        _send(page.stall, subject=_("Cần sửa: %s") % page.title, body=body, key=key)


def tell_change_approved(change: OfferChange) -> None:
    with override(LANGUAGE):
        page = change.offer.page
        body = _("Giá và lượng hàng mới của “%s” đã được duyệt, có hiệu lực từ bây giờ.") % page.title
        _send(
            page.stall,
            subject=_("Đã duyệt giá mới: %s") % page.title,
            body=body,
            key=f"offer-change:{change.pk}:approved",
        )


def tell_change_refused(change: OfferChange) -> None:
    with override(LANGUAGE):
        page = change.offer.page
        body = _(
            "Giá và lượng hàng mới của “%(name)s” không được duyệt; giá cũ vẫn giữ.\n\nLý do: %(reason)s\n\n"
            "Sửa lại tại: %(address)s"
        ) % {"name": page.title, "reason": change.reason, "address": address_of_product(page, "offer")}
        _send(
            page.stall,
            subject=_("Không duyệt giá mới: %s") % page.title,
            body=body,
            key=f"offer-change:{change.pk}:refused",
        )


def remind_of_certificate(*, stall: StallPage, certificate: ProductCertificate, days_left: int, stage: int) -> None:
    """`stage` is the number of days before the end that this reminder stands for; one message for each."""
    page, day = certificate.page, certificate.expires_on
    if day is None:
        return
    with override(LANGUAGE):
        shown_day = day.strftime("%d/%m/%Y")
        if days_left < 0:
            said = _("đã hết hạn ngày %s và không còn hiện trên chợ") % shown_day
        elif days_left == 0:
            said = _("hết hạn hôm nay, %s; từ ngày mai không còn hiện trên chợ") % shown_day
        else:
            said = ngettext(
                "còn %(count)d ngày, hết hạn ngày %(day)s", "còn %(count)d ngày, hết hạn ngày %(day)s", days_left
            )
            said = said % {"count": days_left, "day": shown_day}
        body = _(
            "Giấy chứng nhận %(label)s (số %(number)s) của “%(name)s” %(said)s.\n\n"
            "Khi có giấy mới, hãy thêm tại: %(address)s"
        ) % {
            "label": certificate.label,
            "number": certificate.number,
            "name": page.title,
            "said": said,
            "address": address_of_product(page, "certificates"),
        }
        # A publication may write the row anew: the key speaks of the paper, not of the row.
        paper = hashlib.sha256(f"{certificate.kind}:{certificate.number}".encode()).hexdigest()[:16]
        _send(
            stall,
            subject=_("Giấy chứng nhận sắp hết hạn: %s") % page.title
            if days_left >= 0
            else _("Giấy chứng nhận đã hết hạn: %s") % page.title,
            body=body,
            key=f"certificate:{page.pk}:{paper}:{day}:{stage}",
        )


def _send(stall: StallPage, *, subject: str, body: str, key: str) -> None:
    enqueue(channel=Channel.EMAIL, to=stall.email, subject=subject, body=body, key=key)
