"""The portal's own image model, from the first day on: changing it later would move every image."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from portal.ui import languages


class PortalImage(AbstractImage):
    """`description` is what the picture shows, used as its alternative text where a page gives none."""

    credit = models.CharField(_("người chụp, nguồn ảnh"), max_length=255, blank=True)
    description_en = models.CharField(_("mô tả ảnh bằng tiếng Anh"), max_length=255, blank=True)
    credit_en = models.CharField(_("người chụp, nguồn ảnh bằng tiếng Anh"), max_length=255, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "credit", "description_en", "credit_en")

    class Meta(AbstractImage.Meta):
        verbose_name = _("hình ảnh")
        verbose_name_plural = _("hình ảnh")
        permissions = [("choose_image", "Can choose image")]

    @property
    def shown_description(self) -> str:
        return languages.said(self, "description")

    @property
    def shown_credit(self) -> str:
        return languages.said(self, "credit")

    @property
    def default_alt_text(self) -> str:
        return self.shown_description or str(self.title)


class PortalRendition(AbstractRendition):
    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("bản cắt của ảnh")
        verbose_name_plural = _("bản cắt của ảnh")
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_spec")
        ]
