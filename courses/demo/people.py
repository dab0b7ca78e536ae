"""Six hundred officials of the 99 communes and 15 departments: made-up people, without passwords of their own."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from courses.demo.content.rooms import TRAINERS
from courses.demo.names import made_up
from courses.people.keeping import sync_officials
from courses.people.officials import Official, OfficialKind
from portal.accounts.models import User
from portal.organisations.demo import PROVINCIAL
from portal.organisations.groups import sync_everybody
from portal.organisations.models import Agency, Desk, Membership, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIX = "cb."  # of the generated accounts' names
MAIL_DOMAIN = "example.com"
SEED = 757
HOME_AFFAIRS = "H38.08.MAU"
OF_COMMUNES = (
    ("Công chức văn hóa - xã hội", OfficialKind.CIVIL_SERVANT),
    ("Công chức địa chính, nông nghiệp", OfficialKind.CIVIL_SERVANT),
    ("Công chức kinh tế, hạ tầng", OfficialKind.CIVIL_SERVANT),
    ("Công chức văn phòng - thống kê", OfficialKind.CIVIL_SERVANT),
    ("Công chức tư pháp - hộ tịch", OfficialKind.CIVIL_SERVANT),
    ("Viên chức trạm y tế", OfficialKind.PUBLIC_EMPLOYEE),
)
OF_DEPARTMENTS = (
    ("Chuyên viên", OfficialKind.CIVIL_SERVANT),
    ("Chuyên viên chính", OfficialKind.CIVIL_SERVANT),
    ("Văn thư", OfficialKind.CIVIL_SERVANT),
    ("Kế toán", OfficialKind.CIVIL_SERVANT),
    ("Viên chức đơn vị sự nghiệp", OfficialKind.PUBLIC_EMPLOYEE),
)


@dataclass(frozen=True)
class Post:
    """What one of the made-up officials does."""

    username: str
    agency: Agency
    roles: tuple[Role, ...]
    position: str
    kind: OfficialKind


def load_officials() -> None:
    """Makes the officials that are missing, so that each agency has a head and a training manager. Idempotent."""
    posts = list(_posts())
    known = set(User.objects.filter(username__in=[post.username for post in posts]).values_list("username", flat=True))
    new = [post for post in posts if post.username not in known]
    if new:
        _make(new, _names(posts))
    sync_officials()
    for kind in OfficialKind:
        of_kind = [post.username for post in new if post.kind is kind]
        Official.objects.filter(user__username__in=of_kind).update(kind=kind)


def _names(posts: list[Post]) -> dict[str, str]:
    """A name for each, the same however many of them are there already."""
    chance = random.Random(SEED)  # noqa: S311
    taken = set(User.objects.exclude(username__startswith=PREFIX).values_list("full_name", flat=True))
    return {post.username: made_up(chance, taken) for post in posts}


def _make(new: list[Post], names: dict[str, str]) -> None:
    User.objects.bulk_create(
        User(
            username=post.username,
            full_name=names[post.username],
            email=f"{post.username}@{MAIL_DOMAIN}",
            password=make_password(None),
        )
        for post in new
    )
    users = User.objects.in_bulk([post.username for post in new], field_name="username")
    desks = {desk.agency_id: desk for desk in Desk.objects.order_by("-pk")}
    first = timezone.localdate().replace(month=1, day=1)
    Membership.objects.bulk_create(
        Membership(
            user=users[post.username],
            agency=post.agency,
            desk=desks.get(post.agency.pk) if role is Role.DESK else None,
            role=role,
            position=post.position,
            valid_from=first,
        )
        for post in new
        for role in post.roles
    )
    sync_everybody()


def _posts() -> Iterator[Post]:
    """All of them, whether they are there or not, in one order for ever."""
    departments = {code for code, _name in PROVINCIAL[1:]}
    made_here = Membership.objects.filter(user__username__startswith=PREFIX)
    held = set(
        Membership.objects.exclude(pk__in=made_here.values("pk")).values_list("agency_id", "role")
    )  # by the demonstration's named accounts
    agencies = Agency.objects.select_related("unit").order_by("code")
    for number, agency in enumerate(agency for agency in agencies if agency.unit or agency.code in departments):
        yield from _of_agency(agency, number, held)
    by_code = {agency.code: agency for agency in agencies}
    for username, code in TRAINERS[1:]:
        yield Post(username, by_code[code], (Role.SPECIALIST,), "Giảng viên", OfficialKind.PUBLIC_EMPLOYEE)


def _of_agency(agency: Agency, number: int, held: set[tuple[int, str]]) -> Iterator[Post]:
    unit = agency.unit
    stem = f"{PREFIX}{unit.code if unit else agency.code.split('.')[1]}"
    if (agency.pk, Role.LEADER) not in held:
        position, kind = ("Chủ tịch UBND", OfficialKind.CADRE) if unit else ("Giám đốc", OfficialKind.CIVIL_SERVANT)
        yield Post(f"{stem}.ld", agency, (Role.LEADER,), position, kind)
    if (agency.pk, Role.TRAINING_MANAGER) not in held:
        roles: tuple[Role, ...] = (Role.TRAINING_MANAGER,)
        if agency.code == HOME_AFFAIRS:
            roles = (Role.TRAINING_MANAGER, Role.TRAINING_ORGANISER)
        yield Post(f"{stem}.dt", agency, roles, "Phó Chánh Văn phòng", OfficialKind.CIVIL_SERVANT)
    if unit and (agency.pk, Role.DESK) not in held:
        yield Post(f"{stem}.mc", agency, (Role.DESK,), "Công chức Một cửa", OfficialKind.CIVIL_SERVANT)
    kinds, count = (OF_COMMUNES, 2) if unit else (OF_DEPARTMENTS, 6)
    for place in range(count):
        position, kind = kinds[(number + place) % len(kinds)]
        yield Post(f"{stem}.{place + 1}", agency, (Role.SPECIALIST,), position, kind)
    if unit and number % 3 == 0:
        position, kind = "Người hoạt động không chuyên trách", OfficialKind.NON_TENURED
        yield Post(f"{stem}.kct", agency, (Role.SPECIALIST,), position, kind)
