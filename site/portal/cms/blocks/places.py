"""Blocks that show what is written once elsewhere: an office to ask, when it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from portal.cms.contacts import Contact
from portal.cms.opening_hours import OpeningHours
from portal.ui import languages

if TYPE_CHECKING:
    from wagtail.blocks import StructValue


def hours_shown(opening: OpeningHours | None) -> dict[str, Any]:
    """What the component `opening_hours` takes."""
    if opening is None:
        return {"lines": [], "note": "", "closed": []}
    return {"lines": list(opening.lines()), "note": languages.said(opening, "note"), "closed": opening.days_off()}


class OfficeBlock(blocks.StructBlock):
    """A kept contact with its hours; at most three queries."""

    contact = SnippetChooserBlock(Contact, label=_("Nơi liên hệ"))
    title = blocks.CharBlock(
        label=_("Tiêu đề"), max_length=120, required=False, help_text=_("Để trống thì dùng tên của nơi liên hệ.")
    )

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        contact: Contact | None = value.get("contact")
        if contact is not None:
            context["contact"] = contact
            context["heading"] = value.get("title") or contact.said("title")
            context["address"] = contact.said("address")
            context["opening"] = hours_shown(contact.opening)
        return context

    def get_preview_value(self) -> StructValue:
        sample = Contact(
            title="Bộ phận Một cửa phường Sa Pa", phone="0214 000 0000", email="motcua.sapa@cong-laocai.example"
        )
        return self.normalize({"contact": Contact.objects.select_related("opening").first() or sample, "title": ""})

    class Meta:
        template = "cms/blocks/office.html"
        icon = "mail"
        label = _("Nơi liên hệ viết sẵn")
        description = _("Một nơi liên hệ trong “Mẩu nội dung”: sửa một chỗ, mọi trang đổi theo.")


class OpeningHoursBlock(blocks.StructBlock):
    """A kept week; at most two queries."""

    title = blocks.CharBlock(label=_("Tiêu đề"), max_length=120, default=_("Giờ mở cửa"))
    opening = SnippetChooserBlock(OpeningHours, label=_("Giờ mở cửa"))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        context.update(hours_shown(value.get("opening")))
        return context

    def get_preview_value(self) -> StructValue:
        week = [
            {"type": "days", "value": {"first": "0", "last": "4", "opens": "07:30", "closes": "11:30"}},
        ]
        sample = OpeningHours(name="Giờ hành chính", week=week, closed_on_days_off=False)
        return self.normalize({"title": "Giờ mở cửa", "opening": OpeningHours.objects.first() or sample})

    class Meta:
        template = "cms/blocks/opening_hours.html"
        icon = "time"
        label = _("Giờ mở cửa viết sẵn")
        description = _("Bảng giờ theo ngày trong tuần; ngày nghỉ sắp đến tự hiện.")
