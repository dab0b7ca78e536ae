"""The dossier's way from the citizen's hand to the result, and what may not happen on it."""

from __future__ import annotations

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from portal.audit.selectors import entries_of
from portal.casework.actions import apply
from portal.casework.actors import SecretHolder
from portal.casework.errors import Conflict, InvalidData, NotAllowed
from portal.notifications.models import Message
from portal.organisations.models import Role
from portal.private_files import contents
from services.dossiers import actions
from services.dossiers.models import Dossier
from services.dossiers.routing import NoCompetentAgency
from services.dossiers.states import DeliveryState, DossierState, PaymentState
from tests.factories.accounts import UserFactory
from tests.factories.organisations import MembershipFactory
from tests.factories.private_files import WINDOWS_PROGRAM
from tests.factories.services import (
    BLURRED,
    TUESDAY_MORNING,
    WRONG_NAME,
    Commune,
    accepted,
    answer,
    answers,
    ask_supplement,
    at,
    at_the_counter,
    attachment,
    finished,
    newest_version,
    returned,
    submitted,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune() -> Commune:
    return Commune()


# --- Handing in -------------------------------------------------------------------------------------------------------
def test_a_dossier_is_handed_in_with_everything_that_belongs_to_it(commune):
    dossier = submitted(commune)

    assert dossier.state == DossierState.REGISTERED
    assert dossier.agency == commune.agency
    assert dossier.code.startswith(commune.agency.case_code_prefix)
    assert [step.key for step in dossier.all_steps] == ["tiep_nhan", "tham_tra", "ky", "tra_ket_qua"]
    assert [step.key for step in dossier.active_steps] == ["tiep_nhan"]
    assert [one.slot for one in dossier.attachments.all()] == ["giay_chung_sinh"]
    assert dossier.papers.get().kind == "BN"
    assert dossier.subject_name == "Giàng Mẫu Châu"
    assert entries_of(dossier).filter(action="case.opened").exists()
    message = Message.objects.get(to="lythimau@example.com")
    assert dossier.code in message.subject
    assert dossier.secret in message.body


def test_the_same_submission_again_is_the_same_dossier(commune):
    first = submitted(commune, idempotency_key="mot-lan")
    second = submitted(commune, idempotency_key="mot-lan", attachments=[])

    assert second.pk == first.pk
    assert Dossier.objects.count() == 1
    assert Message.objects.filter(to="lythimau@example.com").count() == 1


def test_submitter_and_owner_are_two_people_unless_said_otherwise(commune):
    for_another = answers(commune.agency, nguoi_nop_la_chu_ho_so=False, chu_ho_so_ho_ten="Giàng A Khác")

    other = submitted(commune, answers=for_another)
    same = submitted(commune)

    assert (other.submitter_name, other.owner_name) == ("Lý Thị Mẫu", "Giàng A Khác")
    assert same.owner_name == same.submitter_name


def test_who_comes_later_than_the_law_asks_is_told_so(commune):
    in_time = submitted(commune, answers=answers(commune.agency, tre_ngay_sinh="2026-01-02"))
    late = submitted(commune, answers=answers(commune.agency, tre_ngay_sinh="2026-01-01"))

    assert in_time.late_note == ""
    assert "60 ngày" in late.late_note


def test_a_commune_without_an_agency_is_told_before_anything_is_kept(commune):
    nowhere = answers(commune.agency, noi_dang_ky={"code": "00000", "name": "Xã Không Có"})

    with pytest.raises(NoCompetentAgency, match="Xã Không Có"):
        submitted(commune, answers=nowhere)

    assert not Dossier.objects.exists()


def test_a_file_that_failed_keeps_nothing_of_the_submission(commune):
    gone = attachment(is_refused=True)

    with pytest.raises(ValidationError):
        submitted(commune, attachments=[("giay_chung_sinh", attachment()), ("giay_ket_hon", gone)])

    assert not Dossier.objects.exists()
    assert not Message.objects.exists()


# --- The clock --------------------------------------------------------------------------------------------------------
def test_acceptance_in_the_morning_appoints_the_same_day(commune):
    dossier = accepted(commune, now=TUESDAY_MORNING)

    assert dossier.state == DossierState.ACCEPTED
    assert dossier.due_at == at("2026-03-03 17:00")


def test_acceptance_after_three_appoints_the_next_working_day(commune):
    dossier = accepted(commune, now=at("2026-03-06 15:30"))

    assert dossier.due_at == at("2026-03-09 17:00")


def test_a_supplement_request_stops_the_clock_and_the_answer_resumes_the_same_remainder(commune):
    dossier = accepted(commune, now=TUESDAY_MORNING)
    ask_supplement(dossier, commune, now=at("2026-03-03 10:00"))
    left = dossier.remaining_minutes

    assert dossier.state == DossierState.SUPPLEMENT
    assert left == 90 + 240

    answer(dossier, SecretHolder.of(dossier), now=at("2026-03-05 08:30"))

    assert dossier.state == DossierState.PROCESSING
    assert dossier.due_at == at("2026-03-05 15:30")


def test_a_supplement_before_acceptance_leads_back_to_registration_with_no_clock(commune):
    dossier = submitted(commune)
    ask_supplement(dossier, commune, now=TUESDAY_MORNING)

    assert dossier.state == DossierState.SUPPLEMENT
    answer(dossier, SecretHolder.of(dossier), now=at("2026-03-04 08:00"))

    assert dossier.state == DossierState.REGISTERED
    assert dossier.due_at is None


def test_a_payment_request_stops_the_clock_until_it_is_paid(commune):
    dossier = accepted(commune)
    apply(
        case=dossier,
        transition="request_payment",
        actor=commune.specialist,
        data={"amount": "8000", "what_for": "Lệ phí quá hạn"},
        now=at("2026-03-03 10:00"),
    )
    assert (dossier.state, dossier.payment_state, dossier.clock) == ("6", PaymentState.DUE, "paused")

    apply(case=dossier, transition="confirm_payment", actor=commune.officer, data={}, now=at("2026-03-04 08:30"))

    assert (dossier.payment_state, dossier.clock) == (PaymentState.PAID, "running")


# --- Supplements ------------------------------------------------------------------------------------------------------
def test_a_supplement_names_what_to_mend_and_takes_only_that(commune):
    dossier = accepted(commune)
    ask_supplement(dossier, commune, BLURRED, WRONG_NAME, now=TUESDAY_MORNING)
    holder = SecretHolder.of(dossier)

    with pytest.raises(ValidationError, match="chữ đệm"):
        answer(dossier, holder, now=TUESDAY_MORNING)
    with pytest.raises(ValidationError, match="đúng những mục"):
        answer(dossier, holder, now=TUESDAY_MORNING, tre_ho_ten="Giàng Mẫu Châu", me_ho_ten="Người Khác")

    answer(dossier, holder, now=TUESDAY_MORNING, tre_ho_ten="Giàng Thị Mẫu Châu")

    assert dossier.answers["tre_ho_ten"] == "Giàng Thị Mẫu Châu"
    assert dossier.subject_name == "Giàng Thị Mẫu Châu"
    assert dossier.supplements.get().replaced == {"tre_ho_ten": "Giàng Mẫu Châu"}
    assert sorted(dossier.attachments.values_list("round", flat=True)) == [0, 1]


@pytest.mark.parametrize("missing", ["problem", "fix"])
def test_a_supplement_without_the_fault_or_the_fix_is_refused(commune, missing):
    dossier = accepted(commune)
    item = {**BLURRED.to_json(), missing: " "}

    with pytest.raises(InvalidData):
        apply(case=dossier, transition="ask_supplement", actor=commune.specialist, data={"items": [item], "ground": ""})

    assert dossier.state == DossierState.ACCEPTED


def test_the_second_supplement_request_counts_as_overdue(commune):
    dossier = accepted(commune)
    ask_supplement(dossier, commune, now=TUESDAY_MORNING)
    answer(dossier, SecretHolder.of(dossier), now=TUESDAY_MORNING)
    assert not dossier.counts_as_overdue

    ask_supplement(dossier, commune, now=at("2026-03-03 10:00"))

    assert dossier.counts_as_overdue


# --- To the end -------------------------------------------------------------------------------------------------------
def test_the_whole_way_ends_with_the_result_in_the_citizens_hands(commune):
    dossier = returned(commune)

    assert dossier.state == DossierState.RETURNED
    assert dossier.delivery_state == DeliveryState.DELIVERED
    assert dossier.results.get().name == "Giấy khai sinh"
    assert [step.state for step in dossier.all_steps] == ["done"] * 4
    assert dossier.phase == "closed"


def test_the_result_is_not_returned_without_its_file(commune):
    dossier = finished(commune)

    with pytest.raises(InvalidData, match="tệp kết quả"):
        apply(case=dossier, transition="return_result", actor=commune.officer, data={"received_by": "Lý Thị Mẫu"})


def test_a_program_is_not_taken_for_a_result(commune):
    dossier = finished(commune)
    program = SimpleUploadedFile("giay-khai-sinh.pdf", WINDOWS_PROGRAM, content_type="application/pdf")

    with pytest.raises(InvalidData):
        apply(
            case=dossier,
            transition="return_result",
            actor=commune.officer,
            data={"received_by": "Lý Thị Mẫu"},
            files={"result": program},
        )
    assert not dossier.results.exists()


def test_a_leader_sends_a_step_back_and_it_is_done_again(commune):
    dossier = accepted(commune)
    apply(case=dossier, transition="pass_on", actor=commune.specialist, data={})
    apply(
        case=dossier,
        transition="send_back",
        actor=commune.leader,
        data={"step": "tham_tra", "note": "Kiểm tra lại nơi sinh"},
    )

    assert [step.key for step in dossier.active_steps] == ["tham_tra"]
    assert dossier.active_steps[0].round == 2


def test_refusing_needs_a_reason_and_gives_form_03(commune):
    dossier = submitted(commune)
    with pytest.raises(InvalidData):
        apply(case=dossier, transition="refuse", actor=commune.officer, data={"note": ""})

    apply(case=dossier, transition="refuse", actor=commune.officer, data={"note": "Không thuộc thẩm quyền"})

    assert dossier.state == DossierState.REFUSED
    assert dossier.papers.filter(kind="03").exists()


def test_of_two_officers_acting_at_once_the_second_is_told_who_was_first(commune):
    dossier = submitted(commune)
    seen = Dossier.objects.get(pk=dossier.pk)
    second = MembershipFactory(agency=commune.agency, role=Role.DESK).user
    apply(case=dossier, transition="accept", actor=commune.officer)

    with pytest.raises(Conflict, match=str(commune.officer)):
        apply(case=seen, transition="refuse", actor=second, data={"note": "x"}, revision=seen.revision)


# --- Withdrawing and rating -------------------------------------------------------------------------------------------
def test_a_dossier_may_be_withdrawn_until_it_is_decided(commune):
    under_way, decided, given = accepted(commune), finished(commune), returned(commune)

    actions.withdraw(dossier=under_way, actor=SecretHolder.of(under_way))
    for dossier in (decided, given):
        with pytest.raises(NotAllowed):
            actions.withdraw(dossier=dossier, actor=SecretHolder.of(dossier))

    assert under_way.state == DossierState.WITHDRAWN


def test_nobody_withdraws_a_strangers_dossier(commune):
    dossier, another = accepted(commune), accepted(commune)

    with pytest.raises(NotAllowed):
        actions.withdraw(dossier=dossier, actor=UserFactory())
    with pytest.raises(NotAllowed):
        actions.withdraw(dossier=dossier, actor=SecretHolder.of(another))


def test_rating_comes_after_the_result_and_may_be_changed(commune):
    early, dossier = finished(commune), returned(commune)
    with pytest.raises(NotAllowed):
        actions.rate(dossier=early, actor=SecretHolder.of(early), stars=5)
    with pytest.raises(ValidationError):
        actions.rate(dossier=dossier, actor=SecretHolder.of(dossier), stars=6)

    actions.rate(dossier=dossier, actor=SecretHolder.of(dossier), stars=3)
    actions.rate(dossier=dossier, actor=SecretHolder.of(dossier), stars=5, comment="Nhanh")

    assert (dossier.rating, dossier.rating_comment) == (5, "Nhanh")


# --- Papers and the desk ----------------------------------------------------------------------------------------------
def test_the_receipt_of_a_walk_in_is_form_01_with_the_appointed_hour(commune):
    dossier = at_the_counter(commune)
    apply(case=dossier, transition="accept", actor=commune.officer, now=TUESDAY_MORNING)

    assert dossier.intake_agency == commune.agency
    assert dossier.desk == commune.desk
    assert [paper.kind for paper in dossier.papers.all()] == ["01"]


def test_a_desk_elsewhere_takes_in_for_the_competent_commune(commune):
    elsewhere = Commune()
    dossier = submitted(commune, entered_by=elsewhere.officer, intake_agency=elsewhere.agency, channel="desk")

    assert (dossier.agency, dossier.intake_agency) == (commune.agency, elsewhere.agency)
    assert dossier.all_steps[0].agency == elsewhere.agency
    assert dossier.all_steps[1].agency == commune.agency


def test_a_paper_printed_again_is_the_same_to_the_byte(commune):
    from portal.private_files import contents

    dossier = accepted(commune)
    file = dossier.papers.get(kind="01").file

    assert contents.read(file.storage_name) == contents.read(file.storage_name)
    assert contents.read(file.storage_name)[:5] == b"%PDF-"


def test_a_version_of_a_dossier_cannot_be_thrown_away(commune):
    from django.db.models import ProtectedError

    dossier = submitted(commune)
    version = newest_version()

    with pytest.raises(ProtectedError):
        version.delete()
    assert dossier.version == version


# --- The tracking code, and what is said of the clock -----------------------------------------------------------------
def said_by(paper) -> str:
    """A paper's text without blanks: where its lines break is the typesetter's business."""
    content = io.BytesIO(contents.read(paper.file.storage_name))
    text = "".join(page.extract_text() for page in PdfReader(content).pages)
    return "".join(text.replace("\u200b", "").split())


def newest_message() -> str:
    return Message.objects.filter(to="lythimau@example.com").latest("pk").body


def test_a_walk_in_has_the_tracking_code_from_form_01_and_from_the_mail(commune):
    walk_in, online = at_the_counter(commune), submitted(commune)

    apply(case=walk_in, transition="accept", actor=commune.officer, now=TUESDAY_MORNING)
    assert f"Mã tra cứu: {walk_in.secret}" in newest_message()
    apply(case=online, transition="accept", actor=commune.officer, now=TUESDAY_MORNING)
    assert online.secret not in newest_message()

    assert f"mãtracứu{walk_in.secret}" in said_by(walk_in.papers.get(kind="01"))
    assert online.secret not in said_by(online.papers.get(kind="01"))
    assert f"mãtracứu{online.secret}" in said_by(online.papers.get(kind="BN"))


def test_only_a_running_clock_is_said_to_be_paused(commune):
    before, after = submitted(commune), accepted(commune)

    ask_supplement(before, commune, now=TUESDAY_MORNING)
    assert "tạm dừng" not in newest_message()
    assert "chưa tính" in newest_message()
    ask_supplement(after, commune, now=TUESDAY_MORNING)
    assert "tạm dừng" in newest_message()

    assert "thờihạngiảiquyếtchưatính" in said_by(before.papers.get(kind="02"))
    assert "Thờigianchờbổsungkhôngtính" in said_by(after.papers.get(kind="02"))
