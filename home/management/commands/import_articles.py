"""Takes over articles of an older site: from WordPress, Plone, or our own JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from home.news.importing.actions import READERS, import_articles
from home.news.importing.records import LARGEST_FILE, Refused
from home.news.pages import NewsIndexPage

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = (
        "Imports articles below the news page, with their old addresses as redirects. May be run again: what was "
        "imported before is left alone. Pictures come from the folder --images; nothing is fetched from the network."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", choices=sorted(READERS), required=True)
        parser.add_argument("--images", type=Path, help="the folder with the old site's pictures")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("vi"):
            self._import(options)

    def _import(self, options: dict[str, Any]) -> None:
        index = NewsIndexPage.objects.first()
        if index is None:
            raise CommandError(_("Chưa có trang Tin tức. Hãy tạo trang đó trong phần quản trị rồi chạy lại."))
        images = options["images"]
        if images is not None and not images.is_dir():
            raise CommandError(_("Không có thư mục ảnh %s.") % images)
        try:
            report = import_articles(
                data=_read(options["file"]),
                source=options["format"],
                index=index,
                images=images,
                dry_run=options["dry_run"],
            )
        except Refused as error:
            raise CommandError(str(error)) from error
        for heading, lines in (
            (_("Sẽ nhập") if options["dry_run"] else _("Đã nhập"), report.created),
            (_("Bỏ qua"), report.skipped),
            (_("Cần xem lại"), report.notes),
        ):
            self.stdout.write(f"{heading}: {len(lines)}")
            for number, name, words in lines:
                self.stdout.write(f"  [{number}] {name}" + (f": {words}" if words else ""))


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Refused(_("Tệp lớn hơn 200 MB. Hãy chia thành nhiều tệp."))
        return path.read_bytes()
    except OSError as error:
        raise Refused(_("Không đọc được tệp %s.") % path) from error
