"""axe finds nothing on any page of the way from guidance to result, contrast included."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.a11y.axe import Inspector
from tests.browsing import DESK, PHONE
from tests.journeys import officer
from tests.journeys.citizen import (
    FORM,
    GUIDANCE,
    LATER,
    TRACKING,
    BirthRegistration,
    begin,
    expect_heading,
    go_on,
    open_by_secret,
    submitted_birth,
)

pytestmark = pytest.mark.browser

PUBLIC = {
    "home": "/",
    "procedures": "/dich-vu-cong/",
    "guidance": GUIDANCE,
    "start": FORM,
    "finding a dossier": TRACKING,
    "sign-in": "/tai-khoan/dang-nhap/",
    "feedback": "/phan-anh-kien-nghi/",
    "feedback's form": "/phan-anh-kien-nghi/gui/",
    "finding feedback": "/phan-anh-kien-nghi/tra-cuu/",
    "contact": "/lien-he/",
    "accessibility": "/tro-nang/",
    "not found": "/khong-co-trang-nay/",
    "statistics": "/thong-ke/",
    "open data": "/du-lieu-mo/",
    "a data set": "/du-lieu-mo/procedures/",
    "API": "/api/",
    "home in English": "/en/",
    "procedures in English": "/en/dich-vu-cong/",
    "guidance in English": f"/en{GUIDANCE}",
    "article in English": "/en/tin-tuc/nop-ho-so-o-bat-ky-xa-phuong-nao/",
    "search in English": "/en/tim-kiem/?q=birth",
    "a page that is not in English": "/en/gioi-thieu/",
    "style guide": "/giao-dien/",
}
# Of the Wagtail admin only its content region is ours. Its own header, side bar and message strip are left to Wagtail.
OURS = ".casework"


def nothing_in(inspector: Inspector) -> None:
    if inspector.faults:
        pytest.fail(f"{len(inspector.faults)} faults\n" + "\n".join(inspector.faults))


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_page_has_no_fault(visit_anything, name):
    page, inspector = visit_anything(PHONE), Inspector()
    page.goto(PUBLIC[name])
    inspector(page, name)
    nothing_in(inspector)


def test_no_page_of_the_form_has_a_fault(visit):
    page, look = visit(PHONE), Inspector()
    begin(page)
    go_on(page)
    expect(page.locator("#tom-tat-loi")).to_be_visible()
    look(page, "a section with mistakes")
    registration = BirthRegistration(page, look=look)
    registration.submitter()
    go_on(page, LATER)
    look(page, "filling later")
    page.get_by_role("link", name="Điền tiếp bây giờ").click()
    look(page, "list of sections")
    page.get_by_role("link", name="Điền tiếp", exact=True).click()
    registration.people_and_place()
    registration.child()
    registration.parents()
    registration.papers()
    registration.delivery()
    page.locator("summary").filter(has_text="Điền tiếp sau").click()
    look(page, "review")
    received = registration.declare_and_send()
    look(page, "received")
    page.goto(f"{TRACKING}{received.code}/")
    for summary in page.locator("main summary").all():
        summary.click()
    look(page, "tracking")
    page.goto(f"{TRACKING}{received.code}/rut/")
    look(page, "withdrawing")
    assert len(look.seen) >= 15
    nothing_in(look)


def test_no_page_of_the_officers_has_a_fault(visit, sign_in):
    received = submitted_birth(visit(PHONE))
    citizen, of_the_citizen = visit(PHONE), Inspector()
    open_by_secret(citizen, received)
    page, look = visit(DESK), Inspector(inside=OURS, sizes=(DESK,))
    sign_in(page, "motcua", officer.WORKLIST)
    page.goto(f"{officer.WORKLIST}?ke=tat-ca")
    page.locator(".cw-saved summary").click()
    look(page, "worklist")
    page.goto(f"{officer.WORKLIST}?ke=tat-ca&q=khongcogi")
    look(page, "empty worklist")
    officer.open_case(page, received.code)
    for label in officer.acts(page):
        officer.act(page, label)
        look(page, f"case page, {label}")
    officer.open_case(page, received.code)
    form = officer.act(page, "Yêu cầu bổ sung")
    form.get_by_role("button").last.click()
    expect(page.locator(".cw-error").first).to_be_visible()
    look(page, "act with mistakes")
    row = page.locator(".sd-item").filter(has=page.get_by_label("Giấy chứng sinh", exact=True)).first
    row.get_by_label("Giấy chứng sinh", exact=True).check()
    row.get_by_label("Sai, thiếu điều gì").fill("Ảnh mờ.")
    row.get_by_label("Cách sửa").fill("Chụp lại.")
    page.locator("main form.cw-form").filter(has=row).get_by_role("button").last.click()
    officer.expect_state(page, "Yêu cầu bổ sung giấy tờ")
    look(page, "case waiting for the citizen")
    page.get_by_role("link", name="Nhật ký").click()
    expect(page.get_by_role("columnheader", name="Mã băm")).to_be_visible()
    look(page, "history")

    citizen.reload()
    of_the_citizen(citizen, "tracking, supplement asked")
    citizen.get_by_role("link", name="Bổ sung").first.click()
    expect_heading(citizen, "Bổ sung hồ sơ")
    of_the_citizen(citizen, "supplement")
    look.faults += of_the_citizen.faults
    nothing_in(look)


def test_the_own_pages_have_no_fault(visit, sign_in):
    page, look = visit(PHONE), Inspector()
    sign_in(page, "congdan", "/ho-so-cua-toi/")
    look(page, "own dossiers")
    page.goto("/tai-khoan/")
    look(page, "account")
    nothing_in(look)
