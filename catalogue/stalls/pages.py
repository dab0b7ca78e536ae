"""The stall: a merchant's own page, below which the products stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import Collection, Page

from catalogue.languages import Wording, wording
from catalogue.merchants.page_forms import StallForm
from portal.cms.models import BasePage
from portal.cms.rich_text import WORDS
from portal.organisations.models import AdministrativeUnit

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from wagtail.models import PagePermissionTester, Revision
    from wagtail.url_routing import RouteResult

    from portal.accounts.models import User

# Addresses of the market itself, which no stall may take.
RESERVED_SLUGS = frozenset({"loai", "xa-phuong", "ocop", "tim", "gian-hang", "giao-dich", "tep", "san-pham", "nhan"})
# Whoever may do this changes a stall's legal data; merchants cannot.
MANAGE = "catalogue.manage_stalls"
# What Wagtail's publish_scheduled calls its publications.
SCHEDULED = "wagtail.publish.scheduled"
NOT_OPEN = _("Gian hàng này %(standing)s nên chưa đăng được.")


class MerchantKind(models.TextChoices):
    COOPERATIVE = "cooperative", _("Hợp tác xã")
    HOUSEHOLD = "household", _("Hộ kinh doanh")
    COMPANY = "company", _("Doanh nghiệp")
    PERSON = "person", _("Cá nhân, hộ gia đình")


class Standing(models.TextChoices):
    OPEN = "open", _("Đang mở")
    SUSPENDED = "suspended", _("Tạm ngừng")
    CLOSED = "closed", _("Đã đóng")


class BelowStanding(BasePage):
    """A page that is published only while its stall is open, whoever publishes it and from wherever.

    `kept_fields` say how the page stands now; they never come back with an older revision. `hidden_with_stall` marks
    pages that were live when the stall stopped being open.
    """

    hidden_with_stall = models.BooleanField(default=False, editable=False)

    kept_fields: ClassVar[tuple[str, ...]] = ("hidden_with_stall",)

    class Meta:
        abstract = True

    def its_stall(self) -> StallPage:
        """The stall as the database has it, locked until the transaction ends."""
        raise NotImplementedError

    def publishing_forbidden_because(self) -> str:
        """The sentence that says why this page may not be published now; empty when it may. Locks the stall."""
        stall = self.its_stall()
        return "" if stall.standing == Standing.OPEN else NOT_OPEN % {"standing": stall.get_standing_display().lower()}

    def with_content_json(self, content: dict[str, Any]) -> Any:
        page = super().with_content_json(content)
        for name in self.kept_fields:
            field = self._meta.get_field(name)
            setattr(page, field.attname, getattr(self, field.attname))
        return page

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """As Wagtail does; raises PublishPagePermissionError where the stall is not open. A publication that was
        scheduled waits instead, and is made by the next run after the stall has opened again.
        """
        with transaction.atomic():
            if because := self.publishing_forbidden_because():
                if kwargs.get("log_action") == SCHEDULED:
                    return
                raise PublishPagePermissionError(because)
            self.refresh_from_db(fields=self.kept_fields)
            super().publish(revision, *args, **kwargs)


class StallPage(BelowStanding):
    """A stall. What the law wants shown of a seller is kept here and changed by moderators only.

    `group` holds the merchants who keep the stall, `collection` its pictures; both are made with the stall. A stall
    that is not open shows nothing: neither itself nor any product below it.
    """

    name_en = models.CharField(_("tên tiếng Anh"), max_length=255, blank=True)
    name_zh = models.CharField(_("tên tiếng Trung"), max_length=255, blank=True)
    about = RichTextField(_("giới thiệu"), features=WORDS, blank=True)
    about_en = RichTextField(_("giới thiệu bằng tiếng Anh"), features=WORDS, blank=True)
    about_zh = RichTextField(_("giới thiệu bằng tiếng Trung"), features=WORDS, blank=True)
    cover = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ảnh gian hàng"),
    )
    website = models.URLField(_("trang web"), blank=True)

    merchant_kind = models.CharField(_("loại chủ thể"), max_length=12, choices=MerchantKind)
    legal_name = models.CharField(_("tên pháp lý"), max_length=200)
    tax_code = models.CharField(_("mã số thuế hoặc số định danh"), max_length=14)
    registration_number = models.CharField(_("số giấy đăng ký"), max_length=60, blank=True)
    registered_on = models.DateField(_("ngày cấp"), null=True, blank=True)
    registered_at = models.CharField(_("nơi cấp"), max_length=200, blank=True)
    representative = models.CharField(_("người đại diện"), max_length=150)
    unit = models.ForeignKey(
        AdministrativeUnit, on_delete=models.PROTECT, related_name="stalls", verbose_name=_("xã, phường")
    )
    address = models.CharField(_("địa chỉ"), max_length=250)
    phone = models.CharField(_("điện thoại"), max_length=16, blank=True)
    email = models.EmailField(_("thư điện tử"))
    bank_bin = models.CharField(_("mã ngân hàng (BIN)"), max_length=6, blank=True)
    bank_account = models.CharField(_("số tài khoản"), max_length=19, blank=True)
    bank_holder = models.CharField(_("chủ tài khoản"), max_length=100, blank=True)

    standing = models.CharField(_("tình trạng"), max_length=10, choices=Standing, default=Standing.OPEN, editable=False)
    standing_reason = models.TextField(_("lý do"), blank=True, editable=False)
    group = models.OneToOneField(
        Group, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="stall"
    )
    collection = models.OneToOneField(
        Collection, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="stall"
    )

    kept_fields = ("hidden_with_stall", "standing", "standing_reason", "group", "collection")
    base_form_class = StallForm
    is_translated: ClassVar[bool] = True
    read_with: ClassVar[tuple[str, ...]] = ("unit",)
    template = "catalogue/stall.html"
    # Made by approving an application, with its group and rights; nobody adds one in the explorer.
    is_creatable = False
    parent_page_types: ClassVar[list[str]] = ["catalogue.MarketPage"]
    subpage_types: ClassVar[list[str]] = ["catalogue.ProductPage"]
    content_panels = [
        FieldPanel("title", heading=_("Tên gian hàng")),
        FieldRowPanel([FieldPanel("name_en"), FieldPanel("name_zh")]),
        FieldPanel("lead"),
        FieldPanel("cover"),
        FieldPanel("about"),
        FieldPanel("about_en"),
        FieldPanel("about_zh"),
        FieldPanel("website"),
    ]
    legal_panels = [
        MultiFieldPanel(
            [
                FieldPanel(name, permission=MANAGE)
                for name in (
                    "merchant_kind",
                    "legal_name",
                    "tax_code",
                    "registration_number",
                    "registered_on",
                    "registered_at",
                    "representative",
                    "unit",
                    "address",
                    "phone",
                    "email",
                )
            ],
            heading=_("Thông tin pháp lý, do cơ quan vận hành chợ sửa"),
            permission=MANAGE,
        ),
        MultiFieldPanel(
            [FieldPanel(name, permission=MANAGE) for name in ("bank_bin", "bank_account", "bank_holder")],
            heading=_("Tài khoản ngân hàng, in trên đơn đặt hàng"),
            permission=MANAGE,
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Giới thiệu")),
            ObjectList(legal_panels, heading=_("Pháp lý"), permission=MANAGE),
            ObjectList(BasePage.promote_panels, heading=_("Địa chỉ và tìm kiếm"), permission=MANAGE),
            ObjectList(BasePage.settings_panels, heading=_("Cài đặt"), permission=MANAGE),
        ]
    )

    class Meta:
        verbose_name = _("gian hàng")
        verbose_name_plural = _("gian hàng")
        permissions = [("manage_stalls", "Can change legal data and standing of stalls")]
        constraints = [
            models.CheckConstraint(
                name="stall_standing_known", condition=Q(standing__in=["open", "suspended", "closed"])
            ),
            models.CheckConstraint(
                name="stall_not_open_says_why", condition=Q(standing="open") | ~Q(standing_reason="")
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("Chợ đã dùng địa chỉ này. Hãy chọn địa chỉ khác.")})

    def its_stall(self) -> StallPage:
        return StallPage.objects.select_for_update(of=("self",)).get(pk=self.pk)

    @property
    def shown_name(self) -> Wording:
        return wording(self, "name", plain="title")

    @property
    def shown_about(self) -> Wording:
        return wording(self, "about")

    @property
    def is_open(self) -> bool:
        """Whether people may see and trade with it: open, and published."""
        return self.standing == Standing.OPEN and self.live

    def is_kept_by(self, user: Any) -> bool:
        """Whether `user` is one of the merchants of this stall."""
        return bool(
            user.is_authenticated and user.is_active and self.group_id and user.groups.filter(pk=self.group_id).exists()
        )

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if self.standing != Standing.OPEN:
            raise Http404
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.standing != Standing.OPEN:
            raise Http404
        return super().serve(request, *args, **kwargs)

    def permissions_for_user(self, user: User) -> PagePermissionTester:
        """A stall is closed, never deleted or moved: cases, trades and the law's records point to it."""
        tester: Any = permissions_below(self, user, self)
        tester.can_delete = tester.can_move = lambda *args, **kwargs: False
        tester.can_unpublish = lambda: False
        return tester


def permissions_below(page: Page, user: User, stall: StallPage) -> PagePermissionTester:
    """Wagtail's rights on `page`, without publishing and deleting while its stall is not open."""
    tester: Any = Page.permissions_for_user(page, user)
    if stall.standing != Standing.OPEN:
        tester.can_publish = tester.can_publish_subpage = lambda: False
        tester.can_delete = lambda *args, **kwargs: False
    return tester
