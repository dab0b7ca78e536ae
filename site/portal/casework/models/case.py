"""The case: what every dossier, petition, registration or enquiry that officers handle has in common."""

from __future__ import annotations

from contextvars import ContextVar
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from portal.casework.deadlines import answer_by
from portal.casework.errors import StateIsGuarded
from portal.casework.standing import standing_of
from portal.casework.wordsearch import WordIndex, searchable
from portal.organisations.models import Agency, Desk

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from portal.accounts.models import User
    from portal.casework.models.steps import CaseStep
    from portal.casework.transitions import TransitionTable

_moving: ContextVar[frozenset[tuple[str, int]]] = ContextVar("moving", default=frozenset())


class Channel(models.TextChoices):
    """How the case came in (the three channels of the national portal)."""

    DESK = "desk", _("Trực tiếp")
    ONLINE = "online", _("Trực tuyến")
    POST = "post", _("Bưu chính công ích")


class ClockState(models.TextChoices):
    NOT_STARTED = "not_started", _("Chưa tính giờ")
    RUNNING = "running", _("Đang tính giờ")
    PAUSED = "paused", _("Tạm dừng tính giờ")
    STOPPED = "stopped", _("Đã dừng tính giờ")


class Phase(models.TextChoices):
    """Whose move it is; follows from the state by the kind's table."""

    ACTIVE = "active", _("Đang giải quyết")
    WAITING = "waiting", _("Chờ người dân")
    CLOSED = "closed", _("Đã kết thúc")


CaseT = TypeVar("CaseT", bound="Case")


class CaseQuerySet(models.QuerySet[CaseT]):
    """Row filters. Those for officers begin with `visible_to`."""

    def visible_to(self, user: User) -> Self:
        """What `user` may see as an officer: the cases their agencies are involved in, or all of the province's.

        Only memberships with one of the kind's `reading_roles` count: a training manager reads no dossiers.
        An agency is involved when it is competent, took the case in, or has a step in it. Applicants see their own
        cases by `of_applicant`, on pages of their own.
        """
        if user.is_active and user.is_superuser:
            return self.all()
        standing = standing_of(user).narrowed(self.model.reading_roles)
        if not standing.places:
            return self.none()
        if standing.sees_province:
            return self.all()
        involved = self.model.involved_agencies.through._default_manager.filter(agency_id__in=standing.agencies)
        return self.filter(pk__in=involved.values(self.model.involved_agencies.field.m2m_field_name()))

    def of_applicant(self, user: User) -> Self:
        return self.filter(applicant_id=user.pk) if user.pk else self.none()

    def open(self) -> Self:
        return self.exclude(phase=Phase.CLOSED)

    def mine(self, user: User) -> Self:
        """Cases in the officers' hands with an active step assigned to `user`, or themselves assigned to them."""
        model: Any = self.model.step_model()
        steps = model._default_manager.filter(state="active", assignee_id=user.pk)
        whole = self.model._default_manager.filter(phase=Phase.ACTIVE, assignee_id=user.pk)
        return self.filter(
            phase=Phase.ACTIVE, pk__in=steps.order_by().values("case_id").union(whole.order_by().values("pk"))
        )

    def my_desk(self, user: User) -> Self:
        """Cases in the officers' hands that nobody has taken and that `user`'s agency and role could take."""
        standing = standing_of(user).narrowed(self.model.reading_roles)
        model: Any = self.model.step_model()
        steps = model._default_manager.filter(standing.as_steps(), state="active", assignee_id__isnull=True)
        loose = self.model._default_manager.filter(
            phase=Phase.ACTIVE, step_label="", assignee_id__isnull=True, agency_id__in=standing.agencies
        )
        return self.filter(
            phase=Phase.ACTIVE, pk__in=steps.order_by().values("case_id").union(loose.order_by().values("pk"))
        )

    def due_today(self, now: datetime) -> Self:
        """Cases due, or to be taken in, from now until the end of the day in local time."""
        return self._with_due_time().filter(urgent_at__gte=now, urgent_at__lt=_midnight(now))

    def overdue(self, now: datetime) -> Self:
        return self._with_due_time().filter(urgent_at__lt=now)

    def _with_due_time(self) -> Self:
        """For these `urgent_at` is the due time, or `deadlines.answer_by`; it stands in the index behind the phase."""
        due = Q(clock=ClockState.RUNNING)
        if opening := self.model.table().opening:
            due |= Q(self.model.unanswered(), clock=ClockState.NOT_STARTED, state__in=list(opening))
        return self.filter(due, phase=Phase.ACTIVE)

    def waiting_for_citizen(self) -> Self:
        return self.filter(phase=Phase.WAITING)

    def search(self, text: str) -> Self:
        """By number or names: every word of `text` begins a word of the case, accents and case left aside."""
        return self.filter(search_text__words=text)

    def update(self, **kwargs: Any) -> int:
        if {"state", "phase"} & kwargs.keys():
            raise StateIsGuarded("QuerySet.update() may not change a state; use portal.casework.actions.apply")
        return super().update(**kwargs)

    update.alters_data = True  # type: ignore[attr-defined]

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], *args: Any, **kwargs: Any) -> int:
        fields = list(fields)
        if {"state", "phase"} & set(fields):
            raise StateIsGuarded("bulk_update() may not change a state; use portal.casework.actions.apply")
        return super().bulk_update(objs, fields, *args, **kwargs)

    bulk_update.alters_data = True  # type: ignore[attr-defined]


def _midnight(now: datetime) -> datetime:
    local = timezone.localtime(now)
    return (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)


class Case(models.Model):
    """One case of a kind. A kind subclasses this, `CaseStep` and `CaseEvent`, each with `class Meta(Base.Meta)`.

    `transition_table` is the dotted path of the kind's TransitionTable. `agency` is competent to decide,
    `intake_agency` took the case in. Officers with one of `reading_roles` in an involved agency may read it; of
    them, those with none of `acting_roles` only read. The columns below "derived" are kept by `save()` and the engine,
    so that a worklist needs no join per row. A new case without a state gets the table's initial one; from then on the
    state changes through `portal.casework.actions.apply` only.
    """

    transition_table: ClassVar[str] = ""
    reading_roles: ClassVar[frozenset[str]] = frozenset({"desk", "specialist", "leader", "supervisor"})
    acting_roles: ClassVar[frozenset[str]] = frozenset({"desk", "specialist", "leader"})

    code = models.CharField(_("số hồ sơ"), max_length=60, unique=True)
    state = models.CharField(_("trạng thái"), max_length=30)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("cơ quan giải quyết"))
    intake_agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("cơ quan tiếp nhận")
    )
    desk = models.ForeignKey(
        Desk, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Bộ phận Một cửa")
    )
    applicant = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người nộp"),
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("người thụ lý"),
    )
    channel = models.CharField(_("hình thức nộp"), max_length=10, choices=Channel, default=Channel.ONLINE)
    received_at = models.DateTimeField(_("nhận lúc"), default=timezone.now)
    clock = models.CharField(_("đồng hồ"), max_length=12, choices=ClockState, default=ClockState.NOT_STARTED)
    due_at = models.DateTimeField(_("hẹn trả lúc"), null=True, blank=True)
    due_trace = models.JSONField(_("cách tính hạn"), default=list, blank=True)
    paused_at = models.DateTimeField(_("tạm dừng lúc"), null=True, blank=True)
    remaining_minutes = models.IntegerField(_("số phút làm việc còn lại"), null=True, blank=True)
    closed_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0, editable=False)
    created_at = models.DateTimeField(_("tạo lúc"), auto_now_add=True)

    # derived
    phase = models.CharField(_("giai đoạn"), max_length=10, choices=Phase, editable=False)
    urgent_at = models.DateTimeField(editable=False)
    step_label = models.CharField(_("bước đang xử lý"), max_length=250, blank=True, editable=False)
    search_text = models.TextField(editable=False, blank=True)
    involved_agencies = models.ManyToManyField(Agency, related_name="+", editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-received_at", "-pk"]
        indexes = [
            models.Index(fields=["phase", "urgent_at", "id"], name="%(class)s_urgent"),
            models.Index(fields=["-received_at", "-id"], name="%(class)s_received"),
            models.Index(fields=["state", "urgent_at", "id"], name="%(class)s_state"),
            models.Index(fields=["agency", "phase", "urgent_at", "id"], name="%(class)s_agency"),
            models.Index(fields=["assignee", "phase"], name="%(class)s_assignee"),
            WordIndex(fields=["search_text"], name="%(class)s_words"),
        ]
        constraints = [
            models.CheckConstraint(
                name="%(class)s_paused_has_time",
                condition=Q(clock="paused", paused_at__isnull=False, remaining_minutes__isnull=False)
                | (~Q(clock="paused") & Q(paused_at__isnull=True, remaining_minutes__isnull=True)),
            ),
            models.CheckConstraint(
                name="%(class)s_running_has_due",
                condition=~Q(clock__in=["running", "paused"]) | Q(due_at__isnull=False),
            ),
            models.CheckConstraint(
                name="%(class)s_closed_has_time",
                condition=Q(phase="closed", closed_at__isnull=False, clock__in=["stopped", "not_started"])
                | (~Q(phase="closed") & Q(closed_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps the derived columns. Raises StateIsGuarded when the state was changed outside of `apply`."""
        self._guard_state(kwargs.get("update_fields"))
        self._derive()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "urgent_at", "search_text"}
        adding = self._state.adding
        super().save(*args, **kwargs)
        self.__dict__["_kept_state"] = self.state
        agencies = {self.agency_id, self.intake_agency_id} - {None}
        if adding or agencies - set(self.__dict__.get("_kept_agencies", ())):
            self.involved_agencies.add(*agencies)  # type: ignore[arg-type]
            self.__dict__["_kept_agencies"] = agencies

    # --- The kind ---------------------------------------------------------------------------------------------------
    @classmethod
    def table(cls) -> TransitionTable:
        return import_string(cls.transition_table)

    @classmethod
    def step_model(cls) -> type[CaseStep]:
        return cls._meta.get_field("steps").related_model  # type: ignore[return-value]

    @classmethod
    def event_model(cls) -> Any:
        return cls._meta.get_field("events").related_model

    def get_state_display(self) -> str:
        return str(self.table().states(self.state).label)

    def search_words(self) -> Iterable[str]:
        """What the case is found by besides its number; a kind overrides it."""
        return ()

    @property
    def was_answered(self) -> bool:
        """Whether the applicant was answered before the clock started; for a kind whose cases come back to there."""
        return False

    @classmethod
    def unanswered(cls) -> Q:
        """The cases that are not `was_answered`."""
        return Q()

    def title(self) -> str:
        """One line that tells the case from its neighbours in the worklist; a kind overrides it."""
        return self.code

    def lock_beforehand(self) -> None:
        """Locks rows that acts on this case change as well, always before the case itself; a kind overrides it.

        Called at the start of every act, inside its transaction, so that two acts cannot wait for each other.
        """

    # --- Steps ------------------------------------------------------------------------------------------------------
    @cached_property
    def all_steps(self) -> list[CaseStep]:
        """The steps in order, read once; `forget_steps` makes the next use read again."""
        if "steps" in getattr(self, "_prefetched_objects_cache", {}):
            return list(self.steps.all())  # type: ignore[attr-defined]
        return list(self.steps.select_related("agency", "assignee").order_by("round", "position", "pk"))  # type: ignore[attr-defined]

    @property
    def active_steps(self) -> list[CaseStep]:
        return [step for step in self.all_steps if step.state == "active"]

    def forget_steps(self) -> None:
        self.__dict__.pop("all_steps", None)
        getattr(self, "_prefetched_objects_cache", {}).pop("steps", None)

    # --- Keeping ----------------------------------------------------------------------------------------------------
    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any, **kwargs: Any) -> Self:
        case = super().from_db(db, field_names, values, **kwargs)
        case.__dict__["_kept_state"] = case.__dict__.get("state")
        case.__dict__["_kept_agencies"] = {case.__dict__.get("agency_id"), case.__dict__.get("intake_agency_id")}
        return case

    def refresh_from_db(self, using: str | None = None, fields: Any = None, from_queryset: Any = None) -> None:
        super().refresh_from_db(using=using, fields=fields, from_queryset=from_queryset)
        if fields is None or "state" in fields:
            self.__dict__["_kept_state"] = self.__dict__.get("state")
        self.forget_steps()

    def _guard_state(self, update_fields: Iterable[str] | None) -> None:
        if self._state.adding:
            initial = self.table().initial
            if not self.state and len(initial) == 1:
                (self.state,) = initial
            if self.state not in initial:
                raise StateIsGuarded(f"a new case does not start in the state {self.state!r}")
            return
        if (update_fields is not None and "state" not in update_fields) or "state" not in self.__dict__:
            return
        kept = self.__dict__.get("_kept_state")
        if kept is None:
            kept = type(self)._base_manager.values_list("state", flat=True).get(pk=self.pk)
        if kept != self.state and (self._meta.label, self.pk) not in _moving.get():
            raise StateIsGuarded(f"{self}: {kept} -> {self.state} outside of portal.casework.actions.apply")

    def _derive(self) -> None:
        self.phase = self.table().phase_of(self.state)
        running = self.clock == ClockState.RUNNING
        self.urgent_at = (
            self.closed_at
            or self.paused_at
            or (self.due_at if running and self.due_at else answer_by(self) or self.received_at)
        )
        self.search_text = searchable([self.code, *self.search_words()])
