"""The reporter's pages and the moderators' screens."""

from __future__ import annotations

import uuid

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError

from catalogue.stalls import actions as stalls
from catalogue.violations.addresses import report_url
from catalogue.violations.models import ReportState, ViolationReport
from catalogue.violations.pages import ReportFormPage
from catalogue.violations.questions import report_sections
from portal.casework.actions import apply
from portal.form_pages import actions as drafts
from portal.organisations.groups import sync_groups, sync_user
from portal.organisations.models import Membership, Role
from tests.factories import catalogue as market
from tests.factories import market_cases as factory
from tests.factories.accounts import UserFactory
from tests.factories.casework import officer
from tests.factories.private_files import PrivateFileFactory

pytestmark = pytest.mark.django_db
ADMIN = "/quan-tri/bao-vi-pham/"
TRACKING = "/cho-ao/bao-vi-pham/tra-cuu/"


@pytest.fixture(autouse=True)
def _nothing_counted():
    cache.clear()


# --- The form ---------------------------------------------------------------------------------------------------------


def test_the_address_names_the_goods_and_is_empty_without_a_form():
    product = market.product()
    assert report_url(product=product) == ""
    page = factory.report_page()
    assert report_url(product=product) == f"{page.url}?hang=product:{product.pk}"
    assert report_url(stall=product.stall) == f"{page.url}?hang=stall:{product.stall.pk}"
    with pytest.raises(ValueError, match="product or a stall"):
        report_url()


def test_the_start_page_says_what_is_reported_or_leads_to_the_market(client):
    product, page = market.product(), factory.report_page()
    text = client.get(report_url(product=product)).content.decode()
    assert product.title in text
    assert f"hang=product%3A{product.pk}" in text
    for address in (page.url, f"{page.url}?hang=product:99999", f"{page.url}?hang=%00:;"):
        text = client.get(address).content.decode()
        assert "Chọn sản phẩm hoặc gian hàng trước" in text
        assert "Bắt đầu báo" not in text


def test_goods_that_left_the_market_are_not_reported_anew(client):
    product = market.product()
    factory.report_page()
    address = report_url(product=product)
    stalls.suspend(stall=product.stall, reason="Thiếu giấy", actor=market.moderator())
    assert "Bắt đầu báo" not in client.get(address).content.decode()


@pytest.mark.parametrize("key", ["hang", "ly_do", "noi_dung", "thu_dien_tu"])
def test_a_form_without_a_needed_question_is_refused(key):
    sections = report_sections()
    fields = sections[0]["value"]["fields"]
    sections[0]["value"]["fields"] = [field for field in fields if field["value"]["key"] != key]
    with pytest.raises(ValidationError, match=key):
        ReportFormPage(title="Báo", slug="bao", sections=sections).clean()


def test_the_form_of_a_new_market_holds_together():
    ReportFormPage(title="Báo", slug="bao", sections=report_sections()).clean()


def test_sending_leads_to_a_receipt_that_opens_the_report_without_an_account(client):
    product, page = market.product(), factory.report_page()
    version = page.published_version
    answers = {
        "hang": {"kind": "product", "pk": product.pk, "name": product.title},
        "ly_do": "hang-gia",
        "noi_dung": "Bao bì khác.",
    }
    draft = drafts.begin(version=version, section=version.schema.sections[0].key, answers=answers, key=uuid.uuid4())
    session = client.session
    session["form_drafts"] = [str(draft.pk)]
    session.save()
    sent = client.post(f"/bieu-mau/{draft.pk}/kiem-tra/", {})
    report = ViolationReport.objects.get()
    text = client.get(sent.url).content.decode()
    assert report.code in text
    assert report.shown_secret in text
    own = client.get(report.get_absolute_url())
    assert own.status_code == 200
    assert "Bao bì khác." in own.content.decode()
    assert client.post(f"/bieu-mau/{draft.pk}/kiem-tra/", {}).url == sent.url
    assert ViolationReport.objects.count() == 1


# --- The reporter -----------------------------------------------------------------------------------------------------


def test_number_and_secret_open_the_report_and_wrong_ones_are_counted(client):
    report = factory.report()
    assert "Bao bì" not in client.get(report.get_absolute_url()).content.decode()
    wrong = client.post(TRACKING, {"code": report.code, "secret": "SAI-SAI"})
    assert wrong.status_code == 422
    assert client.post(TRACKING, {"code": report.code, "secret": ""}).status_code == 422
    right = client.post(TRACKING, {"code": report.code.lower(), "secret": report.shown_secret.lower()})
    assert right.url == report.get_absolute_url()
    assert "Bao bì" in client.get(right.url).content.decode()
    client.logout()
    for _try in range(10):
        client.post(TRACKING, {"code": report.code, "secret": "SAI"})
    refused = client.post(TRACKING, {"code": report.code, "secret": report.secret})
    assert refused.status_code == 429
    assert "15 phút" in refused.content.decode()


@pytest.mark.parametrize("code", ["VP-khong-co", "\x00", "a" * 500, "%", "☃"])
def test_whatever_is_typed_as_a_number_is_answered(client, code):
    assert client.get(TRACKING, {"ma": code}).status_code == 200
    assert client.post(TRACKING, {"code": code, "secret": "x"}).status_code == 422
    assert client.get("/cho-ao/bao-vi-pham/da-nhan/", {"bien-nhan": code}).status_code == 200


def test_the_reporter_answers_in_place_and_an_empty_answer_is_told(client):
    report = factory.report()
    apply(case=report, transition="ask_more", actor=market.moderator(), data={"note": "Bạn mua ngày nào?"})
    client.post(TRACKING, {"code": report.code, "secret": report.secret})
    assert "Bạn mua ngày nào?" in client.get(report.get_absolute_url()).content.decode()
    assert client.post(report.get_absolute_url(), {"note": ""}).status_code == 422
    assert client.post(report.get_absolute_url(), {"note": "Hôm qua"}).status_code == 302
    report.refresh_from_db()
    assert report.state == ReportState.RECEIVED
    again = client.post(report.get_absolute_url(), {"note": "Nữa"}, follow=True)
    assert again.status_code == 200
    assert report.events.filter(transition="tell_more").count() == 1


def test_the_answer_is_read_by_the_reporter_and_the_finding_is_not(client):
    reporter = UserFactory()
    report = factory.report(applicant=reporter)
    apply(case=report, transition="uphold", actor=market.moderator(), data={"decision": "warn", **factory.WORDS})
    client.force_login(reporter)
    text = client.get(report.get_absolute_url()).content.decode()
    assert factory.WORDS["answer"] in text
    assert factory.WORDS["finding"] not in text


def test_a_merchant_opens_neither_report_nor_its_files(client):
    report = factory.report()
    photo = PrivateFileFactory(purpose="catalogue.violations", is_attached=True)
    report.files.create(slot="dinh_kem", file=photo)
    for user, status in ((market.merchant(report.stall), 404), (UserFactory(), 404), (market.moderator(), 200)):
        client.force_login(user)
        assert client.get(photo.get_absolute_url()).status_code == status
    client.force_login(market.merchant(report.stall))
    assert "Bao bì" not in client.get(report.get_absolute_url()).content.decode()
    for address in (ADMIN, f"{ADMIN}{report.pk}/"):
        answer = client.get(address)
        assert answer.status_code in (302, 404)
        assert report.code not in answer.content.decode()
    client.logout()
    assert client.get(photo.get_absolute_url()).status_code == 404
    client.post(TRACKING, {"code": report.code, "secret": report.secret})
    assert client.get(photo.get_absolute_url()).status_code == 200


# --- The moderators ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "scope", "status"),
    [
        (Role.MARKET_MODERATOR, Membership.Scope.AGENCY, 200),
        (Role.SUPERVISOR, Membership.Scope.PROVINCE, 200),
        (Role.SPECIALIST, Membership.Scope.PROVINCE, 404),
        (Role.COMMUNICATIONS, Membership.Scope.PROVINCE, 404),
        (Role.ADMINISTRATOR, Membership.Scope.PROVINCE, 404),
    ],
)
def test_who_sees_the_worklist_and_a_report(client, role, scope, status):
    report = factory.report()
    sync_groups()
    user = officer(report.agency, role, scope=scope)
    sync_user(user)
    client.force_login(user)
    assert client.get(ADMIN).status_code == status
    assert client.get(f"{ADMIN}{report.pk}/").status_code == status
    client.post(f"{ADMIN}{report.pk}/lam/dismiss/", {"answer": "Không có."})
    report.refresh_from_db()
    assert (report.state == ReportState.DISMISSED) == (role == Role.MARKET_MODERATOR)


def test_the_moderator_sees_the_other_reports_and_decides(client):
    product = market.product()
    report, twin, foreign = factory.report(product), factory.report(product), factory.report()
    client.force_login(market.moderator())
    text = client.get(f"{ADMIN}{report.pk}/").content.decode()
    assert twin.code in text
    assert foreign.code not in text
    assert report.details in text
    kept = client.post(f"{ADMIN}{report.pk}/lam/uphold/", {"decision": "warn", "finding": "Sai nhãn", "answer": ""})
    assert "Sai nhãn" in kept.content.decode()
    done = client.post(f"{ADMIN}{report.pk}/lam/uphold/", {"decision": "warn", **factory.WORDS})
    assert done.status_code == 302
    assert "Nhắc nhở gian hàng" in client.get(f"{ADMIN}{report.pk}/").content.decode()


def test_the_worklist_costs_the_same_however_long_it_is(client, django_assert_max_num_queries):
    product = market.product()
    for _number in range(4):
        factory.report(product)
    client.force_login(market.moderator())
    client.get(ADMIN)
    with django_assert_max_num_queries(30):
        client.get(f"{ADMIN}?ke=tat-ca")
