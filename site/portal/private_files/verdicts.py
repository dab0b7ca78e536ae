"""What a scan's outcome does to a file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from portal.private_files import contents
from portal.private_files.models import PrivateFile
from portal.private_files.signals import file_refused

if TYPE_CHECKING:
    from portal.private_files.scanning import Verdict


def pronounce(*, file: PrivateFile, verdict: Verdict) -> PrivateFile:
    """A waiting file may be read from now on, or it is refused, its content removed and its sender told."""
    with transaction.atomic():
        current = PrivateFile.objects.select_for_update().get(pk=file.pk)
        if current.state != PrivateFile.State.SCANNING:
            return current
        if verdict.clean:
            current.state = PrivateFile.State.READY
        else:
            current.state = PrivateFile.State.REFUSED
            current.refusal = _(
                "Tệp «%(name)s» có chứa mã độc nên đã bị xóa, cán bộ chưa đọc được. "
                "Hãy quét vi-rút máy của bạn, rồi chụp ảnh giấy tờ và gửi lại."
            ) % {"name": current.name}
            transaction.on_commit(partial(contents.forget, current))
            transaction.on_commit(partial(file_refused.send, sender=PrivateFile, file=current))
        current.save(update_fields=["state", "refusal"])
    return current
