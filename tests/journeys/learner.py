"""What officials, their heads, training staff and trainers do, by the words that stand on their pages."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.journeys import officer
from tests.journeys.citizen import expect_heading, go_on, look_again_if_asked, no_look

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.journeys.citizen import Look

CALENDAR, OWN, WORKLIST, CLASSROOMS = "/dao-tao/", "/dao-tao/cua-toi/", "/quan-tri/dang-ky-hoc/", "/dao-tao/lop-day/"
CHECK = "/dao-tao/chung-nhan/"
REVIEW = "Kiểm tra lại trước khi gửi"
ORGANISER, TRAINER = "daotao", "giangvien"


def register(page: Page, address: str, title: str, look: Look = no_look) -> str:
    """From the list of classes to the own page of the registration; gives its number. Signed in before."""
    page.goto("/dao-tao/danh-sach/")
    look(page, "list of classes")
    page.locator("main").get_by_role("link", name=title).first.click()
    expect_heading(page, title)
    assert urlsplit(page.url).path == address
    look(page, "class")
    page.locator("main").get_by_role("link", name="Đăng ký lớp này").first.click()
    look(page, "registration, start")
    if (at_once := page.get_by_role("button", name="Đăng ký ngay")).count():
        at_once.click()
    else:
        fill_the_form(page, look)
    expect(page.get_by_text("Chờ cơ quan duyệt").first).to_be_visible()
    look(page, "own registration")
    return next(iter(re.findall(r"DK-[\w.-]+", page.url)))


def fill_the_form(page: Page, look: Look = no_look) -> None:
    """To what the course asks besides, the first answer; everything is looked over once more and sent."""
    page.locator("main").get_by_role("link", name="Bắt đầu đăng ký").click()
    while page.locator("h1").inner_text() != REVIEW:
        look(page, f"form, {page.locator('h1').inner_text()}")
        for question in page.locator("main fieldset").filter(has=page.locator("input[type=radio]")).all():
            question.locator("input[type=radio]").first.check()
        go_on(page)
        look_again_if_asked(page)
    look(page, "form, review")
    for declaration in page.locator("main form[data-form] input[type=checkbox]").all():
        declaration.check()
    page.locator("main form[data-form]").get_by_role("button").last.click()


def decide(page: Page, code: str, act: str, state: str) -> None:
    officer.open_case(page, code, WORKLIST)
    officer.do(page, act)
    officer.open_case(page, code, WORKLIST)
    officer.expect_state(page, state)


def class_of(data: Path, address: str) -> tuple[int, str]:
    """Key and number of the class whose page this is."""
    with closing(sqlite3.connect(data / "portal.sqlite3", timeout=20)) as database:
        row = database.execute(
            "SELECT s.id, s.code FROM courses_coursesession s JOIN wagtailcore_page p ON p.id = s.page_id"
            " WHERE p.url_path = ?",
            [f"/home{address}"],
        ).fetchone()
    return int(row[0]), str(row[1])


def give_to_trainer(data: Path, session: int) -> None:
    with closing(sqlite3.connect(data / "portal.sqlite3", timeout=20)) as database, database:
        database.execute(
            "UPDATE courses_coursesession SET trainer_id ="
            " (SELECT id FROM accounts_user WHERE username = ?) WHERE id = ?",
            [TRAINER, session],
        )


def let_time_pass(data: Path, session: int, *, minutes_into_first: int) -> None:
    """Moves the class so that its first meeting began so many minutes ago, as if people had waited for it."""
    ago = f"-{minutes_into_first} minutes"
    with closing(sqlite3.connect(data / "portal.sqlite3", timeout=20)) as database, database:
        (seconds,) = database.execute(
            "SELECT (julianday('now', ?) - julianday(MIN(starts_at))) * 86400"
            " FROM courses_halfday WHERE session_id = ?",
            [ago, session],
        ).fetchone()
        by = f"{seconds:+.0f} seconds"
        moved = "strftime('%Y-%m-%d %H:%M:%S', {0}, ?)"
        database.execute(
            f"UPDATE courses_halfday SET starts_at = {moved.format('starts_at')}, ends_at = {moved.format('ends_at')}"
            " WHERE session_id = ?",
            [by, by, session],
        )
        database.execute(
            f"UPDATE courses_coursesession SET starts_at = {moved.format('starts_at')},"
            f" ends_at = {moved.format('ends_at')}, closes_at = {moved.format('closes_at')},"
            f" opens_at = {moved.format('opens_at')} WHERE id = ?",
            [by, by, by, by, session],
        )


def scan(trainer: Page, participant: Page, code: str, look: Look = no_look) -> None:
    """The trainer shows the code of the running meeting; the participant's telephone opens what it holds."""
    trainer.goto(f"{CLASSROOMS}{code}/")
    look(trainer, "classroom")
    trainer.get_by_role("link", name="Hiện mã QR").first.click()
    look(trainer, "code to scan")
    held = trainer.locator("[data-address]").get_attribute("data-address")
    participant.goto(urlsplit(str(held)).path)
    look(participant, "scanned")
    participant.get_by_role("button", name="Tôi có mặt").click()
    expect(participant.get_by_role("button", name="Tôi có mặt")).to_have_count(0)


def mark_all_present(page: Page, code: str, look: Look = no_look) -> None:
    """Every meeting that has been held, one after the other."""
    page.goto(f"{CLASSROOMS}{code}/")
    rolls = page.locator("main a[href*='/diem-danh/']").evaluate_all("links => links.map((link) => link.href)")
    assert rolls
    for address in rolls:
        page.goto(address)
        look(page, "attendance")
        page.get_by_role("button", name="Có mặt hết, trừ người đã ghi khác").click()


def finish(page: Page, code: str, look: Look = no_look) -> None:
    page.goto(f"{CLASSROOMS}{code}/ket-qua/")
    look(page, "results")
    for box in page.get_by_label(re.compile("^Điểm")).all():
        box.fill("8,5")
    page.get_by_role("button", name="Lưu kết quả").click()
    page.goto(f"{CLASSROOMS}{code}/ket-thuc/")
    look(page, "finishing")
    page.get_by_role("button", name="Kết thúc lớp và ghi kết quả").click()
    expect(page.get_by_text("Đã kết thúc").first).to_be_visible()


def certificate_of(data: Path, code: str) -> tuple[str, str]:
    """Number and check code of the certificate that the registration `code` brought."""
    with closing(sqlite3.connect(data / "portal.sqlite3", timeout=20)) as database:
        row = database.execute(
            "SELECT c.number, c.check_code FROM courses_certificate c"
            " JOIN courses_registration r ON r.id = c.registration_id WHERE r.code = ?",
            [code],
        ).fetchone()
    return str(row[0]), str(row[1])
