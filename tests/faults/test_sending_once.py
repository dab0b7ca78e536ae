"""However often and from wherever the same form is sent, it is one dossier, and every answer leads to it."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from portal.audit import verification
from portal.audit.models import Chain
from services.dossiers.actions import submit_dossier
from services.dossiers.models import Dossier
from services.dossiers.receipt_links import dossier_pk
from tests.factories.accounts import UserFactory
from tests.factories.services import answers, newest_version
from tests.faults.conftest import at_once
from tests.faults.drafts import ONCE, filled_draft, outcome

SENT = {"cam_doan": "co"}


def leads_to(answer) -> Dossier:
    """The dossier that an answer's redirect opens."""
    assert answer.status_code == 302
    return Dossier.objects.get(pk=dossier_pk(answer.url.rstrip("/").rsplit("/", 1)[-1]))


@pytest.fixture
def sending(commune, form_page):
    """A signed-in citizen with a form that only needs to be sent."""

    class Sending:
        citizen = UserFactory()
        draft = filled_draft(form_page.published_version, commune.agency, owner=citizen)
        url = f"/bieu-mau/{draft.pk}/kiem-tra/"

        def browser(self) -> Client:
            client = Client()
            client.force_login(self.citizen)
            return client

    return Sending()


@pytest.mark.django_db
def test_a_form_sent_again_leads_to_the_same_dossier(sending):
    client = sending.browser()

    first, second, third = (client.post(sending.url, SENT) for _time in range(3))

    assert leads_to(first) == leads_to(second) == leads_to(third)
    assert outcome(sending.draft) == ONCE


@pytest.mark.django_db
def test_reloading_the_page_after_sending_sends_nothing(sending):
    client = sending.browser()
    received = client.post(sending.url, SENT).url

    pages = [client.get(received) for _time in range(3)]

    assert {page.status_code for page in pages} == {200}
    assert all(Dossier.objects.get().code in page.content.decode() for page in pages)
    assert outcome(sending.draft) == ONCE


@pytest.mark.django_db
def test_the_back_button_after_sending_leads_to_the_dossier_not_to_the_form(sending):
    client = sending.browser()
    dossier = leads_to(client.post(sending.url, SENT))

    back_to_review = client.get(sending.url)
    back_to_section = client.post(f"/bieu-mau/{sending.draft.pk}/phan/tre/", {"tre_ho_ten": "Tên Khác"})

    assert leads_to(back_to_review) == leads_to(back_to_section) == dossier
    assert Dossier.objects.get().answers["tre_ho_ten"] != "Tên Khác"


@pytest.mark.django_db
def test_somebody_else_cannot_send_it(sending):
    stranger = Client()
    stranger.force_login(UserFactory())

    assert stranger.post(sending.url, SENT).status_code == 404
    assert Client().post(sending.url, SENT).status_code == 404
    assert not Dossier.objects.exists()


@pytest.mark.slow
def test_a_form_sent_by_eight_at_once_is_one_dossier(own_connections, sending):
    browsers = [sending.browser() for _number in range(8)]

    sent = at_once(*[lambda client=client: client.post(sending.url, SENT) for client in browsers])

    assert len({leads_to(answer).pk for answer in sent}) == 1
    assert outcome(sending.draft) == ONCE
    assert list(verification.findings(Chain.objects.all())) == []


@pytest.mark.slow
def test_the_same_key_from_eight_places_at_once_is_one_dossier(own_connections, commune):
    version = newest_version()

    def work() -> int:
        return submit_dossier(
            version=version, answers=answers(commune.agency), attachments=[], idempotency_key="mot-lan"
        ).pk

    assert len(set(at_once(*[work] * 8))) == 1
    assert Dossier.objects.count() == 1


@pytest.mark.slow
def test_forms_sent_at_once_have_numbers_of_their_own(own_connections, commune, form_page):
    version = form_page.published_version
    people = [UserFactory() for _number in range(8)]
    drafts = [filled_draft(version, commune.agency, owner=person) for person in people]

    def sender(person, draft):
        client = Client()
        client.force_login(person)
        return lambda: client.post(f"/bieu-mau/{draft.pk}/kiem-tra/", SENT)

    sent = at_once(*[sender(person, draft) for person, draft in zip(people, drafts, strict=True)])

    codes = sorted(leads_to(answer).code for answer in sent)
    assert [int(code.rsplit("-", 1)[-1]) for code in codes] == list(range(1, 9))
    assert [outcome(draft) for draft in drafts] == [ONCE] * 8


@pytest.mark.slow
def test_a_first_section_double_clicked_is_one_draft(own_connections, form_page):
    from portal.form_pages.models import Draft
    from tests.form_pages.conftest import hidden_inputs

    client = Client()
    url = f"/bieu-mau/moi/{form_page.pk}/"
    ticket = hidden_inputs(client.get(url))
    cache.clear()
    typed = {
        **ticket,
        "nguoi_nop_ho_ten": "Lý Thị Mẫu",
        "nguoi_nop_so_dinh_danh": "010199000001",
        "nguoi_nop_dien_thoai": "0912345678",
        "nguoi_nop_dia_chi": "Thôn Thử",
        "nguoi_nop_la_chu_ho_so": "yes",
    }

    def click():
        same = Client()
        same.cookies = client.cookies
        return same.post(url, typed)

    answers = at_once(*[click] * 4)

    assert {answer.status_code for answer in answers} == {302}
    assert Draft.objects.count() == 1
