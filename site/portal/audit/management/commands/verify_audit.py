"""Tells whether the audit record is as it was written; ends with 1 when it is not."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext_lazy as _

from portal.audit import verification
from portal.audit.models import Chain, Entry
from portal.timers import Every, Routine

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterator

    from django.db.models import QuerySet


class Command(BaseCommand):
    help = "Finds changed, missing or reordered entries of the audit record. Ends with 1 when there are any."
    routine = Routine(Every.DAY, _("Kiểm tra nhật ký"))

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--subject", metavar="TYPE:ID", help="only this chain, for example services.dossier:7")
        parser.add_argument(
            "--write-heads", type=Path, metavar="FILE", help="then keep the head of every chain in FILE"
        )
        parser.add_argument("--against", type=Path, metavar="FILE", help="also compare with the heads kept in FILE")

    def handle(
        self,
        *args: Any,
        subject: str | None = None,
        write_heads: Path | None = None,
        against: Path | None = None,
        **options: Any,
    ) -> None:
        chains = self.chains(subject)
        count = 0
        for finding in self.findings(chains, against):
            count += 1
            self.stdout.write(str(finding))
        entries = Entry.objects.filter(chain__in=chains) if subject else Entry.objects.all()
        self.stdout.write(f"{chains.count()} chains, {entries.count()} entries, {count} findings")
        if count:
            sys.exit(1)
        if write_heads:
            with write_heads.open("w", encoding="utf-8") as file:
                file.writelines(json.dumps(head) + "\n" for head in verification.heads())

    def findings(self, chains: QuerySet[Chain], against: Path | None) -> Iterator[verification.Finding]:
        yield from verification.findings(chains)
        if against:
            with against.open(encoding="utf-8") as file:
                yield from verification.findings_against(json.loads(line) for line in file)

    def chains(self, subject: str | None) -> QuerySet[Chain]:
        if subject is None:
            return Chain.objects.all()
        subject_type, _colon, subject_id = subject.partition(":")
        chains = Chain.objects.filter(subject_type=subject_type, subject_id=subject_id)
        if not chains.exists():
            raise CommandError(f"There is no record of '{subject}'. A subject is written as type:id.")
        return chains
