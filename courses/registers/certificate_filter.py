"""Certificates by how they stand today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.admin import SimpleListFilter
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest


class CertificateStandingFilter(SimpleListFilter):
    title = _("tình trạng")
    parameter_name = "tinh-trang"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("con-gia-tri", gettext("Còn giá trị")),
            ("het-han", gettext("Hết hạn")),
            ("thu-hoi", gettext("Đã thu hồi")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        today = timezone.localdate()
        if self.value() == "con-gia-tri":
            return queryset.in_force(today)
        if self.value() == "het-han":
            return queryset.filter(revoked_at__isnull=True, valid_until__lt=today)
        return queryset.filter(revoked_at__isnull=False) if self.value() == "thu-hoi" else queryset
