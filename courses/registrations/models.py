"""The registration for a class: a case of the organiser, endorsed first by the official's own agency."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from courses.sessions.models import CourseSession
from portal.casework.models import Case, CaseEvent, CaseQuerySet, CaseStep
from portal.casework.standing import standing_of
from portal.form_pages.models import FormVersion
from portal.private_files.models import PrivateFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from portal.accounts.models import User


class RegistrationState(models.TextChoices):
    SUBMITTED = "submitted", _("Chờ cơ quan duyệt")
    ENDORSED = "endorsed", _("Chờ đơn vị tổ chức duyệt")
    APPROVED = "approved", _("Đã duyệt")
    COMPLETED = "completed", _("Hoàn thành")
    NOT_COMPLETED = "not_completed", _("Không hoàn thành")
    REFUSED = "refused", _("Không được duyệt")
    WITHDRAWN = "withdrawn", _("Đã rút")
    LAPSED = "lapsed", _("Không xác nhận nên mất chỗ")
    CANCELLED = "cancelled", _("Lớp bị hủy")


# The person is in the class, or on the way into it.
IN_HAND = ("submitted", "endorsed", "approved")
DONE = ("completed", "not_completed")
OVER = ("refused", "withdrawn", "lapsed", "cancelled")


class Place(models.TextChoices):
    """`offered` is a seat too, kept until `confirm_by`."""

    NONE = "none", _("Không giữ chỗ")
    QUEUE = "queue", _("Danh sách chờ")
    OFFERED = "offered", _("Có chỗ, chờ xác nhận")
    SEAT = "seat", _("Có chỗ")


WITH_A_SEAT = ("offered", "seat")


class RegistrationQuerySet(CaseQuerySet["Registration"]):
    def visible_to(self, user: User) -> Self:
        """Heads and training managers see the registrations of their own agency's people and no others, also where
        that agency holds classes; organisers see those of their agency's classes; a supervisor of an agency both.
        Trainers and officials see nothing here: they have pages of their own.
        """
        if user.is_active and user.is_superuser:
            return self.all()
        standing = standing_of(user).narrowed(self.model.reading_roles)
        if standing.sees_province:
            return self.all()
        own = standing.agencies_with(("leader", "training_manager", "supervisor"))
        held = standing.agencies_with(("training_organiser", "supervisor"))
        return self.filter(Q(intake_agency_id__in=own) | Q(agency_id__in=held))

    def of_trainer(self, user: User) -> Self:
        """Those with a seat in a class that `user` teaches."""
        return self.filter(session__trainer_id=user.pk, place=Place.SEAT, state__in=("approved", *DONE))

    def participants(self) -> Self:
        """Who sits in the class: approved, with a confirmed seat."""
        return self.filter(place=Place.SEAT, state__in=("approved", *DONE))


class Registration(Case):
    """`applicant` is the official who will attend, `entered_by` who registered them where it was somebody else.

    `agency` is the organiser, `intake_agency` the official's own. Where the seat stands is `place`, apart from the
    approval: a seat is held from the receipt on, and given back by refusal, withdrawal or lapse. `attended_share` is
    the share of meetings in percent, fixed when the class is finished.
    """

    transition_table = "courses.registrations.transitions.TABLE"
    reading_roles: ClassVar[frozenset[str]] = frozenset(
        {"leader", "training_manager", "training_organiser", "supervisor"}
    )
    acting_roles: ClassVar[frozenset[str]] = frozenset({"leader", "training_manager", "training_organiser"})

    session = models.ForeignKey(
        CourseSession, on_delete=models.PROTECT, related_name="registrations", verbose_name=_("lớp")
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người đăng ký thay"),
    )
    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, null=True, related_name="+")
    answers = models.JSONField(_("nội dung đăng ký"), default=dict)
    idempotency_key = models.CharField(max_length=64, unique=True)

    place = models.CharField(_("chỗ"), max_length=10, choices=Place, default=Place.NONE, editable=False)
    queue_number = models.PositiveIntegerField(_("số thứ tự chờ"), null=True, editable=False)
    confirm_by = models.DateTimeField(_("xác nhận trước"), null=True, editable=False)

    score = models.DecimalField(
        _("điểm"),
        max_digits=3,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(10)],
    )
    remark = models.CharField(_("nhận xét"), max_length=300, blank=True)
    attended_share = models.PositiveSmallIntegerField(_("tỷ lệ dự học (%)"), null=True, editable=False)

    # Where the act in hand took the registration away from; for what follows that act, kept nowhere.
    left_place = ""

    objects = RegistrationQuerySet.as_manager()  # type: ignore[misc]

    class Meta(Case.Meta):
        verbose_name = _("đăng ký học")
        verbose_name_plural = _("đăng ký học")
        indexes = [
            *Case.Meta.indexes,
            models.Index(fields=["session", "place", "queue_number"], name="registration_places"),
            models.Index(fields=["applicant", "state"], name="registration_of_official"),
        ]
        constraints = [
            *Case.Meta.constraints,
            models.CheckConstraint(name="registration_has_official", condition=Q(applicant__isnull=False)),
            models.UniqueConstraint(
                name="one_registration_of_a_person_in_a_session",
                fields=["session", "applicant"],
                condition=Q(state__in=[*IN_HAND, *DONE]),
            ),
            models.UniqueConstraint(name="queue_numbers_once", fields=["session", "queue_number"]),
            models.CheckConstraint(
                name="registration_queued_with_number", condition=~Q(place="queue") | Q(queue_number__isnull=False)
            ),
            models.CheckConstraint(
                name="registration_offered_until",
                condition=Q(place="offered", confirm_by__isnull=False)
                | (~Q(place="offered") & Q(confirm_by__isnull=True)),
            ),
            models.CheckConstraint(
                name="registration_place_fits_state",
                condition=Q(state__in=OVER, place="none")
                | Q(state__in=DONE, place="seat")
                | (Q(state__in=IN_HAND) & ~Q(place="none")),
            ),
        ]

    @property
    def holds_seat(self) -> bool:
        return self.place in WITH_A_SEAT

    def lock_beforehand(self) -> None:
        """The class first, then its registrations: every writer goes in this order."""
        CourseSession.objects.select_for_update().filter(pk=self.session_id).first()

    def get_absolute_url(self) -> str:
        """The official's own page of the registration."""
        return reverse("training:registration", args=[self.code])

    def title(self) -> str:
        return f"{self.applicant} – {self.session.title}"

    def search_words(self) -> Iterable[str]:
        official: Any = self.applicant
        return (official.full_name, official.username, self.session.title, self.session.code)


class RegistrationStep(CaseStep):
    case = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="steps")

    class Meta(CaseStep.Meta):
        verbose_name = _("bước duyệt đăng ký")
        verbose_name_plural = _("bước duyệt đăng ký")


class RegistrationEvent(CaseEvent):
    case = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="events")

    class Meta(CaseEvent.Meta):
        verbose_name = _("diễn biến đăng ký")
        verbose_name_plural = _("diễn biến đăng ký")


class RegistrationFile(models.Model):
    """A paper that the course's form asked for."""

    case = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="files")
    slot = models.CharField(max_length=60)
    file = models.OneToOneField(PrivateFile, on_delete=models.PROTECT, related_name="registration_file")

    class Meta:
        verbose_name = _("giấy tờ kèm đăng ký")
        verbose_name_plural = _("giấy tờ kèm đăng ký")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.file)
