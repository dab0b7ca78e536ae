"""What the engine hands to a domain, and what the domain gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from portal.accounts.models import User
    from portal.form_pages.models import FormVersion
    from portal.private_files.models import PrivateFile


# The word in addresses for the counter's channel.
COUNTER = "truc-tiep"


class Channel(models.TextChoices):
    """How the form came in; the national portal's three ways of filing."""

    ONLINE = "online", _("Trực tuyến")
    COUNTER = "counter", _("Trực tiếp")
    POST = "post", _("Bưu chính công ích")


@dataclass(frozen=True, slots=True)
class Submission:
    """A form filled to the end and checked.

    `answers` holds the JSON value of every shown field by key; `attachments` the files in slot order.
    `applicant` is the signed-in citizen, None for somebody without account and at the counter, where `entered_by` is
    the officer who typed. `idempotency_key` is the same however often the same form is sent: the domain keeps it under
    a unique constraint. `request_info` has `ip` and `user_agent` for the record.
    """

    version: FormVersion
    answers: dict[str, Any]
    attachments: list[tuple[str, PrivateFile]]
    applicant: User | None
    idempotency_key: str
    channel: Channel = Channel.ONLINE
    entered_by: User | None = None
    request_info: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Where the citizen goes on: the domain's own page, which says what was received and what comes next."""

    url: str
