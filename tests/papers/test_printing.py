"""Papers say what they are given, letter by letter, and the same every time."""

from __future__ import annotations

import dataclasses
import datetime
import io
import json
import re

import pytest
from django.core.exceptions import ImproperlyConfigured
from PIL import Image, ImageChops
from pypdf import PdfReader

from portal.papers import printable
from services.papers import data, printing, registry
from tests.factories.papers import EXAMPLES, birth_certificate, receipt, refusal, submission, supplement

HOSTILE = [
    '#import "/etc/passwd": *',
    '#panic("no") #read("layout.typ") #eval("1+1")',
    "*đậm* _nghiêng_ `mã` $x^2$ = tiêu đề <nhãn> @dẫn // chú thích /* */ \\ ~ --- ...",
    "]]] #{ } ) \" ' \\u{41} \\n",
    "- mục\n+ mục\n/ từ: nghĩa",
    "<script>alert(1)</script> & &amp;",
]


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in reader(pdf).pages)


def squeezed(text: str) -> str:
    """Without blanks and line ends: where a line breaks is the typesetter's business."""
    return re.sub(r"[\s\u200b]+", "", text)


def spills(picture: bytes, *, ppi: int = 72) -> bool:
    """Whether something stands in the outer 12 mm of the page, left or right."""
    page = Image.open(io.BytesIO(picture)).convert("L")
    strip = int(12 / 25.4 * ppi)
    sides = [page.crop((0, 0, strip, page.height)), page.crop((page.width - strip, 0, page.width, page.height))]
    return any(ImageChops.invert(side).getbbox() for side in sides)


@pytest.fixture(params=EXAMPLES)
def name(request) -> str:
    return request.param


def test_printing_again_gives_the_same_bytes(name):
    values = EXAMPLES[name]()
    first = printing.render(name, values)
    assert printing.render(name, values) == first
    printing._presses.clear()
    assert printing.render(name, json.loads(json.dumps(values.to_json()))) == first


def test_the_bytes_follow_the_data(name):
    other = EXAMPLES[name](code="H38.10-20261124-0000018")
    assert printing.render(name, other) != printing.render(name, EXAMPLES[name]())


def test_a_paper_shows_everything_it_is_given(name):
    values = EXAMPLES[name]()
    shown = squeezed(text_of(printing.render(name, values))).upper()
    left_out = {"tracking_url", "agency", "demonstration", "number", "procedure_code", "sets"}
    if name == "submission":  # what the citizen typed a minute ago needs no repeating
        left_out |= {field for field in vars(values) if field.startswith(("applicant_", "officer_"))} - {
            "applicant_name"
        }
    if name == "receipt":
        left_out |= {"officer_phone"}

    def texts(value):
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for item in value.values():
                yield from texts(item)
        elif isinstance(value, (list, tuple)):
            for item in value:
                yield from texts(item)

    for field, value in dataclasses.asdict(values).items():
        if field not in left_out:
            for text in texts(value):
                assert squeezed(text).upper() in shown, f"{field}: {text}"


def test_a_paper_carries_the_national_heading_and_its_form(name):
    shown = squeezed(text_of(printing.render(name, EXAMPLES[name]())))
    assert squeezed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") in shown
    assert squeezed("Độc lập - Tự do - Hạnh phúc") in shown
    assert squeezed("ngày 24 tháng 11 năm 2026") in shown
    form = registry.paper(name).form_number
    assert not form or squeezed(f"Mẫu số {form}") in shown


def test_a_paper_is_pdf_a_for_keeping_and_pdf_ua_for_reading_aloud(name):
    pdf = reader(printing.render(name, EXAMPLES[name]()))
    metadata = pdf.trailer["/Root"]["/Metadata"].get_data().decode()
    assert re.search(r"<pdfaid:part>2</pdfaid:part>.*<pdfaid:conformance>A<", metadata, re.DOTALL)
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert pdf.trailer["/Root"]["/Lang"].startswith("vi")
    assert pdf.metadata.creation_date == datetime.datetime(2026, 11, 24, 1, 30, tzinfo=datetime.UTC)


def test_an_ordinary_paper_is_one_page(name):
    assert len(reader(printing.render(name, EXAMPLES[name]())).pages) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_wrote_is_never_markup(text):
    for pdf in (
        printing.render("receipt", receipt(applicant_name=text, procedure=text, explanation=(text,))),
        printing.render("refusal", refusal(reason=text, advice=text, agency=text)),
        printing.render("supplement", supplement(lines=(data.SupplementLine(name=text, problem=text, fix=text),))),
        printing.render("submission", submission(applicant_name=text, secret=text, next_steps=(text,))),
        printing.render("birth_certificate", birth_certificate(place_of_birth=text, mother=data.Parent(name=text))),
    ):
        assert squeezed(text) in squeezed(text_of(pdf))


@pytest.mark.parametrize(
    "text",
    ["Hồ sơ chưa đủ. " * 340, "đ" * 5000, "https://example.org/" + "a" * 4980],
    ids=["words", "letters", "address"],
)
def test_five_thousand_characters_stay_on_the_paper(text):
    line = data.SupplementLine(name=text, problem=text, fix=text)
    for name, values in (
        ("refusal", refusal(reason=text, agency=text[:200])),
        ("supplement", supplement(lines=(line,), officer_name=text[:150])),
        ("receipt", receipt(applicant_name=text[:150], documents=(data.DocumentLine(name=text),), desk=text)),
        ("submission", submission(owner_name=text[:150], next_steps=(text,))),
    ):
        assert squeezed(text)[:300] in squeezed(text_of(printing.render(name, values)))
        for picture in printing.press(name).pictures(values):
            assert not spills(picture), name


def test_letters_that_the_type_lacks_are_marked_and_invisible_ones_dropped():
    assert printable.printable_text("Tên 😀 中 e\u0302\u0301\u202e\x00\u200b") == "Tên □ □ ế"
    printing.render("refusal", refusal(reason="😀中\u202e\ue000\x07\ufdd0"))


def test_every_letter_called_printable_is_printable_in_every_style():
    letters = [chr(code) for code in range(0x20, 0x2700) if not printable.UNPRINTABLE.match(chr(code))]
    everything = " ".join(letters)
    printing.render(
        "refusal", refusal(reason=everything, agency=everything, applicant_name=everything, place=everything)
    )
    printing.render("submission", submission(procedure=everything))


def test_instants_stand_in_the_time_of_the_province():
    late = datetime.datetime(2026, 2, 2, 18, 5, tzinfo=datetime.UTC)
    assert printable.instant(late)["time"] == "01 giờ 05 phút"
    assert printable.instant(late)["long"] == "ngày 03 tháng 02 năm 2026"


def test_data_survives_being_kept_as_json(name):
    values = EXAMPLES[name]()
    assert type(values).from_json(json.loads(json.dumps(values.to_json()))) == values


def test_data_of_another_paper_is_refused():
    with pytest.raises(TypeError, match="SupplementData"):
        printing.render("supplement", receipt())
    with pytest.raises(TypeError, match="secret"):
        printing.render("receipt", {**receipt().to_json(), "secret": "x"})
    with pytest.raises(LookupError):
        printing.render("unknown", receipt())


def test_a_paper_is_named_once():
    with pytest.raises(ImproperlyConfigured):
        registry.register(registry.paper("receipt"))


def test_the_sample_certificate_says_that_it_is_one():
    shown = squeezed(text_of(printing.render("birth_certificate", birth_certificate(demonstration=False))))
    assert squeezed("Bản mẫu trình diễn – không có giá trị pháp lý") in shown


def test_a_paper_without_a_tracking_address_has_no_code_to_scan():
    assert "Theo dõi hồ sơ" not in text_of(printing.render("refusal", refusal(tracking_url="")))
