"""The pictures of docs/screenshots. `script/screenshots` takes them; the tests only see to it that none is missing."""

from __future__ import annotations

import io
import os
import re
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from portal.bootstrap import REPOSITORY_ROOT
from tests.browsing import DESK, PHONE
from tests.journeys import officer
from tests.journeys.buyer import SELLER, TRADES, Buyer, act, ask_for_quotation, confirm_address, room
from tests.journeys.citizen import CHILD, GUIDANCE, TRACKING, BirthRegistration, begin, fill, go_on, open_by_secret
from tests.journeys.merchant import (
    APPLICATIONS,
    MODERATOR,
    STALLS,
    Shop,
    begin_opening,
    open_application_of,
    open_stall,
    send_photos,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOLDER = REPOSITORY_ROOT / "docs" / "screenshots"
MOST_BYTES = 150_000
COLOURS = (256, 128, 64)
OF_CITIZENS = ("home", "guidance", "section", "review", "confirmation", "tracking")
OF_THE_MARKET = ("market", "product", "stall-opening", "merchant", "trade")
OF_TRAINING = ("training", "own-training", "classroom", "certificate-check")
# Name, account and address of what staff see of the training.
TRAINING_AT_THE_DESK = (
    ("registrations", "lanhdaoso", "/quan-tri/dang-ky-hoc/"),
    ("nominate", "daotaoxa", "/quan-tri/de-cu/"),
    ("progress-agency", "daotaoxa", "/quan-tri/tien-do-dao-tao/"),
    ("classes", "daotao", "/quan-tri/lop-hoc/"),
    ("progress", "giamsat", "/quan-tri/tien-do-dao-tao/"),
)
# The face of the site, in every size and in both colour schemes.
OF_THE_SITE = {
    "home": "/",
    "article": "/tin-tuc/nop-ho-so-o-bat-ky-xa-phuong-nao/",
    "search": "/tim-kiem/?q=che+shan",
    "guidance": GUIDANCE,
    "stall": "/cho-ao/nong-san-cao-son/",
    "calendar": "/dao-tao/",
}
TRANSLATIONS = "/quan-tri/bao-cao/ban-dich/"
# What communications staff work at, for their handbook: an address, and the link to follow from there; for public
# pages their editor.
OF_THE_EDITORS = {
    "editors-home": ("/", ""),
    "editors-article": ("/tin-tuc/nop-ho-so-o-bat-ky-xa-phuong-nao/", ""),
    "editors-translation": (TRANSLATIONS, "Đăng ký khai sinh"),
    "editors-alert": ("/quan-tri/snippets/cms/alert/add/", ""),
    "editors-findings": ("/quan-tri/bao-cao/dieu-can-sua/", ""),
    "editors-reviews": ("/quan-tri/bao-cao/trang-qua-han-ra-soat/", ""),
    "editors-translations": (TRANSLATIONS, ""),
    "editors-views": ("/quan-tri/bao-cao/luot-xem/", ""),
    "editors-not-found": ("/quan-tri/bao-cao/tim-khong-thay/", ""),
    "editors-routines": ("/quan-tri/viec-dinh-ky/", ""),
}
TABLET = {"width": 768, "height": 1024}
PICTURES = (
    *(
        f"site-{name}-{scheme}-{width}"
        for name in OF_THE_SITE
        for scheme in ("light", "dark")
        for width in (360, 768, 1280)
    ),
    *(f"{name}-{width}" for name in (*OF_CITIZENS, *OF_THE_MARKET, *OF_TRAINING) for width in (360, 1280)),
    "worklist-1280",
    "case-1280",
    "new-product-360",
    "moderation-1280",
    *(f"{name}-1280" for name in OF_THE_EDITORS),
    *(f"{name}-1280" for name, _account, _address in TRAINING_AT_THE_DESK),
)


def keep(picture: bytes, name: str) -> None:
    """Few colours are enough for pages, fewer still for large photos, and keep the repository small."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    for colours in COLOURS:
        image.quantize(colours, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)
        if (FOLDER / f"{name}.png").stat().st_size < MOST_BYTES:
            return


def take(page: Page, name: str) -> None:
    """What stands on a screen, a phone's a good deal higher than the real one."""
    width = page.viewport_size["width"]
    page.set_viewport_size({"width": width, "height": 1180 if width < 600 else 900})
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    page.wait_for_load_state("networkidle")
    keep(page.screenshot(animations="disabled"), f"{name}-{width}")


@pytest.mark.browser
@pytest.mark.skipif("TAKE_PICTURES" not in os.environ, reason="script/screenshots takes them")
def test_take_the_pictures(visit, sign_in):
    received = None
    for size in (DESK, PHONE):
        page = visit(size)
        page.goto("/")
        take(page, "home")
        page.goto(GUIDANCE)
        take(page, "guidance")
        begin(page)
        registration = BirthRegistration(page)
        registration.submitter()
        registration.people_and_place()
        fill(page, CHILD)
        take(page, "section")
        go_on(page)
        registration.parents()
        registration.papers()
        registration.delivery()
        take(page, "review")
        received = registration.declare_and_send()
        take(page, "confirmation")

    desk = visit(DESK)
    sign_in(desk, "motcua", officer.WORKLIST)
    officer.open_case(desk, received.code)
    take(desk, "case")
    officer.do(desk, "Tiếp nhận")
    officer.expect_state(desk, "Được tiếp nhận")
    desk.goto(f"{officer.WORKLIST}?ke=tat-ca")
    take(desk, "worklist")
    for size in (DESK, PHONE):
        page = visit(size)
        open_by_secret(page, received)
        page.goto(f"{TRACKING}{received.code}/")
        take(page, "tracking")


@pytest.mark.browser
@pytest.mark.skipif("TAKE_PICTURES" not in os.environ, reason="script/screenshots takes them")
def test_take_the_pictures_of_the_market(visit, sign_in):
    """Of the demonstration as it is loaded; the buyer from abroad and the seller of the same trade."""
    asker = Buyer(8_001)
    for size in (DESK, PHONE):
        page = visit(size)
        page.goto("/cho-ao/")
        take(page, "market")
        page.goto("/cho-ao/nong-san-cao-son/che-o-long-cao-son/")
        take(page, "product")
        sign_in(page, "congdan", "/ho-so-cua-toi/")
        begin_opening(page)
        fill(page, Shop(8_001).sections["Chủ gian hàng"])
        take(page, "stall-opening")
        merchant = visit(size)
        sign_in(merchant, "tieuthuong", STALLS)
        open_stall(merchant, "Dược liệu Tả Phìn")
        take(merchant, "merchant")
    merchant.get_by_role("link", name="Thêm sản phẩm").first.click()
    fill(merchant, {"Tên sản phẩm": "Chè dây Tả Phìn", "Loại hàng": "Chè", "Giá bán (đồng)": "60.000"})
    send_photos(merchant, ["chè dây.jpg"])
    take(merchant, "new-product")

    buyer, seller = visit(DESK), visit(DESK)
    code = ask_for_quotation(buyer, asker)
    confirm_address(buyer, asker, code)
    sign_in(seller, SELLER, TRADES)
    act(seller, code, "Báo giá", unit_price="42", currency="USD", place="Cảng Hải Phòng", lead_days="20")
    for size in (DESK, PHONE):
        buyer.set_viewport_size(size)
        room(buyer, code)
        take(buyer, "trade")
    moderator = visit(DESK)
    sign_in(moderator, MODERATOR, APPLICATIONS)
    open_application_of(moderator, "Hoa Hồng Cổ Ô Quý Hồ")
    officer.act(moderator, "Mở gian hàng")
    take(moderator, "moderation")


@pytest.mark.browser
@pytest.mark.skipif("TAKE_PICTURES" not in os.environ, reason="script/screenshots takes them")
def test_take_the_pictures_of_training(visit, sign_in):
    """Of the demonstration as it is loaded; number and code of the certificate are read from the register."""
    organiser = visit(DESK)
    sign_in(organiser, "daotao", "/quan-tri/")
    organiser.goto("/quan-tri/courses/certificate/?q=Hà Văn Bộ")
    organiser.get_by_role("link", name="Xem", exact=True).first.click()
    check = organiser.get_by_role("link", name="Xem trang kiểm tra").get_attribute("href")
    for size in (DESK, PHONE):
        page = visit(size)
        page.goto("/dao-tao/")
        page.locator("a[rel=next]").first.click()
        take(page, "training")
        page.goto(check)
        take(page, "certificate-check")
        sign_in(page, "canbo", "/dao-tao/cua-toi/")
        page.reload()
        take(page, "own-training")
        trainer = visit(size)
        sign_in(trainer, "giangvien", "/dao-tao/lop-day/")
        trainer.reload()
        take(trainer, "classroom")
    pages = {}
    for name, account, address in TRAINING_AT_THE_DESK:
        if account not in pages:
            pages[account] = visit(DESK)
            sign_in(pages[account], account, address)
        pages[account].goto(address)
        take(pages[account], name)


@pytest.mark.browser
@pytest.mark.skipif("TAKE_PICTURES" not in os.environ, reason="script/screenshots takes them")
def test_take_the_pictures_of_the_site(visit):
    for size in (PHONE, TABLET, DESK):
        for scheme in ("light", "dark"):
            page = visit(size, color_scheme=scheme)
            for name, address in OF_THE_SITE.items():
                page.goto(address)
                take(page, f"site-{name}-{scheme}")


@pytest.mark.browser
@pytest.mark.skipif("TAKE_PICTURES" not in os.environ, reason="script/screenshots takes them")
def test_take_the_pictures_of_the_editors(visit, sign_in):
    reader = visit(PHONE)
    for sought in ("giấy phép xây nhà", "hộ chiếu", "ho chieu"):
        reader.goto(f"/tim-kiem/?q={sought}")
    editor = visit(DESK)
    sign_in(editor, "truyenthong", "/quan-tri/")
    for name, (address, link) in OF_THE_EDITORS.items():
        if not address.startswith("/quan-tri/"):
            address = re.search(r"/quan-tri/pages/\d+/edit/", editor.request.get(address).text()).group()
        editor.goto(address)
        for _turn in range(60):  # the worker may still be looking through the pages
            if name != "editors-findings" or not editor.get_by_text("Không có trang nào như vậy.").is_visible():
                break
            editor.wait_for_timeout(1_000)
            editor.reload()
        if link:
            editor.get_by_role("link", name=link, exact=True).first.click()
            editor.wait_for_url(re.compile(r"/quan-tri/pages/\d+/edit/"))
        take(editor, name)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_there_and_small(name):
    picture = FOLDER / f"{name}.png"
    assert picture.stat().st_size < MOST_BYTES
    assert Image.open(picture).width == int(name.rsplit("-", 1)[1])
