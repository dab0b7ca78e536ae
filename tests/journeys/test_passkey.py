"""A passkey is added and used under the public pages' strict content security policy."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.engines.portal_server import DEMO_PASSWORD

pytestmark = pytest.mark.browser
# From here on this account is asked for its passkey, so no other journey may sign in with it.
KEEPER = "chuyenvien2"


def test_somebody_adds_a_passkey_and_signs_in_with_it_alone(visit, portal):
    address = portal.address.replace("127.0.0.1", "localhost")  # browsers give no passkeys to bare IP addresses
    page = visit()
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    page.goto(f"{address}/tai-khoan/dang-nhap/?next=/tai-khoan/bao-mat/webauthn/add/")
    page.fill("input[name=login]", KEEPER)
    page.fill("input[name=password]", DEMO_PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.wait_for_url("**/xac-nhan-lai/**")
    page.fill("input[name=password]", DEMO_PASSWORD)
    page.get_by_role("button", name="Xác nhận").click()
    page.fill("input[name=name]", "Điện thoại của tôi")
    page.check("input[name=passwordless]")
    page.get_by_role("button", name="Thêm").click()
    expect(page.get_by_text("Đã thêm khóa bảo mật.")).to_be_visible()

    page.goto(f"{address}/tai-khoan/dang-xuat/")
    page.locator("main").get_by_role("button", name="Đăng xuất").click()
    page.goto(f"{address}/tai-khoan/dang-nhap/?next=/tai-khoan/")
    page.get_by_role("button", name="Dùng khóa đăng nhập").click()
    page.wait_for_url(re.compile("/tai-khoan/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Tài khoản của tôi")


def test_a_machine_without_the_passkey_is_told_in_words(visit, portal):
    page = visit(forgives="This is an invalid domain")  # what the browser says of passkeys at a bare IP address
    page.goto(f"{portal.address}/tai-khoan/dang-nhap/")
    page.get_by_role("button", name="Dùng khóa đăng nhập").click()
    expect(page.get_by_text("Chưa dùng được khóa.")).to_be_visible()
