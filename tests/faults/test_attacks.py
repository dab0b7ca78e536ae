"""Forged hosts, open redirects, headers smuggled into mails, and markup in every box that a person can type into."""

from __future__ import annotations

import io
import re
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from pypdf import PdfReader

from portal.casework.actors import SecretHolder
from portal.notifications.actions import enqueue
from portal.notifications.models import Channel as MessageChannel
from portal.notifications.models import Message
from portal.private_files import contents
from services.dossiers.actions import rate
from services.dossiers.models import Dossier
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.services import accepted, answers, returned, submitted
from tests.faults.drafts import filled_draft
from tests.faults.pages import parsed

pytestmark = pytest.mark.django_db

EVIL = "ke-gian.example"
SCRIPT = '"><script>alert(1)</script>'
BRACES = "{{7*7}}{% debug %}"
TYPST = '#panic("x") *đậm* $x^2$ @nhan #read("/etc/passwd") \\ [x] <n> = A'
BREAKS = "Lý Mẫu\r\nBcc: nan-nhan@vidu.vn\r\n\r\nThư giả"
MARKUP = f"{SCRIPT} {BRACES} {TYPST}"


# --- Hosts and redirects ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("host", [EVIL, f"localhost@{EVIL}", "localhost:80@x", "a b", ""])
def test_a_foreign_host_is_refused_outside_tests(client, settings, host):
    settings.ALLOWED_HOSTS = ["localhost"]

    assert client.get("/healthz", headers={"host": host}).status_code in (400, 200 if not host else 400)
    assert client.get("/tra-cuu/", headers={"host": host or EVIL}).status_code == 400


def test_a_forged_host_never_gets_into_mails_or_papers(form_page, commune):
    """Links are made from PORTAL_BASE_URL, whatever host a request names."""
    citizen = UserFactory()
    draft = filled_draft(form_page.published_version, commune.agency, owner=citizen)
    client = Client(headers={"host": EVIL, "x-forwarded-host": EVIL, "forwarded": f"host={EVIL}"})
    client.force_login(citizen)

    later = client.post(f"/bieu-mau/{draft.pk}/de-sau/", {"email": "thu@example.com"})
    sent = client.post(f"/bieu-mau/{draft.pk}/kiem-tra/", {"cam_doan": "co"})

    for answer in (later, sent):
        assert answer.status_code == 302
        assert answer.url.startswith("/")
    assert Message.objects.count() == 2
    for message in Message.objects.all():
        assert EVIL not in message.body + message.html
        assert settings.BASE_URL in message.body
    paper = Dossier.objects.get().papers.get().file
    assert EVIL.encode() not in contents.read(paper.storage_name)


NEXTS = [f"https://{EVIL}/", f"//{EVIL}/", f"/\\{EVIL}/", f"https:{EVIL}", f"\thttps://{EVIL}", "javascript:alert(1)"]


@pytest.mark.parametrize("where", NEXTS)
def test_signing_in_leads_nowhere_else(where):
    user, client = UserFactory(), Client()

    answer = client.post(
        f"/tai-khoan/dang-nhap/?{urlencode({'next': where})}",
        {"login": user.email, "password": PASSWORD, "next": where},
    )

    assert answer.status_code == 302
    assert answer.url.startswith("/")
    assert not answer.url.startswith(("//", "/\\"))
    assert EVIL not in client.get(f"/tai-khoan/dang-nhap/?{urlencode({'next': where})}").headers.get("Location", "")


@pytest.mark.parametrize("where", NEXTS)
def test_signing_out_leads_nowhere_else(client, where):
    client.force_login(UserFactory())

    answer = client.post("/tai-khoan/dang-xuat/", {"next": where})

    assert EVIL not in answer.headers.get("Location", "")
    assert "javascript:" not in answer.headers.get("Location", "")


@pytest.mark.parametrize("where", NEXTS)
def test_the_way_back_to_a_worklist_leads_nowhere_else(client, commune, where):
    dossier = submitted(commune)
    client.force_login(commune.officer)

    page = parsed(client.get(f"/quan-tri/ho-so/{dossier.pk}/", {"tu": where}))
    bulk = client.post("/quan-tri/ho-so/hang-loat/", {"transition": "accept", "loc": where})

    assert page.select_one("[data-back]")["data-back"].startswith("/quan-tri/ho-so/?")
    assert all(not link["href"].startswith(("http", "//", "javascript")) for link in page.select(".cw-head__ways a"))
    assert bulk.url.startswith("/quan-tri/ho-so/?")


# --- Mails ------------------------------------------------------------------------------------------------------------
def test_line_breaks_in_names_make_no_headers(commune, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        submitted(commune, answers=answers(commune.agency, nguoi_nop_ho_ten=BREAKS, tre_ho_ten=BREAKS))

    (sent,) = mail.outbox
    raw = sent.message()
    assert sent.recipients() == ["lythimau@example.com"]
    assert raw["Bcc"] is None
    assert raw.get_all("To") == ["lythimau@example.com"]
    assert len(raw.get_all("Subject")) == 1


def test_line_breaks_in_a_subject_are_blanks(commune, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        enqueue(channel=MessageChannel.EMAIL, to="lythimau@example.com", subject=BREAKS, body="Thử", key="thu")

    (sent,) = mail.outbox
    assert sent.subject == "Lý Mẫu Bcc: nan-nhan@vidu.vn Thư giả"
    assert sent.message()["Bcc"] is None


@pytest.mark.parametrize("address", ["a@vidu.vn\nBcc: b@vidu.vn", "a@vidu.vn, b@vidu.vn", '"a\r\nBcc:b"@vidu.vn'])
def test_a_resume_link_goes_to_one_address_only(client, form_page, commune, address):
    citizen = UserFactory()
    draft = filled_draft(form_page.published_version, commune.agency, owner=citizen)
    client.force_login(citizen)

    answer = client.post(f"/bieu-mau/{draft.pk}/de-sau/", {"email": address})

    assert answer.status_code == 200
    assert "không phải địa chỉ thư điện tử" in answer.content.decode()
    assert not Message.objects.exists()


# --- Markup -----------------------------------------------------------------------------------------------------------
def texts(commune) -> dict:
    """Every text answer of the form replaced by markup."""
    return {
        key: MARKUP
        for key, value in answers(commune.agency).items()
        if isinstance(value, str)
        and key.endswith(("_ho_ten", "_dia_chi", "_noi_sinh", "_que_quan", "_quoc_tich", "_noi_cu_tru"))
    }


def assert_shown_as_text(answer) -> None:
    """The markup is there as text, and nothing of it works."""
    body = answer.content.decode()
    assert "alert(1)" in body
    assert "{{7*7}}" in body
    assert not re.search(r"<script[^>]*>\s*alert", body)
    assert "49{" not in body
    page = parsed(answer)
    assert not [script for script in page.find_all("script") if "alert(1)" in script.text]
    assert not [tag for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)]


@pytest.fixture
def marked(commune) -> Dossier:
    """A dossier in the citizen's hands, with markup in every text."""
    dossier = returned(commune, answers=answers(commune.agency, **texts(commune)))
    rate(dossier=dossier, actor=SecretHolder.of(dossier), stars=1, comment=MARKUP)
    return dossier


def test_markup_on_the_review_page_is_text(client, form_page, commune):
    citizen = UserFactory(full_name=MARKUP[:150])
    draft = filled_draft(form_page.published_version, commune.agency, owner=citizen, **texts(commune))
    client.force_login(citizen)

    assert_shown_as_text(client.get(f"/bieu-mau/{draft.pk}/kiem-tra/"))
    assert_shown_as_text(client.get(f"/bieu-mau/{draft.pk}/phan/tre/"))
    copy = client.get(f"/bieu-mau/{draft.pk}/ban-khai.txt")
    assert copy.headers["Content-Type"].startswith("text/plain")
    assert copy.headers["X-Content-Type-Options"] == "nosniff"


def test_markup_in_a_refused_answer_is_text(client, form_page, commune):
    citizen = UserFactory()
    draft = filled_draft(form_page.published_version, commune.agency, owner=citizen)
    client.force_login(citizen)
    typed = dict.fromkeys(("tre_ho_ten", "tre_ngay_sinh", "tre_gioi_tinh", "tre_dan_toc", "tre_noi_sinh"), MARKUP)

    assert_shown_as_text(client.post(f"/bieu-mau/{draft.pk}/phan/tre/", typed))


def test_markup_on_officers_pages_is_text(client, commune, marked):
    client.force_login(commune.officer)

    assert_shown_as_text(client.get(f"/quan-tri/ho-so/{marked.pk}/"))
    assert_shown_as_text(client.get("/quan-tri/ho-so/?ke=tat-ca"))
    assert_shown_as_text(client.get("/quan-tri/ho-so/", {"ke": "tat-ca", "q": MARKUP}))
    assert client.get(f"/quan-tri/ho-so/{marked.pk}/lich-su/").status_code == 200


def test_markup_on_the_tracking_pages_is_text(client, commune, marked):
    client.post("/tra-cuu/", {"ma": marked.code, "bi_mat": marked.secret})

    for path in ("", "danh-gia/"):
        answer = client.get(f"/tra-cuu/{marked.code}/{path}")
        assert answer.status_code == 200
        assert not re.search(r"<script[^>]*>\s*alert", answer.content.decode())
        assert "{{7*7}}" in answer.content.decode() or "alert(1)" not in answer.content.decode()
    found = client.post("/tra-cuu/", {"ma": MARKUP, "bi_mat": SCRIPT})
    assert not re.search(r"<script[^>]*>\s*alert", found.content.decode())


def test_an_officers_markup_reaches_citizens_as_text(client, commune):
    dossier = submitted(commune)
    client.force_login(commune.officer)
    client.post(f"/quan-tri/ho-so/{dossier.pk}/lam/refuse/", {"revision": dossier.revision, "note": MARKUP})

    citizen = Client()
    citizen.post("/tra-cuu/", {"ma": dossier.code, "bi_mat": dossier.secret})

    assert_shown_as_text(citizen.get(f"/tra-cuu/{dossier.code}/"))


def test_markup_is_set_on_papers_as_it_was_typed(marked):
    """Neither Django nor typst reads it: nothing is computed, no file is read, no print fails."""
    for paper in marked.papers.all():
        printed = PdfReader(io.BytesIO(contents.read(paper.file.storage_name)))
        flat = re.sub(r"\s+", "", "".join(page.extract_text() for page in printed.pages))
        assert "{{7*7}}" in flat, paper.kind
        assert '#panic("x")*đậm*' in flat, paper.kind
        assert '#read("/etc/passwd")' in flat, paper.kind
        assert "root:x:0" not in flat


def test_markup_in_mails_stays_text(marked):
    messages = Message.objects.all()

    assert messages
    assert all("<script>" not in message.html for message in messages)
    assert any("{{7*7}}" in message.body for message in messages)
    assert not any("49{" in message.body for message in messages)


def test_file_names_are_shown_and_sent_as_text(client, commune):
    from tests.factories.services import attachment

    name = f'a"; filename=x.html {SCRIPT}\r\nSet-Cookie: a=b.pdf'
    dossier = accepted(commune, attachments=[("giay_chung_sinh", attachment(name=name))])
    client.force_login(commune.officer)

    page = client.get(f"/quan-tri/ho-so/{dossier.pk}/")
    file = client.get(dossier.attachments.get().file.get_absolute_url())

    assert not re.search(r"<script[^>]*>\s*alert", page.content.decode())
    assert file.status_code == 200
    assert "Set-Cookie" not in file.headers or "a=b" not in str(file.headers["Set-Cookie"])
    assert "\n" not in file.headers["Content-Disposition"]


def test_public_pages_forbid_scripts_from_elsewhere_even_if_markup_got_in(client, commune):
    dossier = submitted(commune)
    client.post("/tra-cuu/", {"ma": dossier.code, "bi_mat": dossier.secret})

    policy = client.get(f"/tra-cuu/{dossier.code}/").headers["Content-Security-Policy"]

    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
