"""The demonstration's people: made-up names, reserved addresses, one password for all."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.organisations import demo as organisations_demo
from portal.organisations import groups
from portal.organisations.models import Agency, Desk, Membership, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST_COMMUNE = "03006"  # phường Sa Pa
SECOND_COMMUNE = "02683"  # xã Bát Xát
PROVINCE, CENTRE, JUSTICE, INDUSTRY, SCIENCE = "H38.00.MAU", "H38.01.MAU", "H38.02.MAU", "H38.06.MAU", "H38.07.MAU"
EVERYWHERE = Membership.Scope.PROVINCE
MAIL_DOMAIN = "example.com"


@dataclass(frozen=True)
class DemoPerson:
    username: str
    full_name: str
    role: Role | None = None
    agency: str = ""  # code of the agency, or five digits of the commune
    scope: Membership.Scope = Membership.Scope.AGENCY
    position: str = ""
    is_superuser: bool = False
    more_roles: tuple[Role, ...] = ()  # held in the same agency, with the same scope


PEOPLE = (
    DemoPerson("admin", "Hoàng Quản Trị", Role.ADMINISTRATOR, PROVINCE, EVERYWHERE, "Quản trị viên", True),
    DemoPerson("truyenthong", "Đỗ Thị Truyền", Role.COMMUNICATIONS, PROVINCE, EVERYWHERE, "Biên tập viên"),
    DemoPerson("phongvien", "Mai Thị Phóng", Role.NEWS_AUTHOR, PROVINCE, position="Phóng viên"),
    DemoPerson("motcua", "Nông Thị Một", Role.DESK, FIRST_COMMUNE, position="Công chức Một cửa"),
    DemoPerson("chuyenvien", "Lý Văn Chuyên", Role.SPECIALIST, FIRST_COMMUNE, position="Công chức tư pháp - hộ tịch"),
    DemoPerson("lanhdao", "Phạm Văn Lãnh", Role.LEADER, FIRST_COMMUNE, position="Chủ tịch UBND"),
    DemoPerson("motcua2", "Vàng Thị Hai", Role.DESK, SECOND_COMMUNE, position="Công chức Một cửa"),
    DemoPerson("chuyenvien2", "Sùng A Hai", Role.SPECIALIST, SECOND_COMMUNE, position="Công chức tư pháp - hộ tịch"),
    DemoPerson("lanhdao2", "Trần Thị Hai", Role.LEADER, SECOND_COMMUNE, position="Chủ tịch UBND"),
    DemoPerson("motcuatinh", "Bùi Thị Tỉnh", Role.DESK, CENTRE, position="Viên chức tiếp nhận"),
    DemoPerson("giamsat", "Lê Văn Giám", Role.SUPERVISOR, PROVINCE, EVERYWHERE, "Kiểm soát thủ tục"),
    DemoPerson("choao", "Ngô Thị Chợ", Role.MARKET_MODERATOR, INDUSTRY, EVERYWHERE, "Chuyên viên"),
    DemoPerson(
        "daotao",
        "Vũ Văn Đào",
        Role.TRAINING_ORGANISER,
        SCIENCE,
        EVERYWHERE,
        "Chuyên viên",
        more_roles=(Role.TRAINING_MANAGER,),
    ),
    DemoPerson("giangvien", "Hoàng Thị Giảng", Role.SPECIALIST, SCIENCE, position="Giảng viên"),
    DemoPerson("daotaoso", "Phùng Thị Tạo", Role.TRAINING_MANAGER, JUSTICE, position="Phó Chánh Văn phòng"),
    DemoPerson("daotaoxa", "Tẩn A Tạo", Role.TRAINING_MANAGER, FIRST_COMMUNE, position="Phó Chánh Văn phòng"),
    DemoPerson("lanhdaoso", "Đặng Văn Sở", Role.LEADER, JUSTICE, position="Phó Giám đốc"),
    DemoPerson("tieuthuong", "Giàng Thị Thương"),
    DemoPerson("tieuthuong2", "Lù Văn Thương"),
    DemoPerson("tieuthuong3", "Hoàng Thị Thương"),
    DemoPerson("canbo", "Hà Văn Bộ", Role.SPECIALIST, JUSTICE, position="Chuyên viên"),
    DemoPerson("congdan", "Nguyễn Thị Dân"),
)


@dataclass(frozen=True)
class LoadedPeople:
    """`password` is what everybody has now; `chosen_here` tells that nobody gave it, so it has to be shown once."""

    password: str
    chosen_here: bool
    created: int


@transaction.atomic
def load(password: str | None = None) -> LoadedPeople:
    """Makes the demonstration's accounts and memberships, or brings them back to what stands here. Idempotent.

    Without `password` a random one is made for accounts that are new; existing ones then keep theirs.
    Refuses to run outside a demonstration.
    """
    organisations_demo.load()
    chosen = password or secrets.token_urlsafe(9)
    hashed = make_password(chosen)
    existing = User.objects.in_bulk([person.username for person in PEOPLE], field_name="username")
    new = [_user(person, hashed) for person in PEOPLE if person.username not in existing]
    User.objects.bulk_create(new)
    if password:
        User.objects.filter(username__in=existing).update(password=hashed)
    users = User.objects.in_bulk([person.username for person in PEOPLE], field_name="username")
    proved = set(EmailAddress.objects.filter(user__in=users.values()).values_list("user_id", flat=True))
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True)
        for user in users.values()
        if user.pk not in proved
    )
    Membership.objects.bulk_create(_missing_memberships(users))
    groups.sync_everybody()
    return LoadedPeople(chosen, chosen_here=password is None and bool(new), created=len(new))


def _user(person: DemoPerson, hashed_password: str) -> User:
    return User(
        username=person.username,
        full_name=person.full_name,
        email=f"{person.username}@{MAIL_DOMAIN}",
        password=hashed_password,
        is_superuser=person.is_superuser,
        is_staff=person.is_superuser,
    )


def _missing_memberships(users: dict[str, User]) -> Iterator[Membership]:
    agencies = {agency.code: agency for agency in Agency.objects.select_related("unit")}
    by_unit = {agency.unit.code: agency for agency in agencies.values() if agency.unit}
    desks = {desk.agency_id: desk for desk in Desk.objects.order_by("-pk")}
    held = set(
        Membership.objects.filter(user__in=users.values(), valid_until__isnull=True).values_list(
            "user_id", "agency_id", "role"
        )
    )
    for person in PEOPLE:
        if person.role is None:
            continue
        user, agency = users[person.username], by_unit.get(person.agency) or agencies[person.agency]
        for role in (person.role, *person.more_roles):
            if (user.pk, agency.pk, role.value) in held:
                continue
            yield Membership(
                user=user,
                agency=agency,
                desk=desks.get(agency.pk) if role is Role.DESK else None,
                role=role,
                scope=person.scope,
                position=person.position,
                valid_from=timezone.localdate().replace(month=1, day=1),
            )
