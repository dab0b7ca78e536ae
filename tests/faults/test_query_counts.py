"""How many queries the main pages take, and that ten dossiers or sixty make no difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.accounts import UserFactory
from tests.factories.services import accepted, submitted
from tests.faults.drafts import filled_draft

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db

GUIDANCE, FORM, WORKLIST, CASE, TRACKING, MINE = 12, 15, 21, 40, 20, 20
WORKLIST_URL = "/quan-tri/ho-so/"


def queries_of(ask: Callable[[], object]) -> int:
    """The second asking: what is kept in the process is there by then, as it is at work."""
    ask()
    with CaptureQueriesContext(connection) as asked:
        answer = ask()
    assert answer.status_code == 200
    return len(asked)


@pytest.fixture
def citizen(client):
    user = UserFactory()
    client.force_login(user)
    return user


@pytest.mark.parametrize("signed_in", [False, True])
def test_guidance_page(client, form_page, signed_in):
    if signed_in:
        client.force_login(UserFactory())

    assert queries_of(lambda: client.get(form_page.get_parent().url)) <= GUIDANCE


@pytest.mark.parametrize("signed_in", [False, True])
def test_start_of_the_form(client, form_page, signed_in):
    if signed_in:
        client.force_login(UserFactory())

    assert queries_of(lambda: client.get(form_page.url)) <= FORM
    assert queries_of(lambda: client.get(f"/bieu-mau/moi/{form_page.pk}/")) <= FORM


def test_every_step_of_the_form(client, form_page, commune, citizen):
    draft = filled_draft(form_page.published_version, commune.agency, owner=citizen)
    base = f"/bieu-mau/{draft.pk}/"
    keys = [section.key for section in draft.schema.sections if section.key != "chu_ho_so"]
    pages = ["", "kiem-tra/", "de-sau/", *[f"phan/{key}/" for key in keys]]

    counted = {page: queries_of(lambda page=page: client.get(base + page)) for page in pages}

    assert {page: count for page, count in counted.items() if count > FORM} == {}


def test_the_form_of_somebody_who_has_not_signed_in(form_page, commune):
    from portal.form_pages import access

    client = Client()
    draft = filled_draft(form_page.published_version, commune.agency)
    client.get(f"/bieu-mau/tiep-tuc/{access.resume_token(draft.pk)}/")

    for page in ("", "phan/tre/", "phan/giay_to_ve_viec_sinh/", "kiem-tra/"):
        assert queries_of(lambda page=page: client.get(f"/bieu-mau/{draft.pk}/{page}")) <= FORM


def test_saving_a_section_takes_no_more_than_showing_it(client, form_page, commune, citizen):
    draft = filled_draft(form_page.published_version, commune.agency, owner=citizen)
    url = f"/bieu-mau/{draft.pk}/phan/tre/"

    with CaptureQueriesContext(connection) as asked:
        client.post(url, {"tre_ho_ten": "Giàng A Páo"})

    assert len(asked) <= FORM


@pytest.mark.slow
@pytest.mark.parametrize("role", ["officer", "specialist", "leader"])
def test_worklist_and_case_page_with_ten_dossiers_and_with_sixty(client, commune, role):
    for _number in range(10):
        accepted(commune)
    case = submitted(commune)
    client.force_login(getattr(commune, role))
    pages = {
        "all": f"{WORKLIST_URL}?ke=tat-ca",
        "first shelf": WORKLIST_URL,
        "search": f"{WORKLIST_URL}?ke=tat-ca&q=giang",
    }

    few = {name: queries_of(lambda url=url: client.get(url)) for name, url in pages.items()}
    few_case = queries_of(lambda: client.get(f"{WORKLIST_URL}{case.pk}/"))
    for _number in range(50):
        submitted(commune)
    many = {name: queries_of(lambda url=url: client.get(url)) for name, url in pages.items()}
    many_case = queries_of(lambda: client.get(f"{WORKLIST_URL}{case.pk}/"))

    assert max(few.values()) <= WORKLIST
    assert {name: many[name] - few[name] for name in pages if many[name] > few[name]} == {}
    assert many_case <= few_case <= CASE


@pytest.mark.slow
def test_own_dossiers_and_tracking_with_ten_dossiers_and_with_sixty(client, commune, citizen):
    for _number in range(10):
        dossier = submitted(commune, applicant=citizen)

    few = queries_of(lambda: client.get("/ho-so-cua-toi/"))
    tracked = queries_of(lambda: client.get(f"/tra-cuu/{dossier.code}/"))
    for _number in range(50):
        submitted(commune, applicant=citizen)
    many = queries_of(lambda: client.get("/ho-so-cua-toi/"))

    assert few <= MINE
    # A list longer than a page asks for its second page as well.
    assert many <= few + 1
    assert queries_of(lambda: client.get(f"/tra-cuu/{dossier.code}/")) <= tracked <= TRACKING
