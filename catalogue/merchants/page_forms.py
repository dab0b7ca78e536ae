"""The page editor's forms of stalls and products: what a merchant may name there, and what is refused of anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

if TYPE_CHECKING:
    from django import forms
    from wagtail.images.models import AbstractImage

MANAGE = "catalogue.manage_stalls"
MOST_TAGS = 12


class OwnPicturesForm(WagtailAdminPageForm):
    """Merchants use pictures of their own stall only: the chooser offers no others, a forged number would.

    The answer is the same for a foreign picture and for none.
    """

    @property
    def is_bound_to_stall(self) -> bool:
        return self.for_user is not None and not self.for_user.has_perm(MANAGE)

    def refuse_foreign(self, form: forms.BaseForm, field: str, collection_id: int | None) -> None:
        image: AbstractImage | None = getattr(form, "cleaned_data", {}).get(field)
        if self.is_bound_to_stall and image is not None and image.collection_id != collection_id:
            form.add_error(field, _("Hãy chọn ảnh của gian hàng mình."))


class StallForm(OwnPicturesForm):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if "cover" in self.fields:
            self.refuse_foreign(self, "cover", self.instance.collection_id)
        return cleaned


class ProductForm(OwnPicturesForm):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if len(cleaned.get("tags") or ()) > MOST_TAGS:
            self.add_error("tags", _("Nhiều nhất %d từ khóa.") % MOST_TAGS)
        return cleaned

    def is_valid(self) -> bool:
        """The rows of photos and certificates as well; what this form says of them is said where they stand."""
        valid: bool = super().is_valid()
        for form in self._rows("photos"):
            self.refuse_foreign(form, "image", self._stall_collection)
        for form in self._rows("certificates"):
            ends = form.cleaned_data.get("expires_on")
            if form.has_changed() and ends is not None and ends < timezone.localdate():
                form.add_error("expires_on", _("Giấy này đã hết hạn. Chỉ ghi giấy còn hạn."))
        return valid and all(not form.errors for name in ("photos", "certificates") for form in self._rows(name))

    def _rows(self, name: str) -> list[forms.BaseForm]:
        formset = self.formsets.get(name)
        return [
            form
            for form in (formset.forms if formset is not None else ())
            if hasattr(form, "cleaned_data") and not form.cleaned_data.get("DELETE")
        ]

    @property
    def _stall_collection(self) -> int | None:
        found: int | None = self.parent_page.specific.collection_id
        return found
