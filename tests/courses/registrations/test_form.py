"""The form: the class comes with the address, the trainee with a signature, and why not is said before anything."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from courses.progress.models import Completion
from courses.registrations.models import Registration
from courses.registrations.pages import RegistrationFormPage, ensure_form, registration_url
from courses.registrations.questions import registration_sections
from courses.registrations.session_field import SESSION, TRAINEE
from courses.sessions import announcing
from courses.sessions.announcing import Kind
from portal.form_pages.field_types import type_named
from portal.form_pages.models import Draft
from portal.form_pages.schema import Field
from tests.courses.registrations.ground import asking, browser, form_page, submission
from tests.factories import courses
from tests.factories.organisations import AgencyFactory

if TYPE_CHECKING:
    from courses.sessions.models import CourseSession

pytestmark = [pytest.mark.once, pytest.mark.django_db]
CLASS = Field(key=SESSION, type="class", label="Lớp học")
PERSON = Field(key=TRAINEE, type="trainee", label="Người học", required=False)


def clean(field, text):
    return type_named(field.type).formfield(field).clean(text)


def test_a_class_that_is_kept_passes_again_when_it_is_put_into_the_form():
    session = courses.session()
    kept = clean(CLASS, str(session.pk))
    assert kept == {"pk": session.pk, "name": session.title}
    assert clean(CLASS, type_named("class").as_input(CLASS, kept)) == kept


@pytest.mark.parametrize("text", ["0", "999999999", "x", "१२", "1;", "9" * 50, "-1"])
def test_what_is_no_class_is_refused(text):
    courses.session()
    with pytest.raises(ValidationError):
        clean(CLASS, text)


def test_a_class_before_and_after_its_window_is_refused():
    now = timezone.now()
    early = courses.session(opens_at=now + timedelta(hours=1))
    late = courses.session(closes_at=now - timedelta(minutes=1))
    with pytest.raises(ValidationError, match="mở đăng ký từ"):
        clean(CLASS, str(early.pk))
    with pytest.raises(ValidationError, match="hết hạn"):
        clean(CLASS, str(late.pk))


def test_a_trainee_nobody_signed_is_refused_and_not_named():
    person = courses.official()
    signed = type_named("trainee").as_input(PERSON, {"pk": person.pk})
    assert clean(PERSON, signed) == {"pk": person.pk, "name": str(person)}
    for forged in (str(person.pk), signed[:-1] + "A", f"{person.pk + 1}:{signed.partition(':')[2]}"):
        with pytest.raises(ValidationError):
            clean(PERSON, forged)


def test_publishing_the_first_class_makes_the_usual_form_once():
    course = courses.course()
    assert not RegistrationFormPage.objects.child_of(course).exists()
    session = courses.session(course)
    courses.session(course)
    page = RegistrationFormPage.objects.child_of(course).get()
    assert page.live
    assert page.published_version is not None
    assert ensure_form(course).pk == page.pk
    assert registration_url(session) == f"{page.url}?lop={session.pk}"


def test_a_form_without_the_class_is_not_accepted():
    page = form_page(courses.session())
    for dropped in (SESSION, TRAINEE):
        sections = registration_sections()
        fields = sections[0]["value"]["fields"]
        sections[0]["value"]["fields"] = [field for field in fields if field["value"]["key"] != dropped]
        page.sections = sections
        with pytest.raises(ValidationError, match=dropped):
            page.full_clean()
    page.sections = registration_sections()
    page.full_clean()


def test_no_address_leads_to_a_form_that_is_closed_or_not_there():
    now = timezone.now()
    assert registration_url(courses.session(closes_at=now - timedelta(minutes=1))) == ""
    session, person = courses.session(), courses.official()
    assert registration_url(session, user=person).endswith(f"?lop={session.pk}&cho={person.pk}")
    form_page(session).unpublish()
    assert registration_url(session) == ""


# --- The start page -------------------------------------------------------------------------------------------------
def test_the_start_page_shows_the_class_and_asks_to_sign_in_first():
    session = courses.session()
    page = browser().get(registration_url(session)).content.decode()
    assert session.title in page
    assert "Đăng nhập để đăng ký" in page
    assert "Đăng ký ngay" not in page


def test_an_official_registers_from_the_start_page_by_one_button():
    session, person = courses.session(), courses.official()
    client = browser(person)
    assert "Đăng ký ngay" in client.get(registration_url(session)).content.decode()
    answer = client.post("/dao-tao/cua-toi/dang-ky/", {"lop": session.pk})
    case = Registration.objects.get(applicant=person)
    assert answer.url == case.get_absolute_url()
    assert case.place == "seat"
    again = client.post("/dao-tao/cua-toi/dang-ky/", {"lop": session.pk})
    assert again.url == case.get_absolute_url()
    assert Registration.objects.count() == 1


def test_the_one_button_is_not_there_where_the_course_asks_more():
    session, person = courses.session(), courses.official()
    asking(session)
    client = browser(person)
    page = client.get(registration_url(session)).content.decode()
    assert "Đăng ký ngay" not in page
    assert "Bắt đầu đăng ký" in page
    answer = client.post("/dao-tao/cua-toi/dang-ky/", {"lop": session.pk})
    assert answer.url == registration_url(session)
    assert not Registration.objects.exists()


def refusal(session: CourseSession, user, named="") -> str:
    client = browser(user)
    page = client.get(f"{form_page(session).url}?lop={session.pk}{named}").content.decode()
    assert "/bieu-mau/moi/" not in page
    assert "Đăng ký ngay" not in page
    return page


def test_every_reason_against_it_is_said_before_anything_is_filled_in():
    person = courses.official()
    wanted = courses.module()
    teaching = courses.course(module=wanted)
    page = refusal(courses.session(courses.course(prerequisites=[wanted])), person)
    assert wanted.name in page
    assert teaching.url in page
    assert "cấp xã" in refusal(courses.session(courses.course(audience_level="commune")), person)
    taken = courses.registered(user=person)
    assert taken.get_absolute_url() in refusal(taken.session, person)
    days = [timezone.localdate(taken.session.starts_at)]
    assert taken.session.title in refusal(courses.session(days=days), person)
    closed = courses.session(closes_at=timezone.now() - timedelta(hours=1))
    assert "hết hạn" in refusal(closed, person)


def test_a_prerequisite_that_ran_out_counts_no_longer():
    wanted, person = courses.module(), courses.official()
    session = courses.session(courses.course(prerequisites=[wanted]))
    earlier = courses.approved(courses.session(courses.course(module=wanted)), person)
    row = Completion.objects.create(
        registration=earlier, user=person, module=wanted, completed_on=timezone.localdate(), hours=7
    )
    days = [timezone.localdate() + timedelta(days=30)]
    session = courses.session(courses.course(prerequisites=[wanted]), days=days)
    assert "Đăng ký ngay" in browser(person).get(registration_url(session)).content.decode()
    row.valid_until = timezone.localdate() - timedelta(days=1)
    row.save()
    assert wanted.name in refusal(session, person)


def test_somebody_who_is_no_official_is_told_whom_to_ask():
    session, person = courses.session(), courses.official()
    person.memberships.all().delete()
    assert "người quản trị" in refusal(session, person)


def test_only_the_own_manager_sees_a_person_named_in_the_address():
    session, person = courses.session(), courses.official()
    stranger = courses.manager(AgencyFactory(provincial=True))
    named = f"&cho={person.pk}"
    assert person.full_name not in refusal(session, stranger, named)
    own = courses.manager(person.official.agency)
    page = browser(own).get(f"{registration_url(session)}{named}").content.decode()
    assert person.full_name in page
    assert "Đăng ký ngay" in page


# --- The whole way through the engine -------------------------------------------------------------------------------
def test_a_manager_fills_the_form_for_one_of_the_own_people():
    session, person = courses.session(), courses.official()
    page = asking(session)
    own = courses.manager(person.official.agency)
    client = browser(own)
    begin = f"/bieu-mau/moi/{page.pk}/?lop={session.pk}&cho={person.pk}"
    shown = client.get(begin)
    assert shown.status_code == 200, shown.url
    form = shown.context["form"]
    answers = {key: form[key].value() for key in (SESSION, TRAINEE)}
    assert answers[SESSION] == str(session.pk)
    assert answers[TRAINEE].startswith(f"{person.pk}:")
    assert person.full_name in shown.content.decode()
    answers |= {"phong": "2", shown.context["ticket_name"]: shown.context["ticket"]}
    review = client.post(begin, answers)
    draft = Draft.objects.get()
    assert draft.answers[TRAINEE]["pk"] == person.pk
    sent = client.post(review.url, {"cam_doan": "on"})
    case = Registration.objects.get()
    assert sent.url == case.get_absolute_url()
    assert (case.applicant, case.entered_by, case.answers["phong"]) == (person, own, "2")
    assert client.get(sent.url).status_code == 200


def test_a_class_cancelled_between_opening_and_sending_takes_nobody():
    session, person = courses.session(), courses.official()
    page = form_page(session)
    sent = submission(session, person)
    announcing.stop(session=session, kind=Kind.CANCELLED, reason="Giảng viên ốm", actor=courses.organiser())
    with pytest.raises(ValidationError, match="đã hủy"):
        page.hand_over(sent)
    answer = browser(person).post("/dao-tao/cua-toi/dang-ky/", {"lop": session.pk}, follow=True)
    assert "đã hủy" in answer.content.decode()
    assert not Registration.objects.exists()


def test_the_form_of_another_course_does_not_register():
    session, other = courses.session(), courses.session()
    with pytest.raises(ValidationError, match="không thuộc khóa học"):
        form_page(other).hand_over(submission(session, courses.official(), page=form_page(other)))


def test_nobody_registers_without_an_account():
    session = courses.session()
    with pytest.raises(ValidationError, match="đăng nhập"):
        form_page(session).hand_over(submission(session, None))


def test_answers_that_name_somebody_of_another_agency_register_nobody():
    session, person = courses.session(), courses.official()
    stranger = courses.manager(AgencyFactory(provincial=True))
    with pytest.raises(ValidationError, match="cơ quan mình"):
        form_page(session).hand_over(submission(session, stranger, trainee=person))
    assert browser(stranger).post("/dao-tao/cua-toi/dang-ky/", {"lop": session.pk, "cho": person.pk}).status_code == 404
    colleague = courses.official(person.official.agency)
    with pytest.raises(ValidationError, match="cơ quan mình"):
        form_page(session).hand_over(submission(session, colleague, trainee=person))
    assert not Registration.objects.exists()


def test_a_trainee_who_has_left_is_not_taken_for_the_sender():
    session, person = courses.session(), courses.official()
    own = courses.manager(person.official.agency)
    sent = submission(session, own, trainee=person)
    person.memberships.all().delete()
    with pytest.raises(ValidationError, match="không công tác"):
        form_page(session).hand_over(sent)


@pytest.mark.parametrize("answers", [{SESSION: "12"}, {SESSION: None}, {SESSION: {"pk": "12; drop"}}, {SESSION: []}])
def test_broken_answers_are_refused_with_a_sentence(answers):
    session = courses.session()
    with pytest.raises(ValidationError):
        form_page(session).hand_over(submission(session, courses.official(), answers=answers))


def test_the_start_page_costs_the_same_in_an_empty_and_in_a_full_class(
    django_assert_num_queries, django_assert_max_num_queries
):
    session, person = courses.session(capacity=1), courses.official()
    courses.registered(session)
    client, address = browser(person), registration_url(session)
    client.get(address)
    with django_assert_max_num_queries(40) as few:
        client.get(address)
    for _person in range(5):
        courses.registered(session)
    with django_assert_num_queries(len(few)):
        client.get(address)
