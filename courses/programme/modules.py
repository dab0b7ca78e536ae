"""Modules of the skills framework: what a course teaches, and what targets and prerequisites count."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet


class Framework(models.TextChoices):
    """Circular 03/2014/TT-BTTTT (IU01 to IU15); Decision 757/QĐ-BKHCN of 29 April 2025; the province's own."""

    BASIC = "basic", _("Kỹ năng CNTT cơ bản (TT 03/2014/TT-BTTTT)")
    ADVANCED = "advanced", _("Kỹ năng CNTT nâng cao (TT 03/2014/TT-BTTTT)")
    DIGITAL = "digital", _("Kỹ năng số phổ cập (QĐ 757/QĐ-BKHCN)")
    WORK = "work", _("Phần mềm, nghiệp vụ của tỉnh")


@register_snippet
class SkillModule(models.Model):
    """One module; `code` is the framework's own (`IU03`) or the province's (`LC-1CUA`)."""

    code = models.CharField(_("mã"), max_length=20, unique=True)
    name = models.CharField(_("tên"), max_length=160)
    framework = models.CharField(_("khung kỹ năng"), max_length=10, choices=Framework)
    source = models.CharField(_("căn cứ"), max_length=200, blank=True)

    panels = [FieldRowPanel([FieldPanel("code"), FieldPanel("framework")]), FieldPanel("name"), FieldPanel("source")]

    class Meta:
        verbose_name = _("mô đun kỹ năng")
        verbose_name_plural = _("mô đun kỹ năng")
        ordering = ["framework", "code"]

    def __str__(self) -> str:
        return f"{self.code} – {self.name}"
