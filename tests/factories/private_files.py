"""Files as people send them, good and bad, and PrivateFile rows with their content kept."""

from __future__ import annotations

import base64
import hashlib
import io
from datetime import timedelta

import factory
import pikepdf
from django.utils import timezone
from PIL import Image

from portal.private_files import claims, contents
from portal.private_files.models import PrivateFile
from portal.private_files.policies import UploadPolicy

# 64 x 48 pixels: blue in the upper left quarter, red elsewhere. Made once; the encoder is not called by tests.
HEIC_PHOTO = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAX1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAAAA"
    "AERAAAEAAQAAAAABoQABAAAAAAAAAE0AAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA/WlwcnAAAADd"
    "aXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAA"
    "AwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xh"
    "cAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAAAFVtZGF0AAAA"
    "SSgBrxOA5TH3/9u8RBwTY+/JmTqDEKLoKf+Hgy5ScsQbjdkuk/O5n/3DK38dV6YLB6rZIg+4snMjrg9NRSgY3gz1Xk+1Wyv57IA="
)
WINDOWS_PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00\xb8".ljust(60, b"\x00") + (
    b"\x80\x00\x00\x00".ljust(68, b"\x00") + b"PE\x00\x00\x4c\x01\x03\x00".ljust(400, b"\x00")
)


def photo(width: int = 640, height: int = 480, kind: str = "JPEG", **options: object) -> bytes:
    """An image whose left half is red and right half blue."""
    image = Image.new("RGB", (width, height), "red")
    image.paste("blue", (width // 2, 0, width, height))
    content = io.BytesIO()
    image.save(content, kind, **options)
    return content.getvalue()


def pdf(pages: int = 1, change=None, **options: object) -> bytes:
    """A PDF of blank pages; `change(pdf)` may put in what it likes, `options` go to pikepdf's save."""
    content = io.BytesIO()
    with pikepdf.new() as document:
        for _number in range(pages):
            document.add_blank_page()
        if change is not None:
            change(document)
        document.save(content, **options)
    return content.getvalue()


class PrivateFileFactory(factory.django.DjangoModelFactory):
    """A ready, unattached PDF of nobody in particular; `token` is the anonymous uploader's."""

    class Meta:
        model = PrivateFile

    class Params:
        token = "somebody"
        is_photo = factory.Trait(
            content=factory.LazyFunction(photo), content_type="image/jpeg", name="ảnh giấy khai sinh.jpg"
        )
        is_attached = factory.Trait(attached=True, expires_at=None)
        is_scanning = factory.Trait(state=PrivateFile.State.SCANNING)
        is_refused = factory.Trait(state=PrivateFile.State.REFUSED, refusal="Tệp có chứa mã độc nên đã bị xóa.")

    content = factory.LazyFunction(pdf)
    purpose = "test"
    owner = None
    claim = factory.LazyAttribute(lambda made: "" if made.owner else claims.digest(made.token))
    policy = factory.LazyFunction(lambda: UploadPolicy.usual().as_json())
    name = "giấy khai sinh.pdf"
    content_type = "application/pdf"
    size = factory.LazyAttribute(lambda made: len(made.content))
    sha256 = factory.LazyAttribute(lambda made: hashlib.sha256(made.content).hexdigest())
    pages = 1
    state = PrivateFile.State.READY
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(hours=48))

    @classmethod
    def _create(cls, model_class: type[PrivateFile], *args: object, content: bytes, **fields: object) -> PrivateFile:
        file: PrivateFile = super()._create(model_class, *args, **fields)
        contents.write(file.storage_name, io.BytesIO(content))
        return file
