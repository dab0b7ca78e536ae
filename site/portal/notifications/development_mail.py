"""The mails and short messages that a machine without a mail server wrote into folders, for whoever tries the portal.

Only where `settings.DEMONSTRATION` is on; everywhere else the address does not exist. Everybody may read everything
here: nothing but sample data must ever pass through such a machine.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.timezone import get_current_timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import EmailMessage

    from django.http import HttpRequest

NEWEST = 50
FILE_NAME = re.compile(r"\d{8}-\d{6}-\d+\.(log|json)", re.ASCII)
# What Django's file backend writes after each mail of one connection.
AFTER_A_MAIL = b"\n" + b"-" * 79 + b"\n"
ISOLATED = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One mail, the `number`-th of `file`, or one short message. `files` are the names and contents of its files."""

    file: str
    number: int
    to: str
    subject: str
    text: str
    html: str = ""
    files: tuple[tuple[str, bytes], ...] = ()

    @property
    def written_at(self) -> datetime:
        return datetime.strptime(self.file[:15], "%Y%m%d-%H%M%S").replace(tzinfo=get_current_timezone())


def newest_letters() -> list[Letter]:
    """The newest mails and short messages, newest first."""
    folders = [Path(settings.OUTGOING_MAIL_DIR), Path(settings.SMS_OUTBOX_DIR)]
    paths = [
        path for folder in folders if folder.is_dir() for path in folder.iterdir() if FILE_NAME.fullmatch(path.name)
    ]
    paths.sort(key=lambda path: (path.name[:15], path.stat().st_mtime_ns), reverse=True)
    return [letter for path in paths[:NEWEST] for letter in reversed(letters_in(path))][:NEWEST]


def letter(file: str, number: int) -> Letter:
    """Raises Http404 when there is none, or `file` is no name that the portal gives."""
    if not FILE_NAME.fullmatch(file):
        raise Http404
    folder = settings.OUTGOING_MAIL_DIR if file.endswith(".log") else settings.SMS_OUTBOX_DIR
    path = Path(folder) / file
    found = letters_in(path) if path.is_file() else []
    if not 1 <= number <= len(found):
        raise Http404
    return found[number - 1]


def letters_in(path: Path) -> list[Letter]:
    if path.suffix == ".json":
        kept = json.loads(path.read_text(encoding="utf-8"))
        return [Letter(file=path.name, number=1, to=kept["to"], subject="SMS", text=kept["body"])]
    mails = [part for part in path.read_bytes().split(AFTER_A_MAIL) if part.strip()]
    return [mail(path.name, number, content) for number, content in enumerate(mails, start=1)]


def mail(file: str, number: int, content: bytes) -> Letter:
    parsed: EmailMessage = message_from_bytes(content, policy=policy.default)  # type: ignore[assignment]
    return Letter(
        file=file,
        number=number,
        to=str(parsed["To"] or ""),
        subject=str(parsed["Subject"] or ""),
        text=_body(parsed, "plain"),
        html=_body(parsed, "html"),
        files=tuple((part.get_filename() or "tep", _content(part)) for part in parsed.iter_attachments()),
    )


def _content(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else part.as_bytes()


def _body(parsed: EmailMessage, kind: str) -> str:
    part = parsed.get_body(preferencelist=(kind,))
    return part.get_content() if part is not None else ""


def demonstration_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Makes a view that only reads, is never cached, and does not exist outside the demonstration."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not settings.DEMONSTRATION:
            raise Http404
        return view(request, *args, **kwargs)

    return require_safe(never_cache(guarded))


@demonstration_only
def inbox(request: HttpRequest) -> HttpResponse:
    return render(request, "notifications/development_mail.html", {"letters": newest_letters()})


@demonstration_only
def show(request: HttpRequest, file: str, number: int) -> HttpResponse:
    return render(request, "notifications/development_letter.html", {"letter": letter(file, number)})


@demonstration_only
def show_html(request: HttpRequest, file: str, number: int) -> HttpResponse:
    """The HTML part alone, cut off from everything by its own policy."""
    html = letter(file, number).html
    if not html:
        raise Http404
    return HttpResponse(html, headers={"Content-Security-Policy": ISOLATED, "X-Frame-Options": "SAMEORIGIN"})


@demonstration_only
def download(request: HttpRequest, file: str, number: int, position: int) -> HttpResponse:
    """The `position`-th file of a mail, to be saved, never shown."""
    files = letter(file, number).files
    if not 1 <= position <= len(files):
        raise Http404
    name, content = files[position - 1]
    disposition = content_disposition_header(True, Path(name).name) or "attachment"
    return HttpResponse(content, content_type="application/octet-stream", headers={"Content-Disposition": disposition})
