"""A real SMTP server on a free port, that answers as a test tells it to."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from aiosmtpd.controller import Controller

from tests.engines.postgresql import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from aiosmtpd.smtp import SMTP, Envelope, Session

DIE = "die"
"""As an answer: the server hangs up without a word."""


@dataclass
class MailServer:
    """A running server. The answers are used up one by one; where none is left, the server takes what it is given.

    `taken` are the mails it took. A server told to `die_after_taking` has the mail and hangs up before saying so.
    """

    host: str
    port: int
    answers_to_recipients: list[str] = field(default_factory=list)
    answers_to_data: list[str] = field(default_factory=list)
    die_after_taking: bool = False
    taken: list[EmailMessage] = field(default_factory=list)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.answers_to_recipients.pop(0) if self.answers_to_recipients else "250 OK"
        if answer == DIE:
            server.transport.abort()
        elif answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = self.answers_to_data.pop(0) if self.answers_to_data else "250 OK"
        if answer == DIE:
            server.transport.abort()
        elif answer.startswith("250"):
            self.taken.append(message_from_bytes(envelope.original_content, policy=policy.default))
            if self.die_after_taking:
                server.transport.abort()
        return answer


@contextmanager
def mail_server() -> Iterator[MailServer]:
    server = MailServer("127.0.0.1", free_port())
    controller = Controller(server, hostname=server.host, port=server.port)
    controller.start()
    try:
        yield server
    finally:
        controller.stop()
