"""The electronic form of a procedure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from portal.casework.models import Channel as CaseChannel
from portal.form_pages.models import FormPage
from portal.form_pages.schema import Field, Schema, Section
from portal.form_pages.submission import COUNTER, Channel, HandedOver, Submission
from services.dossiers import actions
from services.dossiers.permissions import desk_membership
from services.dossiers.purposes import ATTACHMENT
from services.dossiers.receipt_links import received_url
from services.procedures import people
from services.procedures.versions import ProcedureVersion, version_for_form

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User
    from portal.form_pages.models import FormVersion
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

    duty_field = models.SlugField(
        _("mã câu hỏi ngày phát sinh nghĩa vụ"),
        max_length=60,
        blank=True,
        help_text=_("Ví dụ ngày sinh: từ ngày này luật tính hạn phải đi đăng ký."),
    )
    duty_days = models.PositiveSmallIntegerField(_("hạn phải đăng ký (ngày)"), null=True, blank=True)
    duty_note = models.CharField(_("nhắc khi quá hạn đăng ký"), max_length=300, blank=True)

    file_purpose: ClassVar[str] = ATTACHMENT
    start_label: ClassVar[Any] = _("Bắt đầu điền tờ khai")
    submit_label: ClassVar[Any] = _("Gửi hồ sơ")
    parent_page_types = ["services.ProcedurePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    content_panels = [
        *FormPage.content_panels,
        MultiFieldPanel([FieldPanel("commune_field"), FieldPanel("subject_field")], heading=_("Nối với hồ sơ")),
        MultiFieldPanel(
            [FieldPanel("duty_field"), FieldPanel("duty_days"), FieldPanel("duty_note")],
            heading=_("Hạn phải đi đăng ký"),
        ),
    ]

    class Meta:
        verbose_name = _("tờ khai điện tử")
        verbose_name_plural = _("tờ khai điện tử")

    @property
    def procedure(self) -> ProcedurePage | None:
        parent = self.get_parent()
        return parent.specific if parent else None

    @property
    def published_version(self) -> FormVersion | None:
        """The form of the procedure's version in force today: a changed form waits for its day with the rest of it.

        Where no version with a form has come into force yet, the form published last.
        """
        versions = ProcedureVersion.objects.filter(procedure=self.get_parent().pk, form_version__page_id=self.pk)
        current = versions.in_force(timezone.localdate()).select_related("form_version").first()
        return current.form_version if current else super().published_version

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

    def initial_answers(self, request: HttpRequest) -> dict[str, Any]:
        """What the account knows of a citizen who is signed in; at the desk nothing: the officer is not the person."""
        user = request.user
        if not user.is_authenticated or request.GET.get("kenh") == COUNTER:
            return {}
        known = {"nguoi_nop_ho_ten": user.full_name, "nguoi_nop_dien_thoai": user.phone, "nguoi_nop_email": user.email}
        return {key: value for key, value in known.items() if value}

    def may_enter_for_others(self, user: User) -> bool:
        return desk_membership(user) is not None

    def hand_over(self, submission: Submission) -> HandedOver:
        """One dossier per submission. A citizen goes on to the receipt, an officer at the desk to the dossier."""
        version = version_for_form(submission.version, timezone.localdate())
        if version is None:
            raise ValidationError(
                gettext("Thủ tục này vừa ngừng nhận hồ sơ trực tuyến. Nội dung đã điền vẫn được giữ.")
            )
        place = desk_membership(submission.entered_by) if submission.entered_by else None
        dossier = actions.submit_dossier(
            version=version,
            answers=submission.answers,
            attachments=submission.attachments,
            idempotency_key=submission.idempotency_key,
            applicant=submission.applicant,
            channel=CHANNELS[Channel(submission.channel)],
            entered_by=submission.entered_by,
            intake_agency=place.agency if place else None,
            desk=place.desk if place else None,
        )
        if submission.entered_by is not None:
            return HandedOver(reverse("ho-so:case", args=[dossier.pk]))
        return HandedOver(received_url(dossier))


CHANNELS = {
    Channel.ONLINE: CaseChannel.ONLINE,
    Channel.COUNTER: CaseChannel.DESK,
    Channel.POST: CaseChannel.POST,
}


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
