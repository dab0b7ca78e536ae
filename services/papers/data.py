"""What each paper says. Plain values, kept as JSON beside what was printed, so that a reprint is the same to the byte.

Instants are aware; texts are what a person reads, in Vietnamese; whole numbers count sheets.
"""

from __future__ import annotations

import dataclasses
import datetime
import types
import typing
from typing import Any, Self


@dataclasses.dataclass(frozen=True, kw_only=True)
class PaperData:
    """What stands in the head and the foot of every paper.

    `agency` issues it, `parent_agency` is the line above it, `number` the paper's own number ("12/TNHS"), `code` the
    dossier's. `tracking_url` opens the public tracking page and becomes the QR code. `demonstration` marks the paper
    as made from sample data.
    """

    agency: str
    code: str
    issued_at: datetime.datetime
    parent_agency: str = ""
    number: str = ""
    place: str = "Lào Cai"
    tracking_url: str = ""
    demonstration: bool = False

    def to_json(self) -> dict[str, Any]:
        """As values that JSON can hold; `from_json` is the way back."""
        return _written(dataclasses.asdict(self))

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """Raises TypeError for a missing or unknown field, ValueError for a date that is none."""
        return _read(cls, values)


@dataclasses.dataclass(frozen=True, kw_only=True)
class DocumentLine:
    """One paper of the dossier, and how many of it in which form came in."""

    name: str
    originals: int = 0
    copies: int = 0
    electronic: int = 0


@dataclasses.dataclass(frozen=True, kw_only=True)
class DossierPaperData(PaperData):
    """What every paper about a dossier repeats: who handed in what, and how to reach them."""

    procedure: str
    procedure_code: str = ""
    applicant_name: str
    applicant_identity: str = ""
    applicant_address: str = ""
    applicant_phone: str = ""
    applicant_email: str = ""
    owner_name: str = ""
    officer_name: str = ""
    officer_phone: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class ReceiptData(DossierPaperData):
    """Form 01. `explanation` are the lines by which the appointed hour was counted.

    `tracking_code` opens the tracking page beside the number, for those who got no receipt of an online submission.
    """

    desk: str = ""
    documents: tuple[DocumentLine, ...] = ()
    sets: int = 1
    time_limit: str
    received_at: datetime.datetime
    due_at: datetime.datetime
    result_place: str = ""
    fee: str = ""
    explanation: tuple[str, ...] = ()
    tracking_code: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class SupplementLine:
    """One thing to mend: a paper or an answer, what is wrong with it, what to do."""

    name: str
    problem: str
    fix: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class SupplementData(DossierPaperData):
    """Form 02. `deadline` is the last day on which the supplement counts.

    `clock_is_paused` is False before intake: no time limit runs yet that could wait.
    """

    lines: tuple[SupplementLine, ...]
    reason: str = ""
    legal_ground: str = ""
    deadline: datetime.date | None = None
    where: str = ""
    clock_is_paused: bool = True


@dataclasses.dataclass(frozen=True, kw_only=True)
class RefusalData(DossierPaperData):
    """Form 03. `advice` says what the person can do instead."""

    reason: str
    legal_ground: str = ""
    advice: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class SubmissionData(DossierPaperData):
    """The citizen's own receipt of an online submission. `secret` opens the tracking page beside the number."""

    secret: str
    submitted_at: datetime.datetime
    answer_by: datetime.datetime | None = None
    documents: tuple[DocumentLine, ...] = ()
    next_steps: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Parent:
    name: str
    year_of_birth: str = ""
    ethnicity: str = ""
    nationality: str = "Việt Nam"
    residence: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class BirthCertificateData(PaperData):
    """A sample of the result paper of birth registration; it is always marked as a demonstration."""

    full_name: str
    date_of_birth: datetime.date
    date_of_birth_in_words: str = ""
    sex: str
    ethnicity: str
    nationality: str = "Việt Nam"
    place_of_birth: str
    hometown: str = ""
    personal_id: str = ""
    mother: Parent | None = None
    father: Parent | None = None
    declarant_name: str = ""
    declarant_identity: str = ""
    registered_on: datetime.date
    signer_title: str = "CHỦ TỊCH"
    signer_name: str = ""


def _written(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _written(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_written(item) for item in value]
    return value


def _read(kind: Any, value: Any) -> Any:
    """`value`, as JSON holds it, as the type `kind`."""
    if isinstance(kind, types.UnionType):
        return (
            None if value is None else _read(next(part for part in kind.__args__ if part is not types.NoneType), value)
        )
    if typing.get_origin(kind) is tuple:
        return tuple(_read(typing.get_args(kind)[0], item) for item in value)
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        unknown = set(value) - set(hints)
        if unknown:
            raise TypeError(f"{kind!r} has no {', '.join(sorted(unknown))}")
        return kind(**{name: _read(hints[name], item) for name, item in value.items()})  # type: ignore[operator]
    if kind in (datetime.date, datetime.datetime):
        return kind.fromisoformat(value)
    return value
