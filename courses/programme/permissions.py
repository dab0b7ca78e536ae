"""Who may plan which courses and classes: training staff those of their own agency.

The organisers' group has its rights on the whole of the training; here they are kept to the courses that the person's
own agency holds. Rights that come from other groups (communications, administrators) are left as Wagtail knows them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from wagtail.models import GroupPagePermission, PagePermissionTester

from portal.casework.standing import standing_of
from portal.organisations.groups import group_name
from portal.organisations.models import Role
from portal.organisations.permissions import is_administrator
from portal.organisations.selectors import has_role

if TYPE_CHECKING:
    from wagtail.models import Page

    from portal.accounts.models import User

ORGANISES = (Role.TRAINING_ORGANISER,)
# A course stands below the training's page, classes and forms below a course: treebeard's four characters a level.
STEP = 4


def planned_agencies(user: User) -> frozenset[int] | None:
    """The agencies whose courses and classes `user` plans; None means every agency."""
    standing = standing_of(user)
    if user.is_active and (user.is_superuser or standing.has_province_role(ORGANISES)):
        return None
    return standing.agencies_with(ORGANISES)


def may_plan(user: User, organiser_id: int | None) -> bool:
    """Whether `user` plans what this agency holds."""
    agencies = planned_agencies(user)
    return agencies is None or organiser_id in agencies


def plans_anything(user: User) -> bool:
    agencies = planned_agencies(user)
    return agencies is None or bool(agencies)


def bound_agencies(user: User) -> frozenset[int] | None:
    """The agencies that `user` may name as the organiser of a course; None means every agency: for communications staff
    and administrators, whose rights on pages are no organiser's.
    """
    if has_role(user, Role.COMMUNICATIONS) or is_administrator(user):
        return None
    return planned_agencies(user)


class CoursePermissionTester(PagePermissionTester):
    """What `user` may do with a course, and with what stands below it."""

    def __init__(self, user: User, page: Page) -> None:
        super().__init__(user, page)
        self.is_foreign = user.is_active and not user.is_superuser and not may_plan(user, _organiser_of(page, user))
        if self.is_foreign:
            self.permissions = {
                held.permission.codename.rsplit("_", maxsplit=1)[0]
                for held in self.permission_policy.get_cached_permissions_for_user(user)
                if page.path.startswith(held.page.path) and held.group_id not in _organisers_groups(user)
            }

    def can_edit(self) -> bool:
        """A step of a workflow opens nobody the editor of another agency's course."""
        if not self.is_foreign:
            return bool(super().can_edit())
        own = "add" in self.permissions and self.page.owner_id == self.user.pk
        return "change" in self.permissions or own

    def can_lock(self) -> bool:
        return "lock" in self.permissions if self.is_foreign else bool(super().can_lock())

    def can_unlock(self) -> bool:
        return "unlock" in self.permissions if self.is_foreign else bool(super().can_unlock())


def organisers_by_path() -> dict[str, int]:
    """The organiser of each course as kept in the database, by the course's place in the tree. One query."""
    return dict(apps.get_model("courses", "CoursePage")._default_manager.values_list("path", "organiser_id"))


def course_path(page: Page) -> str:
    """Where in the tree the course stands that `page` is, or stands below."""
    is_course = page.specific_class is not None and page.specific_class._meta.label == "courses.CoursePage"
    return page.path if is_course else page.path[:-STEP]


def _organiser_of(page: Page, user: User) -> int | None:
    """Kept on the user, that is for one request: a list of pages asks once."""
    known: dict[str, int] = user.__dict__.setdefault("_organisers_by_path", {})
    path = course_path(page)
    if path not in known:
        known.update(organisers_by_path())
    return known.get(path)


def _organisers_groups(user: User) -> frozenset[int]:
    kept: Any = user.__dict__.get("_organisers_groups")
    if kept is None:
        groups = GroupPagePermission.objects.filter(group__name=group_name(Role.TRAINING_ORGANISER))
        kept = user.__dict__["_organisers_groups"] = frozenset(groups.values_list("group_id", flat=True))
    return kept
