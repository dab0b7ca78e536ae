"""The dossier, its steps and its events."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from portal.casework.models import Case, CaseEvent, CaseStep, Channel
from portal.form_pages.schema import Schema
from portal.organisations.models import Agency
from services.dossiers.states import DeliveryMethod, DeliveryState, DossierState, PaymentState, SyncState
from services.procedures.versions import ProcedureVersion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from services.dossiers.supplements import SupplementRequest
    from services.procedures.snapshot import Snapshot

# Without letters and digits that are mistaken for each other when read out or copied by hand.
UNMISTAKABLE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH_OF_SECRET = 6


def new_secret() -> str:
    """Six characters, told on the receipt or, to a walk-in, on form 01; with the number they open the tracking page."""
    return "".join(secrets.choice(UNMISTAKABLE) for _position in range(LENGTH_OF_SECRET))


class Dossier(Case):
    """A dossier on its frozen procedure version.

    `agency` is competent to decide, `intake_agency` took the dossier in, `helping_agency` helped the person with it;
    the three may differ. `submitter_*` is who hands in (người nộp), `owner_*` whom the dossier is of (chủ hồ sơ):
    two people unless they said they are one. `subject_name` is whom it is about (the child of a birth registration).
    """

    transition_table = "services.dossiers.transitions.TABLE"

    version = models.ForeignKey(
        ProcedureVersion, on_delete=models.PROTECT, related_name="dossiers", verbose_name=_("phiên bản thủ tục")
    )
    idempotency_key = models.CharField(max_length=100, unique=True, editable=False)
    secret = models.CharField(_("mã tra cứu"), max_length=12, default=new_secret, editable=False)
    answers = models.JSONField(_("nội dung tờ khai"), default=dict)
    external_code = models.CharField(_("mã hồ sơ trên Cổng quốc gia"), max_length=60, blank=True)
    helping_agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("cơ quan hướng dẫn")
    )

    submitter_name = models.CharField(_("người nộp"), max_length=150)
    submitter_id_number = models.CharField(_("số định danh người nộp"), max_length=12, blank=True)
    submitter_phone = models.CharField(_("điện thoại"), max_length=16, blank=True)
    submitter_email = models.EmailField(_("thư điện tử"), blank=True)
    submitter_address = models.CharField(_("địa chỉ"), max_length=250, blank=True)
    owner_is_submitter = models.BooleanField(_("người nộp là chủ hồ sơ"), default=False)
    owner_name = models.CharField(_("chủ hồ sơ"), max_length=150)
    owner_id_number = models.CharField(_("số định danh chủ hồ sơ"), max_length=12, blank=True)
    subject_name = models.CharField(_("về việc của"), max_length=150, blank=True)

    payment_state = models.CharField(
        _("phí, lệ phí"), max_length=12, choices=PaymentState, default=PaymentState.NOTHING_DUE
    )
    amount_due = models.PositiveIntegerField(_("số tiền phải nộp (đồng)"), null=True, blank=True)
    exemption = models.CharField(_("lý do miễn, giảm"), max_length=40, blank=True)
    delivery_method = models.CharField(
        _("cách nhận kết quả"), max_length=12, choices=DeliveryMethod, default=DeliveryMethod.AT_DESK
    )
    delivery_state = models.CharField(
        _("trả kết quả"), max_length=12, choices=DeliveryState, default=DeliveryState.NOT_READY
    )
    sync_state = models.CharField(_("đồng bộ"), max_length=10, choices=SyncState, default=SyncState.LOCAL)
    supplement_requests = models.PositiveSmallIntegerField(_("số lần yêu cầu bổ sung"), default=0)

    rating = models.PositiveSmallIntegerField(_("đánh giá"), null=True, blank=True)
    rating_comment = models.TextField(_("góp ý"), blank=True, max_length=2000)
    rated_at = models.DateTimeField(_("đánh giá lúc"), null=True, blank=True)

    class Meta(Case.Meta):
        abstract = False
        verbose_name = _("hồ sơ")
        verbose_name_plural = _("hồ sơ")
        constraints = [
            *Case.Meta.constraints,
            models.CheckConstraint(name="dossier_state_known", condition=Q(state__in=DossierState.values)),
            models.CheckConstraint(
                name="dossier_rating_one_to_five",
                condition=Q(rating__isnull=True) | Q(rating__gte=1, rating__lte=5, rated_at__isnull=False),
            ),
            models.CheckConstraint(
                name="dossier_delivered_when_returned",
                condition=Q(state=DossierState.RETURNED, delivery_state=DeliveryState.DELIVERED)
                | (~Q(state=DossierState.RETURNED) & ~Q(delivery_state=DeliveryState.DELIVERED)),
            ),
            models.CheckConstraint(
                name="dossier_amount_when_due",
                condition=~Q(payment_state=PaymentState.DUE) | Q(amount_due__isnull=False),
            ),
            models.CheckConstraint(
                name="dossier_payment_state_is_due",
                condition=~Q(state=DossierState.PAYMENT) | Q(payment_state=PaymentState.DUE),
            ),
        ]

    def search_words(self) -> Iterable[str]:
        return (self.submitter_name, self.owner_name, self.subject_name, self.external_code)

    @property
    def was_answered(self) -> bool:
        """A request for a supplement is the answer that the law asks for within eight working hours."""
        return self.supplement_requests > 0

    @classmethod
    def unanswered(cls) -> Q:
        return Q(supplement_requests=0)

    def title(self) -> str:
        about = self.subject_name or self.owner_name
        line = f"{self.version.title} – {about}"
        return line if about == self.submitter_name else f"{line} ({self.submitter_name})"

    @property
    def snapshot(self) -> Snapshot:
        return self.version.snapshot

    @cached_property
    def schema(self) -> Schema:
        """The form as it was when this dossier was filled in."""
        form_version = self.version.form_version
        return form_version.schema if form_version else Schema(title=self.version.title)

    @property
    def late_note(self) -> str:
        """What the submitter and the officer are told when the dossier came later than the law asks."""
        return self.snapshot.late_note(self.answers, timezone.localdate(self.received_at))

    @property
    def active_tasks(self) -> set[str]:
        """What is being done now: values of `procedures.blocks.StepTask`."""
        return {self.snapshot.task_of(step.key) for step in self.active_steps}

    @property
    def counts_as_overdue(self) -> bool:
        """The national report counts a second request for supplements as overdue, whatever the clock says."""
        return self.supplement_requests > 1

    @cached_property
    def open_supplement(self) -> SupplementRequest | None:
        """The request that the citizen has not answered yet."""
        return self.supplements.filter(answered_at__isnull=True).order_by("-round").first()

    @property
    def was_typed_at_counter(self) -> bool:
        """Handed in to an officer: there is no receipt of an online submission that tells the secret."""
        return self.channel != Channel.ONLINE

    def check_secret(self, given: str) -> bool:
        """Whether `given` is this dossier's secret; blanks and case do not matter, nor does the time it takes tell."""
        cleaned = "".join(given.split()).upper()
        return secrets.compare_digest(cleaned.encode(), self.secret.encode())

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        super().refresh_from_db(*args, **kwargs)
        self.__dict__.pop("open_supplement", None)


class DossierStep(CaseStep):
    """One run of a step of the frozen process."""

    case = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="steps")

    class Meta(CaseStep.Meta):
        abstract = False
        verbose_name = _("bước xử lý")
        verbose_name_plural = _("bước xử lý")


class DossierEvent(CaseEvent):
    """One act on a dossier."""

    case = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="events")

    class Meta(CaseEvent.Meta):
        abstract = False
        verbose_name = _("diễn biến hồ sơ")
        verbose_name_plural = _("diễn biến hồ sơ")
