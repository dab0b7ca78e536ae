"""What a citizen does on the pages, by the words that stand on them. Nothing here needs JavaScript."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw
from playwright.sync_api import expect

from tests.factories.private_files import pdf

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

GUIDANCE = "/dich-vu-cong/dang-ky-khai-sinh/"
FORM = f"{GUIDANCE}nop-ho-so/"
TRACKING = "/tra-cuu/"
ON = "Lưu và tiếp tục"
LATER = "Lưu, điền tiếp sau"

Look = Callable[["Page", str], None]


def no_look(page: Page, name: str) -> None:
    """For journeys that only walk, and that go on where the whole page is there, as those who look do."""
    page.wait_for_load_state()


@dataclass(frozen=True)
class Photo:
    """A file as a phone sends it."""

    name: str = "giấy chứng sinh.jpg"
    kind: str = "image/jpeg"

    def as_sent(self) -> dict[str, Any]:
        content = photographed_paper() if self.kind == "image/jpeg" else pdf(2)
        return {"name": self.name, "mimeType": self.kind, "buffer": content}


@cache
def photographed_paper() -> bytes:
    """A sheet on a table, with lines where the words would be."""
    picture = Image.new("RGB", (900, 1200), "#6d6257")
    pen = ImageDraw.Draw(picture)
    pen.polygon([(60, 70), (850, 50), (860, 1150), (45, 1160)], fill="#f6f4ec")
    pen.rectangle((270, 130, 640, 150), fill="#8b2f2f")
    for number in range(22):
        top = 230 + 38 * number
        pen.rectangle((130, top, 420 if number % 5 == 4 else 770, top + 9), fill="#4b4e57")
    pen.ellipse((560, 1010, 720, 1120), outline="#a83232", width=7)
    content = io.BytesIO()
    picture.save(content, "JPEG", quality=85)
    return content.getvalue()


@dataclass(frozen=True)
class Received:
    code: str
    secret: str
    address: str


Answers = dict[str, "str | Photo"]

SUBMITTER: Answers = {
    "Họ và tên người nộp": "Lý Thị Mẫu",
    "Số định danh cá nhân (số căn cước)": "099190001234",
    "Số điện thoại": "0912 345 678",
    "Thư điện tử": "lythimau@example.com",
    "Nơi ở hiện nay": "Tổ 3, phường Sa Pa, tỉnh Lào Cai",
    "Bạn nộp hồ sơ cho chính mình?": "Không",
}
OWNER: Answers = {
    "Họ và tên chủ hồ sơ": "Giàng A Chủ",
    "Bạn nộp thay với tư cách gì?": "Người thân thích của trẻ",
}
PLACE: Answers = {
    "Đăng ký khai sinh tại xã, phường nào?": "Phường Sa Pa",
    "Bạn là gì của trẻ?": "Mẹ",
}
# Within the sixty days in which a birth is to be registered, whenever the journey is walked.
BORN = f"{date.today() - timedelta(days=20):%d/%m/%Y}"  # noqa: DTZ011 -- twenty days ago everywhere
CHILD: Answers = {
    "Họ, chữ đệm, tên của trẻ": "Giàng Mẫu Châu",
    "Ngày, tháng, năm sinh": BORN,
    "Giới tính": "Nữ",
    "Dân tộc": "Mông",
    "Quốc tịch": "Việt Nam",
    "Nơi sinh": "Trung tâm Y tế Sa Pa, tỉnh Lào Cai",
    "Quê quán": "Phường Sa Pa, tỉnh Lào Cai",
}
MOTHER: Answers = {
    "Họ, chữ đệm, tên mẹ": "Lý Thị Mẫu",
    "Ngày, tháng, năm sinh của mẹ": "1990",
    "Dân tộc của mẹ": "Mông",
    "Quốc tịch của mẹ": "Việt Nam",
    "Nơi cư trú của mẹ": "Tổ 3, phường Sa Pa, tỉnh Lào Cai",
}
FATHER: Answers = {
    "Có ghi thông tin về cha không?": "Có",
    "Họ, chữ đệm, tên cha": "Giàng A Chủ",
    "Ngày, tháng, năm sinh của cha": "20/05/1988",
    "Dân tộc của cha": "Mông",
    "Quốc tịch của cha": "Việt Nam",
    "Nơi cư trú của cha": "Tổ 3, phường Sa Pa, tỉnh Lào Cai",
    "Cha mẹ đã đăng ký kết hôn chưa?": "Có",
}
BIRTH_PAPERS: Answers = {
    "Bạn có giấy tờ nào về việc sinh?": "Giấy chứng sinh",
    "Giấy chứng sinh": Photo(),
}
DELIVERY: Answers = {"Bạn muốn nhận kết quả bằng cách nào?": "Bản điện tử"}


def question(page: Page, label: str) -> Locator:
    """The control with this label, or the group with this legend; an addition such as "(không bắt buộc)" may follow."""
    words = re.compile(rf"^\s*{re.escape(label)}(\s*\(không bắt buộc\))?\s*$")
    legend = page.locator("main fieldset").filter(has=page.locator("legend", has_text=words))
    if legend.count():
        return legend.first
    return page.locator("main").get_by_label(words).first


def answer(page: Page, label: str, value: str | Photo) -> None:
    asked = question(page, label)
    if isinstance(value, Photo):
        asked.locator("input[type=file]").set_input_files([value.as_sent()])
        send = asked.get_by_role("button", name="Tải lên", exact=True)
        if send.is_visible():
            send.click()
        expect(question(page, label).get_by_role("link", name=value.name)).to_be_visible()
        return
    kind = asked.evaluate("element => element.tagName")
    if kind == "FIELDSET":
        asked.get_by_label(value, exact=False).first.check()
    elif kind == "SELECT":
        asked.select_option(label=value)
    else:
        asked.fill(value)


def fill(page: Page, answers: Answers) -> None:
    for label, value in answers.items():
        answer(page, label, value)


def go_on(page: Page, words: str = ON) -> None:
    """Presses the button and waits for the page that answers it, be it the same one with mistakes told."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=words, exact=True).last.click()


def look_again_if_asked(page: Page) -> None:
    """The portal asks whoever finishes the first section within a second to look at it again."""
    while page.locator("#tom-tat-loi", has_text="được gửi quá nhanh").count():
        go_on(page)


def expect_heading(page: Page, words: str) -> None:
    expect(page.locator("h1")).to_have_text(words)
    page.wait_for_load_state()


def begin(page: Page) -> None:
    page.goto(FORM)
    page.locator("main").get_by_role("link", name=re.compile("^Bắt đầu")).click()
    expect_heading(page, "Người nộp hồ sơ")


@dataclass
class BirthRegistration:
    """The whole form with good answers. `changes` replaces answers; `look` is shown every page that is met."""

    page: Page
    look: Look = no_look
    changes: Answers = field(default_factory=dict)

    def section(self, title: str, answers: Answers) -> None:
        expect_heading(self.page, title)
        self.look(self.page, title)
        fill(self.page, {label: self.changes.get(label, value) for label, value in answers.items()})
        go_on(self.page)

    def submitter(self) -> None:
        self.section("Người nộp hồ sơ", SUBMITTER)
        look_again_if_asked(self.page)

    def people_and_place(self) -> None:
        self.section("Chủ hồ sơ", OWNER)
        self.section("Nơi đăng ký", PLACE)

    def child(self) -> None:
        self.section("Người được khai sinh", CHILD)

    def parents(self) -> None:
        self.section("Người mẹ", MOTHER)
        self.section("Người cha", FATHER)

    def papers(self) -> None:
        self.section("Giấy tờ về việc sinh", BIRTH_PAPERS)
        self.section("Giấy tờ kèm theo", {})

    def delivery(self) -> None:
        self.section("Nhận kết quả", DELIVERY)
        expect_heading(self.page, "Kiểm tra lại trước khi gửi")

    def to_the_review(self) -> None:
        self.submitter()
        self.people_and_place()
        self.child()
        self.parents()
        self.papers()
        self.delivery()

    def declare_and_send(self) -> Received:
        self.page.get_by_label(re.compile("^Tôi cam đoan")).check()
        self.page.locator("main form[data-form]").get_by_role("button").last.click()
        expect_heading(self.page, "Đã nhận hồ sơ")
        return received(self.page)


def received(page: Page) -> Received:
    code, secret = page.locator(".lc-code__value").all_inner_texts()
    return Received(code.strip(), secret.strip(), page.url)


def open_by_secret(page: Page, of: Received) -> None:
    page.goto(TRACKING)
    page.get_by_label("Số hồ sơ").fill(of.code)
    page.get_by_label("Mã tra cứu").fill(of.secret)
    go_on(page, "Xem hồ sơ")
    expect(page.get_by_text(of.code).first).to_be_visible()


def submitted_birth(page: Page, **changes: str | Photo) -> Received:
    """A dossier sent without looking around."""
    begin(page)
    registration = BirthRegistration(page, changes=dict(changes))
    registration.to_the_review()
    return registration.declare_and_send()
