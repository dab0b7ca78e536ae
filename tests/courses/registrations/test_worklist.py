"""The worklist: everybody acts on what is theirs, and what is not theirs is not there."""

from __future__ import annotations

import pytest

from courses.registrations.models import Registration
from tests.courses.registrations.ground import WORKLIST, asking, browser, form_page, submission
from tests.factories import courses
from tests.factories.casework import officer
from tests.factories.organisations import AgencyFactory

pytestmark = pytest.mark.django_db


def routes(case):
    """Every address of a case, with how it is called."""
    step = case.all_steps[0].pk
    return [
        ("get", f"{WORKLIST}{case.pk}/", {}),
        ("get", f"{WORKLIST}{case.pk}/lich-su/", {}),
        ("get", f"{WORKLIST}{case.pk}/lam/endorse/", {}),
        ("post", f"{WORKLIST}{case.pk}/lam/endorse/", {}),
        ("post", f"{WORKLIST}{case.pk}/lam/withdraw/", {}),
        ("post", f"{WORKLIST}{case.pk}/buoc/{step}/nhan/", {}),
        ("post", f"{WORKLIST}hang-loat/", {"transition": "endorse", "ho_so": f"{case.pk}:0"}),
    ]


def test_a_foreign_registration_answers_404_on_every_route_and_stands_in_no_list():
    case = courses.registered()
    elsewhere = AgencyFactory(provincial=True)
    own = courses.registered(user=courses.official(elsewhere))
    for stranger in (courses.head(elsewhere), courses.manager(elsewhere), courses.organiser(elsewhere)):
        client = browser(stranger)
        for method, address, data in routes(case):
            assert getattr(client, method)(address, data).status_code == 404, (stranger, address)
        page = client.get(f"{WORKLIST}?ke=tat-ca").content.decode()
        assert case.code not in page
    assert own.code in browser(courses.head(elsewhere)).get(f"{WORKLIST}?ke=tat-ca").content.decode()
    case.refresh_from_db()
    assert case.state == "submitted"


def test_managers_and_heads_of_the_organising_agency_see_their_own_people_only():
    case = courses.registered()
    for officer_there in (courses.manager(courses.organiser_agency()), courses.head(courses.organiser_agency())):
        assert browser(officer_there).get(f"{WORKLIST}{case.pk}/").status_code == 404
    assert browser(courses.organiser()).get(f"{WORKLIST}{case.pk}/").status_code == 200


def test_trainers_and_officials_have_no_worklist():
    trainer = courses.trainer()
    case = courses.approved(courses.session(trainer=trainer))
    for nobody in (trainer, case.applicant):
        for _method, address, _data in routes(case)[:3]:
            assert browser(nobody).get(address).status_code in (302, 404)
        assert not Registration.objects.visible_to(nobody).exists()


def test_a_head_endorses_ten_at_once():
    session, agency = courses.session(), AgencyFactory(provincial=True)
    cases = [courses.registered(session, courses.official(agency)) for _person in range(10)]
    data = {"transition": "endorse", "ho_so": [f"{case.pk}:{case.revision}" for case in cases]}
    browser(courses.head(agency)).post(f"{WORKLIST}hang-loat/", data)
    assert Registration.objects.filter(state="endorsed").count() == 10


def test_an_organiser_approves_many_at_once_and_none_of_another_agency():
    session = courses.session()
    cases = [courses.endorsed(session) for _person in range(3)]
    client = browser(courses.organiser())
    data = {"transition": "approve", "ho_so": [f"{case.pk}:{case.revision}" for case in cases]}
    client.post(f"{WORKLIST}hang-loat/", data)
    assert Registration.objects.filter(state="approved").count() == 3
    foreign = courses.endorsed(courses.session(courses.course(organiser=AgencyFactory(provincial=True))))
    assert (
        client.post(f"{WORKLIST}hang-loat/", {"transition": "approve", "ho_so": f"{foreign.pk}:1"}).status_code == 404
    )


def test_the_case_page_shows_the_class_the_person_and_what_was_answered():
    session, person = courses.session(), courses.official()
    asking(session)
    manager = courses.manager(person.official.agency)
    sent = submission(session, manager, trainee=person, answers={"phong": "Phòng có thang máy"})
    form_page(session).hand_over(sent)
    case = Registration.objects.get()
    page = browser(courses.head(case.intake_agency)).get(f"{WORKLIST}{case.pk}/").content.decode()
    for words in (session.title, person.full_name, manager.full_name, "Phòng có thang máy", "Chưa hoàn thành mô đun"):
        assert words in page


def test_filters_narrow_by_class_course_agency_and_place():
    session = courses.session(capacity=1)
    seated, waiting = courses.registered(session), courses.registered(session)
    other = courses.registered()
    client = browser(courses.organiser())

    def shown(query):
        page = client.get(f"{WORKLIST}?ke=tat-ca&{query}").content.decode()
        return {case.pk for case in (seated, waiting, other) if case.code in page}

    assert shown(f"lop={session.pk}") == {seated.pk, waiting.pk}
    assert shown(f"khoa={other.session.course_id}") == {other.pk}
    assert shown(f"noi-cong-tac={waiting.intake_agency_id}") == {waiting.pk}
    assert shown("cho=queue") == {waiting.pk}


def test_the_list_costs_the_same_for_few_and_for_many(django_assert_num_queries, django_assert_max_num_queries):
    session = courses.session()
    client = browser(courses.organiser())
    courses.registered(session)
    client.get(f"{WORKLIST}?ke=tat-ca")
    with django_assert_max_num_queries(30) as few:
        client.get(f"{WORKLIST}?ke=tat-ca")
    for _person in range(6):
        courses.registered(session)
    with django_assert_num_queries(len(few)):
        client.get(f"{WORKLIST}?ke=tat-ca")


def test_a_specialist_of_the_agency_has_no_part_in_it():
    case = courses.registered()
    colleague = officer(case.intake_agency)
    assert not Registration.objects.visible_to(colleague).exists()
