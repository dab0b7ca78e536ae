"""`manage.py fill_special_days --from 2025 --to 2027`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.working_time.actions import fill_special_days, fill_working_hours

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Điền ngày nghỉ, ngày làm bù (và giờ làm việc mẫu nếu chưa có); không ghi đè dòng người quản trị đã sửa."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--from", dest="first", type=int, default=2025, help="năm đầu (mặc định 2025)")
        parser.add_argument("--to", dest="last", type=int, help="năm cuối (mặc định: năm sau)")

    def handle(self, *args: Any, **options: Any) -> None:
        first: int = options["first"]
        last: int = options["last"] or max(first, timezone.localdate().year + 1)
        if first > last or first < 2013 or last > 2100:
            raise CommandError(f"Không điền được từ năm {first} đến năm {last}: hãy chọn các năm từ 2013 đến 2100.")
        hours = fill_working_hours()
        filled = fill_special_days(first, last)
        if hours:
            self.stdout.write(f"Đã thêm giờ làm việc mẫu của {hours} ngày trong tuần.")
        self.stdout.write(
            f"Ngày nghỉ, ngày làm bù {first}–{last}: thêm {filled.created}, sửa {filled.changed}, "
            f"bỏ {filled.removed}, giữ nguyên {filled.kept} do người quản trị nhập."
        )
