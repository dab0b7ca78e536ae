"""Links: their words, and whether they lead anywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model
from wagtail.models import Page

from portal.cms.checks.addresses import is_ours, leads_somewhere
from portal.cms.checks.models import OutsideLink, key_of
from portal.cms.checks.registry import Finding, check
from portal.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from portal.cms.checks.content import Content
    from portal.cms.checks.markup import Link

SAYS_NOTHING = re.compile(
    r"^(xem |vui long |hay |moi )*(bam |nhan |an |click |kich |nhap )?(vao )?(o |tai )?"
    r"(day|link|duong link|lien ket|chi tiet|them|tiep|here|click here|read more|more)[ .!:>»]*$"
)


@check(
    "link-words",
    label=_("Chữ của liên kết không nói đi đâu"),
    advice=_("Thay “tại đây”, “xem thêm” bằng tên trang hay việc làm được ở đó, ví dụ “đặt lịch hẹn”."),
    weight=5,
)
def links_say_where_they_lead(content: Content) -> Iterator[Finding]:
    for link in content.links:
        if link.is_named and link.text and SAYS_NOTHING.match(fold(link.text)):
            yield Finding(link.where, link.text)


@check(
    "link-empty",
    label=_("Liên kết không có chữ"),
    advice=_("Viết chữ cho liên kết, hoặc bỏ liên kết."),
    weight=2,
)
def links_have_words(content: Content) -> Iterator[Finding]:
    for link in content.links:
        if link.is_named and not link.text and (link.href or link.page_id is not None):
            yield Finding(link.where, link.href)


@check(
    "link-address",
    label=_("Chữ của liên kết là một địa chỉ"),
    advice=_("Viết tên trang thay cho địa chỉ: địa chỉ dài khó đọc và được đọc to từng chữ."),
    weight=7,
)
def links_are_not_addresses(content: Content) -> Iterator[Finding]:
    for link in content.links:
        if link.is_named and link.text.startswith(("http://", "https://", "www.")):
            yield Finding(link.where, link.text)


@check(
    "link-dead",
    label=_("Liên kết hỏng"),
    advice=_("Trang hoặc tệp đã bị xóa, chưa xuất bản, hoặc địa chỉ sai. Chọn trang khác hoặc bỏ liên kết."),
    weight=1,
)
def links_within_lead_somewhere(content: Content) -> Iterator[Finding]:
    live = _live_pages(content.links)
    kept = _kept_documents(content.links)
    for link in content.links:
        gone_page = link.page_id is not None and link.page_id not in live
        gone_document = link.document_id is not None and link.document_id not in kept
        gone_address = bool(link.href) and is_ours(link.href) and not leads_somewhere(link.href)
        if gone_page or gone_document or gone_address:
            yield Finding(link.where, link.text or link.href)


def _live_pages(links: list[Link]) -> set[int]:
    wanted = [link.page_id for link in links if link.page_id is not None]
    return set(Page.objects.filter(pk__in=wanted).live().values_list("pk", flat=True)) if wanted else set()


def _kept_documents(links: list[Link]) -> set[int]:
    wanted = [link.document_id for link in links if link.document_id is not None]
    documents = get_document_model()._default_manager
    return set(documents.filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else set()


@check(
    "link-dead-outside",
    label=_("Liên kết ra ngoài không mở được"),
    advice=_("Hai đêm liền trang ấy không trả lời. Mở thử; nếu đã đổi địa chỉ thì sửa, nếu mất thì bỏ."),
    weight=4,
)
def links_to_others_answer(content: Content) -> Iterator[Finding]:
    outside = outside_links(content)
    if not outside:
        return
    dead = dict(OutsideLink.objects.of(link.href for link in outside).dead().values_list("key", "answer"))
    for link in outside:
        if (answer := dead.get(key_of(link.href))) is not None:
            yield Finding(link.where, f"{link.href} ({answer})")


def outside_links(content: Content) -> list[Link]:
    return [link for link in content.links if link.href.startswith(("http://", "https://")) and not is_ours(link.href)]
