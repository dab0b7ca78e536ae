"""Agencies of the demonstration: departments of the province and one People's Committee for each commune and ward.

The names of agencies are public; their codes follow the pattern H38.… and are marked as samples until the province's
official list is entered. Addresses and telephones stay empty rather than wrong.
"""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from portal.organisations import groups, units
from portal.organisations.models import AdministrativeUnit, Agency, Desk

PROVINCE = "H38"
SAMPLE = "MAU"
PROVINCIAL = (
    (f"{PROVINCE}.00.{SAMPLE}", "UBND tỉnh Lào Cai"),
    (f"{PROVINCE}.01.{SAMPLE}", "Trung tâm Phục vụ hành chính công tỉnh Lào Cai"),
    (f"{PROVINCE}.02.{SAMPLE}", "Sở Tư pháp"),
    (f"{PROVINCE}.03.{SAMPLE}", "Sở Nông nghiệp và Môi trường"),
    (f"{PROVINCE}.04.{SAMPLE}", "Sở Xây dựng"),
    (f"{PROVINCE}.05.{SAMPLE}", "Sở Tài chính"),
    (f"{PROVINCE}.06.{SAMPLE}", "Sở Công Thương"),
    (f"{PROVINCE}.07.{SAMPLE}", "Sở Khoa học và Công nghệ"),
    (f"{PROVINCE}.08.{SAMPLE}", "Sở Nội vụ"),
    (f"{PROVINCE}.09.{SAMPLE}", "Sở Giáo dục và Đào tạo"),
    (f"{PROVINCE}.10.{SAMPLE}", "Sở Y tế"),
    (f"{PROVINCE}.11.{SAMPLE}", "Sở Văn hóa, Thể thao và Du lịch"),
    (f"{PROVINCE}.12.{SAMPLE}", "Sở Dân tộc và Tôn giáo"),
    (f"{PROVINCE}.13.{SAMPLE}", "Thanh tra tỉnh"),
    (f"{PROVINCE}.14.{SAMPLE}", "Văn phòng UBND tỉnh"),
    (f"{PROVINCE}.15.{SAMPLE}", "Ban Quản lý Khu kinh tế"),
)
CENTRE_CODE = PROVINCIAL[1][0]


def require_demonstration() -> None:
    """Raises ImproperlyConfigured where the settings are not those of a demonstration."""
    if not settings.DEMONSTRATION:
        raise ImproperlyConfigured(
            "Demonstration data is loaded only where PORTAL_DEMONSTRATION is on, never in production."
        )


def commune_code(unit: AdministrativeUnit) -> str:
    """The sample code of a commune's People's Committee."""
    return f"{PROVINCE}.{unit.code}.{SAMPLE}"


@transaction.atomic
def load() -> None:
    """Units, groups of the roles, provincial agencies, 99 communal ones, and a one-stop desk each. Idempotent."""
    require_demonstration()
    units.load()
    groups.sync_groups()
    _write([_agency(code, name, Agency.Level.PROVINCE) for code, name in PROVINCIAL])
    province = Agency.objects.get(code=PROVINCIAL[0][0])
    Agency.objects.filter(code__in=[code for code, _ in PROVINCIAL[1:]]).update(parent=province)
    all_units = list(AdministrativeUnit.objects.all())
    _write(
        [
            _agency(commune_code(unit), f"UBND {_as_in_a_name(unit)}", Agency.Level.COMMUNE, unit=unit, parent=province)
            for unit in all_units
        ]
    )
    centre = "Trung tâm Phục vụ hành chính công {}"
    names = {commune_code(unit): centre.format(_as_in_a_name(unit)) for unit in all_units}
    names[CENTRE_CODE] = "Bộ phận Một cửa cấp tỉnh"
    without_desk = Agency.objects.filter(code__in=names, desks__isnull=True)
    Desk.objects.bulk_create([Desk(agency=agency, name=names[agency.code]) for agency in without_desk])


def _as_in_a_name(unit: AdministrativeUnit) -> str:
    """`xã Bát Xát`, `phường Sa Pa`: the kind is written small behind the name of a body."""
    return unit.name[:1].lower() + unit.name[1:]


def _agency(
    code: str,
    name: str,
    level: Agency.Level,
    unit: AdministrativeUnit | None = None,
    parent: Agency | None = None,
) -> Agency:
    prefix = code.removesuffix(f".{SAMPLE}")
    return Agency(code=code, name=name, level=level, unit=unit, parent=parent, case_code_prefix=prefix)


def _write(agencies: list[Agency]) -> None:
    Agency.objects.bulk_create(
        agencies, update_conflicts=True, unique_fields=["code"], update_fields=["name", "level", "unit"]
    )
