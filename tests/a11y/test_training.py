"""axe finds nothing on any page of training: the calendar, classes, own pages, the classroom, the desk's."""

from __future__ import annotations

import pytest

from tests.a11y.axe import Inspector
from tests.a11y.test_way import OURS, nothing_in
from tests.browsing import DESK, PHONE
from tests.journeys import learner

pytestmark = pytest.mark.browser
PUBLIC = {
    "month": "/dao-tao/",
    "a month of long ago": "/dao-tao/?thang=2020-01",
    "week": "/dao-tao/tuan/",
    "list": "/dao-tao/danh-sach/",
    "list, narrowed to nothing": "/dao-tao/danh-sach/?don-vi=999999",
    "course": "/dao-tao/chu-ky-so/",
    "class": "/dao-tao/so-hoa-ho-so/shhs-lao-cai/",
    "cancelled class": "/dao-tao/trinh-chieu/iu05-sa-pa/",
    "registration, start": "/dao-tao/so-hoa-ho-so/dang-ky/",
    "checking a certificate": "/dao-tao/chung-nhan/",
    "no such certificate": "/dao-tao/chung-nhan/?so=CN-1&ma=AAAAAAAA",
}
OWN = {
    "own record": ("canbo", learner.OWN),
    "own calendar": ("canbo", f"{learner.OWN}lich/"),
    "own classes": ("giangvien", learner.CLASSROOMS),
    "a scanned code that is none": ("canbo", "/dao-tao/diem-danh/khong-co/"),
}
ADMIN = {
    "registrations": ("daotao", learner.WORKLIST),
    "classes": ("daotao", "/quan-tri/lop-hoc/"),
    "progress": ("daotao", "/quan-tri/tien-do-dao-tao/"),
    "nominating": ("daotaoso", "/quan-tri/de-cu/"),
}


@pytest.mark.parametrize("name", PUBLIC)
def test_a_page_of_training_has_no_fault(visit_anything, name):
    page, inspector = visit_anything(PHONE), Inspector()
    page.goto(PUBLIC[name])
    inspector(page, name)
    nothing_in(inspector)


@pytest.mark.parametrize("name", OWN)
def test_a_page_of_ones_own_has_no_fault(visit_anything, sign_in, name):
    username, address = OWN[name]
    page, inspector = visit_anything(PHONE), Inspector()
    sign_in(page, username, "/dao-tao/cua-toi/")
    page.goto(address)
    inspector(page, name)
    nothing_in(inspector)


@pytest.mark.parametrize("name", ADMIN)
def test_a_screen_of_training_staff_has_no_fault(visit, sign_in, name):
    username, address = ADMIN[name]
    inside = OURS if name == "registrations" else "main"
    page, inspector = visit(DESK), Inspector(inside=inside, sizes=(DESK,))
    sign_in(page, username, "/quan-tri/")
    page.goto(address)
    inspector(page, name)
    nothing_in(inspector)


def test_no_page_of_the_classroom_has_a_fault(visit, sign_in):
    """The class that is running today in the demonstration."""
    page, look = visit(PHONE), Inspector()
    sign_in(page, learner.TRAINER, learner.CLASSROOMS)
    page.locator("main a[href^='/dao-tao/lop-day/LH']").first.click()
    look(page, "classroom")
    address = page.url
    for part, name in (("/diem-danh/", "attendance"), ("/ma-qr/", "code to scan")):
        page.goto(address)
        if (link := page.locator(f"main a[href*='{part}']")).count():
            link.first.click()
            look(page, name)
    for part, name in (("ket-qua/", "results"), ("ket-thuc/", "finishing")):
        page.goto(f"{address}{part}")
        look(page, name)
    assert len(look.seen) >= 3
    nothing_in(look)
