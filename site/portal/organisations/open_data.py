"""The open data of administrative units: the 99 communes and wards, and what the former ones have become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Value
from django.db.models.fields import DateTimeField
from django.utils.translation import gettext_lazy as _

from portal.open_data.datasets import Column, ColumnType, Dataset, register
from portal.organisations.models import AdministrativeUnit, FormerUnit

if TYPE_CHECKING:
    from django.db.models import QuerySet

SOURCE = _("Danh mục đơn vị hành chính Việt Nam, Nghị quyết 1673/NQ-UBTVQH15")


def _units() -> QuerySet[AdministrativeUnit]:
    return AdministrativeUnit.objects.annotate(changed=Value(None, output_field=DateTimeField()))


def _former() -> QuerySet[FormerUnit]:
    return FormerUnit.objects.select_related("unit").annotate(changed=Value(None, output_field=DateTimeField()))


UNITS = Dataset(
    slug="communes",
    title=_("Xã, phường của tỉnh"),
    description=_("99 xã, phường từ tháng 7 năm 2025, với mã của danh mục quốc gia."),
    source=SOURCE,
    rows=_units,
    changed="changed",
    key="code",
    columns=(
        Column("id", ColumnType.TEXT, _("Mã đơn vị hành chính"), value=lambda unit: unit.code),
        Column("name", ColumnType.TEXT, _("Tên")),
        Column("kind", ColumnType.TEXT, _("Loại"), _("commune: xã; ward: phường"), filter="kind"),
        Column("latitude", ColumnType.NUMBER, _("Vĩ độ")),
        Column("longitude", ColumnType.NUMBER, _("Kinh độ")),
        Column("area_km2", ColumnType.NUMBER, _("Diện tích (km²)"), filter="area_km2"),
        Column("is_border", ColumnType.BOOLEAN, _("Xã biên giới"), filter="is_border"),
        Column(
            "is_specially_difficult", ColumnType.BOOLEAN, _("Xã đặc biệt khó khăn"), filter="is_specially_difficult"
        ),
    ),
)

FORMER = Dataset(
    slug="former-communes",
    title=_("Tên xã, phường cũ"),
    description=_("Xã, phường, thị trấn trước tháng 7 năm 2025 nay thuộc xã, phường nào."),
    source=SOURCE,
    rows=_former,
    changed="changed",
    columns=(
        Column("id", ColumnType.INTEGER, _("Mã trên cổng"), value=lambda old: old.pk),
        Column("name", ColumnType.TEXT, _("Tên cũ"), filter="name"),
        Column("district", ColumnType.TEXT, _("Huyện cũ"), filter="district"),
        Column("province", ColumnType.TEXT, _("Tỉnh cũ"), filter="province"),
        Column("commune_id", ColumnType.TEXT, _("Nay thuộc, mã"), value=lambda old: old.unit.code, filter="unit__code"),
        Column("commune", ColumnType.TEXT, _("Nay thuộc"), value=lambda old: old.unit.name),
        Column("share", ColumnType.TEXT, _("Phần"), _("whole: toàn bộ; part: một phần"), filter="share"),
    ),
)


def connect() -> None:
    register(UNITS)
    register(FORMER)
