"""The sentences that stand above the tables of progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from courses.progress.skills import Standing
from portal.organisations.models import Agency

if TYPE_CHECKING:
    from datetime import date

    from courses.progress.rows import AgencyProgress, ProgressTable
    from courses.progress.skills import Skill


def level_words(level: str) -> str:
    return _("xã, phường") if level == Agency.Level.COMMUNE else _("sở, ban, ngành")


def summary_sentence(table: ProgressTable) -> str:
    """How many agencies have reached their targets, and in how many nobody has completed anything."""
    if not table.rows:
        return _("Chưa có cơ quan nào để tính.")
    if not table.modules:
        return _("Chưa đặt chỉ tiêu nào cho năm %d nên chưa có gì để tính.") % table.year
    sentences = []
    if reached := [
        _("%(reached)d / %(all)d %(level)s")
        % {"reached": one.reached, "all": one.agencies, "level": level_words(one.level)}
        for one in table.summaries
        if one.with_target
    ]:
        words = _("Đến ngày %(day)s, %(reached)s đạt chỉ tiêu.")
        sentences.append(words % {"day": _day(table.day), "reached": _(" và ").join(reached)})
    else:
        words = _("Mô đun này không có chỉ tiêu cho năm %(year)d; số liệu tính đến ngày %(day)s.")
        sentences.append(words % {"year": table.year, "day": _day(table.day)})
    nobody = len(table.without_anybody)
    sentences.append(
        _("%d nơi chưa có ai hoàn thành.") % nobody if nobody else _("Nơi nào cũng đã có người hoàn thành.")
    )
    if empty := sum(one.empty for one in table.summaries):
        sentences.append(_("%d nơi chưa có người nào trong danh sách cán bộ.") % empty)
    return " ".join(sentences)


def agency_sentence(row: AgencyProgress, year: int, day: date) -> str:
    """How many of one agency hold everything that is counted."""
    if not row.officials:
        return _("Danh sách cán bộ của cơ quan này chưa có ai đang công tác.")
    if not row.parts:
        return _("Cơ quan này chưa có chỉ tiêu nào cho năm %d. Chọn một mô đun để xem ai đã học.") % year
    counted = {"day": _day(day), "done": row.completed_all, "all": row.officials, "n": len(row.parts)}
    if row.has_nobody:
        return _("Đến ngày %(day)s, chưa ai trong %(all)d người hoàn thành mô đun nào.") % counted
    if len(row.parts) == 1:
        return _("Đến ngày %(day)s, %(done)d / %(all)d người đã hoàn thành mô đun này.") % counted
    return _("Đến ngày %(day)s, %(done)d / %(all)d người đã hoàn thành đủ %(n)d mô đun.") % counted


def skill_words(skill: Skill) -> str:
    """What one official has of one module, in a few words; empty where a registration says it."""
    if skill.standing == Standing.HELD:
        return _("từ %s") % _day(skill.since)
    if skill.standing == Standing.LATER:
        return _("đến %s mới hoàn thành") % _day(skill.since)
    if skill.standing == Standing.ENDED:
        return _("hết hạn %s") % _day(skill.until)
    return _("chưa có") if skill.registration is None else ""


def registration_words(skill: Skill) -> str:
    """The class that the official is registered for, and when it begins; empty without."""
    case = skill.registration
    if case is None:
        return ""
    return _("đã đăng ký “%(title)s”, học từ %(day)s") % {
        "title": case.session.title,
        "day": f"{timezone.localtime(case.session.starts_at):%d/%m/%Y}",
    }


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
