"""The two sheets that a trainer fills for a whole class at once: attendance of a half-day, and results.

They read what was sent, keep what was typed, and say what is wrong at the person it is wrong with.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from django.template.defaultfilters import floatformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.attendance.actions import LONGEST_REMARK, Mark
from courses.attendance.models import Method, Presence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.http import QueryDict
    from django.utils.functional import _StrPromise

    from courses.attendance.models import Attendance
    from courses.registrations.models import Registration

SHOWN, EVERYBODY = "da-hien", "tat-ca"
# Short enough for four beside each other on a phone.
WORDS: dict[str, str | _StrPromise] = {
    Presence.PRESENT: gettext_lazy("Có mặt"),
    Presence.LATE: gettext_lazy("Muộn"),
    Presence.EXCUSED: gettext_lazy("Có phép"),
    Presence.ABSENT: gettext_lazy("Vắng"),
}


@dataclass
class AttendanceRow:
    case: Registration
    name: str
    chosen: str = ""
    by_scan: bool = False
    error: str = ""

    @property
    def options(self) -> list[tuple[str, str, bool]]:
        return [(value, str(word), value == self.chosen) for value, word in WORDS.items()]


@dataclass
class AttendanceSheet:
    """`changes` are the marks to be written: what differs from what the trainer saw. Somebody who has scanned since
    then, and whom the trainer did not touch, stays as they are.
    """

    rows: list[AttendanceRow] = field(default_factory=list)
    shown: str = ""
    changes: dict[int, str] = field(default_factory=dict)
    errors: list[dict[str, str]] = field(default_factory=list)

    @property
    def unwritten(self) -> int:
        return sum(not row.chosen for row in self.rows)


def attendance_sheet(
    cases: Iterable[Registration], written: Mapping[int, Attendance], data: QueryDict | None = None
) -> AttendanceSheet:
    """The sheet as it stands, or with what was sent in `data`."""
    sheet = AttendanceSheet()
    saw = _read_shown(data.get(SHOWN, "")) if data is not None else {}
    everybody = data is not None and EVERYBODY in data
    for case in cases:
        kept = written.get(case.pk)
        row = AttendanceRow(
            case, f"d-{case.pk}", kept.presence if kept else "", bool(kept and kept.method == Method.QR)
        )
        sheet.rows.append(row)
        if data is None:
            continue
        sent = data.get(row.name, "")
        if sent and sent not in Presence.values:
            row.error = _("Cách ghi này không có. Hãy chọn lại.")
            sheet.errors.append({"href": f"#id_{row.name}", "text": f"{case.applicant}: {row.error}"})
        elif sent and sent != saw.get(case.pk, ""):
            row.chosen = sheet.changes[case.pk] = sent
        elif everybody and not row.chosen:
            row.chosen = sheet.changes[case.pk] = str(Presence.PRESENT)
    sheet.shown = (
        ",".join(f"{pk}:{row.presence}" for pk, row in written.items()) if data is None else data.get(SHOWN, "")
    )
    return sheet


def _read_shown(text: str) -> dict[int, str]:
    """`12:present,13:late`; anything else is nothing."""
    found = {}
    for pair in text.split(","):
        pk, colon, presence = pair.partition(":")
        if colon and pk.isascii() and pk.isdecimal() and len(pk) < 19:
            found[int(pk)] = presence
    return found


@dataclass
class ScoreRow:
    case: Registration
    score: str = ""
    remark: str = ""
    error: str = ""

    @property
    def score_name(self) -> str:
        return f"diem-{self.case.pk}"

    @property
    def remark_name(self) -> str:
        return f"nhan-xet-{self.case.pk}"


@dataclass
class ScoreSheet:
    rows: list[ScoreRow] = field(default_factory=list)
    scores: dict[int, Mark] = field(default_factory=dict)
    errors: list[dict[str, str]] = field(default_factory=list)


def score_sheet(cases: Iterable[Registration], data: QueryDict | None = None) -> ScoreSheet:
    """The results as they stand, or as they were sent; whoever is not in what was sent stays out of `scores`."""
    sheet = ScoreSheet()
    for case in cases:
        row = ScoreRow(case, floatformat(case.score), case.remark)
        sheet.rows.append(row)
        if data is None or row.score_name not in data:
            continue
        row.score, row.remark = data.get(row.score_name, "").strip(), data.get(row.remark_name, "").strip()
        try:
            score = read_score(row.score)
        except ValueError as error:
            row.error = str(error)
        else:
            if len(row.remark) > LONGEST_REMARK:
                row.error = _("Nhận xét dài quá %d ký tự. Hãy viết ngắn lại.") % LONGEST_REMARK
            sheet.scores[case.pk] = Mark(score, row.remark)
        if row.error:
            sheet.errors.append({"href": f"#id_{row.score_name}", "text": f"{case.applicant}: {row.error}"})
    return sheet


def read_score(text: str) -> Decimal | None:
    """`8`, `8,5` or `8.5`; None for nothing. Raises ValueError with the sentence to be shown."""
    text = unicodedata.normalize("NFKC", text).strip().replace(",", ".")
    if not text:
        return None
    wrong = _("Điểm là một số từ 0 đến 10, ví dụ 8 hoặc 8,5.")
    try:
        score = Decimal(text) if len(text) <= 6 and set(text) <= set("0123456789.") else None
    except InvalidOperation:
        score = None
    if score is None or not 0 <= score <= 10:
        raise ValueError(wrong)
    if score != score.quantize(Decimal("0.1")):
        raise ValueError(_("Điểm có nhiều nhất một chữ số sau dấu phẩy, ví dụ 8,5."))
    return score.quantize(Decimal("0.1"))
