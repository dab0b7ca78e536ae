"""The register of legal documents and notices, and its entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable, PageManager
from wagtail.query import PageQuerySet

from home.legal import finding, reading
from home.legal.kinds import ENDING, DocumentKind, Force, RelationKind
from portal.cms.blocks import GuidanceBlocks
from portal.cms.models import BasePage
from portal.cms.streams import PortalStreamField
from portal.vietnamese import fold, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.http import HttpRequest


class LegalIndexPage(BasePage):
    """`/van-ban/`: everything, the newest first, with filters as a form."""

    template = "legal/index.html"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["home.LegalDocumentPage"]

    class Meta:
        verbose_name = _("trang văn bản")
        verbose_name_plural = _("trang văn bản")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["found"] = finding.find(request.GET, self.get_url(request) or "/")
        return context


class LegalQuerySet(PageQuerySet):
    def shown(self) -> Self:
        return self.live().public()

    def on(self, day: date) -> Self:
        """With `force`: whether each document is in force on `day`.

        It ends on its own last day, or when a published document that replaces or repeals it takes effect. A notice or
        letter without a day of effect holds from its date on.
        """
        against = (
            LegalRelation.objects.filter(other=OuterRef("pk"), document__live=True)
            .annotate(since=Coalesce("document__in_force_from", "document__issued_on"))
            .filter(since__lte=day)
        )
        return self.annotate(
            begins_on=Coalesce("in_force_from", "issued_on"),
            is_ended=Exists(against.filter(kind__in=ENDING)),
            is_cut=Exists(against.filter(kind=RelationKind.REPEALS_PARTLY)),
        ).annotate(
            force=Case(
                When(Q(ends_on__lte=day) | Q(is_ended=True), then=Value(Force.ENDED.value)),
                When(begins_on__gt=day, then=Value(Force.NOT_YET.value)),
                When(Q(is_cut=True) | Q(partly_ended=True), then=Value(Force.PARTLY.value)),
                default=Value(Force.IN_FORCE.value),
                output_field=models.CharField(),
            )
        )


class LegalDocumentPage(BasePage):
    """A law, decree, letter or notice. The page's title is what the document is about, its `number` how it is cited."""

    number = models.CharField(_("số, ký hiệu"), max_length=60, db_index=True, help_text=_("Ví dụ 118/2025/NĐ-CP"))
    kind = models.CharField(_("loại"), max_length=20, choices=DocumentKind.choices, db_index=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=160, db_index=True)
    signer = models.CharField(_("người ký"), max_length=120, blank=True)
    field = models.CharField(_("lĩnh vực"), max_length=120, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), db_index=True)
    in_force_from = models.DateField(
        _("có hiệu lực từ ngày"),
        null=True,
        blank=True,
        help_text=_("Thông báo, công văn không ghi ngày hiệu lực thì để trống."),
    )
    ends_on = models.DateField(
        _("hết hiệu lực từ ngày"),
        null=True,
        blank=True,
        help_text=_("Ngày đầu tiên không còn hiệu lực. Bị văn bản khác thay thế, bãi bỏ thì ghi ở văn bản kia."),
    )
    partly_ended = models.BooleanField(_("một phần đã hết hiệu lực"), default=False)
    body = PortalStreamField(GuidanceBlocks(), blank=True, verbose_name=_("nội dung chính"))
    search_words = models.TextField(editable=False, default="")

    objects = PageManager.from_queryset(LegalQuerySet)()

    template = "legal/document.html"
    parent_page_types: ClassVar[list[str]] = ["home.LegalIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("number"), FieldPanel("kind")]),
        FieldRowPanel([FieldPanel("issuer"), FieldPanel("signer")]),
        FieldPanel("field"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("issued_on"), FieldPanel("in_force_from"), FieldPanel("ends_on")]),
                FieldPanel("partly_ended"),
            ],
            heading=_("Hiệu lực"),
            help_text=_("Trang tự nói văn bản còn hiệu lực hay không, theo các ngày này và các văn bản liên quan."),
        ),
        InlinePanel("relations", label=_("Văn bản này làm gì với văn bản khác")),
        InlinePanel("files", label=_("Tệp toàn văn")),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("văn bản")
        verbose_name_plural = _("văn bản")
        constraints = [
            models.CheckConstraint(
                name="legal_document_ends_after_it_begins",
                condition=Q(ends_on__isnull=True)
                | Q(in_force_from__isnull=True, ends_on__gt=F("issued_on"))
                | Q(in_force_from__isnull=False, ends_on__gt=F("in_force_from")),
                violation_error_message=_("Ngày hết hiệu lực phải sau ngày có hiệu lực."),
            ),
            models.CheckConstraint(name="legal_document_has_a_known_kind", condition=Q(kind__in=DocumentKind.values)),
        ]

    def clean(self) -> None:
        super().clean()
        self.number, self.issuer = normalise(self.number), normalise(self.issuer)
        errors: dict[str, Any] = {}
        begins = self.in_force_from or self.issued_on
        if self.ends_on and begins and self.ends_on <= begins:
            errors["ends_on"] = _("Ngày hết hiệu lực phải sau ngày có hiệu lực.")
        if self.number and finding.is_taken(self.number, issuer=self.issuer, besides=self.pk):
            errors["number"] = _("Đã có văn bản số này của cơ quan này. Hãy sửa văn bản đó.")
        if errors:
            raise ValidationError(errors)

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        self.derive()
        if update_fields is not None:
            update_fields = {*update_fields, "search_words"}
        super().save(*args, update_fields=update_fields, **kwargs)

    save.alters_data = True  # type: ignore[attr-defined]

    def derive(self) -> None:
        """Fills the column for accent-free search; bulk writers call it themselves."""
        said = (self.get_kind_display(), self.number, self.title, self.lead, self.issuer, self.signer, self.field)
        self.search_words = fold(" ".join(map(str, said)))

    @property
    def cited_as(self) -> str:
        """ "Nghị định số 118/2025/NĐ-CP"."""
        return f"{self.cited_kind} {self.number}"

    @property
    def cited_kind(self) -> str:
        """What stands before the number, which is never broken over lines."""
        return f"{self.get_kind_display()} số"

    @property
    def teaser_meta(self) -> str:
        return self.cited_as

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["reading"] = reading.of(self, request)
        return context


class LegalRelation(Orderable):
    """`document` amends, replaces or repeals another: one of the register, or one that is only named."""

    document = ParentalKey(LegalDocumentPage, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(_("làm gì"), max_length=20, choices=RelationKind.choices)
    other = models.ForeignKey(
        LegalDocumentPage,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="suffered",
        verbose_name=_("văn bản"),
    )
    named = models.CharField(
        _("hoặc tên văn bản"), max_length=200, blank=True, help_text=_("Khi văn bản kia không có trên cổng.")
    )

    panels = [
        FieldPanel("kind"),
        PageChooserPanel("other", "home.LegalDocumentPage"),
        FieldPanel("named"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("quan hệ văn bản")
        verbose_name_plural = _("quan hệ văn bản")
        constraints = [
            models.CheckConstraint(
                name="legal_relation_names_one_document",
                condition=Q(other__isnull=False, named="") | (Q(other__isnull=True) & ~Q(named="")),
                violation_error_message=_("Chọn một văn bản, hoặc viết tên văn bản; không cả hai."),
            ),
            models.CheckConstraint(
                name="legal_relation_is_with_another",
                condition=Q(other__isnull=True) | ~Q(document=F("other")),
                violation_error_message=_("Một văn bản không sửa đổi, thay thế chính nó."),
            ),
            models.UniqueConstraint(name="legal_relation_is_said_once", fields=["document", "kind", "other"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.named or self.other}"

    def clean(self) -> None:
        super().clean()
        if bool(self.other_id) == bool(self.named.strip()):
            raise ValidationError({"other": _("Chọn một văn bản, hoặc viết tên văn bản; không cả hai.")})
        if self.other_id and self.other_id == self.document_id:
            raise ValidationError({"other": _("Một văn bản không sửa đổi, thay thế chính nó.")})


class LegalFile(Orderable):
    """The document itself, as a file."""

    page = ParentalKey(LegalDocumentPage, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        "wagtaildocs.Document", on_delete=models.PROTECT, related_name="+", verbose_name=_("tệp")
    )
    name = models.CharField(_("tên gọi"), max_length=160, blank=True)

    panels = [FieldPanel("document"), FieldPanel("name")]

    class Meta(Orderable.Meta):
        verbose_name = _("tệp văn bản")
        verbose_name_plural = _("tệp văn bản")

    def __str__(self) -> str:
        return self.name or str(self.document)
