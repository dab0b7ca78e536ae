"""axe finds nothing on the screens that editors have for their comfort, nor on a page with alerts or a closed door."""

from __future__ import annotations

import pytest

from tests.a11y.axe import Inspector, faults
from tests.browsing import DESK, PHONE

pytestmark = pytest.mark.browser
OURS = ".lc-admin-page"
SCREENS = {"guide": "/quan-tri/cach-viet/", "routines": "/quan-tri/viec-dinh-ky/", "maintenance": "/quan-tri/bao-tri/"}


def test_no_screen_of_the_editors_comfort_has_a_fault(visit, sign_in):
    page, look = visit(DESK), Inspector(inside=OURS, sizes=(PHONE, DESK))
    sign_in(page, "admin")
    for name, address in SCREENS.items():
        page.goto(address)
        look(page, name)
    page.goto("/quan-tri/pages/4/edit/")
    page.locator('[data-side-panel-toggle="portal-findings"]').click()
    look.faults += [f"findings: {fault}" for fault in faults(page, inside=".lc-findings")]
    assert not look.faults, "\n".join(look.faults)


def test_a_page_with_alerts_and_the_closed_door_have_no_fault(visit, sign_in):
    editor, reader = visit(DESK), visit(PHONE, forgives="503")
    look = Inspector()
    sign_in(editor, "admin")
    editor.goto("/quan-tri/snippets/cms/alert/add/")
    editor.fill("input[name=title]", "Sạt lở trên quốc lộ 4D")
    editor.select_option("select[name=severity]", "error")
    editor.locator("main form button[type=submit]").first.click()
    editor.wait_for_url("**/snippets/cms/alert/")
    try:
        reader.goto("/lien-he/")
        assert reader.locator(".lc-alert__kind").inner_text() == "Khẩn cấp"
        look(reader, "alert")
        editor.goto(SCREENS["maintenance"])
        editor.get_by_role("button", name="Đóng cổng").click()
        reader.goto("/")
        assert reader.locator("h1").inner_text() == "Cổng đang được bảo trì"
        look(reader, "closed")
    finally:
        editor.goto(SCREENS["maintenance"])
        editor.get_by_role("button", name="Mở cổng lại cho mọi người").click()
        editor.goto("/quan-tri/snippets/cms/alert/")
        editor.get_by_role("link", name="Sạt lở trên quốc lộ 4D").first.click()
        editor.fill("input[name=ends_at]", "2020-01-01 08:00")
        editor.fill("input[name=starts_at]", "2019-01-01 08:00")
        editor.locator("main form button[type=submit]").first.click()
    assert not look.faults, "\n".join(look.faults)
