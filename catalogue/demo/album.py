"""Pictures of the demonstration, drawn once at loading, several at a time, and kept as images of their stalls."""

from __future__ import annotations

import io
import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from django.core.files.images import ImageFile

from catalogue.demo.pictures.gallery import draw
from portal.cms.images import PortalImage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from catalogue.demo.content.kinds import Shot
    from catalogue.stalls.pages import StallPage
    from portal.accounts.models import User

CREDIT = "Tranh minh họa của Cổng Lào Cai"


class Album:
    """The pictures that will be wanted. Setting one takes no Python, so threads draw on every core."""

    def __init__(self, widths: Mapping[str, int], *, width: int | None = None) -> None:
        """Draws every name of `widths` as wide as told there, or all of them `width` pixels wide."""
        wanted = sorted(widths)
        with ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
            drawn = pool.map(lambda name: draw(name, width=width or widths[name]), wanted)
            self._drawn = dict(zip(wanted, drawn, strict=True))

    def image(self, shot: Shot, *, stall: StallPage, user: User) -> PortalImage:
        """A new image in the collection of `stall`. Raises KeyError for a picture that was not asked for."""
        image = PortalImage(
            title=shot.alt[0][:255],
            description=shot.alt[0][:255],
            credit=CREDIT,
            collection=stall.collection,
            uploaded_by_user=user,
            file=ImageFile(io.BytesIO(self._drawn[shot.picture]), name=f"{shot.picture.replace('_', '-')}.jpg"),
        )
        image._set_image_file_metadata()
        image.save()
        return image
