"""Progress as XLSX: numbers as numbers, days as days, and no text that a spreadsheet would run as a formula."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from courses.progress.skills import Standing
from courses.progress.wording import level_words, registration_words, skill_words
from portal.spreadsheets import keep_as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from courses.progress.rows import AgencyProgress, ModuleProgress, ProgressTable
    from courses.progress.skills import OfficialSkills, Skill

DAY, SHARE, HOURS = "dd/mm/yyyy", "0%", "0.0"
WIDE, NARROW = 38, 14


class Share(Decimal):
    """A share of one, shown in percent."""


def of_agencies(table: ProgressTable) -> bytes:
    """One sheet with a row for each agency, one with a row for each agency and module."""
    book = Workbook(write_only=True)
    several = len(table.modules) != 1
    heads = [
        (_("Cơ quan"), WIDE),
        (_("Cấp"), NARROW),
        (_("Số cán bộ"), NARROW),
        (_("Hoàn thành đủ mọi mô đun (người)") if several else _("Hoàn thành (người)"), NARROW),
        (_("Đã học, tính trên mọi mô đun") if several else _("Tỷ lệ"), NARROW),
        (_("Chỉ tiêu (trung bình)") if several else _("Chỉ tiêu"), NARROW),
        (_("Cách chỉ tiêu (điểm %)"), NARROW),
        (_("Còn thiếu (lượt người)") if several else _("Còn thiếu (người)"), NARROW),
        (_("Mô đun xa chỉ tiêu nhất") if several else _("Mô đun"), WIDE),
        (_("Số giờ mỗi người trong năm"), NARROW),
        (_("Số giờ theo quy định"), NARROW),
        (_("Ghi chú"), WIDE),
        (_("Tính đến ngày"), NARROW),
    ]
    _sheet(book, _("Cơ quan"), heads, (_agency_line(row, table) for row in table.rows))
    parts = ((row, part) for row in table.rows for part in row.parts)
    lines = ([row.agency.name, level_words(row.agency.level), *_part_line(part)] for row, part in parts)
    _sheet(book, _("Từng mô đun"), [(_("Cơ quan"), WIDE), (_("Cấp"), NARROW), *_part_heads()], lines)
    return _bytes(book)


def of_people(row: AgencyProgress, people: Sequence[OfficialSkills], day: date) -> bytes:
    """One sheet with the officials and a column for each module, one with the modules of the agency."""
    book = Workbook(write_only=True)
    heads = [(_("Họ và tên"), WIDE), (_("Chức danh"), WIDE), (_("Loại"), NARROW)]
    heads += [(_("Số mô đun còn thiếu"), NARROW), *((str(part.module), WIDE) for part in row.parts)]
    heads += [(_("Đã đăng ký"), WIDE), (_("Tính đến ngày"), NARROW)]
    _sheet(book, _("Từng người"), heads, (_person_line(one, day) for one in people))
    _sheet(book, _("Từng mô đun"), _part_heads(), (_part_line(part) for part in row.parts))
    return _bytes(book)


def _agency_line(row: AgencyProgress, table: ProgressTable) -> list[Any]:
    """Shares are exact here, not rounded down as on the screen."""
    return [
        row.agency.name,
        level_words(row.agency.level),
        row.officials,
        row.completed_all if row.parts else None,
        _share(sum(part.completed for part in row.parts), row.officials * len(row.parts)),
        _share(row.target, 100),
        row.gap,
        row.missing,
        str(row.furthest.module) if row.furthest else None,
        row.hours_each,
        row.yearly_hours,
        _note(row),
        table.day,
    ]


def _note(row: AgencyProgress) -> str:
    if not row.officials:
        return _("Chưa có người nào trong danh sách cán bộ")
    if row.has_nobody:
        return _("Chưa có ai hoàn thành")
    if not row.has_target:
        return _("Không có chỉ tiêu")
    return _("Đạt chỉ tiêu") if row.is_reached else _("Chưa đạt chỉ tiêu")


def _part_heads() -> list[tuple[str, int]]:
    return [
        (_("Mô đun"), WIDE),
        (_("Số cán bộ"), NARROW),
        (_("Hoàn thành (người)"), NARROW),
        (_("Tỷ lệ"), NARROW),
        (_("Chỉ tiêu"), NARROW),
        (_("Còn thiếu (người)"), NARROW),
    ]


def _part_line(part: ModuleProgress) -> list[Any]:
    return [
        str(part.module),
        part.officials,
        part.completed,
        _share(part.completed, part.officials),
        _share(part.target, 100),
        part.missing,
    ]


def _share(part: int | None, whole: int) -> Share | None:
    return Share(Decimal(part) / whole) if part is not None and whole else None


def _person_line(one: OfficialSkills, day: date) -> list[Any]:
    official: Any = one.official
    registered = "; ".join(
        f"{skill.module.code}: {registration_words(skill)}" for skill in one.skills if skill.registration
    )
    return [
        official.user.full_name,
        official.position,
        official.get_kind_display(),
        len(one.lacks),
        *(_skill_value(skill) for skill in one.skills),
        registered,
        day,
    ]


def _skill_value(skill: Skill) -> Any:
    """The day since which it is held, or words."""
    return skill.since if skill.standing == Standing.HELD else skill_words(skill) or _("đã đăng ký")


def _sheet(book: Workbook, title: str, heads: Sequence[tuple[str, int]], lines: Iterable[Sequence[Any]]) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "B2"
    for number, (_head, width) in enumerate(heads, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    bold = Font(bold=True)
    first = []
    for head, _width in heads:
        cell = _cell(sheet, head)
        cell.font = bold
        first.append(cell)
    sheet.append(first)
    for line in lines:
        sheet.append([_cell(sheet, value) for value in line])


def _cell(sheet: Any, value: Any) -> Any:
    if isinstance(value, str):
        text = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell = WriteOnlyCell(sheet, value=text)
        keep_as_text(cell)
        return cell
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, Share):
        cell.number_format = SHARE
    elif isinstance(value, Decimal):
        cell.number_format = HOURS
    elif isinstance(value, date):
        cell.number_format = DAY
    return cell


def _bytes(book: Workbook) -> bytes:
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
