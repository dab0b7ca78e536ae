"""A procedure as a plain value: what a page says today, what a frozen version said, what a dossier runs on.

`Snapshot.to_json()` is what is frozen and digested; `Snapshot.from_json()` reads it back, years later as well: unknown
keys are refused, missing ones take their defaults, so a new fact must come with a default.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from portal.working_time.time_limits import TimeLimit, Unit
from services.fees.schedule import Exemption, Fee, FeeSchedule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from services.procedures.models import ProcedurePage


@dataclass(frozen=True)
class RequiredDocument:
    """A paper of the dossier; `case` is empty where it is needed in every case."""

    key: str
    name: str
    case: str = ""
    note: str = ""
    originals: int = 1
    copies: int = 0
    mandatory: bool = True
    present_only: bool = False
    template_title: str = ""
    template_url: str = ""

    @property
    def copies_text(self) -> str:
        parts = []
        if self.originals:
            parts.append(_("%(n)d bản chính") % {"n": self.originals})
        if self.copies:
            parts.append(_("%(n)d bản sao") % {"n": self.copies})
        return ", ".join(parts)


@dataclass(frozen=True)
class ProcessStep:
    """A step of the inner process. Steps with the same `position` run in parallel; `minutes` of working time."""

    key: str
    name: str
    task: str
    place: str
    role: str
    minutes: int
    position: int
    agency_code: str = ""

    @property
    def hours(self) -> str:
        return number_format((Decimal(self.minutes) / 60).quantize(Decimal("0.01")).normalize())


@dataclass(frozen=True)
class LegalBasis:
    number: str
    title: str
    issued_on: str = ""
    link: str = ""
    note: str = ""


@dataclass(frozen=True)
class Result:
    name: str
    copies: str = ""


@dataclass(frozen=True)
class DocumentCase:
    name: str
    documents: tuple[RequiredDocument, ...]


@dataclass(frozen=True)
class Snapshot:
    """`form` is the digest of the electronic form's frozen schema, or empty where there is none.

    `commune_field` and `subject_field` are the form's questions for the competent commune and for whom it is about.
    `agency_codes` names the agencies that do the procedure; empty for every agency of the level. The law may ask people
    to come within `duty_days` of the date answered in `duty_field`; `duty_note` is told to those who come later.
    """

    code: str
    title: str
    field: str = ""
    level: str = "commune"
    online_level: str = "none"
    agency_text: str = ""
    time_amount: int = 1
    time_unit: str = "working_days"
    same_day_cutoff: str = "15:00"
    extra_days_if_difficult: int = 0
    time_note: str = ""
    documents: tuple[RequiredDocument, ...] = ()
    process: tuple[ProcessStep, ...] = ()
    process_is_sample: bool = False
    fees: tuple[Fee, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    legal_basis: tuple[LegalBasis, ...] = ()
    results: tuple[Result, ...] = ()
    effective_from: str = ""
    agency_codes: tuple[str, ...] = ()
    form: str = ""
    commune_field: str = ""
    subject_field: str = ""
    duty_field: str = ""
    duty_days: int = 0
    duty_note: str = ""

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Snapshot:
        rows = {
            "documents": RequiredDocument,
            "process": ProcessStep,
            "fees": Fee,
            "exemptions": Exemption,
            "legal_basis": LegalBasis,
            "results": Result,
        }
        values: dict[str, Any] = dict(data)
        for key, kind in rows.items():
            values[key] = tuple(kind(**row) for row in values.get(key, ()))
        values["agency_codes"] = tuple(values.get("agency_codes", ()))
        return cls(**values)

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON, in hexadecimal: two equal snapshots have one digest."""
        text = json.dumps(self.to_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def fee_schedule(self) -> FeeSchedule:
        return FeeSchedule(self.fees, self.exemptions)

    @property
    def time_limit(self) -> TimeLimit:
        """What the clock of a dossier runs by."""
        return TimeLimit(
            amount=self.time_amount,
            unit=Unit(self.time_unit),
            extra_days_if_difficult=self.extra_days_if_difficult,
            cutoff=dt.time.fromisoformat(self.same_day_cutoff),
        )

    @property
    def same_day(self) -> bool:
        return self.time_unit == "same_day"

    @property
    def time_text(self) -> str:
        return time_in_words(self.time_amount, self.time_unit)

    @property
    def document_cases(self) -> tuple[DocumentCase, ...]:
        """The papers grouped by case, in the editors' order."""
        cases: dict[str, list[RequiredDocument]] = {}
        for document in self.documents:
            cases.setdefault(document.case, []).append(document)
        return tuple(DocumentCase(name, tuple(rows)) for name, rows in cases.items())

    def step(self, key: str) -> ProcessStep | None:
        """The process step with this key."""
        return next((step for step in self.process if step.key == key), None)

    def task_of(self, key: str) -> str:
        """What happens in the step with this key (a value of `blocks.StepTask`); empty for an unknown one."""
        step = self.step(key)
        return step.task if step else ""

    def last_working_position(self) -> int:
        """The position of the last step before the result is given back."""
        return max((step.position for step in self.process if step.task != "return"), default=0)

    def bound_to(self, *, agency_codes: tuple[str, ...], **form: Any) -> Snapshot:
        """With what a dossier needs besides the guidance: the named agencies, the form's digest and key questions."""
        return replace(self, agency_codes=agency_codes, **form)

    def late_note(self, answers: Mapping[str, Any], day: dt.date) -> str:
        """What to tell somebody who comes on `day`, later than the law asks; empty for everybody else."""
        given = str(answers.get(self.duty_field) or "")
        if not self.duty_days or len(given) != len("2026-02-03"):
            return ""
        late = day > dt.date.fromisoformat(given) + dt.timedelta(days=self.duty_days)
        return self.duty_note if late else ""


def time_in_words(amount: int, unit: str) -> str:
    """How long it takes, as people say it."""
    if unit == "same_day":
        return _("Trong ngày làm việc")
    words = {
        "minutes": _("%(n)d phút làm việc"),
        "hours": _("%(n)d giờ làm việc"),
        "working_days": _("%(n)d ngày làm việc"),
    }
    return words[unit] % {"n": amount}


def snapshot_of(page: ProcedurePage) -> Snapshot:
    """What the guidance of `page` says; `bound_to` adds the rest. Queries: the field, each template document."""
    cases = [(child.value["name"], child.value["documents"]) for child in page.documents]
    steps: list[ProcessStep] = []
    for child in page.process:
        step = child.value
        position = (steps[-1].position if steps else 0) + (0 if step["parallel"] and steps else 1)
        steps.append(
            ProcessStep(
                key=step["key"],
                name=step["name"],
                task=step["task"],
                place=step["place"],
                role=step["role"],
                minutes=int(step["hours"] * 60),
                position=position,
                agency_code=step["agency_code"] or "",
            )
        )
    fees = [child.value for child in page.fees if child.block_type == "fee"]
    exemptions = [child.value for child in page.fees if child.block_type == "exemption"]
    return Snapshot(
        code=page.national_code,
        title=page.title,
        field=page.field.name,
        level=page.level,
        online_level=page.online_level,
        agency_text=page.agency_text,
        time_amount=page.time_amount,
        time_unit=page.time_unit,
        same_day_cutoff=page.same_day_cutoff.strftime("%H:%M"),
        extra_days_if_difficult=page.extra_days_if_difficult,
        time_note=page.time_note,
        documents=tuple(
            RequiredDocument(
                key=document["key"],
                name=document["name"],
                case=name or "",
                note=document["note"] or "",
                originals=document["originals"] or 0,
                copies=document["copies"] or 0,
                mandatory=document["mandatory"],
                present_only=document["present_only"],
                template_title=document["template"].title if document["template"] else "",
                template_url=document["template"].url if document["template"] else "",
            )
            for name, documents in cases
            for document in documents
        ),
        process=tuple(steps),
        process_is_sample=page.process_is_sample,
        fees=tuple(
            Fee(
                key=fee["key"],
                name=fee["name"],
                case=fee["case"] or "",
                amount=fee["amount"],
                online_amount=fee["online_amount"],
                by_provincial_resolution=fee["by_provincial_resolution"],
                timing=fee["timing"],
                source=fee["source"] or "",
            )
            for fee in fees
        ),
        exemptions=tuple(
            Exemption(
                key=row["key"],
                reason=row["reason"],
                percent=row["percent"],
                proof=row["proof"] or "",
                source=row["source"] or "",
                by_provincial_resolution=row["by_provincial_resolution"],
            )
            for row in exemptions
        ),
        legal_basis=tuple(
            LegalBasis(
                number=law["number"],
                title=law["title"],
                issued_on=law["issued_on"].isoformat() if law["issued_on"] else "",
                link=law["link"] or "",
                note=law["note"] or "",
            )
            for law in (child.value for child in page.legal_basis)
        ),
        results=tuple(Result(row["name"], row["copies"] or "") for row in (child.value for child in page.results)),
        effective_from=page.effective_from.isoformat() if page.effective_from else "",
    )
