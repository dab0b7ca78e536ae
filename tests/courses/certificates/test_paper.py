"""The paper: one page, made once, for those who may have it."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest
from pypdf import PdfReader

from courses.certificates import issuing, paper
from courses.certificates.addresses import check_url
from courses.certificates.models import Certificate
from portal.organisations.models import Role
from portal.private_files import contents
from portal.private_files.models import PrivateFile
from tests.courses.certificates.ground import certificate, client_of
from tests.factories import courses
from tests.factories.accounts import UserFactory
from tests.papers.test_printing import squeezed, text_of

pytestmark = [pytest.mark.once, pytest.mark.django_db]


def address(one: Certificate) -> str:
    return f"/dao-tao/chung-nhan/{one.number}.pdf"


def test_the_paper_is_a_pdf_and_kept_once() -> None:
    one = certificate()
    file = paper.certificate_pdf(one)
    pdf = contents.read(file.storage_name)
    assert pdf.startswith(b"%PDF-")
    assert b"pdfaid" in pdf or PdfReader(io.BytesIO(pdf)).xmp_metadata is not None
    for words in (one.number, one.check_code, one.course_title, "8,5/10", "7 giờ học"):
        assert squeezed(words) in squeezed(text_of(pdf))  # kerning reads as blanks within a code
    assert paper.certificate_pdf(Certificate.objects.get(pk=one.pk)) == file
    assert PrivateFile.objects.filter(purpose=paper.FILE_PURPOSE).count() == 1


def test_the_same_certificate_gives_the_same_bytes() -> None:
    one = certificate()
    assert paper.set_pdf(one) == paper.set_pdf(Certificate.objects.get(pk=one.pk))


def test_the_code_to_scan_leads_to_the_check(settings) -> None:
    settings.BASE_URL = "https://cong.example.vn"
    one = certificate()
    assert check_url(one) == f"https://cong.example.vn/dao-tao/chung-nhan/?so={one.number}&ma={one.check_code}"
    assert paper.inputs(one)["qr"].startswith("<svg")


def test_the_longest_names_stay_on_one_page() -> None:
    one = certificate()
    values = {"name": 150, "agency_name": 200, "course_title": 255, "module_name": 200, "issuer_name": 200}
    for field, most in {**values, "signer_position": 160}.items():
        setattr(one, field, ("Khóa bồi dưỡng " * 30)[:most])
    reader = PdfReader(io.BytesIO(paper.set_pdf(one)))
    assert len(reader.pages) == 1
    assert reader.pages[0].mediabox.width > reader.pages[0].mediabox.height


def test_letters_that_the_type_lacks_do_not_stop_the_paper() -> None:
    one = certificate()
    one.name = "王小明 😀"
    assert paper.set_pdf(one).startswith(b"%PDF-")


def test_numbers_and_days_read_as_people_write_them() -> None:
    one = certificate()
    for number, words in {"8.50": "8,5", "7.0": "7", "10.0": "10", "0.0": "0", "10": "10"}.items():
        one.hours = one.score = Decimal(number)
        assert paper.content(one)["hours"] == paper.content(one)["score"] == words
    one = Certificate(studied_from=date(2026, 3, 2), studied_until=date(2026, 3, 2))
    assert paper.dates_words(one) == "ngày 02/03/2026"


def reader(who: str, one: Certificate):
    foreign = courses.official().official.agency
    return {
        "own person": lambda: one.user,
        "manager of the person's agency": lambda: courses.manager(one.agency),
        "organiser of the issuer": lambda: courses.organiser(one.issuer),
        "superuser": lambda: UserFactory(is_superuser=True),
        "nobody": lambda: None,
        "colleague": lambda: courses.official(one.agency),
        "head": lambda: courses.head(one.agency),
        "manager elsewhere": lambda: courses.manager(foreign),
        "organiser elsewhere": lambda: courses.organiser(foreign),
        "trainer": lambda: one.registration.session.trainer,
        "supervisor": lambda: courses._staff(foreign, Role.SUPERVISOR, scope="province"),
    }[who]()


MAY = ("own person", "manager of the person's agency", "organiser of the issuer", "superuser")
MAY_NOT = ("colleague", "head", "manager elsewhere", "organiser elsewhere", "trainer", "supervisor")


@pytest.mark.parametrize("who", MAY)
def test_who_may_have_the_paper_gets_it(who: str) -> None:
    one = certificate()
    client = client_of(reader(who, one))
    answer = client.get(address(one))
    one.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (302, one.file.get_absolute_url())
    answer = client.get(one.file.get_absolute_url())
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("who", MAY_NOT)
def test_to_others_the_paper_is_not_there(who: str) -> None:
    one = certificate()
    client = client_of(reader(who, one))
    assert client.get(address(one)).status_code == 404
    assert not PrivateFile.objects.filter(purpose=paper.FILE_PURPOSE).exists()
    assert client.get(paper.certificate_pdf(one).get_absolute_url()).status_code == 404


def test_a_visitor_signs_in_first_and_opens_no_file() -> None:
    one = certificate()
    answer = client_of(None).get(address(one))
    assert answer.status_code == 302
    assert "dang-nhap" in answer["Location"] or "login" in answer["Location"]
    assert client_of(None).get(paper.certificate_pdf(one).get_absolute_url()).status_code == 404


def test_a_number_that_does_not_exist_is_not_found() -> None:
    assert client_of(courses.organiser()).get("/dao-tao/chung-nhan/CN-KHONG-CO.pdf").status_code == 404


def test_a_revoked_paper_is_given_out_to_nobody() -> None:
    one = certificate()
    file = paper.certificate_pdf(one)
    issuing.revoke(certificate=one, actor=courses.organiser(one.issuer), reason="Ghi nhầm người")
    for who in (one.user, UserFactory(is_superuser=True)):
        client = client_of(who)
        assert client.get(file.get_absolute_url()).status_code == 404
        assert client.get(address(one))["Location"].startswith("/dao-tao/chung-nhan/?so=")
    with pytest.raises(paper.Revoked):
        paper.certificate_pdf(one)
