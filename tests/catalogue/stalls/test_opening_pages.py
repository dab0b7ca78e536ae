"""The applicant's pages and the moderators' screens of opening a stall."""

from __future__ import annotations

import uuid

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError

from catalogue.stalls.openings.models import OpeningState, StallOpening
from catalogue.stalls.openings.pages import StallOpeningFormPage
from catalogue.stalls.openings.questions import opening_sections
from catalogue.stalls.pages import StallPage
from portal.casework.actions import apply
from portal.form_pages import actions as drafts
from portal.form_pages.models import Draft
from portal.organisations.groups import sync_groups, sync_user
from portal.organisations.models import Membership, Role
from tests.factories import catalogue as market
from tests.factories import market_cases as factory
from tests.factories.accounts import UserFactory
from tests.factories.casework import officer
from tests.factories.private_files import PrivateFileFactory

pytestmark = pytest.mark.django_db
MINE = "/cho-ao/gian-hang/xin-mo/"
ADMIN = "/quan-tri/mo-gian-hang/"


@pytest.fixture(autouse=True)
def _nothing_cached():
    """The list of communes is kept for a while."""
    cache.clear()


def draft_of(user, **changes) -> Draft:
    """Everything filled in, a person without papers to hand in."""
    page = factory.opening_page()
    answers = factory.opening_answers(loai_chu_the="person", **changes)
    made = drafts.begin(
        version=page.published_version, section="chu_gian_hang", answers={}, owner=user, key=uuid.uuid4()
    )
    Draft.objects.filter(pk=made.pk).update(
        answers=answers, saved_sections=[section.key for section in made.schema.sections]
    )
    return Draft.objects.get(pk=made.pk)


def send(client, draft):
    return client.post(f"/bieu-mau/{draft.pk}/kiem-tra/", {"cam_doan": "1"})


# --- The form ---------------------------------------------------------------------------------------------------------


def test_the_start_page_offers_the_sign_in_only_to_whoever_is_not_signed_in(client):
    page = factory.opening_page()
    text = client.get(page.url).content.decode()
    assert "Đăng nhập để điền đơn" in text
    assert "Bắt đầu điền đơn" not in text
    client.force_login(UserFactory())
    text = client.get(page.url).content.decode()
    assert "Bắt đầu điền đơn" in text
    assert "Đăng nhập để điền đơn" not in text


def test_the_form_of_a_new_market_holds_together_and_asks_what_the_stall_needs():
    market.category(name="Gạo")
    market.category(name="Chè")
    page = StallOpeningFormPage(title="Đơn", slug="don", sections=opening_sections())
    page.clean()
    assert {field.key for field in page.build_schema().fields()} >= {"nganh_hang", "giay_dang_ky", "giay_attp"}


@pytest.mark.parametrize("key", ["ma_so", "dong_y_quy_che", "mat_hang"])
def test_a_form_without_a_needed_question_is_refused(key):
    sections = opening_sections()
    for one in sections:
        one["value"]["fields"] = [field for field in one["value"]["fields"] if field["value"]["key"] != key]
    with pytest.raises(ValidationError, match=key):
        StallOpeningFormPage(title="Đơn", slug="don", sections=sections).clean()


def test_a_form_with_an_unknown_kind_of_merchant_is_refused():
    sections = opening_sections()
    sections[0]["value"]["fields"][0]["value"]["options"].append({"label": "Vua", "value": "vua"})
    with pytest.raises(ValidationError, match="loai_chu_the"):
        StallOpeningFormPage(title="Đơn", slug="don", sections=sections).clean()


def test_sending_twice_is_one_application_and_leads_to_its_page(client):
    user = UserFactory()
    client.force_login(user)
    draft = draft_of(user)
    first = send(client, draft)
    case = StallOpening.objects.get()
    assert first.url == case.get_absolute_url() == f"{MINE}{case.code}/"
    assert send(client, draft).url == first.url
    assert StallOpening.objects.count() == 1
    assert client.get(first.url).status_code == 200


def test_a_draft_of_nobody_is_not_sent_and_says_why(client):
    draft = draft_of(None)
    session = client.session
    session["form_drafts"] = [str(draft.pk)]
    session.save()
    answer = send(client, draft)
    assert answer.status_code == 200
    assert "phải đăng nhập" in answer.content.decode()
    assert not StallOpening.objects.exists()
    client.force_login(user := UserFactory())
    session = client.session
    session["form_drafts"] = [str(draft.pk)]
    session.save()
    assert send(client, draft).status_code == 302
    assert StallOpening.objects.get().applicant == user


# --- The applicant ----------------------------------------------------------------------------------------------------


def test_own_applications_are_listed_and_foreign_ones_do_not_exist(client):
    user = UserFactory()
    mine, foreign = factory.opening(user), factory.opening()
    assert client.get(MINE).status_code == 302
    assert client.get(mine.get_absolute_url()).status_code == 302
    client.force_login(user)
    text = client.get(MINE).content.decode()
    assert mine.code in text
    assert foreign.code not in text
    assert client.get(mine.get_absolute_url()).status_code == 200
    for address in (foreign.get_absolute_url(), f"{foreign.get_absolute_url()}rut/", f"{MINE}GH-khong-co/"):
        assert client.get(address).status_code == 404
        assert client.post(address, {"note": "x"}).status_code == 404
    foreign.refresh_from_db()
    assert foreign.state == OpeningState.RECEIVED


def test_the_applicant_answers_in_place_just_what_was_asked(client):
    user = UserFactory()
    case = factory.opening(user)
    apply(
        case=case,
        transition="ask_supplement",
        actor=market.moderator(),
        data={"items": ["dia_chi", "giay_dang_ky"], "note": "Ghi rõ thôn; chụp lại giấy đăng ký."},
    )
    client.force_login(user)
    text = client.get(case.get_absolute_url()).content.decode()
    assert "chụp lại giấy đăng ký" in text
    assert 'name="dia_chi"' in text
    assert 'name="ten_phap_ly"' not in text
    incomplete = client.post(case.get_absolute_url(), {"dia_chi": "Thôn Mới"})
    assert incomplete.status_code == 422
    assert "Thôn Mới" in incomplete.content.decode()
    paper = PrivateFileFactory(purpose="catalogue.opening", owner=user)
    answer = client.post(case.get_absolute_url(), {"dia_chi": "Thôn Mới", "giay_dang_ky": str(paper.pk)})
    assert answer.status_code == 302
    case.refresh_from_db()
    assert case.state == OpeningState.RECEIVED
    assert case.answers["dia_chi"] == "Thôn Mới"
    assert case.answers["ten_phap_ly"] == case.legal_name
    assert [(kept.slot, kept.round) for kept in case.files.all()] == [("giay_dang_ky", 1)]
    late = client.post(case.get_absolute_url(), {"dia_chi": "Nơi khác"}, follow=True)
    assert "không chờ bổ sung nữa" in late.content.decode()


def test_the_applicant_withdraws_on_a_page_that_says_what_it_means(client):
    user = UserFactory()
    case = factory.opening(user)
    client.force_login(user)
    assert "không lấy lại được" in client.get(f"{case.get_absolute_url()}rut/").content.decode()
    assert client.post(f"{case.get_absolute_url()}rut/", {"note": ""}).status_code == 302
    case.refresh_from_db()
    assert case.state == OpeningState.WITHDRAWN
    assert client.get(f"{case.get_absolute_url()}rut/").status_code == 302
    assert client.get(f"{case.get_absolute_url()}khong-co/").status_code == 404


def test_after_approval_the_page_leads_to_the_stall_and_to_the_admin(client):
    user = UserFactory()
    case = factory.approved(user)
    client.force_login(user)
    text = client.get(case.get_absolute_url()).content.decode()
    assert case.stall.url in text
    assert "/quan-tri/gian-hang/" in text
    asked = client.post(f"{case.get_absolute_url()}xin-dong/", {"note": ""})
    assert asked.status_code == 422
    client.post(f"{case.get_absolute_url()}xin-dong/", {"note": "Nghỉ bán."})
    case.refresh_from_db()
    assert case.state == OpeningState.CLOSING_ASKED


def test_papers_are_opened_by_the_applicant_and_the_officers_alone(client):
    user = UserFactory()
    case = factory.opening(user)
    paper = PrivateFileFactory(purpose="catalogue.opening", owner=user, is_attached=True)
    case.files.create(slot="giay_dang_ky", file=paper)
    moderator, stranger = market.moderator(), UserFactory()
    for who, status in ((None, 404), (stranger, 404), (user, 200), (moderator, 200)):
        client.logout()
        if who is not None:
            client.force_login(who)
        assert client.get(paper.get_absolute_url()).status_code == status


# --- The moderators ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "scope", "status"),
    [
        (Role.MARKET_MODERATOR, Membership.Scope.AGENCY, 200),
        (Role.SUPERVISOR, Membership.Scope.PROVINCE, 200),
        (Role.SPECIALIST, Membership.Scope.PROVINCE, 404),
        (Role.COMMUNICATIONS, Membership.Scope.PROVINCE, 404),
        (Role.TRAINING_MANAGER, Membership.Scope.PROVINCE, 404),
        (Role.ADMINISTRATOR, Membership.Scope.PROVINCE, 404),
    ],
)
def test_who_sees_the_worklist_and_a_case(client, role, scope, status):
    case = factory.opening()
    sync_groups()
    user = officer(case.agency, role, scope=scope)
    sync_user(user)
    client.force_login(user)
    assert client.get(ADMIN).status_code == status
    assert client.get(f"{ADMIN}{case.pk}/").status_code == status
    client.post(f"{ADMIN}{case.pk}/lam/refuse/", {"note": "Không đủ"})
    case.refresh_from_db()
    assert (case.state == OpeningState.REFUSED) == (role == Role.MARKET_MODERATOR)


def test_a_merchant_meets_no_application_in_the_admin(client):
    case = factory.approved()
    client.force_login(case.applicant)
    for address in (ADMIN, f"{ADMIN}{case.pk}/", f"{ADMIN}{case.pk}/lich-su/"):
        answer = client.get(address)
        assert answer.status_code in (302, 404)
        assert case.code not in answer.content.decode()


def test_the_moderator_reads_answers_checklist_and_twins_and_opens_the_stall(client):
    twin = market.stall(tax_code="010199000077")
    case = factory.opening(ma_so="010199000077")
    client.force_login(market.moderator())
    text = client.get(f"{ADMIN}{case.pk}/").content.decode()
    assert "Hàng hóa không thuộc danh mục cấm kinh doanh" in text
    assert twin.title in text
    assert case.answers["mat_hang"] in text
    wrong = client.post(
        f"{ADMIN}{case.pk}/lam/approve/", {**factory.approval(case, rules=""), "revision": case.revision}
    )
    assert wrong.status_code == 422 or "Chưa đánh dấu" in wrong.content.decode()
    assert not StallPage.objects.filter(tax_code="010199000077").exclude(pk=twin.pk).exists()
    done = client.post(f"{ADMIN}{case.pk}/lam/approve/", {**factory.approval(case), "revision": case.revision})
    assert done.status_code == 302
    text = client.get(f"{ADMIN}{case.pk}/").content.decode()
    assert "đã đối chiếu lúc" in text
    assert StallPage.objects.filter(tax_code="010199000077").count() == 2


def test_the_worklist_costs_the_same_however_long_it_is(client, django_assert_max_num_queries):
    for _number in range(3):
        factory.opening()
        factory.approved()
    client.force_login(market.moderator())
    client.get(ADMIN)
    with django_assert_max_num_queries(30):
        client.get(f"{ADMIN}?ke=tat-ca")


def test_the_own_page_costs_few_queries(client, django_assert_max_num_queries):
    case = factory.approved()
    client.force_login(case.applicant)
    client.get(case.get_absolute_url())
    with django_assert_max_num_queries(25):
        client.get(case.get_absolute_url())
