"""`manage.py collect_translations`: brings the English and Chinese catalogues up to date and compiles them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from portal.ui import catalogues


class Command(BaseCommand):
    help = "Gathers the sentences that readers of other languages meet, and compiles the catalogues."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in catalogues.FOLDERS:
            for language in catalogues.languages_of(folder):
                catalogues.update(folder, language)
                path = catalogues.catalogue(folder, language)
                self.stdout.write(str(path.relative_to(settings.REPOSITORY_ROOT)))
