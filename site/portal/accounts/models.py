"""One user model for citizens, merchants and officials; what a person may do comes from memberships."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser, Permission
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from portal.organisations.selectors import memberships_of


class User(AbstractUser):
    """A person who signs in.

    `full_name` is one string, as on the identity card: Vietnamese names are never split.
    `phone` is kept in E.164 (`+84912345678`) or empty.
    """

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField(_("họ và tên"), max_length=150, blank=True)
    phone = models.CharField(_("số điện thoại"), max_length=16, blank=True)

    REQUIRED_FIELDS = ["email"]

    class Meta:
        verbose_name = _("người dùng")
        verbose_name_plural = _("người dùng")

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name or self.username

    @cached_property
    def may_enter_admin(self) -> bool:
        """Whether the Wagtail admin is open to this person. Every public page asks: one query, `has_perm` takes two."""
        if not self.is_active or self.is_superuser:
            return self.is_active
        held = Permission.objects.filter(Q(user=self) | Q(group__user=self))
        return held.filter(content_type__app_label="wagtailadmin", codename="access_admin").exists()

    @cached_property
    def has_userbar(self) -> bool:
        """Whether Wagtail's bar stands on public pages: for staff, not for merchants, who have screens of their own."""
        return self.may_enter_admin and (self.is_superuser or bool(memberships_of(self)))
