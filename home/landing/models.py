"""The home page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import TranslatableField

from home.landing import front
from home.landing.blocks import HomeBlocks
from portal.cms.models import BasePage
from portal.cms.streams import PortalStreamField

if TYPE_CHECKING:
    from django.http import HttpRequest


class HomePage(BasePage):
    """The root of the public site: what people come for, first."""

    question = models.CharField(
        _("câu hỏi lớn"), max_length=80, default=_("Bạn cần làm việc gì?"), help_text=_("Tiêu đề trên ô tìm kiếm.")
    )
    body = PortalStreamField(HomeBlocks(), blank=True, verbose_name=_("nội dung"))

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("question"),
        FieldPanel("body"),
    ]
    is_translatable: ClassVar[bool] = True
    # Not the address: every language has its home page at the root of its tree.
    translatable_fields: ClassVar[list[Any]] = [
        *(one for one in BasePage.translatable_fields if one.field_name != "slug"),
        *(TranslatableField(name) for name in ("question", "body")),
    ]
    template = "home/home_page.html"
    max_count = 1

    class Meta:
        verbose_name = _("trang chủ")
        verbose_name_plural = _("trang chủ")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["body"] = front.body(self, request)
        return context
