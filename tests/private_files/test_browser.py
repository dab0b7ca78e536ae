"""Uploading in a real browser: as chosen, over a broken line, after a reload, and without JavaScript."""

from __future__ import annotations

import base64
import functools
import random

import pytest
from playwright.sync_api import expect

from portal.private_files.models import PrivateFile
from portal.private_files.scanning import Verdict
from portal.private_files.verdicts import pronounce
from tests.browsing import DESK, PHONE, opening_contexts
from tests.engines.postgresql import free_port
from tests.factories.private_files import WINDOWS_PROGRAM, pdf, photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FORM = "/thu-tai-tep/"


@functools.cache
def large_pdf() -> bytes:
    """Four pieces of the script's 512 KB."""
    noise = random.Random(1).randbytes(1_900_000)
    return pdf(change=lambda document: document.Root.__setattr__("Note", document.make_stream(noise)))


def sent(name: str, content: bytes) -> dict[str, object]:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


@pytest.fixture(autouse=True)
def page_with_a_form(settings):
    settings.ROOT_URLCONF = "tests.private_files.urls"


@pytest.fixture
def visit(browser, live_server):
    with opening_contexts(browser) as open_context:

        def open_form(**options):
            page = open_context(base_url=live_server.url, **{"viewport": PHONE, **options}).new_page()
            page.complaints = []
            page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
            page.on("pageerror", lambda error: page.complaints.append(str(error)))
            page.goto(FORM)
            return page

        yield open_form


CHOOSE = """({ name, content }) => {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    const chosen = new DataTransfer();
    chosen.items.add(new File([bytes], name, { lastModified: 1000 }));
    const input = document.querySelector("input[type=file]");
    input.files = chosen.files;
    input.dispatchEvent(new Event("change"));
}"""


def choose_by_script(page, name: str, content: bytes) -> None:
    """As a person does; the file's time of change is the same each time, which Playwright does not promise."""
    page.evaluate(CHOOSE, {"name": name, "content": base64.b64encode(content).decode()})


def rows(page):
    return page.locator("[data-upload-files] > li")


def test_files_go_up_as_they_are_chosen_and_their_names_go_with_the_form(visit):
    page = visit()
    page.set_input_files("input[type=file]", [sent("giấy.pdf", pdf()), sent("ảnh.jpg", photo())])
    expect(page.get_by_role("link", name="giấy.pdf")).to_be_visible()
    expect(page.get_by_role("link", name="ảnh.jpg")).to_be_visible()
    expect(page.locator("img.lc-upload__thumbnail")).to_have_js_property("naturalWidth", 320)
    expect(page.locator("[data-upload-said]")).to_have_text("Đã tải lên «ảnh.jpg».")
    expect(page.locator("[data-upload-join]")).to_be_visible()
    page.click("#send")
    expect(page.locator("#done")).to_have_text("giấy.pdf, ảnh.jpg")
    assert page.complaints == []


def test_bad_files_are_told_of_before_and_after_they_are_sent(visit):
    page = visit()
    page.set_input_files(
        "input[type=file]",
        [
            sent("to.pdf", bytes(4 * 1024 * 1024)),
            sent("a.exe", b"MZ"),
            sent("trống.pdf", b""),
            sent("x.pdf", WINDOWS_PROGRAM),
        ],
    )
    errors = page.locator("[data-upload-errors] p")
    expect(errors).to_have_count(4)
    expect(errors.nth(0)).to_contain_text("«to.pdf» nặng 4 MB, vượt quá giới hạn 3 MB")
    expect(errors.nth(1)).to_contain_text("Cổng nhận PDF, JPEG, PNG hoặc HEIC")
    expect(errors.nth(2)).to_contain_text("trống")
    expect(errors.nth(3)).to_contain_text("«x.pdf» không phải là PDF thật")
    expect(rows(page)).to_have_count(0)


def test_a_broken_line_is_mended_by_sending_only_what_is_missing(visit):
    page = visit()
    starts = []

    def now_and_then(route):
        if route.request.method == "PATCH":
            starts.append(int(route.request.headers["upload-offset"]))
            if len(starts) in {2, 4}:
                route.abort("internetdisconnected")
                return
        route.continue_()

    page.route("**/tep/tai-len/**", now_and_then)
    page.set_input_files("input[type=file]", [sent("dài.pdf", large_pdf())])
    expect(page.locator("[data-upload-state]").first).to_contain_text("Mất kết nối")
    expect(page.get_by_role("link", name="dài.pdf")).to_be_visible()
    assert starts == [0, 524288, 524288, 1048576, 1048576, 1572864]


def test_after_a_reload_the_same_file_goes_on_where_it_stopped(visit):
    page = visit()
    starts = []

    def stop_after_two(route):
        if route.request.method == "PATCH":
            starts.append(int(route.request.headers["upload-offset"]))
            if len(starts) == 3:
                route.abort("internetdisconnected")
                return
        route.continue_()

    page.route("**/tep/tai-len/**", stop_after_two)
    choose_by_script(page, "dài.pdf", large_pdf())
    expect(page.locator("[data-upload-state]").first).to_contain_text("Mất kết nối")
    page.reload()
    expect(page.locator("[data-upload-errors]")).to_contain_text("Chọn lại đúng tệp này để tải tiếp")
    choose_by_script(page, "dài.pdf", large_pdf())
    expect(page.get_by_role("link", name="dài.pdf")).to_be_visible()
    assert starts[3] == 1048576
    page.reload()
    expect(page.get_by_role("link", name="dài.pdf")).to_be_visible()
    expect(page.locator("[data-upload-errors] p")).to_have_count(0)
    page.click("#send")
    expect(page.locator("#done")).to_have_text("dài.pdf")


def test_sending_the_form_waits_for_the_upload(visit):
    page = visit()
    page.route("**/tep/tai-len/**", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.set_input_files("input[type=file]", [sent("giấy.pdf", pdf())])
    page.click("#send")
    expect(page.locator("#done")).to_have_text("giấy.pdf")


def test_a_removed_file_is_gone_from_the_portal_as_well(visit):
    page = visit()
    page.set_input_files("input[type=file]", [sent("giấy.pdf", pdf())])
    link = page.get_by_role("link", name="giấy.pdf")
    expect(link).to_be_visible()
    address = link.get_attribute("href")
    with page.expect_response(lambda answer: answer.request.method == "DELETE"):
        page.get_by_role("button", name="Bỏ giấy.pdf").click()
    expect(rows(page)).to_have_count(0)
    assert page.request.get(address).status == 404
    page.reload()
    expect(rows(page)).to_have_count(0)


def test_enter_in_a_text_field_sends_the_form_and_removes_nothing(visit):
    page = visit()
    page.set_input_files("input[type=file]", [sent("giấy.pdf", pdf()), sent("b.pdf", pdf())])
    expect(page.get_by_role("link", name="b.pdf")).to_be_visible()
    page.fill("#who", "Nguyễn Thị Thử")
    page.press("#who", "Enter")
    expect(page.locator("#done")).to_have_text("giấy.pdf, b.pdf")


def test_photos_are_joined_into_one_pdf(visit):
    page = visit(viewport=DESK)
    page.set_input_files("input[type=file]", [sent("1.jpg", photo()), sent("2.jpg", photo(600, 800))])
    page.get_by_role("button", name="Ghép các ảnh").click()
    expect(page.get_by_role("link", name="Giấy chứng sinh.pdf")).to_be_visible()
    expect(rows(page)).to_have_count(1)


def test_everything_works_without_javascript(visit):
    page = visit(java_script_enabled=False)
    page.set_input_files("input[type=file]", [sent("1.jpg", photo()), sent("x.pdf", WINDOWS_PROGRAM)])
    page.get_by_role("button", name="Tải lên").click()
    expect(page.get_by_role("link", name="1.jpg")).to_be_visible()
    expect(page.locator("[data-upload-errors]")).to_contain_text("«x.pdf» không phải là PDF thật")
    page.set_input_files("input[type=file]", [sent("2.jpg", photo())])
    page.get_by_role("button", name="Tải lên").click()
    page.get_by_role("button", name="Ghép các ảnh").click()
    expect(page.get_by_role("link", name="Giấy chứng sinh.pdf")).to_be_visible()
    page.set_input_files("input[type=file]", [sent("3.pdf", pdf())])
    page.click("#send")
    expect(page.locator("#done")).to_have_text("Giấy chứng sinh.pdf, 3.pdf")
    page.get_by_role("button", name="Bỏ 3.pdf").click()
    expect(rows(page)).to_have_count(1)


def test_pdfs_and_photos_are_shown_in_a_frame_of_our_own_pages(visit):
    page = visit(viewport=DESK)
    page.set_input_files("input[type=file]", [sent("giấy.pdf", pdf()), sent("ảnh.jpg", photo())])
    expect(page.get_by_role("link", name="ảnh.jpg")).to_be_visible()
    addresses = [page.get_by_role("link", name=name).get_attribute("href") for name in ("giấy.pdf", "ảnh.jpg")]
    show = "(src) => document.querySelector('main').append(Object.assign(document.createElement('iframe'), { src }))"
    for address in addresses:
        with page.expect_response(f"**{address}") as answer:
            page.evaluate(show, address)
        assert answer.value.status == 200
    expect(page.frame_locator("iframe").last.locator("img")).to_have_js_property("naturalWidth", 640)
    assert page.complaints == []


def test_the_page_tells_when_the_scan_is_over(visit, settings):
    settings.CLAMD_ADDRESS = f"127.0.0.1:{free_port()}"  # nobody answers: files wait
    page = visit()
    page.set_input_files("input[type=file]", [sent("sạch.pdf", pdf()), sent("bẩn.pdf", pdf())])
    expect(page.locator("[data-upload-state]").nth(1)).to_have_text("Đã nhận, đang kiểm tra vi-rút")
    expect(rows(page).locator("a")).to_have_count(0)
    clean, infected = PrivateFile.objects.order_by("created_at")
    pronounce(file=clean, verdict=Verdict())
    pronounce(file=infected, verdict=Verdict("Portal.Test"))
    expect(page.get_by_role("link", name="sạch.pdf")).to_be_visible()
    expect(page.locator("[data-upload-errors]")).to_contain_text("«bẩn.pdf» có chứa mã độc")
    expect(rows(page)).to_have_count(1)
