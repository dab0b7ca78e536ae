"""From the application to the stall: who may do what, what follows, what is refused."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from catalogue.market.policy import MarketPolicy
from catalogue.stalls.openings import actions
from catalogue.stalls.openings.models import OpeningState, StallOpening
from catalogue.stalls.pages import StallPage, Standing
from portal.audit.models import Entry
from portal.casework.actions import apply
from portal.casework.errors import InvalidData, NotAllowed
from portal.casework.models import ClockState
from portal.notifications.models import Message
from portal.organisations.models import Membership, Role
from tests.factories import catalogue as market
from tests.factories import market_cases as factory
from tests.factories.accounts import UserFactory
from tests.factories.casework import officer
from tests.factories.services import TUESDAY_MORNING

pytestmark = pytest.mark.django_db


def act(case, name, actor, **data):
    return apply(case=case, transition=name, actor=actor, data=data)


def test_an_application_is_the_operators_case_with_a_deadline_and_the_applicant_is_told():
    case = factory.opening(now=TUESDAY_MORNING)
    assert case.agency == MarketPolicy.load().operator
    assert case.state == OpeningState.RECEIVED
    assert case.code.startswith("GH-")
    assert (case.due_at.date() - TUESDAY_MORNING.date()).days == 3
    assert [step.role for step in case.active_steps] == [Role.MARKET_MODERATOR]
    message = Message.objects.get(key=f"opening:{case.pk}:received")
    assert message.to == case.email
    assert case.get_absolute_url() in message.body


def test_approving_opens_the_stall_with_its_rights_and_its_first_merchant():
    applicant = UserFactory()
    case = factory.opening(applicant, so_tai_khoan="0001", ngan_hang="000000")
    moderator = market.moderator()
    act(case, "approve", moderator, **factory.approval(case, title="Gạo Mẫu", slug="gao-mau", name_en="Sample Rice"))
    stall = StallPage.objects.get(slug="gao-mau")
    assert case.state == OpeningState.APPROVED
    assert case.stall == stall
    assert stall.is_open
    assert (stall.title, stall.name_en, stall.tax_code) == ("Gạo Mẫu", "Sample Rice", case.tax_code)
    assert (stall.bank_bin, stall.bank_account) == ("000000", "0001")
    assert stall.registered_on.isoformat() == "2024-05-06"
    assert stall.is_kept_by(applicant)
    assert stall.permissions_for_user(applicant).can_add_subpage()
    assert not stall.permissions_for_user(applicant).can_publish()
    assert Entry.objects.filter(action="stall.opened").count() == 1
    mail = Message.objects.filter(key__startswith=f"opening:{case.pk}:approve").get()
    assert "/quan-tri/gian-hang/" in mail.body
    assert "/cho-ao/gao-mau/" in mail.body
    assert case.clock == ClockState.STOPPED


@pytest.mark.parametrize("point", list(factory.CHECKED))
def test_no_stall_opens_before_every_point_of_the_law_is_ticked(point):
    case = factory.opening()
    with pytest.raises(InvalidData) as refused:
        act(case, "approve", market.moderator(), **factory.approval(case, **{point: ""}))
    assert list(refused.value.form.errors) == [point]
    assert not StallPage.objects.exists()
    case.refresh_from_db()
    assert case.state == OpeningState.RECEIVED


@pytest.mark.parametrize("slug", ["tim", "loai", "gian-hang", "Không Được", "a/b", "mo-gian-hang"])
def test_an_address_of_the_market_or_a_wrong_one_is_refused(slug):
    case = factory.opening()
    with pytest.raises(InvalidData):
        act(case, "approve", market.moderator(), **factory.approval(case, slug=slug))
    assert not StallPage.objects.exists()


def test_an_address_that_another_stall_has_is_refused():
    taken = market.stall(slug="gao-mau")
    case = factory.opening()
    with pytest.raises(InvalidData):
        act(case, "approve", market.moderator(), **factory.approval(case, slug=taken.slug))


def test_a_refusal_needs_reasons_and_the_applicant_reads_them():
    case, moderator = factory.opening(), market.moderator()
    with pytest.raises(InvalidData):
        act(case, "refuse", moderator, note=" ")
    act(case, "refuse", moderator, note="Giấy đăng ký đã hết hiệu lực.")
    assert case.state == OpeningState.REFUSED
    assert "hết hiệu lực" in Message.objects.get(key__startswith=f"opening:{case.pk}:refuse").body
    assert not StallPage.objects.exists()


def test_a_supplement_stops_the_clock_and_its_answer_starts_it_again():
    applicant = UserFactory()
    case = factory.opening(applicant)
    act(case, "ask_supplement", market.moderator(), items=["dia_chi"], note="Ghi rõ thôn.")
    assert case.state == OpeningState.NEEDS_MORE
    assert case.clock == ClockState.PAUSED
    assert case.asked_again == ["dia_chi"]
    actions.answer_supplement(case=case, actor=applicant, answers={**case.answers, "dia_chi": "Thôn Mới"})
    case.refresh_from_db()
    assert (case.state, case.clock, case.asked_again) == (OpeningState.RECEIVED, ClockState.RUNNING, [])
    assert case.answers["dia_chi"] == "Thôn Mới"


def test_a_supplement_names_questions_of_the_form():
    case, moderator = factory.opening(), market.moderator()
    for items in ([], ["khong_co"]):
        with pytest.raises(InvalidData):
            act(case, "ask_supplement", moderator, items=items, note="Thiếu")


def test_a_withdrawn_application_is_over():
    applicant = UserFactory()
    case = factory.opening(applicant)
    act(case, "withdraw", applicant)
    assert case.state == OpeningState.WITHDRAWN
    with pytest.raises(NotAllowed):
        act(case, "approve", market.moderator(), **factory.approval(case))


@pytest.mark.parametrize("name", ["approve", "ask_supplement", "refuse"])
def test_only_moderators_decide(name):
    case = factory.opening()
    operator = case.agency
    for actor in (
        case.applicant,
        UserFactory(),
        officer(operator, Role.SPECIALIST),
        officer(operator, Role.SUPERVISOR, scope=Membership.Scope.PROVINCE),
        officer(operator, Role.ADMINISTRATOR),
    ):
        with pytest.raises(NotAllowed):
            act(case, name, actor, note="x", **factory.approval(case))


def test_nobody_judges_an_application_of_their_own():
    moderator = market.moderator()
    case = factory.opening(moderator)
    with pytest.raises(NotAllowed):
        act(case, "approve", moderator, **factory.approval(case))


def test_a_stranger_neither_withdraws_nor_supplements():
    case = factory.opening()
    with pytest.raises(NotAllowed):
        act(case, "withdraw", UserFactory())
    act(case, "ask_supplement", market.moderator(), items=["dia_chi"], note="Ghi rõ")
    with pytest.raises(NotAllowed):
        actions.answer_supplement(case=case, actor=UserFactory(), answers=case.answers)


# --- Taking in --------------------------------------------------------------------------------------------------------


def test_the_same_submission_twice_is_one_application():
    submission = factory.opening_submission(UserFactory())
    assert actions.receive(submission=submission) == actions.receive(submission=submission)
    assert StallOpening.objects.count() == 1
    assert Message.objects.filter(key__contains=":received").count() == 1


def test_whoever_is_not_signed_in_is_refused_with_a_sentence():
    with pytest.raises(ValidationError, match="đăng nhập"):
        actions.receive(submission=factory.opening_submission(None))
    assert not StallOpening.objects.exists()


def test_without_an_operator_nothing_is_taken_in():
    submission = factory.opening_submission(UserFactory())
    MarketPolicy.objects.update(operator=None)
    with pytest.raises(ValidationError, match="cơ quan vận hành"):
        actions.receive(submission=submission)


def test_a_second_application_for_the_same_code_waits_for_the_first():
    applicant = UserFactory()
    first = factory.opening(applicant, ma_so="010199000012")
    with pytest.raises(ValidationError, match=first.code):
        factory.opening(applicant, ma_so="010199000012")
    act(first, "withdraw", applicant)
    assert factory.opening(applicant, ma_so="010199000012").pk != first.pk


@pytest.mark.parametrize(
    "wrong",
    [
        {"loai_chu_the": "vua"},
        {"xa_phuong": {"code": "00000", "name": "Không có"}},
        {"xa_phuong": None},
        {"dong_y_quy_che": False},
        {"ten_gian_hang": ""},
    ],
)
def test_answers_that_no_form_gives_are_refused(wrong):
    with pytest.raises(ValidationError):
        factory.opening(**wrong)
    assert not StallOpening.objects.exists()


# --- What the database holds ------------------------------------------------------------------------------------------


def test_the_database_keeps_one_application_in_hand_for_a_code():
    case = factory.opening()
    twin = StallOpening.objects.get(pk=case.pk)
    twin.pk, twin._state.adding, twin.code, twin.idempotency_key = None, True, "GH-2", "khac"
    with pytest.raises(IntegrityError), transaction.atomic():
        StallOpening.objects.bulk_create([twin])


@pytest.mark.parametrize("changes", [{"stall": "any"}, {"applicant": None}])
def test_the_database_refuses_a_stall_before_approval_and_a_case_of_nobody(changes):
    case, stall = factory.opening(), market.stall()
    changes = {key: stall.pk if value == "any" else value for key, value in changes.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        StallOpening.objects.filter(pk=case.pk).update(**changes)


def test_the_database_refuses_an_approved_case_without_stall():
    case = factory.approved()
    with pytest.raises(IntegrityError), transaction.atomic():
        StallOpening.objects.filter(pk=case.pk).update(stall=None)


# --- Standing of the stall by its case --------------------------------------------------------------------------------


def test_suspending_and_lifting_go_by_the_case():
    case, moderator = factory.approved(), market.moderator()
    act(case, "suspend", moderator, note="Chưa nộp giấy an toàn thực phẩm.")
    stall = StallPage.objects.get(pk=case.stall_id)
    assert (case.state, stall.standing, stall.live) == (OpeningState.SUSPENDED, Standing.SUSPENDED, False)
    act(case, "lift", moderator)
    stall.refresh_from_db()
    assert (case.state, stall.standing, stall.live) == (OpeningState.APPROVED, Standing.OPEN, True)


def test_a_merchant_asks_for_the_own_stall_to_be_closed_and_may_think_again():
    applicant = UserFactory()
    case = factory.approved(applicant)
    act(case, "ask_closing", applicant, note="Nghỉ bán.")
    assert case.state == OpeningState.CLOSING_ASKED
    assert [step.key for step in case.active_steps] == ["closing"]
    assert StallPage.objects.get(pk=case.stall_id).is_open
    act(case, "keep_open", applicant)
    assert case.state == OpeningState.APPROVED
    act(case, "ask_closing", applicant, note="Nghỉ hẳn.")
    with pytest.raises(NotAllowed):
        act(case, "close", applicant, note="Tự đóng")
    act(case, "close", market.moderator(), note="Theo đề nghị của chủ gian hàng.")
    assert StallPage.objects.get(pk=case.stall_id).standing == Standing.CLOSED


def test_an_applicant_who_keeps_the_stall_no_longer_cannot_ask_for_closing():
    applicant = UserFactory()
    case = factory.approved(applicant)
    case.stall.group.user_set.remove(applicant)
    with pytest.raises(NotAllowed):
        act(case, "ask_closing", applicant, note="Nghỉ")


def test_a_closed_stall_stays_closed():
    case, moderator = factory.approved(), market.moderator()
    act(case, "close", moderator, note="Giải thể.")
    assert case.table().available(moderator, case) == []
