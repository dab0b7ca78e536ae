"""The fees of a frozen procedure version: pure values, and what a person owes.

An amount that the province's council sets and that nobody has entered yet stays unknown: the reckoning then says so
instead of answering 0.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class UnknownExemption(ValueError):
    """The exemption claimed is not among those of this version."""


@dataclass(frozen=True)
class Fee:
    """`amount` and `online_amount` in đồng; None where only the council's resolution says."""

    key: str
    name: str
    case: str = ""
    amount: int | None = None
    online_amount: int | None = None
    by_provincial_resolution: bool = False
    timing: str = "1"
    source: str = ""

    def charge(self, *, online: bool) -> int | None:
        if online and self.online_amount is not None:
            return self.online_amount
        return self.amount


@dataclass(frozen=True)
class Exemption:
    key: str
    reason: str
    percent: int = 100
    proof: str = ""
    source: str = ""
    by_provincial_resolution: bool = False


@dataclass(frozen=True)
class FeeLine:
    """One fee after exemption; `due` None means that the amount is not known here."""

    fee: Fee
    due: int | None
    exemption: Exemption | None = None


@dataclass(frozen=True)
class FeesDue:
    lines: tuple[FeeLine, ...]

    @property
    def known(self) -> bool:
        return all(line.due is not None for line in self.lines)

    @property
    def total(self) -> int:
        """The sum of what is known, in đồng."""
        return sum(line.due or 0 for line in self.lines)


@dataclass(frozen=True)
class FeeSchedule:
    fees: tuple[Fee, ...] = ()
    exemptions: tuple[Exemption, ...] = ()

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> FeeSchedule:
        return cls(
            fees=tuple(Fee(**row) for row in data.get("fees", ())),
            exemptions=tuple(Exemption(**row) for row in data.get("exemptions", ())),
        )

    def to_json(self) -> dict[str, list[dict[str, Any]]]:
        return {
            "fees": [asdict(fee) for fee in self.fees],
            "exemptions": [asdict(exemption) for exemption in self.exemptions],
        }

    @property
    def is_free(self) -> bool:
        """Nobody pays anything, for certain."""
        return all(fee.amount == 0 for fee in self.fees)

    def due(self, *, online: bool, fee_keys: Iterable[str] | None = None, exemption: str = "") -> FeesDue:
        """What is owed for the named fees (all when None) by a person claiming `exemption` (a key, or "").

        Raises UnknownExemption. Percentages round down in the payer's favour, to the whole đồng.
        """
        claimed = None
        if exemption:
            claimed = next((row for row in self.exemptions if row.key == exemption), None)
            if claimed is None:
                raise UnknownExemption(exemption)
        wanted = None if fee_keys is None else set(fee_keys)
        lines = []
        for fee in self.fees:
            if wanted is not None and fee.key not in wanted:
                continue
            charge = fee.charge(online=online)
            if claimed and claimed.percent == 100:
                charge = 0
            elif claimed and charge is not None:
                charge = charge * (100 - claimed.percent) // 100
            lines.append(FeeLine(fee, charge, claimed))
        return FeesDue(tuple(lines))
