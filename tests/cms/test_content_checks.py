"""What the checks find on a page, and that they find nothing on a page that is as it ought to be."""

from __future__ import annotations

import http.server
import threading
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from home.landing.demo import load_home
from portal.cms.checks import outside, running
from portal.cms.checks.all_checks import checks
from portal.cms.checks.content import content_of
from portal.cms.checks.markup import sentences_of
from portal.cms.checks.models import OutsideLink, PageCheck, PageFinding, key_of
from portal.cms.checks.readability import reading_level
from portal.cms.checks.registry import check
from portal.cms.pages import ContentPage
from portal.organisations.groups import sync_groups
from portal.organisations.models import Role
from tests.factories import news
from tests.factories.accounts import SuperuserFactory
from tests.factories.organisations import MembershipFactory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

    from home.landing.models import HomePage

pytestmark = pytest.mark.django_db
LONG = "Người dân " + "nộp hồ sơ trên mạng " * 12 + "rồi chờ kết quả."


@pytest.fixture
def home() -> HomePage:
    return load_home()


def page_with(home: HomePage, *blocks: dict[str, Any], title: str = "Trang thử") -> ContentPage:
    return home.add_child(
        instance=ContentPage(title=title, slug=f"thu-{ContentPage.objects.count()}", body=list(blocks))
    )


def text(html: str) -> dict[str, Any]:
    return {"type": "paragraph", "value": html}


def heading(words: str, level: str = "2") -> dict[str, Any]:
    return {"type": "heading", "value": {"text": words, "level": level}}


def found(page: ContentPage) -> list[tuple[str, str]]:
    again = ContentPage.objects.get(pk=page.pk)
    return [(one.kind, one.words) for one in running.findings_in(content_of(again))]


def kinds(page: ContentPage) -> set[str]:
    return {kind for kind, _words in found(page)}


def test_the_demonstrations_pages_have_no_fault_but_what_is_missing_in_this_small_one(home: HomePage) -> None:
    for page in ContentPage.objects.all():
        assert kinds(page) <= {"link-dead"}, (page.title, found(page))


def test_pictures_want_words_that_say_something(home: HomePage) -> None:
    bare, named, told = news.image(""), news.image("IMG_2041.jpg"), news.image("Chợ phiên Bắc Hà sáng Chủ nhật")
    bare.description = ""
    bare.save()

    def block(image: Any, **more: Any) -> dict[str, Any]:
        value = {"image": image.pk, "alt_text": "", "decorative": False, **more}
        return {"type": "image", "value": {"image": value, "caption": ""}}

    words = text(f"<p>{'Chợ họp từ sáng sớm. ' * 10}</p>")
    assert kinds(page_with(home, words, block(bare))) == {"alt-missing"}
    assert kinds(page_with(home, words, block(bare, decorative=True))) == set()
    assert kinds(page_with(home, words, block(named))) == {"alt-empty-words"}
    assert kinds(page_with(home, words, block(told))) == set()
    assert kinds(page_with(home, block(told))) == {"text-in-picture"}


def test_headings_go_down_step_by_step_and_head_something(home: HomePage) -> None:
    below = text("<p>Có nội dung.</p>")
    assert kinds(page_with(home, heading("Nhỏ", "3"), below)) == {"heading-order"}
    assert kinds(page_with(home, heading("Lớn"), below, heading("Nhỏ", "3"), below)) == set()
    assert kinds(page_with(home, heading("Trống"), heading("Có"), below)) == {"heading-empty"}
    button = {"type": "buttons", "value": {"links": [{"text": "Liên hệ", "address": "/lien-he/"}]}}
    assert kinds(page_with(home, heading("Nút"), button, heading("Có"), below)) == set()


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ('<a href="/lien-he/">Xem tại đây</a>', "link-words"),
        ('<a href="/lien-he/">tại đây.</a>', "link-words"),
        ('<a href="/lien-he/">Xem thêm &gt;&gt;</a>', "link-words"),
        ('<a href="/lien-he/"> </a>', "link-empty"),
        ('<a href="https://a.example/x">https://a.example/x</a>', "link-address"),
        ('<a href="/khong-co-trang-nay/">Trang cũ</a>', "link-dead"),
        ('<a linktype="page" id="999999">Trang đã xóa</a>', "link-dead"),
        ('<a linktype="document" id="999999">Tờ khai</a>', "link-dead"),
        ("THÔNG BÁO VỀ VIỆC NGHỈ LỄ", "capitals"),
        (LONG, "sentence-long"),
    ],
)
def test_a_fault_in_a_paragraph_is_found(home: HomePage, html: str, kind: str) -> None:
    assert kinds(page_with(home, text(f"<p>{html}</p>"))) == {kind}


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/lien-he/">trang Liên hệ</a>',
        '<a href="/lien-he/?q=1#muc">Liên hệ</a>',
        '<a href="/tra-cuu/">Tra cứu hồ sơ</a>',
        '<a href="mailto:a@b.example">Gửi thư</a>',
        "UBND tỉnh cấp sao OCOP theo QĐ số 148.",
    ],
)
def test_what_is_right_is_left_alone(home: HomePage, html: str) -> None:
    assert kinds(page_with(home, text(f"<p>{html}</p>"))) == set()


def test_a_link_to_a_page_that_was_withdrawn_is_dead(home: HomePage) -> None:
    target = ContentPage.objects.get(slug="lien-he")
    page = page_with(
        home,
        text(f'<p><a linktype="page" id="{target.pk}">Liên hệ</a></p>'),
        {"type": "buttons", "value": {"links": [{"page": target.pk}]}},
    )
    assert kinds(page) == set()
    target.unpublish()
    assert [words for kind, words in found(page) if kind == "link-dead"] == ["Liên hệ", "Liên hệ"]


def test_the_reading_level_follows_the_published_formula() -> None:
    """2 WL + 0.2 SL − 6 (Nguyen and Henkin): words of four letters, sentences of twenty."""
    assert reading_level([" ".join(["abcd"] * 20)] * 5) == 2 * 4 + 0.2 * 20 - 6
    assert reading_level(["Ngắn quá."]) is None


def test_plain_words_are_easier_than_those_of_offices() -> None:
    plain = ["Bạn nộp giấy ở xã. Ba ngày sau có kết quả. Không mất tiền."] * 8
    office = [
        "Việc thực hiện quy trình tiếp nhận, thẩm định, giải quyết những trường hợp phát sinh thuộc thẩm quyền phải"
        " tuân thủ nghiêm chỉnh những nguyên tắc thống nhất, công khai, minh bạch theo quy định hiện hành."
    ] * 8
    assert reading_level([one for text in plain for one in sentences_of(text)]) < 4
    assert reading_level(office) > 6


def test_sentences_end_where_they_end() -> None:
    assert sentences_of("Ông ThS. Nguyễn Văn A đến. Nộp 1.204 hồ sơ? Xong!") == [
        "Ông ThS. Nguyễn Văn A đến.",
        "Nộp 1.204 hồ sơ?",
        "Xong!",
    ]


def test_a_check_is_registered_once() -> None:
    with pytest.raises(ImproperlyConfigured):
        check("link-dead", label="", advice="")(lambda content: iter(()))
    assert all(str(one.label) and str(one.advice) for one in checks())


def test_publishing_keeps_what_was_found_and_the_report_shows_it(
    home: HomePage, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    page = page_with(home, text('<p><a href="/lien-he/">tại đây</a></p>'), title="Trang có lỗi")
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert PageFinding.objects.get(page=page).kind == "link-words"
    sync_groups()
    client.force_login(MembershipFactory(role=Role.COMMUNICATIONS).user)
    address = reverse("page_findings")
    assert "Trang có lỗi" in client.get(address, {"kind": "link-words"}).content.decode()
    assert "Trang có lỗi" not in client.get(address, {"kind": "capitals"}).content.decode()
    client.force_login(MembershipFactory(role=Role.SPECIALIST).user)
    assert client.get(address).status_code == 302
    page.unpublish()
    running.keep_all()
    assert not PageFinding.objects.filter(page=page).exists()
    assert PageCheck.objects.filter(page__slug="lien-he").exists()


def test_the_editor_sees_what_to_mend_beside_the_page_and_after_saving(home: HomePage, client: Client) -> None:
    page = page_with(home, text('<p><a href="/lien-he/">tại đây</a></p>'))
    page.save_revision()
    client.force_login(SuperuserFactory())
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    html = client.get(address).content.decode()
    assert 'data-side-panel-toggle="portal-findings"' in html
    assert "Chữ của liên kết không nói đi đâu" in html
    data = {
        "title": page.title,
        "slug": page.slug,
        "lead": "",
        "body-count": "0",
        "seo_title": "",
        "comments-TOTAL_FORMS": 0,
    }
    data |= {"comments-INITIAL_FORMS": 0, "search_description": "", "go_live_at": "", "expire_at": ""}
    data |= {"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "heading", "body-0-id": ""}
    data |= {"body-0-value-text": "Mục nhỏ trước", "body-0-value-level": "3"}
    answer = client.post(address, data, follow=True)
    assert "điều nên sửa" in answer.content.decode()


# --- Links to other hosts ---------------------------------------------------------------------------------------------


class _Host(http.server.BaseHTTPRequestHandler):
    """/ok answers, /gone does not, /inside leads to an address behind the door."""

    def do_HEAD(self) -> None:
        codes = {"/ok": 200, "/gone": 404, "/no-head": 405, "/inside": 302, "/loop": 302}
        self.send_response(codes.get(self.path, 404))
        if self.path == "/inside":
            self.send_header("Location", "http://169.254.169.254/latest/meta-data/")
        if self.path == "/loop":
            self.send_header("Location", "/loop")
        self.end_headers()

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        return


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A host on this machine that is taken for a public one; every other address is judged as always."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    judged = outside.is_public
    monkeypatch.setattr(outside, "MOST_PORTS", frozenset({80, server.server_port}))
    monkeypatch.setattr(outside, "is_public", lambda address: address == "127.0.0.1" or judged(address))
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.mark.parametrize(
    ("path", "is_alive"), [("/ok", True), ("/no-head", True), ("/gone", False), ("/inside", False), ("/loop", False)]
)
def test_links_to_others_are_asked(host: str, path: str, is_alive: bool) -> None:
    assert outside.ask(host + path).is_alive is is_alive


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1"),
        *("::1", "fd00::1", "fe80::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::"),
    ],
)
def test_no_door_behind_ours_is_knocked_at(address: str) -> None:
    assert not outside.is_public(address)
    answer = outside.ask("http://trang-la.example/", resolve=lambda host, port: ["93.184.215.14", address])
    assert answer == outside.Answer(is_alive=False, words="địa chỉ không công khai")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "http://a:b@x.example/", "http://x.example:22/", "gopher://x/"])
def test_only_plain_addresses_of_the_web_are_asked(url: str) -> None:
    assert not outside.ask(url, resolve=lambda host, port: ["93.184.215.14"]).is_alive


def test_a_link_is_dead_after_two_silent_nights(home: HomePage) -> None:
    page = page_with(home, text('<p><a href="https://mat.example/x">Trang bạn</a></p>'))
    page.save_revision().publish()
    running.keep(ContentPage.objects.get(pk=page.pk))
    silent = [("https://mat.example/x", outside.Answer(is_alive=False, words="không kết nối được"))]
    running._write_answers(silent)
    assert "link-dead-outside" not in kinds(page)
    running._write_answers(silent)
    assert ("link-dead-outside", "https://mat.example/x (không kết nối được)") in found(page)
    running._write_answers([("https://mat.example/x", outside.Answer(is_alive=True, words=""))])
    assert "link-dead-outside" not in kinds(page)
    assert OutsideLink.objects.get(key=key_of("https://mat.example/x")).failures == 0
