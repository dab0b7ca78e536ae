"""How much one person may leave lying about before handing it in."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.private_files import claims
from portal.private_files.models import PrivateFile
from portal.private_files.refusals import FileRefused

if TYPE_CHECKING:
    from django.http import HttpRequest

MOST_FILES = 100
MOST_BYTES = 1024 * 1024 * 1024
MOST_IN_A_WHILE = 60
A_WHILE = timedelta(minutes=10)


def refuse_excess(request: HttpRequest, *, size: int) -> None:
    """Raises FileRefused where this reader has too many files, or too much of them, that belong to nothing yet."""
    held = PrivateFile.objects.held_by(
        owner=claims.owner_of(request), claim=claims.digest(claims.claim_of(request))
    ).aggregate(
        files=Count("pk", filter=Q(attached=False)),
        total=Sum("size", filter=Q(attached=False), default=0),
        lately=Count("pk", filter=Q(created_at__gte=timezone.now() - A_WHILE)),
    )
    if held["lately"] >= MOST_IN_A_WHILE:
        raise FileRefused(
            _("Bạn đã tải lên nhiều tệp trong ít phút. Hãy chờ 10 phút rồi tải tiếp; các tệp đã tải vẫn được giữ."),
            "too_many_files",
        )
    if held["files"] >= MOST_FILES or held["total"] + size > MOST_BYTES:
        raise FileRefused(
            _("Bạn đang giữ quá nhiều tệp chưa nộp. Hãy bỏ bớt tệp không dùng, hoặc nộp hồ sơ đang làm rồi tải tiếp."),
            "too_many_files",
        )
