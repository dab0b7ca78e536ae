"""Feedback in the Wagtail admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from home.feedback.models import FeedbackCase, FeedbackTopic
from portal.casework.panels import Panel
from portal.casework.viewsets import CaseViewSet
from portal.casework.worklist import ChoiceFilter, Column, Worklist
from portal.form_pages.rendering import answers_as_shown

if TYPE_CHECKING:
    from django.http import HttpRequest


def answers(request: HttpRequest, case: FeedbackCase) -> dict[str, Any]:
    """The feedback as sent; the form's own wording where it came by a form."""
    sections = answers_as_shown(case.version.schema, case.answers) if case.version else []
    return {"sections": sections}


def files(request: HttpRequest, case: FeedbackCase) -> dict[str, Any] | None:
    kept = [item.file for item in case.files.select_related("file")]
    return {"files": kept} if kept else None


def texts(request: HttpRequest, case: FeedbackCase) -> dict[str, Any] | None:
    return {} if case.answer else None


class FeedbackViewSet(CaseViewSet):
    name = "phan-anh"
    icon = "openquote"
    menu_label = _("Phản ánh")
    title = _("Phản ánh, kiến nghị")
    menu_order = 210
    worklist = Worklist(
        model=FeedbackCase,
        columns=(Column(_("Lĩnh vực"), lambda case: case.get_topic_display()),),
        filters=(
            ChoiceFilter(
                "linh-vuc",
                _("Lĩnh vực"),
                lambda user: [(str(value), str(label)) for value, label in FeedbackTopic.choices],
                lambda cases, value: cases.filter(topic=value),
            ),
        ),
        steps=(
            ("triage", _("Phân loại, giao xử lý")),
            ("answer", _("Trả lời người gửi")),
            ("publish", _("Biên tập, công khai")),
        ),
    )
    panels = (
        Panel(name="noi-dung", title=_("Nội dung đã gửi"), template="feedback/panels/answers.html", context=answers),
        Panel(name="tra-loi", title=_("Trả lời"), template="feedback/panels/answer.html", context=texts),
        Panel(
            name="tep",
            title=_("Ảnh, giấy tờ kèm theo"),
            template="casework/panels/files.html",
            context=files,
            beside=True,
        ),
    )


feedback = FeedbackViewSet()
