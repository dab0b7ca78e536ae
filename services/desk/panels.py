"""The parts of a dossier's page: answers as the form showed them, attachments beside, papers, people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from portal.casework.panels import Panel
from portal.form_pages.rendering import answers_as_shown, text_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from services.dossiers.models import Dossier


def answers(request: HttpRequest, dossier: Dossier) -> dict[str, Any]:
    """What was filled in; what a supplement replaced is shown struck out beside it."""
    schema = dossier.schema
    replaced: dict[str, list[str]] = {}
    for earlier in dossier.supplements.order_by("round"):
        for key, value in earlier.replaced.items():
            replaced.setdefault(key, []).append(text_of(schema.field(key), value))
    sections = []
    for section in answers_as_shown(schema, dossier.answers):
        rows = [(item, replaced.get(item.key, [])) for item in section.items if item.type != "file"]
        if rows:
            sections.append((section, rows))
    return {"sections": sections}


def attachments(request: HttpRequest, dossier: Dossier) -> dict[str, Any]:
    """Every file by slot, the newest round first; the first one stands open."""
    files = list(dossier.attachments.select_related("file"))
    newest: dict[str, int] = {}
    for attachment in files:
        newest[attachment.slot] = max(newest.get(attachment.slot, 0), attachment.round)
    current = [one for one in files if one.round == newest[one.slot]]
    old = [one for one in files if one.round != newest[one.slot]]
    return {"current": current, "old": old}


def papers(request: HttpRequest, dossier: Dossier) -> dict[str, Any] | None:
    issued = list(dossier.papers.select_related("file"))
    results = list(dossier.results.select_related("file"))
    return {"papers": issued, "results": results} if issued or results else None


def supplements(request: HttpRequest, dossier: Dossier) -> dict[str, Any] | None:
    requests = list(dossier.supplements.order_by("-round"))
    return {"requests": requests} if requests else None


PANELS = (
    Panel(name="nguoi", title=_("Người nộp, chủ hồ sơ"), template="services/desk/panels/people.html"),
    Panel(
        name="bo-sung",
        title=_("Yêu cầu bổ sung"),
        template="services/desk/panels/supplements.html",
        context=supplements,
    ),
    Panel(name="to-khai", title=_("Tờ khai"), template="services/desk/panels/answers.html", context=answers),
    Panel(
        name="giay-to",
        title=_("Giấy tờ đính kèm"),
        template="services/desk/panels/attachments.html",
        context=attachments,
        beside=True,
    ),
    Panel(name="phieu", title=_("Phiếu, kết quả"), template="services/desk/panels/papers.html", context=papers),
)
