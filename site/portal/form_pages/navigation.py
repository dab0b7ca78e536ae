"""Where the citizen is in the form and where else they can go, for the progress bar and the list of sections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.form_pages.completeness import SectionState, State
from portal.form_pages.schema import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portal.form_pages.models import Draft
    from portal.form_pages.schema import Answers, Schema

REVIEW = "kiem-tra"
WORDS = {
    State.DONE: (gettext_lazy("Đã xong"), "done"),
    State.WRONG: (gettext_lazy("Cần sửa"), "late"),
    State.OPEN: (gettext_lazy("Chưa điền"), "neutral"),
}


def progress(draft: Draft | None, schema: Schema, answers: Answers, current: str) -> list[dict[str, Any]]:
    """The steps of the component `progress_steps`: each shown section, then the review (`current` is REVIEW there)."""
    shown = visible(schema, answers).sections
    saved = draft.saved_sections if draft is not None else []
    steps: list[dict[str, Any]] = []
    for section in schema.sections:
        if section.key not in shown:
            continue
        is_current, is_done = section.key == current, section.key in saved
        href = ""
        if draft is not None and is_done and not is_current:
            href = reverse("form_pages:section", args=[draft.pk, section.key])
        steps.append(
            {
                "title": section.title,
                "state": "current" if is_current else "done" if is_done else "upcoming",
                "href": href,
            }
        )
    steps.append({"title": _("Kiểm tra và gửi"), "state": "current" if current == REVIEW else "upcoming", "href": ""})
    return steps


def task_items(draft: Draft, states: Sequence[SectionState]) -> list[dict[str, Any]]:
    """The items of the component `task_list`: the sections, then the review once every section is done."""
    items: list[dict[str, Any]] = []
    for one in states:
        words, kind = WORDS[one.state]
        items.append(
            {
                "title": one.section.title,
                "href": reverse("form_pages:section", args=[draft.pk, one.section.key]),
                "hint": one.shortcomings[0].text if one.shortcomings else "",
                "state": words,
                "kind": kind,
            }
        )
    ready = all(one.state is State.DONE for one in states)
    items.append(
        {
            "title": _("Kiểm tra lại và gửi"),
            "href": reverse("form_pages:review", args=[draft.pk]) if ready else "",
            "hint": "" if ready else _("Mở khi các phần trên đã xong."),
            "state": _("Sẵn sàng") if ready else _("Chưa mở"),
            "kind": "active" if ready else "neutral",
        }
    )
    return items
