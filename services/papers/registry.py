"""Every paper that can be printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from services.papers.data import PaperData

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One kind of paper: `form_number` and `source` name the form and the text that prescribes it, if any."""

    name: str
    title: str | Promise
    data_type: type[PaperData]
    template: Path
    form_number: str = ""
    source: str = ""


_papers: dict[str, Paper] = {}


def register(paper: Paper) -> Paper:
    """Makes `paper` known under its name. A name is given once: ImproperlyConfigured otherwise."""
    if paper.name in _papers:
        raise ImproperlyConfigured(f"The paper '{paper.name}' is registered twice.")
    _papers[paper.name] = paper
    return paper


def paper(name: str) -> Paper:
    """Raises LookupError when no paper has that name."""
    return _papers[name]


def papers() -> list[Paper]:
    return list(_papers.values())
