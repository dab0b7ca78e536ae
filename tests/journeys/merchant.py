"""What merchants and the market's moderators do, by the words that stand on the pages."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw
from playwright.sync_api import expect

from tests.journeys import officer
from tests.journeys.citizen import Photo, expect_heading, fill, go_on, look_again_if_asked, no_look

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.journeys.citizen import Answers, Look

MARKET = "/cho-ao/"
FORM = f"{MARKET}mo-gian-hang/"
APPLICATIONS = "/quan-tri/mo-gian-hang/"
REPORTS = "/quan-tri/bao-vi-pham/"
DISPUTES = "/quan-tri/tranh-chap/"
STALLS = "/quan-tri/gian-hang/"
QUEUE = f"{STALLS}cho-duyet/"
MODERATOR = "choao"


@dataclass(frozen=True)
class Shop:
    """Somebody who wants to sell. `number` makes names and codes those of nobody else."""

    number: int

    @property
    def name(self) -> str:
        return f"Bếp Khói Tả Van {self.number}"

    @property
    def sections(self) -> dict[str, Answers]:
        return {
            "Chủ gian hàng": {
                "Bạn là": "Hộ kinh doanh",
                "Tên gian hàng": self.name,
                "Tên pháp lý": f"Hộ kinh doanh {self.name}",
                "Mã số thuế hoặc số định danh cá nhân": f"099190{self.number:06}",
                "Số giấy đăng ký": f"MAU-{self.number}",
                "Ngày cấp": "12/03/2024",
                "Nơi cấp": "Ủy ban nhân dân phường Sa Pa",
                "Người đại diện": "Nguyễn Thị Dân",
            },
            "Liên hệ": {
                "Xã, phường": "Phường Sa Pa",
                "Địa chỉ": "Tổ dân phố Mẫu",
                "Số điện thoại": "0912 345 678",
                "Thư điện tử": f"bepkhoi{self.number}@example.com",
            },
            "Hàng hóa": {
                "Bạn bán những gì?": "Lạp xưởng, thịt lợn bản gác bếp.",
                "Có thực phẩm không?": "Có",
                "Giới thiệu trong một câu": "Thịt lợn bản gác bếp, làm theo đơn.",
            },
            "Tài khoản ngân hàng (nếu có)": {},
        }


PAPER = {"Giấy đăng ký kinh doanh hoặc giấy tờ tương đương": Photo("giấy đăng ký.jpg")}


def begin_opening(page: Page, look: Look = no_look) -> None:
    """From the market's home page, signed in."""
    page.goto(MARKET)
    page.locator("main").get_by_role("link", name="Mở gian hàng", exact=True).click()
    look(page, "opening form, start")
    page.locator("main").get_by_role("link", name="Bắt đầu điền đơn").click()


def ask_for_stall(page: Page, shop: Shop, look: Look = no_look) -> str:
    """Fills the whole form and sends it; gives the number of the application, at whose page it ends."""
    begin_opening(page, look)
    for title, answers in shop.sections.items():
        expect_heading(page, title)
        look(page, f"opening form, {title}")
        fill(page, answers)
        go_on(page)
        look_again_if_asked(page)
    expect_heading(page, "Giấy tờ và quy chế")
    fill(page, PAPER)
    page.get_by_label(re.compile("^Tôi đã đọc và đồng ý")).check()
    look(page, "opening form, papers")
    go_on(page)
    expect_heading(page, "Kiểm tra lại trước khi gửi")
    look(page, "opening form, review")
    page.get_by_label(re.compile("^Tôi cam đoan")).check()
    page.locator("main form[data-form]").get_by_role("button").last.click()
    expect(page.get_by_text("Đơn đang được xét")).to_be_visible()
    look(page, "own application")
    return page.url.rstrip("/").rsplit("/", 1)[-1]


# --- The moderator ---------------------------------------------------------------------------------------------------
def approve_stall(moderator: Page, code: str) -> None:
    """Every point of the checklist is ticked by hand."""
    officer.open_case(moderator, code, APPLICATIONS)
    form = officer.act(moderator, "Mở gian hàng")
    for box in form.get_by_role("checkbox").all():
        box.check()
    form.get_by_role("button").last.click()
    officer.expect_state(moderator, "Đã mở gian hàng")


def open_application_of(moderator: Page, stall: str) -> None:
    """The case of a stall, found by the stall's name."""
    moderator.goto(APPLICATIONS)
    moderator.goto(f"{APPLICATIONS}?ke=tat-ca&q={stall}")
    moderator.locator("[data-row]").filter(has_text=stall).get_by_role("link").first.click()
    expect(moderator.locator("[data-case]")).to_be_visible()


def do_with_reason(moderator: Page, label: str, reason: str, state: str) -> None:
    form = officer.act(moderator, label)
    form.get_by_role("textbox").last.fill(reason)
    form.get_by_role("button").last.click()
    officer.expect_state(moderator, state)


def approve_page(moderator: Page, title: str) -> None:
    """From the queue into the page's editor and back: Wagtail's own workflow, which needs JavaScript."""
    moderator.goto(QUEUE)
    moderator.get_by_role("row").filter(has_text=title).get_by_role("link", name="Xem và duyệt").click()
    expect(moderator.get_by_text("Nhớ xem")).to_be_visible()
    # An editor that is sent before its scripts are done counts as changed, and has to be approved once more.
    moderator.wait_for_load_state("networkidle")
    approve = moderator.locator("[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])")
    if not approve.first.is_visible():
        moderator.locator("footer [data-w-dropdown-target=toggle]").last.click()
    with moderator.expect_navigation():
        approve.first.click()
    expect(moderator.locator(".messages").get_by_text(title).first).to_be_visible()


# --- The merchant ----------------------------------------------------------------------------------------------------
def open_stall(page: Page, name: str) -> None:
    """The stall's first page in the admin; whoever keeps several chooses."""
    page.goto(STALLS)
    if (choice := page.locator("main").get_by_role("link", name=name, exact=True)).count():
        choice.click()
    expect_heading(page, name)


def put_up_product(page: Page, title: str, look: Look = no_look) -> None:
    """The quick form with two photos, then what the photos show, then to the moderators."""
    page.get_by_role("link", name="Thêm sản phẩm").first.click()
    expect_heading(page, "Thêm sản phẩm")
    fill(
        page,
        {
            "Tên sản phẩm": title,
            "Loại hàng": "Cá, thịt, mật ong",
            "Giá bán (đồng)": "320.000",
            "Cho một": "kg",
            "Mô tả": "Lợn bản nuôi chín tháng, ướp mắc khén, gác bếp ba tuần.",
        },
    )
    send_photos(page, ["thịt gác bếp.jpg", "lạp xưởng.jpg"])
    look(page, "quick product form")
    page.locator("main").get_by_role("button", name="Lưu nháp").last.click()
    expect_heading(page, "Ảnh")
    for place, words in enumerate(("Dải thịt gác bếp trên mâm gỗ", "Lạp xưởng treo trên bếp lửa")):
        page.get_by_label("Ảnh cho thấy gì").nth(place).fill(words)
    look(page, "photos")
    page.get_by_role("button", name="Lưu và gửi duyệt").click()
    expect(page.get_by_text(f"Đã gửi duyệt “{title}”")).to_be_visible()
    expect(page.get_by_text("Chờ duyệt", exact=True)).to_be_visible()


def send_photos(page: Page, names: list[str]) -> None:
    place = page.locator("main fieldset[data-upload]")
    files = [
        {"name": name, "mimeType": "image/jpeg", "buffer": dish(number)} for number, name in enumerate(names, start=1)
    ]
    place.locator("input[type=file]").set_input_files(files)
    send = place.get_by_role("button", name="Tải lên", exact=True)
    if send.is_visible():
        send.click()
    for name in names:
        expect(page.locator("main fieldset[data-upload]").get_by_role("link", name=name)).to_be_visible()


def dish(number: int) -> bytes:
    """A plate on a table; another for each number."""
    picture = Image.new("RGB", (1200, 900), "#7b5b3e")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((230, 110, 970, 810), fill="#efe8d8", outline="#c9bb9b", width=10)
    for piece in range(3 + 2 * number):
        left, top = 330 + 90 * (piece % 5), 300 + 130 * (piece // 5) + 17 * number
        pen.rounded_rectangle((left, top, left + 78, top + 110), radius=22, fill="#8b3a26", outline="#5d2417", width=6)
    content = io.BytesIO()
    picture.save(content, "JPEG", quality=85)
    return content.getvalue()
