"""Wagtail's picture form as merchants meet it: photos are looked at and written anew, and carry no tags.

A picture's original lies at a public address: what a phone wrote about the place and its owner must not lie there.
Tags of pictures are offered to everybody who chooses one, so that merchants give none.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images.forms import BaseImageForm

from catalogue.products.photos import ENDINGS, photo_policy
from catalogue.stalls.rights import stalls_of
from portal.organisations.selectors import memberships_of
from portal.private_files import inspection

if TYPE_CHECKING:
    from portal.accounts.models import User


class PictureForm(BaseImageForm):
    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.is_a_merchants = user is not None and not memberships_of(user) and stalls_of(user).exists()
        if self.is_a_merchants:
            self.fields.pop("tags", None)

    def clean_file(self) -> Any:
        sent = self.cleaned_data.get("file")
        if not self.is_a_merchants or sent is None or "file" not in self.changed_data:
            return sent
        found = inspection.inspect(sent.file if hasattr(sent, "file") else sent, name=sent.name, policy=photo_policy())
        name = f"{uuid.uuid4().hex}.{ENDINGS[found.content_type]}"
        return SimpleUploadedFile(name, found.content.read(), found.content_type)
