"""E-mail through Django's mail backend."""

from __future__ import annotations

import hashlib
import re
import smtplib
from email.utils import parseaddr
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.validators import validate_email

from portal.notifications.channels.base import PermanentFailure, TemporaryFailure, UncertainHandover
from portal.private_files import contents

if TYPE_CHECKING:
    from portal.notifications.models import Message

METHOD = re.compile(r"^METHOD:([A-Z]+)\s*$", re.MULTILINE)


class EmailChannel:
    def check(self, to: str) -> None:
        validate_email(to)

    def send(self, message: Message) -> None:
        connection = get_connection()
        mail = compose(message, connection)
        attach_files(mail, message)
        try:
            connection.open()
        except (OSError, smtplib.SMTPException) as error:
            raise TemporaryFailure(f"Không nối được với máy chủ thư: {error}") from error
        handover = Handover(getattr(connection, "connection", None))
        try:
            connection.send_messages([mail])
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException) as error:
            raise refusal(error) from error
        except (OSError, smtplib.SMTPException) as error:
            if handover.begun:
                raise UncertainHandover(f"Mất kết nối khi đang giao thư: {error}") from error
            raise TemporaryFailure(f"Mất kết nối trước khi giao thư: {error}") from error
        finally:
            close_quietly(connection)


class Handover:
    """Notices the moment after which a mail server may have taken the message: its DATA command."""

    def __init__(self, smtp: Any) -> None:
        self.begun = not isinstance(smtp, smtplib.SMTP)
        if isinstance(smtp, smtplib.SMTP):
            self._data = smtp.data
            smtp.data = self._watched  # type: ignore[method-assign, assignment]

    def _watched(self, content: bytes) -> tuple[int, bytes]:
        self.begun = True
        return self._data(content)


def compose(message: Message, connection: Any) -> EmailMultiAlternatives:
    """The mail of an outbox message. Its Message-ID follows from the key, so that a second copy is recognisable."""
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=message.body,
        to=[message.to],
        connection=connection,
        headers={
            "Message-ID": message_id(message.key),
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            "Content-Language": settings.LANGUAGE_CODE,
        },
    )
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    if message.calendar:
        # As RFC 6047 (iMIP) wants it, so that mail programs put it into the calendar: the type names the method too.
        found = METHOD.search(message.calendar)
        method = found.group(1) if found else "PUBLISH"
        mail.attach_alternative(message.calendar, f"text/calendar; method={method}")
    return mail


def attach_files(mail: EmailMultiAlternatives, message: Message) -> None:
    """Adds the message's files. A file still being scanned is waited for; one that is gone stops the message."""
    for attachment in message.attachments.select_related("file"):
        file = attachment.file
        if file is None or file.state == file.State.REFUSED:
            raise PermanentFailure(f"Tệp đính kèm «{attachment.name}» không còn hoặc không được nhận.")
        if not file.is_ready:
            raise TemporaryFailure(f"Tệp đính kèm «{attachment.name}» đang được kiểm tra.")
        try:
            content = contents.read(file.storage_name)
        except Exception as error:  # every storage has errors of its own
            raise TemporaryFailure(f"Chưa đọc được tệp đính kèm «{attachment.name}»: {error}") from error
        mail.attach(attachment.name, content, file.content_type)


def message_id(key: str) -> str:
    """The Message-ID of the mail about `key`, the same whenever it is asked."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{domain}>"


def refusal(error: smtplib.SMTPException) -> PermanentFailure | TemporaryFailure:
    """What a mail server's answer means: 5xx is final, everything else passes (RFC 5321, section 4.2.1)."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        answers = list(error.recipients.values())
    else:
        answers = [(error.smtp_code, error.smtp_error)]  # type: ignore[attr-defined]
    text = "; ".join(f"{code} {_decoded(reason)}" for code, reason in answers)
    if all(500 <= code < 600 for code, _reason in answers):
        return PermanentFailure(f"Máy chủ thư từ chối: {text}")
    return TemporaryFailure(f"Máy chủ thư chưa nhận: {text}")


def close_quietly(connection: Any) -> None:
    """Closes; a line that is broken already is as closed as can be."""
    try:
        connection.close()
    except (OSError, smtplib.SMTPException):
        connection.connection = None


def _decoded(reason: bytes | str) -> str:
    return reason.decode("utf-8", "replace") if isinstance(reason, bytes) else reason
