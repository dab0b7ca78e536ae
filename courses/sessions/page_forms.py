"""The editor's form of a class: what is wrong is said where it stands, clashes are shown before anything is saved."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm

from courses.sessions.announcing import announced, moment
from courses.sessions.clashes import Clash, clashes, fingerprint, meetings_of
from courses.sessions.models import CourseSession, Standing

if TYPE_CHECKING:
    from datetime import datetime

    from courses.sessions.models import HalfDay

ACCEPT, SEEN = "accept_clashes", "seen_clashes"


class SessionForm(WagtailAdminPageForm):
    """Clashes refuse the form once and are listed; ticking the box lets exactly those pass that were listed."""

    accept_clashes = forms.BooleanField(required=False, label=gettext_lazy("Vẫn lưu dù trùng lịch"))
    seen_clashes = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = self.formsets.get("half_days")
        if rows is not None:
            rows.error_messages["too_few_forms"] = _("Lớp chưa có buổi học nào. Hãy thêm ít nhất một buổi.")

    @cached_property
    def clashes(self) -> list[Clash]:
        """Of what was typed; before anything was, of the page as it is."""
        if self.is_bound and hasattr(self, "cleaned_data"):
            planned = [row.instance for row in self._rows()]
            trainer, capacity = self.cleaned_data.get("trainer"), self.cleaned_data.get("capacity")
        else:
            planned = list(self.instance.half_days.all()) if self.instance.pk else []
            trainer, capacity = self.instance.trainer, self.instance.capacity
        return clashes(
            meetings=meetings_of(planned),
            trainer_id=trainer.pk if trainer is not None else None,
            capacity=capacity,
            session=self._announced,
        )

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.clashes)

    def is_valid(self) -> bool:
        """As Wagtail, and what only the whole of the plan shows."""
        valid = bool(super().is_valid()) and "half_days" in self.formsets
        if not self.is_bound:
            return valid
        self._check_meetings()
        self._check_window()
        if self._announced is not None:
            self._check_what_is_announced(self._announced)
        if not valid or not self._is_right():
            return False
        self._take_place_from_room()
        if self.clashes and not self._clashes_accepted():
            self._show_clashes()
            return False
        return True

    # --- Checks -----------------------------------------------------------------------------------------------------
    def _check_meetings(self) -> None:
        """Two at the same time; one of no length is said by the row itself."""
        timed = [(start, end, row) for row in self._rows() if (start := _start(row)) and (end := _end(row))]
        timed.sort(key=lambda item: item[0])
        for (_starts, ends, before), (starts, _ends, row) in itertools.pairwise(timed):
            if starts < ends and "starts" not in row.errors:
                row.add_error("starts", _("Buổi này trùng giờ với buổi %s. Hãy sửa giờ.") % before.instance)

    def _check_window(self) -> None:
        closes_at = self.cleaned_data.get("closes_at")
        starts = [start for row in self._rows() if (start := _start(row)) is not None]
        if closes_at and starts and closes_at > min(starts) and "closes_at" not in self.errors:
            self.add_error("closes_at", _("Hạn đăng ký phải trước khi lớp bắt đầu. Hãy sửa lại."))

    def _check_what_is_announced(self, session: CourseSession) -> None:
        """What publishing would refuse: said here, so that nothing typed is lost."""
        before = {item.uid: item for item in session.half_days.all()}
        changed = [row for row in self._rows() if not _is_as(row, before.get(row.instance.uid))]
        gone = before.keys() - {row.instance.uid for row in self._rows()}
        capacity = self.cleaned_data.get("capacity")
        if session.standing in (Standing.CANCELLED, Standing.FINISHED):
            if changed or gone or (capacity is not None and capacity != session.capacity):
                self.add_error(
                    None, _("Lớp đã hủy hoặc đã kết thúc nên không đổi được lịch. Hãy sao chép thành lớp mới.")
                )
            return
        held = set(session.half_days.filter(attendances__isnull=False).values_list("uid", flat=True))
        for row in changed:
            if row.instance.uid in held and not row.errors:
                row.add_error("day", _("Buổi này đã điểm danh nên không đổi được. Hãy ghi lại như cũ."))
        for uid in gone & held:
            self._say_of_rows(_("Buổi %s đã điểm danh nên không bỏ được. Hãy tải lại trang.") % before[uid])

    # --- Clashes ----------------------------------------------------------------------------------------------------
    def _clashes_accepted(self) -> bool:
        return bool(self.cleaned_data.get(ACCEPT)) and self.cleaned_data.get(SEEN) == self.fingerprint

    def _show_clashes(self) -> None:
        """The box comes back without its tick, for the clashes now listed."""
        self.add_error(
            ACCEPT,
            _("Lớp trùng lịch như ghi trên. Hãy sửa buổi học, phòng hoặc giảng viên; nếu vẫn muốn lưu thì đánh dấu ô."),
        )
        form: Any = self
        typed = form.data.copy()
        typed[self.add_prefix(SEEN)] = self.fingerprint
        typed.pop(self.add_prefix(ACCEPT), None)
        form.data = typed

    # --- Rows -------------------------------------------------------------------------------------------------------
    def _rows(self) -> list[Any]:
        """The rows that stay, as far as they could be read."""
        rows = self.formsets.get("half_days")
        return [
            row
            for row in (rows.forms if rows is not None else ())
            if hasattr(row, "cleaned_data") and not row.cleaned_data.get("DELETE")
        ]

    def _say_of_rows(self, words: str) -> None:
        rows = self.formsets["half_days"]
        rows._non_form_errors = rows.error_class([*rows.non_form_errors(), words])

    def _is_right(self) -> bool:
        rows = self.formsets["half_days"]
        return not self.errors and not any(row.errors for row in self._rows()) and not rows.non_form_errors()

    def _take_place_from_room(self) -> None:
        """Where only the room was said, it is the place as well."""
        rooms = {row.cleaned_data.get("room") for row in self._rows()}
        room = next(iter(rooms)) if len(rooms) == 1 else None
        if room is not None and not self.cleaned_data.get("place"):
            self.instance.place, self.instance.unit = room.name, self.instance.unit or room.unit

    @cached_property
    def _announced(self) -> CourseSession | None:
        return announced(self.instance)


def _start(row: Any) -> datetime | None:
    day, starts = row.cleaned_data.get("day"), row.cleaned_data.get("starts")
    return moment(day, starts) if day and starts else None


def _end(row: Any) -> datetime | None:
    day, ends = row.cleaned_data.get("day"), row.cleaned_data.get("ends")
    return moment(day, ends) if day and ends else None


def _is_as(row: Any, half_day: HalfDay | None) -> bool:
    if half_day is None:
        return False
    room = row.cleaned_data.get("room")
    typed = (_start(row), _end(row), room.pk if room is not None else None)
    return typed == (half_day.starts_at, half_day.ends_at, half_day.room_id)
