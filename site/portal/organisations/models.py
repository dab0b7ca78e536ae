"""Administrative units, agencies with their one-stop desks, and who does what in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from portal.accounts.models import User


class AdministrativeUnit(models.Model):
    """A commune or ward of the province; since July 2025 there is no district between the two levels.

    `code` is the five-digit code of the national catalogue, kept as text. `folded_name` is for accent-free search.
    """

    class Kind(models.TextChoices):
        COMMUNE = "commune", _("Xã")
        WARD = "ward", _("Phường")

    code = models.CharField(_("mã"), max_length=5, unique=True)
    name = models.CharField(_("tên"), max_length=100)
    kind = models.CharField(_("loại"), max_length=10, choices=Kind)
    folded_name = models.CharField(max_length=100, editable=False, db_index=True)
    sort_key = models.CharField(max_length=300, editable=False, db_index=True)
    latitude = models.DecimalField(_("vĩ độ"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("kinh độ"), max_digits=8, decimal_places=5, null=True, blank=True)
    area_km2 = models.DecimalField(_("diện tích (km²)"), max_digits=8, decimal_places=2, null=True, blank=True)
    is_border = models.BooleanField(_("xã biên giới"), default=False)
    is_specially_difficult = models.BooleanField(_("xã đặc biệt khó khăn"), default=False)

    class Meta:
        verbose_name = _("đơn vị hành chính")
        verbose_name_plural = _("đơn vị hành chính")
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name


class FormerUnit(models.Model):
    """A commune or town from before the reform of July 2025, as old papers name it, and what became of it."""

    class Share(models.TextChoices):
        WHOLE = "whole", _("toàn bộ")
        PART = "part", _("một phần")

    province = models.CharField(max_length=60)
    district = models.CharField(max_length=60)
    name = models.CharField(max_length=100)
    folded_name = models.CharField(max_length=230, editable=False, db_index=True)
    unit = models.ForeignKey(AdministrativeUnit, on_delete=models.PROTECT, related_name="former_units")
    share = models.CharField(max_length=10, choices=Share, default=Share.WHOLE)

    class Meta:
        verbose_name = _("đơn vị hành chính cũ")
        verbose_name_plural = _("đơn vị hành chính cũ")
        ordering = ["province", "district", "name"]

    def __str__(self) -> str:
        return f"{self.name}, {self.district}, {self.province}"


class Agency(models.Model):
    """A department of the province, a commune's People's Committee, or the commune's police.

    The three `case_code_*` fields are the agency's pattern for case numbers; the rule of Circular 03/2025 may differ
    per agency, so it is data: prefix, then the date by `case_code_date` (strftime), then a daily sequence of
    `case_code_width` digits.
    """

    class Level(models.TextChoices):
        PROVINCE = "province", _("cấp tỉnh")
        COMMUNE = "commune", _("cấp xã")

    code = models.CharField(_("mã định danh"), max_length=35, unique=True)
    name = models.CharField(_("tên cơ quan"), max_length=200)
    level = models.CharField(_("cấp"), max_length=10, choices=Level)
    unit = models.ForeignKey(
        AdministrativeUnit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agencies",
        verbose_name=_("đơn vị hành chính"),
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("cơ quan cấp trên"),
    )
    address = models.CharField(_("địa chỉ"), max_length=250, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=16, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    is_active = models.BooleanField(_("đang hoạt động"), default=True)
    case_code_prefix = models.CharField(_("tiền tố số hồ sơ"), max_length=35, blank=True)
    case_code_date = models.CharField(_("mẫu ngày trong số hồ sơ"), max_length=20, default="%Y%m%d")
    case_code_width = models.PositiveSmallIntegerField(_("số chữ số thứ tự"), default=4)

    class Meta:
        verbose_name = _("cơ quan")
        verbose_name_plural = _("cơ quan")
        ordering = ["level", "name"]
        constraints = [
            models.CheckConstraint(
                name="commune_agency_has_unit", condition=~Q(level="commune") | Q(unit__isnull=False)
            ),
            models.CheckConstraint(
                name="case_code_width_sensible", condition=Q(case_code_width__gte=3, case_code_width__lte=9)
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Desk(models.Model):
    """A one-stop desk (Bộ phận Một cửa) of an agency: where people hand in dossiers and fetch results."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="desks", verbose_name=_("cơ quan"))
    name = models.CharField(_("tên"), max_length=200)
    address = models.CharField(_("địa chỉ"), max_length=250, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=16, blank=True)
    is_active = models.BooleanField(_("đang hoạt động"), default=True)

    class Meta:
        verbose_name = _("Bộ phận Một cửa")
        verbose_name_plural = _("Bộ phận Một cửa")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What a person does in an agency. Django groups follow from it; rights on cases are asked of memberships."""

    DESK = "desk", _("Cán bộ Một cửa")
    SPECIALIST = "specialist", _("Chuyên viên")
    LEADER = "leader", _("Lãnh đạo")
    SUPERVISOR = "supervisor", _("Giám sát")
    COMMUNICATIONS = "communications", _("Truyền thông")
    MARKET_MODERATOR = "market_moderator", _("Kiểm duyệt chợ ảo")
    TRAINING_MANAGER = "training_manager", _("Quản lý đào tạo")
    ADMINISTRATOR = "administrator", _("Quản trị hệ thống")


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self) -> Self:
        """Memberships that hold today, of active people in active agencies."""
        today = timezone.localdate()
        return self.filter(
            Q(valid_until__isnull=True) | Q(valid_until__gte=today),
            valid_from__lte=today,
            user__is_active=True,
            agency__is_active=True,
        )

    def of(self, user: User) -> Self:
        return self.filter(user_id=user.pk)


class Membership(models.Model):
    """`user` works for `agency` in `role`, from one day to another; history stays when a person moves."""

    class Scope(models.TextChoices):
        AGENCY = "agency", _("cơ quan này")
        PROVINCE = "province", _("toàn tỉnh")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("người dùng")
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("cơ quan"))
    desk = models.ForeignKey(
        Desk,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("Bộ phận Một cửa"),
    )
    role = models.CharField(_("vai trò"), max_length=20, choices=Role)
    scope = models.CharField(_("phạm vi"), max_length=10, choices=Scope, default=Scope.AGENCY)
    position = models.CharField(_("chức danh"), max_length=120, blank=True)
    valid_from = models.DateField(_("từ ngày"), default=timezone.localdate)
    valid_until = models.DateField(_("đến hết ngày"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("vị trí công tác")
        verbose_name_plural = _("vị trí công tác")
        ordering = ["agency", "role"]
        constraints = [
            models.UniqueConstraint(
                name="one_open_membership_per_role",
                fields=["user", "agency", "role"],
                condition=Q(valid_until__isnull=True),
            ),
            models.CheckConstraint(
                name="membership_ends_after_start",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} – {self.agency}"
