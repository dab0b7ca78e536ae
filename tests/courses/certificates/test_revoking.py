"""Revoking, and what follows; what the database never lets through."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from courses.certificates import issuing
from courses.certificates.models import Certificate
from courses.progress.models import Completion
from portal.casework.actions import apply
from portal.notifications.models import Message
from portal.organisations.models import Role
from tests.courses.certificates.ground import certificate, client_of, completed
from tests.factories import courses

pytestmark = [pytest.mark.once, pytest.mark.django_db]


def address(one: Certificate) -> str:
    return reverse("chung-nhan:revoke", args=[one.pk])


def told(one: Certificate) -> list[Message]:
    return list(Message.objects.filter(key=f"certificate:{one.pk}:revoked"))


def test_an_organiser_of_the_issuer_revokes_with_a_reason_and_the_person_is_told() -> None:
    one = certificate()
    client = client_of(courses.organiser(one.issuer))
    assert "không lấy lại được" in client.get(address(one)).text
    answer = client.post(address(one), {"reason": "Điểm danh hộ"})
    one.refresh_from_db()
    assert answer.status_code == 302
    assert (one.is_revoked, one.revoked_reason) == (True, "Điểm danh hộ")
    assert not Completion.objects.filter(user=one.user).exists()
    [message] = told(one)
    assert message.to == one.user.email
    assert "Điểm danh hộ" in message.body
    assert one.check_code in message.body


def test_without_a_reason_nothing_is_revoked() -> None:
    one = certificate()
    client = client_of(courses.organiser(one.issuer))
    answer = client.post(address(one), {"reason": "   "})
    assert answer.status_code == 422
    assert "Hãy ghi lý do thu hồi" in answer.text
    one.refresh_from_db()
    assert not one.is_revoked
    assert not told(one)
    with pytest.raises(ValidationError):
        issuing.revoke(certificate=one, actor=courses.organiser(one.issuer), reason=" \n ")


def test_it_is_revoked_once() -> None:
    one = certificate()
    client = client_of(courses.organiser(one.issuer))
    client.post(address(one), {"reason": "Ghi nhầm"})
    assert client.post(address(one), {"reason": "Lần nữa"}).status_code == 302
    one.refresh_from_db()
    assert one.revoked_reason == "Ghi nhầm"
    assert len(told(one)) == 1


@pytest.mark.parametrize("who", ["organiser elsewhere", "manager", "head", "supervisor", "own person"])
def test_to_others_the_page_is_not_there(who: str) -> None:
    one = certificate()
    foreign = courses.official().official.agency
    user = {
        "organiser elsewhere": lambda: courses.organiser(foreign),
        "manager": lambda: courses.manager(one.agency),
        "head": lambda: courses.head(one.agency),
        "supervisor": lambda: courses._staff(foreign, Role.SUPERVISOR, scope="province"),
        "own person": lambda: one.user,
    }[who]()
    client = client_of(user)
    assert client.get(address(one)).status_code in ((302, 404) if who == "own person" else (404,))
    assert client.post(address(one), {"reason": "Ghen ghét"}).status_code in (
        (302, 404) if who == "own person" else (404,)
    )
    one.refresh_from_db()
    assert not one.is_revoked


def test_nobody_revokes_their_own() -> None:
    staff = courses.organiser()
    one = certificate(staff)
    client_of(staff).post(address(one), {"reason": "Thử"})
    one.refresh_from_db()
    assert not one.is_revoked


def test_after_a_correction_a_new_one_is_issued_and_counts() -> None:
    case = completed()
    first = Certificate.objects.get(registration=case)
    staff = courses.organiser(case.agency)
    apply(case=case, transition="take_back", actor=staff, data={"note": "Vào nhầm điểm"})
    apply(case=case, transition="complete", actor=staff)
    first.refresh_from_db()
    second = Certificate.objects.get(registration=case, revoked_at__isnull=True)
    assert first.is_revoked
    assert second.number != first.number
    assert second.check_code != first.check_code
    assert Completion.objects.filter(registration=case).exists()


def test_one_that_was_revoked_leaves_room_for_another() -> None:
    one = certificate()
    issuing.revoke(certificate=one, actor=courses.organiser(one.issuer), reason="Sai họ tên")
    again = issuing.issue_for(one.registration, actor=None)
    assert again is not None
    assert again.pk != one.pk


def test_the_database_keeps_one_valid_certificate_of_a_registration() -> None:
    one = certificate()
    one.pk, one.number = None, "CN-KHAC"
    with pytest.raises(IntegrityError), transaction.atomic():
        one.save(force_insert=True)


@pytest.mark.parametrize(
    "change",
    [
        {"revoked_at": timezone.now()},
        {"revoked_reason": "Không có ngày"},
        {"valid_until": timezone.localdate() - timedelta(days=1)},
    ],
)
def test_the_database_refuses_a_revocation_without_its_parts_and_an_end_before_the_issue(change: dict) -> None:
    one = certificate()
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.filter(pk=one.pk).update(**change)


def test_a_number_stands_once() -> None:
    one, other = certificate(), certificate()
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.filter(pk=other.pk).update(number=one.number)
