"""What comes in is looked at by its content; each refusal is a sentence that names the file."""

from __future__ import annotations

import io
import struct
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from portal.private_files import inspection
from portal.private_files.policies import JPEG, PDF, UploadPolicy
from portal.private_files.refusals import FileRefused
from tests.factories.private_files import HEIC_PHOTO, WINDOWS_PROGRAM, pdf, photo

LIMIT = 1024 * 1024


def inspected(content: bytes, name: str = "x.pdf", **policy):
    return inspection.inspect(io.BytesIO(content), name=name, policy=UploadPolicy(**{"max_bytes": LIMIT, **policy}))


def refusal(content: bytes, name: str = "x.pdf", **policy) -> FileRefused:
    with pytest.raises(FileRefused) as caught:
        inspected(content, name, **policy)
    assert f"«{name}»" in caught.value.sentence
    assert "Hãy" in caught.value.sentence
    return caught.value


def test_a_plain_pdf_is_kept_byte_for_byte_and_its_pages_counted():
    content = pdf(pages=3)
    found = inspected(content)
    assert (found.content_type, found.pages, found.content.read()) == (PDF, 3, content)


def test_a_program_renamed_pdf_is_refused_as_no_real_pdf():
    refused = refusal(WINDOWS_PROGRAM)
    assert refused.code == "wrong_type"
    assert "không phải là PDF thật" in refused.sentence


def test_a_word_file_is_refused_naming_what_is_taken():
    assert "PDF, JPEG, PNG hoặc HEIC" in refusal(b"PK\x03\x04" + bytes(200), "đơn.docx").sentence


def test_a_photo_is_refused_where_only_pdf_is_taken():
    assert refusal(photo(), "ảnh.jpg", content_types=(PDF,)).code == "wrong_type"


def test_an_empty_file_is_refused():
    assert refusal(b"").code == "empty"


def test_a_file_above_the_limit_is_refused_with_its_size_and_the_limit():
    refused = refusal(b"%PDF-1.7" + bytes(3 * LIMIT // 2))
    assert refused.code == "too_large"
    assert "1,5 MB" in refused.sentence
    assert "1 MB" in refused.sentence


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_pdf_cut_off_half_way_is_refused(share):
    content = pdf(pages=20)
    assert refusal(content[: int(len(content) * share)]).code == "damaged"


def test_a_pdf_with_a_wrong_cross_reference_table_is_taken_as_readers_take_it():
    content = pdf(pages=2, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    start = content.rindex(b"startxref")
    broken = content[:start] + b"startxref\n7\n%%EOF\n"
    assert inspected(broken).pages == 2


def _open_action(document):
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def _named_script(document):
    script = document.make_indirect(Dictionary(S=Name.JavaScript, JS="app.alert(1)"))
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["a", script])))


def _page_action(document):
    document.pages[0].AA = Dictionary(O=Dictionary(S=Name.URI, URI="https://example.org"))


def _launch(document):
    document.pages[0].Annots = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=Dictionary(S=Name.Launch, F="cmd.exe"))]
    )


def _xfa(document):
    document.Root.AcroForm = Dictionary(Fields=Array(), XFA=document.make_stream(b"<xdp/>"))


@pytest.mark.parametrize("change", [_open_action, _named_script, _page_action, _launch, _xfa])
@pytest.mark.parametrize("hidden_in_object_streams", [True, False])
def test_a_pdf_that_does_things_by_itself_is_refused(change, hidden_in_object_streams):
    mode = pikepdf.ObjectStreamMode.generate if hidden_in_object_streams else pikepdf.ObjectStreamMode.disable
    assert refusal(pdf(change=change, object_stream_mode=mode)).code == "script"


def test_a_script_whose_name_is_written_in_escapes_is_found():
    content = pdf(change=_open_action, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    disguised = content.replace(b"/JavaScript", b"/Java#53cript").replace(b"/JS ", b"/#4aS ")
    assert disguised != content
    assert refusal(disguised).code == "script"


def _attachment(document):
    document.attachments["hoá đơn.xml"] = b"<hoadon/>"


def _attachment_on_a_page(document):
    document.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9])])


@pytest.mark.parametrize("change", [_attachment, _attachment_on_a_page])
def test_a_pdf_with_files_inside_is_refused(change):
    assert refusal(pdf(change=change)).code == "attachment"


@pytest.mark.parametrize("password", ["bí mật", ""])
def test_a_pdf_with_a_password_is_refused(password):
    locked = pdf(encryption=pikepdf.Encryption(owner="chủ", user=password))
    assert refusal(locked).code == "encrypted"


def test_a_pdf_of_too_many_pages_is_refused():
    assert refusal(pdf(pages=6), max_pages=5).code == "too_many_pages"


def test_a_page_tree_that_names_its_branches_again_and_again_is_refused_without_unfolding():
    def bomb(document):
        node = document.Root.Pages.Kids[0]
        for _level in range(12):
            node = document.make_indirect(Dictionary(Type=Name.Pages, Kids=Array([node] * 10), Count=1))
        document.Root.Pages.Kids = Array([node])

    assert refusal(pdf(change=bomb)).code in {"too_many_pages", "damaged"}


def test_a_page_tree_that_contains_itself_is_refused():
    def loop(document):
        document.Root.Pages.Kids = Array([document.Root.Pages])

    assert refusal(pdf(change=loop)).code in {"too_many_pages", "damaged"}


def pdf_in_an_object_stream(blanks: int) -> bytes:
    """A PDF whose catalogue (which names no pages) lies before `blanks` blanks in a compressed stream."""
    objects = zlib.compress(b"1 0 <</Type/Catalog>>" + b" " * blanks, 9)
    body = b"%PDF-1.5\n5 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length " + str(len(objects)).encode()
    body += b">>\nstream\n" + objects + b"\nendstream\nendobj\n"
    table_at = len(body)
    rows = [(0, 0, 0), (2, 5, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0), (1, 9, 0)]
    table = b"".join(struct.pack(">BIB", *row) for row in rows)
    body += b"6 0 obj\n<</Type/XRef/Size 6/W[1 4 1]/Root 1 0 R/Length " + str(len(table)).encode()
    return body + b">>\nstream\n" + table + b"\nendstream\nendobj\nstartxref\n" + str(table_at).encode() + b"\n%%EOF\n"


def test_a_pdf_that_unpacks_into_hundreds_of_megabytes_is_refused_without_unpacking():
    small = refusal(pdf_in_an_object_stream(blanks=1000))
    assert "Root" not in str(small.__cause__), "the catalogue of a small stream is read"
    large = refusal(pdf_in_an_object_stream(blanks=200_000_000))
    assert large.code == "damaged"
    assert "Root" in str(large.__cause__), "the stream was unpacked whole"


def png_header(width: int, height: int) -> bytes:
    """A few hundred bytes that announce a huge image."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(50_000, 50_000), (10_000, 6_000)])
def test_an_image_that_announces_too_many_pixels_is_refused_before_it_is_decoded(size, monkeypatch):
    monkeypatch.setattr("PIL.PngImagePlugin.PngImageFile.load", lambda image: pytest.fail("was decoded"))
    assert refusal(png_header(*size), "ảnh.png").code == "too_many_pixels"


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_cut_off_half_way_is_refused(kind):
    content = photo(kind=kind, width=2000)
    assert refusal(content[: len(content) // 2], "ảnh.jpg").code == "damaged"


def test_a_heic_photo_becomes_a_jpeg_of_the_same_picture():
    found = inspected(HEIC_PHOTO, "IMG_0042.HEIC")
    assert (found.content_type, found.name) == (JPEG, "IMG_0042.jpg")
    with Image.open(found.content) as image:
        assert (image.format, image.size) == ("JPEG", (64, 48))
        assert image.getpixel((8, 8))[2] > 100 > image.getpixel((50, 40))[2]


def test_a_photo_loses_place_and_camera_and_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: turn by 90 degrees
    exif[0x010F] = "Maker of the camera"
    exif.get_ifd(0x8825)[2] = (22.0, 20.0, 10.0)
    sent = photo(kind="JPEG", exif=exif)
    assert b"Maker" in sent
    content = inspected(sent, "ảnh.jpg").content.read()
    assert b"Maker" not in content
    with Image.open(io.BytesIO(content)) as image:
        assert image.size == (480, 640)
        assert not image.getexif()
        assert image.getpixel((10, 10))[0] > 200  # what was left is on top now


def test_text_hidden_in_a_png_is_dropped():
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Comment", "taken at home")
    assert b"taken at home" not in inspected(photo(kind="PNG", pnginfo=info), "a.png").content.read()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_png_of_every_usual_kind_is_taken(mode):
    content = io.BytesIO()
    Image.new(mode, (30, 20)).save(content, "PNG")
    with Image.open(inspected(content.getvalue(), "a.png").content) as image:
        assert image.size == (30, 20)


def test_a_cmyk_scan_becomes_rgb():
    content = io.BytesIO()
    Image.new("CMYK", (30, 20)).save(content, "JPEG")
    with Image.open(inspected(content.getvalue(), "a.jpg").content) as image:
        assert image.mode == "RGB"


def test_a_photo_of_48_megapixels_is_kept_at_12():
    with Image.open(inspected(photo(8000, 6000), "a.jpg").content) as image:
        assert 11_000_000 < image.width * image.height <= 12_000_000
        assert image.width / image.height == pytest.approx(8000 / 6000, rel=0.01)


def test_what_hangs_behind_a_photo_is_dropped():
    assert b"<script>" not in inspected(photo() + b"<script>alert(1)</script>", "a.jpg").content.read()
