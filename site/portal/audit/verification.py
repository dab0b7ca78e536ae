"""Checking that the record is as it was written.

Inside the database: every entry's hash is computed again, every entry must follow the one before, and the last must be
the one that the chain's head names. Someone who can rewrite the whole database can also compute new hashes; against
that, `verify_audit --write-heads` keeps the heads in a file elsewhere, and `--against` compares with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db import transaction

from portal.audit import canonical
from portal.audit.models import Chain, Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.db.models import QuerySet

CHAINS_AT_ONCE = 500
ENTRIES_AT_ONCE = 2000


@dataclass(frozen=True)
class Finding:
    """What is wrong, in which chain, at which entry (0: the chain as a whole)."""

    subject: str
    sequence: int
    text: str

    def __str__(self) -> str:
        return f"{self.subject} #{self.sequence}: {self.text}" if self.sequence else f"{self.subject}: {self.text}"


def findings(chains: QuerySet[Chain]) -> Iterator[Finding]:
    """Everything wrong in `chains`. Reads in batches; a chain that looks wrong is looked at again under its lock,
    because entries may be added meanwhile."""
    last = 0
    while batch := list(chains.filter(pk__gt=last).order_by("pk")[:CHAINS_AT_ONCE]):
        last = batch[-1].pk
        by_pk = {chain.pk: chain for chain in batch}
        entries = Entry.objects.filter(chain__in=by_pk).order_by("chain_id", "sequence")
        for pk, its_entries in groupby(entries.iterator(ENTRIES_AT_ONCE), key=lambda entry: entry.chain_id):
            if has_findings(by_pk.pop(pk), its_entries):
                yield from locked_findings(pk)
        for chain in by_pk.values():
            if has_findings(chain, ()):
                yield from locked_findings(chain.pk)


def has_findings(chain: Chain, entries: Iterable[Entry]) -> bool:
    return next(chain_findings(chain, entries), None) is not None


def locked_findings(pk: int) -> list[Finding]:
    with transaction.atomic():
        chain = Chain.objects.select_for_update().get(pk=pk)
        return list(chain_findings(chain, Entry.objects.filter(chain=chain).order_by("sequence").iterator()))


def chain_findings(chain: Chain, entries: Iterable[Entry]) -> Iterator[Finding]:
    """What is wrong in one chain, whose entries come in order."""
    subject = str(chain)
    position, hash_before = 0, canonical.START
    is_sound = True  # of the entry before: what follows a wrong one is not blamed for it
    for entry in entries:
        if entry.sequence != position + 1:
            is_sound = False
            yield Finding(subject, position + 1, _missing(position + 1, entry.sequence - 1))
        if entry.hash != entry.expected_hash(chain=chain):
            is_sound = False
            yield Finding(subject, entry.sequence, _changed_or_moved(chain, entry))
        else:
            if is_sound and entry.previous_hash != hash_before:
                yield Finding(subject, entry.sequence, "does not follow the entry before it")
            is_sound = True
        position, hash_before = entry.sequence, entry.hash
    if position < chain.length:
        yield Finding(subject, position + 1, _missing(position + 1, chain.length) + " at the end")
    elif position > chain.length:
        yield Finding(subject, chain.length + 1, f"is beyond the head, which counts {chain.length} entries")
    elif is_sound and hash_before != chain.head_hash:
        yield Finding(subject, position, "is not the last entry that the head names")


def heads() -> Iterator[dict[str, Any]]:
    """The head of every chain, for keeping elsewhere."""
    for chain in Chain.objects.order_by("pk").iterator(ENTRIES_AT_ONCE):
        yield {"type": chain.subject_type, "id": chain.subject_id, "length": chain.length, "hash": chain.head_hash}


def findings_against(kept: Iterable[dict[str, Any]]) -> Iterator[Finding]:
    """What differs from heads kept earlier: every chain must still be there and pass through its kept head."""
    for head in kept:
        subject = f"{head['type']}:{head['id']}"
        chain = Chain.objects.filter(subject_type=head["type"], subject_id=head["id"]).first()
        if chain is None:
            yield Finding(subject, 0, "the whole chain is missing")
        elif head["length"] and not chain.entries.filter(sequence=head["length"], hash=head["hash"]).exists():
            yield Finding(subject, head["length"], "is missing or was rewritten since the heads were kept")


def _missing(first: int, last: int) -> str:
    return "is missing" if first == last else f"and the entries up to #{last} are missing"


def _changed_or_moved(chain: Chain, entry: Entry) -> str:
    for sequence in range(1, max(chain.length, entry.sequence) + 1):
        if entry.hash == entry.expected_hash(chain=chain, sequence=sequence):
            return f"was moved: it was written as #{sequence}"
    return "was changed"
