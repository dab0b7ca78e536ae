"""A small photo for the market's tests."""

from __future__ import annotations

import io

from django.core.files.images import ImageFile
from PIL import Image

from portal.cms.images import PortalImage


def photo(title: str = "Ảnh thử", size: tuple[int, int] = (900, 700)) -> PortalImage:
    content = io.BytesIO()
    Image.new("RGB", size, (120, 90, 40)).save(content, "JPEG")
    return PortalImage.objects.create(title=title, file=ImageFile(content, name="thu.jpg"))
