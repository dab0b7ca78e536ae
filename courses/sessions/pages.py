"""The page of a class, on which training staff plan it."""

from __future__ import annotations

import uuid
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.actions.unpublish_page import UnpublishPagePermissionError
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from courses.programme.copying import DraftCopyForm
from courses.programme.permissions import CoursePermissionTester
from courses.sessions import announcing, planning
from courses.sessions.page_forms import SessionForm
from courses.sessions.panels import ClashPanel
from courses.sessions.rooms import Room
from courses.sessions.trainers import trainer_chooser
from portal.cms.models import BasePage
from portal.organisations.models import AdministrativeUnit

if TYPE_CHECKING:
    from wagtail.models import Page, Revision

    from portal.accounts.models import User

# What Wagtail's publish_scheduled calls its publications.
SCHEDULED = "wagtail.publish.scheduled"
# Below a course its registration form stands at this address.
RESERVED_SLUGS = frozenset({"dang-ky"})
# Who publishes, for what the signal of the publication does (`following`).
publisher: ContextVar[User | None] = ContextVar("publisher", default=None)


class CourseSessionPage(BasePage):
    """A class of the course above it, as planned. Publishing announces it (`announcing.announce`): what is announced
    is refused where it would push out those who have a seat, or change what has been held.
    """

    place = models.CharField(_("địa điểm"), max_length=250, blank=True)
    unit = models.ForeignKey(
        AdministrativeUnit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("xã, phường"),
    )
    link = models.URLField(
        _("đường dẫn lớp trực tuyến"), blank=True, help_text=_("Chỉ người được duyệt vào lớp nhìn thấy.")
    )
    trainer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("giảng viên"),
        help_text=_("Điểm danh và ghi kết quả lớp này."),
    )
    capacity = models.PositiveSmallIntegerField(
        _("số chỗ"), default=30, validators=[MinValueValidator(1), MaxValueValidator(2000)]
    )
    minimum = models.PositiveSmallIntegerField(
        _("mở lớp khi có ít nhất (người)"), default=10, validators=[MinValueValidator(1)]
    )
    opens_at = models.DateTimeField(_("mở đăng ký"))
    closes_at = models.DateTimeField(_("hết hạn đăng ký"))

    template = "courses/session.html"
    parent_page_types: ClassVar[list[str]] = ["courses.CoursePage"]
    subpage_types: ClassVar[list[str]] = []
    base_form_class = SessionForm
    copy_form_class = DraftCopyForm
    content_panels = [
        ClashPanel(),
        *BasePage.content_panels,
        InlinePanel("half_days", heading=_("Các buổi học"), label=_("Buổi"), min_num=1),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("place"), FieldPanel("unit")]), FieldPanel("link")], heading=_("Nơi học")
        ),
        FieldPanel("trainer", widget=trainer_chooser.widget_class),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("capacity"), FieldPanel("minimum")]),
                FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
            ],
            heading=_("Chỗ học và đăng ký"),
        ),
    ]

    class Meta:
        verbose_name = _("lớp học")
        verbose_name_plural = _("lớp học")

    def permissions_for_user(self, user: User) -> CoursePermissionTester:
        return CoursePermissionTester(user, self)

    def can_move_to(self, parent: Page) -> bool:
        """A class that was announced stays below its course: people have registered for what that teaches."""
        return announcing.announced(self) is None and bool(super().can_move_to(parent))

    def clean(self) -> None:
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": now_("Địa chỉ này dành cho biểu mẫu đăng ký. Hãy chọn tên khác.")})
        if self.expire_at:
            raise ValidationError({"expire_at": now_("Lớp học không tự gỡ khỏi lịch. Hãy bỏ thời điểm này.")})
        if self.minimum and self.capacity and self.minimum > self.capacity:
            raise ValidationError({"minimum": now_("Số người ít nhất lớn hơn số chỗ. Hãy sửa một trong hai.")})
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            raise ValidationError({"closes_at": now_("Hạn đăng ký phải sau lúc mở đăng ký. Hãy sửa lại.")})
        kept = announcing.announced(self)
        if kept is not None and self.capacity is not None and self.capacity < kept.taken:
            raise ValidationError({"capacity": announcing.TOO_FEW_SEATS % {"taken": kept.taken}})

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """As Wagtail does; a copy's meetings get names of their own."""
        planning.give_own_names(self)
        return super().save_revision(*args, **kwargs)

    def copy_child_relation(self, child_relation: Any, target: Any, *args: Any, **kwargs: Any) -> dict[Any, Any]:
        copied: dict[Any, Any] = super().copy_child_relation(child_relation, target, *args, **kwargs)
        for child in copied.values():
            if isinstance(child, PlannedHalfDay):
                child.uid = uuid.uuid4()
        return copied

    def copy(self, *args: Any, **kwargs: Any) -> Any:
        """As Wagtail does; the copy is a draft, since nobody has announced it."""
        return super().copy(*args, **{**kwargs, "keep_live": False})

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """As Wagtail does; the class is announced in the same transaction, as the signal arrives (`following`). Raises
        PublishPagePermissionError with the sentence where it may not be announced so; a scheduled publication then
        waits.
        """
        kept = publisher.set(kwargs.get("user"))
        try:
            with transaction.atomic():
                super().publish(revision, *args, **kwargs)
        except ValidationError as error:
            if kwargs.get("log_action") == SCHEDULED:
                return
            raise PublishPagePermissionError(" ".join(error.messages)) from error
        finally:
            publisher.reset(kept)

    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        """As Wagtail does; a class that people have seats in is cancelled or postponed instead."""
        with transaction.atomic():
            if not announcing.hide(page=self):
                raise UnpublishPagePermissionError(
                    now_("Lớp đã có người đăng ký nên không gỡ được. Hãy hủy hoặc hoãn lớp để mọi người được báo.")
                )
            super().unpublish(*args, **kwargs)


class PlannedHalfDay(Orderable):
    """One meeting, as planned. `uid` names it in everybody's calendar, however often it is moved."""

    page = ParentalKey(CourseSessionPage, on_delete=models.CASCADE, related_name="half_days")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    day = models.DateField(_("ngày"))
    starts = models.TimeField(_("từ"))
    ends = models.TimeField(_("đến"))
    room = models.ForeignKey(
        Room, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("phòng")
    )

    panels = [
        FieldRowPanel([FieldPanel("day"), FieldPanel("starts"), FieldPanel("ends")]),
        FieldPanel("room"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("buổi học")
        verbose_name_plural = _("buổi học")

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}, {self.starts:%H:%M}–{self.ends:%H:%M}"

    def clean(self) -> None:
        if self.starts and self.ends and self.ends <= self.starts:
            raise ValidationError({"ends": now_("Giờ kết thúc phải sau giờ bắt đầu. Hãy sửa lại.")})
