"""What keeps machines from filling the portal with drafts. People hardly meet it; signed-in ones never do."""

from __future__ import annotations

from dataclasses import dataclass
from time import time
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.conf import settings
from django.core import signing
from django.utils.translation import gettext as _

from portal.counting import count
from portal.visitors import network_of

if TYPE_CHECKING:
    from django.http import HttpRequest

TRAP = "trang_ca_nhan"
TICKET = "_phieu"
SALT = "portal.form_pages.ticket"
TICKET_LIFE = 7 * 24 * 3600
HOUR = 3600
# A commune's office or a school stands behind one address.
MOST_PER_ADDRESS, MOST_PER_SESSION = 300, 30


@dataclass(frozen=True, slots=True)
class Ticket:
    """Goes out with the first section: the version it shows, the draft it will become, and when it was given."""

    version: int
    draft: UUID
    given_at: float

    def signed(self) -> str:
        return signing.dumps([self.version, self.draft.hex, self.given_at], salt=SALT)

    @classmethod
    def new(cls, version: int) -> Ticket:
        return cls(version, uuid4(), time())

    @classmethod
    def read(cls, text: str) -> Ticket | None:
        """None for anything we did not sign, or too long ago."""
        try:
            version, draft, given_at = signing.loads(text, salt=SALT, max_age=TICKET_LIFE)
        except signing.BadSignature:
            return None
        return cls(version, UUID(draft), given_at)


def refusal(request: HttpRequest, ticket: Ticket) -> str:
    """A sentence for whoever looks like a machine or begins too many forms; empty for everybody else."""
    if request.user.is_authenticated:
        return ""
    if request.POST.get(TRAP):
        return _("Có một ô ẩn bị điền. Nếu trình duyệt tự điền, xin xóa và bấm lưu lần nữa.")
    if time() - ticket.given_at < settings.FORM_MINIMUM_SECONDS:
        return _("Trang được gửi quá nhanh. Xin xem lại những điều đã điền rồi bấm lưu lần nữa.")
    if not request.session.session_key:
        request.session.save()
    by_session = count("form_pages:session", request.session.session_key or "", HOUR)
    by_address = count("form_pages:address", network_of(request), HOUR)
    if by_session > MOST_PER_SESSION or by_address > MOST_PER_ADDRESS:
        return _("Từ nơi này vừa có quá nhiều biểu mẫu mới. Xin chờ một giờ, hoặc đăng nhập rồi điền tiếp.")
    return ""
