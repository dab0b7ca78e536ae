"""After a class was finished: results are corrected by the organiser alone, with a reason, and nothing else moves."""

from __future__ import annotations

import pytest

from courses.attendance.actions import finish_session
from courses.certificates.models import Certificate
from courses.progress.models import Completion
from courses.registrations.models import Registration
from portal.casework.actions import apply
from portal.casework.errors import InvalidData, NotAllowed
from tests.courses.attendance.ground import browser, class_with, first, over, presence_of, room, sheet, wrote
from tests.factories import courses
from tests.factories.organisations import AgencyFactory

pytestmark = pytest.mark.django_db
WHY = {"note": "Điểm danh nhầm người"}


def finished(*presences):
    session, (case,) = class_with()
    over(session)
    wrote(case, *presences)
    finish_session(session=session, actor=session.trainer)
    return session, Registration.objects.get(pk=case.pk)


def test_a_result_taken_back_takes_certificate_and_completion_along():
    _session, case = finished("present", "present")
    apply(case=case, transition="take_back", actor=courses.organiser(), data=WHY)
    assert case.state == "not_completed"
    assert not Completion.objects.exists()
    certificate = Certificate.objects.get()
    assert certificate.is_revoked
    assert certificate.revoked_reason == WHY["note"]


def test_a_result_given_back_brings_another_certificate():
    _session, case = finished("present", "present")
    colleague = courses.organiser()
    apply(case=case, transition="take_back", actor=colleague, data=WHY)
    apply(case=case, transition="complete", actor=colleague, data={})
    assert Completion.objects.get().registration == case
    old, new = Certificate.objects.order_by("pk")
    assert (old.is_revoked, new.is_revoked) == (True, False)
    assert old.number != new.number


def test_taking_back_needs_a_reason_and_the_right_person():
    session, case = finished("present", "present")
    with pytest.raises(InvalidData):
        apply(case=case, transition="take_back", actor=courses.organiser(), data={})
    for other in (session.trainer, case.applicant, courses.manager(case.intake_agency), _foreign_organiser()):
        with pytest.raises(NotAllowed):
            apply(case=case, transition="take_back", actor=other, data=WHY)
    assert Completion.objects.exists()
    assert not Certificate.objects.get().is_revoked


def _foreign_organiser():
    return courses.organiser(AgencyFactory(provincial=True))


def test_attendance_of_a_finished_class_stays_and_the_room_shows_the_results():
    session, case = finished("present", "present")
    client = browser(session.trainer)
    client.post(sheet(first(session)), {f"d-{case.pk}": "absent"})
    assert presence_of(case, first(session)) == "present"
    page = client.get(room(session)).content.decode()
    assert "Hoàn thành" in page
    assert "Sửa điểm danh" not in page
