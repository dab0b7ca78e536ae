"""Birth registration: guidance, form and process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.procedures.demo import birth_form, birth_guidance
from services.procedures.demo.pages import load_form, load_procedure
from services.procedures.demo.sorting import load_sorting
from services.procedures.models import Level, OnlineLevel, TimeUnit

if TYPE_CHECKING:
    from services.procedures.models import ProcedureIndexPage, ProcedurePage


def load_birth_registration(index: ProcedureIndexPage) -> ProcedurePage:
    """The guidance page and its form below `index`, made where they are missing."""
    fields, events = load_sorting()
    procedure, _is_new = load_procedure(
        index,
        code=birth_guidance.CODE,
        slug=birth_guidance.SLUG,
        keywords=birth_guidance.KEYWORDS,
        life_events=(events["co-con-nho"],),
        title=birth_guidance.TITLE,
        field=fields["ho-tich"],
        level=Level.COMMUNE,
        agency_text="UBND xã, phường nơi cha hoặc mẹ cư trú",
        online_level=OnlineLevel.FULL,
        where_to_file=birth_guidance.WHERE_TO_FILE,
        subjects_text=birth_guidance.SUBJECTS,
        summary=birth_guidance.SUMMARY,
        steps=birth_guidance.STEPS,
        documents=birth_guidance.DOCUMENTS,
        papers_note=birth_guidance.PAPERS_NOTE,
        fees=birth_guidance.FEES,
        fees_note=birth_guidance.FEES_NOTE,
        time_amount=1,
        time_unit=TimeUnit.SAME_DAY,
        time_note=birth_guidance.TIME_NOTE,
        results=birth_guidance.RESULTS,
        legal_basis=birth_guidance.LEGAL_BASIS,
        questions=birth_guidance.QUESTIONS,
        process=birth_guidance.PROCESS,
        process_is_sample=True,
    )
    load_form(
        procedure,
        title="Tờ khai đăng ký khai sinh",
        minutes=birth_form.MINUTES,
        sections=birth_form.SECTIONS,
        declaration=birth_form.DECLARATION,
        commune_field=birth_form.COMMUNE_FIELD,
        subject_field=birth_form.SUBJECT_FIELD,
        duty_field=birth_form.DUTY_FIELD,
        duty_days=birth_form.DUTY_DAYS,
        duty_note=birth_form.DUTY_NOTE,
    )
    return procedure
