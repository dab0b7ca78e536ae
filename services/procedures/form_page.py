"""The electronic form of a procedure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from portal.form_pages.models import FormPage
from portal.form_pages.schema import Field, Schema, Section
from services.procedures import people

if TYPE_CHECKING:
    from services.procedures.models import ProcedurePage
    from services.procedures.snapshot import RequiredDocument


class ApplicationFormPage(FormPage):
    """`…/nop-ho-so/`, the child of a procedure's guidance.

    The editor writes what is special to the procedure; the submitter, the owner, the papers that no slot of the editor
    takes, and the way the result comes back are added by themselves.
    """

    commune_field = models.SlugField(
        _("mã câu hỏi chọn xã, phường giải quyết"),
        max_length=60,
        blank=True,
        help_text=_("Câu trả lời quyết định cơ quan có thẩm quyền."),
    )
    subject_field = models.SlugField(
        _("mã câu hỏi tên người được giải quyết"),
        max_length=60,
        blank=True,
        help_text=_("Tên này đứng cạnh số hồ sơ trong danh sách của cán bộ."),
    )

    parent_page_types = ["services.ProcedurePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    content_panels = [
        *FormPage.content_panels,
        MultiFieldPanel([FieldPanel("commune_field"), FieldPanel("subject_field")], heading=_("Nối với hồ sơ")),
    ]

    class Meta:
        verbose_name = _("tờ khai điện tử")
        verbose_name_plural = _("tờ khai điện tử")

    @property
    def procedure(self) -> ProcedurePage | None:
        parent = self.get_parent()
        return parent.specific if parent else None

    def build_schema(self) -> Schema:
        schema = super().build_schema()
        procedure = self.procedure
        documents = procedure.snapshot.documents if procedure else ()
        sections = [people.submitter_section(), people.owner_section(), *schema.sections]
        papers = papers_section(documents, schema)
        if papers is not None:
            sections.append(papers)
        sections.append(people.delivery_section())
        return replace(schema, sections=tuple(sections))


def papers_section(documents: tuple[RequiredDocument, ...], schema: Schema) -> Section | None:
    """Slots for the papers that the editor's own slots do not take; those of one case only are never mandatory here."""
    taken = {slot.settings.get("document") or slot.key for slot in schema.slots()}
    fields = tuple(
        Field(
            key=document.key,
            type="file",
            label=document.name,
            help=document.note if not document.case else f"{document.case}. {document.note}".strip(),
            required=document.mandatory and not document.case,
            settings={"document": document.key, "copies": document.copies_text, "max_files": 10},
        )
        for document in documents
        if not document.present_only and document.key not in taken
    )
    if not fields:
        return None
    return Section(key=people.PAPERS, title=str(_("Giấy tờ kèm theo")), fields=fields)
