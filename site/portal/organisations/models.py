"""Administrative units, agencies with their one-stop desks, and who does what in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.vietnamese import fold, normalise, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from portal.accounts.models import User


class AdministrativeUnit(models.Model):
    """A commune or ward of the province; since July 2025 there is no district between the two levels.

    `code` is the five-digit code of the national catalogue, kept as text. `folded_name` is for accent-free search.
    """

    class Kind(models.TextChoices):
        COMMUNE = "commune", _("Xã")
        WARD = "ward", _("Phường")

    code = models.CharField(
        _("mã"),
        max_length=5,
        unique=True,
        validators=[RegexValidator(r"^\d{5}$", _("Mã đơn vị hành chính gồm đúng 5 chữ số."))],
    )
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

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        self.derive()
        if update_fields is not None and "name" in update_fields:
            update_fields = {*update_fields, "folded_name", "sort_key"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def derive(self) -> None:
        """Fills the columns that follow from the name; bulk writers call it themselves.

        The order is that of the bare name, with wards and communes mixed as people look them up.
        """
        self.name = normalise(self.name)
        self.folded_name = fold(self.name)
        self.sort_key = sort_key(self.name.removeprefix("Phường ").removeprefix("Xã "))


class FormerUnit(models.Model):
    """A commune or town from before the reform of July 2025, as old papers name it, and what became of it."""

    class Share(models.TextChoices):
        WHOLE = "whole", _("toàn bộ")
        PART = "part", _("một phần")

    province = models.CharField(_("tỉnh cũ"), max_length=60)
    district = models.CharField(_("huyện cũ"), max_length=60)
    name = models.CharField(_("tên cũ"), max_length=100)
    folded_name = models.CharField(max_length=230, editable=False, db_index=True)
    unit = models.ForeignKey(
        AdministrativeUnit, on_delete=models.PROTECT, related_name="former_units", verbose_name=_("nay thuộc")
    )
    share = models.CharField(_("phần"), max_length=10, choices=Share, default=Share.WHOLE)

    class Meta:
        verbose_name = _("đơn vị hành chính cũ")
        verbose_name_plural = _("đơn vị hành chính cũ")
        ordering = ["province", "district", "name"]
        constraints = [
            models.UniqueConstraint(
                name="former_unit_goes_once_into_a_unit", fields=["province", "district", "name", "unit"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.district}, {self.province}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Fills the column for accent-free search; bulk writers call it themselves."""
        self.folded_name = fold(str(self))


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
    NEWS_AUTHOR = "news_author", _("Biên tập viên viết bài")
    MARKET_MODERATOR = "market_moderator", _("Kiểm duyệt chợ ảo")
    TRAINING_MANAGER = "training_manager", _("Quản lý đào tạo của cơ quan")
    TRAINING_ORGANISER = "training_organiser", _("Tổ chức đào tạo")
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

    def clean(self) -> None:
        if self.desk is not None and self.agency_id and self.desk.agency_id != self.agency_id:
            raise ValidationError({"desk": _("Bộ phận Một cửa này thuộc cơ quan khác. Hãy chọn lại.")})
        if self.valid_until and self.valid_from and self.valid_until < self.valid_from:
            raise ValidationError({"valid_until": _("Ngày kết thúc đứng trước ngày bắt đầu. Hãy sửa lại.")})

    @property
    def is_active(self) -> bool:
        """Whether it holds today by its own dates; a blocked person or agency is not looked at."""
        today = timezone.localdate()
        return self.valid_from <= today and (self.valid_until is None or self.valid_until >= today)
