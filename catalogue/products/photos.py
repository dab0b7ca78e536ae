"""Pictures of goods: what a merchant's phone took becomes an image in the collection of the stall."""

from __future__ import annotations

import io
import uuid
from typing import TYPE_CHECKING

from django.core.files.images import ImageFile
from django.db import transaction
from django.utils.translation import gettext as _

from catalogue.products.pages import MOST_PHOTOS, ProductPhoto
from catalogue.stalls.rights import give_rights
from portal.cms.images import PortalImage
from portal.private_files import actions as private_files
from portal.private_files import contents, inspection
from portal.private_files.models import PrivateFile
from portal.private_files.policies import HEIC, JPEG, PNG, UploadPolicy
from portal.private_files.refusals import FileRefused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.products.pages import ProductPage
    from catalogue.stalls.pages import StallPage
    from portal.accounts.models import User

PURPOSE = "catalogue.photo"
ENDINGS = {JPEG: "jpg", PNG: "png"}
LONGEST_TITLE = 255
# The nine fields of the picture, row by row, and the centre of each in sixths of width and height.
FOCUS = {
    "tren-trai": (1, 1),
    "tren-giua": (3, 1),
    "tren-phai": (5, 1),
    "trai": (1, 3),
    "giua": (3, 3),
    "phai": (5, 3),
    "duoi-trai": (1, 5),
    "duoi-giua": (3, 5),
    "duoi-phai": (5, 5),
}


def photo_policy(room: int = MOST_PHOTOS) -> UploadPolicy:
    """Photos only; `room` is how many more the product takes."""
    return UploadPolicy.usual(content_types=(JPEG, PNG, HEIC), max_files=max(1, room))


@transaction.atomic
def picture_from(*, file: PrivateFile | bytes, stall: StallPage, name: str, user: User | None) -> PortalImage:
    """An image of `stall`, upright and without what the camera wrote about place and owner.

    A private file has been looked at when it came in; it is deleted with the commit. Bytes are looked at here. Raises
    FileRefused, whose message is for the sender, for what is no JPEG, PNG or HEIC photo, or still being scanned.
    """
    content, content_type = _checked(file, name)
    image = PortalImage(
        title=name[:LONGEST_TITLE],
        collection=_collection_of(stall),
        uploaded_by_user=user,
        file=ImageFile(io.BytesIO(content), name=f"{uuid.uuid4().hex}.{ENDINGS[content_type]}"),
    )
    image._set_image_file_metadata()
    image.save()
    if isinstance(file, PrivateFile):
        private_files.delete(file=file)
    return image


def _checked(file: PrivateFile | bytes, name: str) -> tuple[bytes, str]:
    if isinstance(file, bytes):
        found = inspection.inspect(io.BytesIO(file), name=name, policy=photo_policy())
        return found.content.read(), found.content_type
    if file.state == PrivateFile.State.SCANNING:
        raise FileRefused(
            _("Ảnh «%(name)s» đang được kiểm tra. Hãy gửi lại sau ít phút.") % {"name": file.name}, "not_ready"
        )
    if not file.is_ready:
        raise FileRefused(file.refusal or _("Ảnh «%s» chưa tải lên xong.") % file.name, "not_ready")
    if file.content_type not in ENDINGS:
        raise FileRefused(_("Tệp «%(name)s» không phải là ảnh.") % {"name": file.name}, "wrong_type")
    return contents.read(file.storage_name), file.content_type


def _collection_of(stall: StallPage) -> object:
    if stall.collection is None:
        give_rights(stall=stall)
    return stall.collection


def hang_up(*, page: ProductPage, files: Sequence[PrivateFile | bytes], user: User | None) -> list[ProductPhoto]:
    """Adds pictures to `page` in memory, behind those it has; the caller saves. Raises FileRefused."""
    kept = list(page.photos.all())
    if len(kept) + len(files) > MOST_PHOTOS:
        raise FileRefused(_("Mỗi sản phẩm nhiều nhất %d ảnh. Hãy bỏ bớt ảnh.") % MOST_PHOTOS, "too_many_files")
    made = [
        ProductPhoto(image=picture_from(file=file, stall=page.stall, name=page.title, user=user), alt=page.title[:200])
        for file in files
    ]
    put_in_order(page=page, photos=[*kept, *made])
    return made


def put_in_order(*, page: ProductPage, photos: Sequence[ProductPhoto]) -> None:
    """These photos, in this order, are those of `page`; in memory, the caller saves."""
    for number, photo in enumerate(photos):
        photo.sort_order = number
    page.photos.set(photos)


def focus_of(image: PortalImage) -> str:
    """The key of FOCUS that the image's focal point stands in; "" where nobody chose one."""
    if image.focal_point_x is None or not image.width or not image.height:
        return ""
    thirds = [min(2, 3 * image.focal_point_x // image.width), min(2, 3 * image.focal_point_y // image.height)]
    wanted = (2 * thirds[0] + 1, 2 * thirds[1] + 1)
    return next(key for key, place in FOCUS.items() if place == wanted)


def set_focus(*, image: PortalImage, place: str) -> None:
    """Says which ninth of the picture must stay when it is cut. Raises KeyError for an unknown `place`."""
    if place == focus_of(image):
        return
    x, y = FOCUS[place]
    image.focal_point_x, image.focal_point_y = image.width * x // 6, image.height * y // 6
    image.focal_point_width, image.focal_point_height = image.width // 3, image.height // 3
    image.save(
        update_fields=["focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"],
    )
