"""Short messages. Which sender is used is a setting; the one for development writes into a folder."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from portal.notifications.channels.base import PermanentFailure

if TYPE_CHECKING:
    from portal.notifications.channels.base import MessageChannel
    from portal.notifications.models import Message

E164 = re.compile(r"\+[1-9][0-9]{7,14}")


class SmsChannel:
    """The address rule that every sender of short messages shares; a provider's channel derives from it."""

    def check(self, to: str) -> None:
        if not E164.fullmatch(to):
            raise ValidationError(_("Số điện thoại nhận tin phải ở dạng quốc tế, ví dụ +84912345678."))

    def send(self, message: Message) -> None:
        raise PermanentFailure("Cổng chưa nối với nhà cung cấp tin nhắn (PORTAL_SMS_CHANNEL).")


class FileSmsChannel(SmsChannel):
    """Writes each message as one JSON file into `settings.SMS_OUTBOX_DIR`, where the development page shows it."""

    def send(self, message: Message) -> None:
        folder = Path(settings.SMS_OUTBOX_DIR)
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"to": message.to, "body": message.body}, ensure_ascii=False)
        (folder / f"{timezone.localtime():%Y%m%d-%H%M%S}-{message.pk}.json").write_text(text, encoding="utf-8")


def configured_sms_channel() -> MessageChannel:
    """The channel that `settings.SMS_CHANNEL` names as a dotted path."""
    return import_string(settings.SMS_CHANNEL)()
