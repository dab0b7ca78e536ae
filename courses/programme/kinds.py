"""For whom a course is, and how it is held."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mode(models.TextChoices):
    ONSITE = "onsite", _("Trực tiếp")
    ONLINE = "online", _("Trực tuyến")
    BLENDED = "blended", _("Kết hợp")


class AudienceLevel(models.TextChoices):
    ALL = "all", _("Cấp tỉnh và cấp xã")
    PROVINCE = "province", _("Cấp tỉnh")
    COMMUNE = "commune", _("Cấp xã")
