"""The officers' side: who sees and does what, the worklist, the dossier's page, walk-ins."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from portal.casework.actions import apply
from portal.casework.actors import SecretHolder
from portal.casework.errors import NotAllowed
from portal.casework.steps import claim
from portal.organisations.groups import sync_groups
from portal.organisations.models import Membership, Role
from services.desk.viewsets import WORKLIST as WORKLIST_OF_DOSSIERS
from services.dossiers.models import Dossier
from services.dossiers.states import DossierState
from services.dossiers.supplements import SupplementRequest
from tests.factories.organisations import MembershipFactory
from tests.factories.private_files import pdf
from tests.factories.services import (
    BLURRED,
    TUESDAY_MORNING,
    WRONG_NAME,
    Commune,
    accepted,
    answer,
    ask_supplement,
    at,
    birth_registration,
    finished,
    submitted,
)

pytestmark = pytest.mark.django_db
WORKLIST = "/quan-tri/ho-so/"


@pytest.fixture(autouse=True)
def admin_is_open_to_officers(settings, db):
    settings.SECOND_FACTOR_REQUIRED = False
    sync_groups()


@pytest.fixture
def commune() -> Commune:
    return Commune()


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def case_url(dossier: Dossier) -> str:
    return reverse("ho-so:case", args=[dossier.pk])


def acts_of(client: Client, dossier: Dossier) -> set[str]:
    """The acts that the page offers, by name."""
    return {act["row"].name for act in client.get(case_url(dossier)).context["acts"]}


# --- Who sees what ----------------------------------------------------------------------------------------------------
def test_officers_of_another_agency_meet_404_everywhere(commune):
    dossier = accepted(commune)
    stranger = signed_in(Commune().specialist)
    addresses = [
        case_url(dossier),
        reverse("ho-so:history", args=[dossier.pk]),
        reverse("ho-so:act", args=[dossier.pk, "pass_on"]),
        dossier.attachments.first().file.get_absolute_url(),
        dossier.papers.first().file.get_absolute_url(),
    ]

    for address in addresses:
        assert stranger.get(address).status_code == 404, address
    assert case_url(dossier) not in stranger.get(f"{WORKLIST}?ke=tat-ca&q={dossier.code}").content.decode()


def test_an_agency_that_took_in_for_another_sees_the_dossier(commune):
    elsewhere = Commune()
    dossier = submitted(commune, entered_by=elsewhere.officer, intake_agency=elsewhere.agency, channel="desk")

    assert signed_in(elsewhere.officer).get(case_url(dossier)).status_code == 200


def test_a_supervisor_of_the_province_reads_and_does_nothing(commune):
    supervisor = MembershipFactory(role=Role.SUPERVISOR, scope=Membership.Scope.PROVINCE).user
    dossier = accepted(commune)

    assert acts_of(signed_in(supervisor), dossier) == set()


@pytest.mark.parametrize(
    ("who", "acts"),
    [
        ("officer", {"withdraw"}),
        ("specialist", {"ask_supplement", "pass_on", "request_payment"}),
        ("leader", {"stop"}),
    ],
)
def test_the_page_offers_exactly_the_acts_of_this_step_and_role(commune, who, acts):
    dossier = accepted(commune)

    assert acts_of(signed_in(getattr(commune, who)), dossier) == acts


def test_after_the_decision_only_the_desk_has_something_to_do(commune):
    dossier = finished(commune)

    assert acts_of(signed_in(commune.officer), dossier) == {"return_result"}
    assert acts_of(signed_in(commune.leader), dossier) == set()


# --- Acting -----------------------------------------------------------------------------------------------------------
def test_an_officer_accepts_by_a_click(commune):
    dossier = submitted(commune)
    client = signed_in(commune.officer)

    client.post(reverse("ho-so:act", args=[dossier.pk, "accept"]), {"revision": dossier.revision})

    dossier.refresh_from_db()
    assert dossier.state == DossierState.ACCEPTED


def test_a_supplement_is_asked_for_with_a_fault_and_a_fix_for_each_item(commune):
    dossier = accepted(commune)
    client = signed_in(commune.specialist)
    address = reverse("ho-so:act", args=[dossier.pk, "ask_supplement"])
    ticked = {"items-slot-giay_chung_sinh": "1", "items-slot-giay_chung_sinh-problem": "Ảnh mờ"}

    refused = client.post(address, ticked)
    assert refused.status_code == 422
    assert "cách sửa" in refused.content.decode()
    assert "Ảnh mờ" in refused.content.decode()

    client.post(address, {**ticked, "items-slot-giay_chung_sinh-fix": "Chụp lại"})
    request = SupplementRequest.objects.get(dossier=dossier)
    assert [(item.key, item.problem, item.fix) for item in request.items] == [("giay_chung_sinh", "Ảnh mờ", "Chụp lại")]
    assert dossier.papers.filter(kind="02").exists()


def test_a_second_request_is_warned_of(commune):
    dossier = accepted(commune)
    ask_supplement(dossier, commune, now=TUESDAY_MORNING)
    answer(dossier, SecretHolder.of(dossier), now=TUESDAY_MORNING)

    text = signed_in(commune.specialist).get(case_url(dossier)).content.decode()

    assert "bị tính là quá hạn" in text


def test_the_page_shows_what_a_correction_replaced(commune):
    dossier = accepted(commune)
    ask_supplement(dossier, commune, BLURRED, WRONG_NAME, now=TUESDAY_MORNING)
    answer(dossier, SecretHolder.of(dossier), now=TUESDAY_MORNING, tre_ho_ten="Giàng Thị Mẫu Châu")

    text = signed_in(commune.specialist).get(case_url(dossier)).content.decode()

    assert "Giàng Thị Mẫu Châu" in text
    assert "Giàng Mẫu Châu</del>" in text
    assert "Bản đã được thay" in text


def test_many_dossiers_are_accepted_at_once(commune):
    dossiers = [submitted(commune) for _number in range(3)]
    client = signed_in(commune.officer)

    picked = [f"{dossier.pk}:{dossier.revision}" for dossier in dossiers]
    client.post(reverse("ho-so:bulk"), {"transition": "accept", "ho_so": picked})

    assert set(Dossier.objects.values_list("state", flat=True)) == {DossierState.ACCEPTED}


# --- A supplement brought to the counter ------------------------------------------------------------------------------
def supplement_url(dossier: Dossier) -> str:
    return reverse("ho-so:supplement", args=[dossier.pk])


def waiting_for_a_supplement(commune: Commune) -> Dossier:
    dossier = accepted(commune)
    ask_supplement(dossier, commune, BLURRED, WRONG_NAME, now=TUESDAY_MORNING)
    return dossier


def test_the_desk_fills_the_supplement_form_for_the_person_at_the_counter(commune):
    dossier = waiting_for_a_supplement(commune)
    client = signed_in(commune.officer)
    assert supplement_url(dossier) in client.get(case_url(dossier)).content.decode()

    page = client.get(supplement_url(dossier)).content.decode()
    assert BLURRED.fix in page
    assert 'name="tre_ho_ten"' in page
    assert 'name="me_ho_ten"' not in page

    incomplete = client.post(supplement_url(dossier), {"tre_ho_ten": "Giàng Thị Mẫu Châu"})
    assert incomplete.status_code == 422
    dossier.refresh_from_db()
    assert dossier.state == DossierState.SUPPLEMENT

    scan = SimpleUploadedFile("quet-lai.pdf", pdf(), content_type="application/pdf")
    sent = client.post(supplement_url(dossier), {"tre_ho_ten": "Giàng Thị Mẫu Châu", "giay_chung_sinh-tep": scan})
    assert sent.status_code == 302, sent.content.decode()
    dossier.refresh_from_db()
    assert dossier.state == DossierState.PROCESSING
    assert dossier.answers["tre_ho_ten"] == "Giàng Thị Mẫu Châu"
    assert dossier.attachments.filter(slot="giay_chung_sinh", round=1).count() == 1
    assert dossier.events.get(transition="answer_supplement").actor == commune.officer
    assert client.get(supplement_url(dossier)).status_code == 302


def test_a_supplement_cannot_be_closed_by_a_mere_click(commune):
    dossier = waiting_for_a_supplement(commune)
    act = reverse("ho-so:act", args=[dossier.pk, "answer_supplement"])

    answer = signed_in(commune.officer).post(act, {"revision": dossier.revision})

    assert answer["Location"] == supplement_url(dossier)
    with pytest.raises(NotAllowed):
        apply(case=dossier, transition="answer_supplement", actor=commune.officer)
    dossier.refresh_from_db()
    assert dossier.state == DossierState.SUPPLEMENT
    assert dossier.open_supplement is not None


def test_only_the_desk_that_took_the_dossier_in_opens_the_supplement_form(commune):
    dossier = waiting_for_a_supplement(commune)

    for person in (commune.specialist, commune.leader, Commune().officer):
        assert signed_in(person).get(supplement_url(dossier)).status_code == 404
        assert signed_in(person).post(supplement_url(dossier)).status_code == 404


# --- The worklist -----------------------------------------------------------------------------------------------------
def test_the_worklist_takes_at_most_twenty_queries_however_many_dossiers(commune, django_assert_max_num_queries):
    for _number in range(12):
        submitted(commune)
    client = signed_in(commune.officer)
    client.get(WORKLIST)
    with django_assert_max_num_queries(20):
        text = client.get(WORKLIST).content.decode()
    assert text.count("Đăng ký khai sinh –") >= 12


def test_the_worklist_finds_by_number_and_by_folded_name(commune):
    dossier = submitted(commune)
    client = signed_in(commune.officer)

    for words in (dossier.code, "giang mau", "ly thi"):
        assert dossier.code in client.get(WORKLIST, {"ke": "tat-ca", "q": words}).content.decode()
    assert dossier.code not in client.get(WORKLIST, {"ke": "tat-ca", "q": "khong co ai"}).content.decode()


def test_a_dossier_not_taken_in_yet_says_until_when_it_wants_an_answer(commune):
    """Eight working hours: handed in on Tuesday at nine, answered by Wednesday at nine."""
    dossier = submitted(commune)

    def due_and_shelves(now):
        page = WORKLIST_OF_DOSSIERS.page(commune.officer, {"ke": "tat-ca"}, now)
        return page.rows[0].due.text, page.counts["hom-nay"], page.counts["qua-han"]

    assert due_and_shelves(at("2026-03-03 16:00")) == ("tiếp nhận: còn 2 giờ", 0, 0)
    claim(case=dossier, step_pk=dossier.active_steps[0].pk, actor=commune.officer)
    assert due_and_shelves(at("2026-03-04 08:00")) == ("tiếp nhận: còn 1 giờ", 1, 0)
    assert due_and_shelves(at("2026-03-04 10:00")) == ("tiếp nhận: quá hạn 1 giờ", 0, 1)

    ask_supplement(dossier, commune, now=at("2026-03-04 10:00"))
    answer(dossier, SecretHolder.of(dossier), now=at("2026-03-04 11:00"))
    assert due_and_shelves(at("2026-03-05 10:00")) == ("", 0, 0)


# --- Walk-ins ---------------------------------------------------------------------------------------------------------
def test_the_desk_picks_a_procedure_and_begins_its_form_for_a_walk_in(commune):
    birth_registration()
    client = signed_in(commune.officer)
    page = client.get(reverse("ho-so:intake"), {"q": "khai sinh"})
    address = page.context["rows"][0]["href"]

    assert client.get(address, follow=True).status_code == 200
    assert signed_in(commune.specialist).get(reverse("ho-so:intake")).status_code == 404


def test_editors_open_the_pages_of_a_procedure_in_the_admin(admin_client):
    procedure = birth_registration()
    form = procedure.get_children().first()

    for page in (procedure, form, procedure.get_parent()):
        assert admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    for snippet in ("field", "lifeevent"):
        assert admin_client.get(reverse(f"wagtailsnippets_services_{snippet}:list")).status_code == 200
