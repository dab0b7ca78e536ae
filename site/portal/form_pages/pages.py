"""The form page that editors build and a domain subclasses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import models
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from portal.cms.pages import BasePage
from portal.cms.streams import PortalStreamField
from portal.form_pages.access import own_drafts
from portal.form_pages.blocks import SectionsBlock
from portal.form_pages.builder import schema_from_stream, settle
from portal.form_pages.frozen import FormVersion, Publication
from portal.form_pages.previewing import preview
from portal.form_pages.submission import COUNTER
from portal.form_pages.validation import problems

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portal.accounts.models import User
    from portal.form_pages.schema import Schema
    from portal.form_pages.submission import HandedOver, Submission

DECLARATION = _(
    "Tôi cam đoan những điều khai trên là đúng sự thật và chịu trách nhiệm trước pháp luật về lời khai này."
)


class FormPage(BasePage):
    """A form that editors build without code and citizens fill in; what becomes of it is the subclass's affair.

    A subclass says `hand_over`, and may say more: `build_schema` (to ask more than the editor), `initial_answers`,
    `may_enter_for_others`, `carries_drafts_over`, `file_purpose`.
    """

    intro = PortalStreamField(
        [
            (
                "paragraph",
                blocks.RichTextBlock(
                    features=["h2", "h3", "bold", "ol", "ul", "link"],
                    label=_("Đoạn văn"),
                    description=_("Lời dẫn trước khi điền"),
                ),
            ),
        ],
        blank=True,
        verbose_name=_("lời dẫn"),
    )
    minutes = models.PositiveSmallIntegerField(_("điền hết khoảng (phút)"), default=10)
    sections = PortalStreamField(SectionsBlock, blank=True, verbose_name=_("các phần"))
    declaration = models.TextField(_("lời cam đoan khi gửi"), blank=True, default=DECLARATION)
    thanks = models.TextField(_("lời cảm ơn sau khi gửi"), blank=True)
    block_keys = models.JSONField(default=dict, blank=True, editable=False)

    # Wagtail gives every subclass a `template` of its own; a domain that wants its own start page extends this one.
    start_template: ClassVar[str] = "form_pages/start.html"
    preview_modes = [("", _("Trang mở đầu")), ("form", _("Biểu mẫu"))]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro", heading=_("Điều cần biết trước khi điền")),
        FieldPanel("minutes"),
        FieldPanel("sections"),
        MultiFieldPanel([FieldPanel("declaration"), FieldPanel("thanks")], heading=_("Khi gửi")),
    ]
    # The access rule of `portal.private_files` under which uploads are kept; a domain names its own.
    file_purpose: ClassVar[str] = "form_pages.draft"
    # Whether a draft begun with an older version moves to the newest one (the citizen is told); else it stays.
    carries_drafts_over: ClassVar[bool] = False
    # The words on the buttons that begin and that send.
    start_label: ClassVar[Any] = _("Bắt đầu điền")
    submit_label: ClassVar[Any] = _("Gửi biểu mẫu")

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        schema = schema_from_stream(self.title, self.sections, declaration=self.declaration, remembered=self.block_keys)
        if found := problems(schema):
            raise ValidationError({"sections": [problem.message for problem in found]})
        self.block_keys = {**self.block_keys, **settle(self.sections, schema)}

    def build_schema(self) -> Schema:
        """The form as it stands on this page, published or not. A domain may add sections and fields."""
        return schema_from_stream(self.title, self.sections, declaration=self.declaration, remembered=self.block_keys)

    @property
    def published_version(self) -> FormVersion | None:
        """The version that new drafts begin with; None before the first publishing. One query."""
        latest = Publication.objects.filter(page_id=self.pk).select_related("version").first()
        return latest.version if latest else None

    def initial_answers(self, request: HttpRequest) -> dict[str, Any]:
        """Answers that are there before the citizen has typed any, by field key; unknown keys are ignored."""
        return {}

    def may_enter_for_others(self, user: User) -> bool:
        """Whether this officer may fill the form for somebody at the desk."""
        return False

    def hand_over(self, submission: Submission) -> HandedOver:
        """Take the finished form. Called inside the transaction that marks the draft as handed over.

        The domain keeps `submission.idempotency_key` under a unique constraint, attaches the files, and says where
        the citizen goes on. A ValidationError is shown on the review page, and nothing is kept.
        """
        raise ImproperlyConfigured(f"{type(self).__name__} does not say what becomes of a finished form.")

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        return self.start_template

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What the start page says: what to have ready, the reader's own drafts, the ways to begin."""
        context = super().get_context(request, *args, **kwargs)
        version = None if getattr(request, "is_preview", False) else self.published_version
        schema = version.schema if version is not None else self.build_schema()
        begin = reverse("form_pages:begin", args=[self.pk or 0])
        user = getattr(request, "user", None)
        may_enter = user is not None and user.is_authenticated and self.may_enter_for_others(user)
        context.update(
            slots=schema.slots(),
            parts=len(schema.sections),
            own_drafts=own_drafts(request, self.pk) if user is not None else [],
            begin_url=begin,
            counter_url=f"{begin}?kenh={COUNTER}" if may_enter else "",
            sign_in_url=f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': begin})}",
        )
        return context

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        if mode_name != "form":
            return super().serve_preview(request, mode_name)
        return preview(request, self)
