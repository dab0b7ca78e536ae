"""Targets: one for whom it is, set by training staff of the province and administrators."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from courses.progress.models import Target
from courses.progress.targets import targets_of
from portal.organisations.models import Role
from tests.courses.progress import ground
from tests.courses.progress.ground import target, this_year
from tests.factories import courses
from tests.factories.casework import officer

pytestmark = pytest.mark.django_db
LIST = "courses_target_modeladmin_index"
CREATE = "courses_target_modeladmin_create"


def client_of(user) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def setter():
    return courses._staff(courses.organiser_agency(), Role.TRAINING_ORGANISER, scope="province")


def form(**changes: object) -> dict[str, object]:
    return {"year": this_year(), "module": courses.module().pk, "level": "", "agency": "", "percent": 60, **changes}


@pytest.mark.parametrize("whom", ["everybody", "level", "agency"])
def test_a_second_target_for_the_same_is_refused_by_the_database_and_with_a_sentence(whom: str) -> None:
    module, commune = courses.module(), ground.commune("Xã Y Tý")
    values = {"everybody": {}, "level": {"level": "commune"}, "agency": {"agency": commune}}[whom]
    target(module, **values)
    with pytest.raises(ValidationError, match="đã có chỉ tiêu"):
        Target(year=this_year(), module=module, percent=70, **values).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        target(module, 70, **values)


def test_a_target_is_for_a_level_or_an_agency_and_a_share() -> None:
    module, commune = courses.module(), ground.commune("Xã Y Tý")
    with pytest.raises(ValidationError, match="không chọn cả hai"):
        Target(year=this_year(), module=module, percent=70, level="commune", agency=commune).full_clean()
    for values in ({"level": "commune", "agency": commune}, {"percent": 0}, {"percent": 101}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Target.objects.create(year=this_year(), module=module, **{"percent": 50, **values})


def test_the_targets_of_a_year_are_one_query(django_assert_num_queries) -> None:
    commune, module = ground.commune("Xã Y Tý"), courses.module()
    target(module, 20)
    target(module, 30, agency=commune)
    target(module, 40, year=this_year() + 1)
    with django_assert_num_queries(1):
        targets = targets_of(this_year())
        assert targets.modules_of(commune) == [(module, 30)]
    assert targets.percent(module.pk, ground.commune("Xã Khác")) == 20


def test_staff_set_targets_and_read_them_by_year() -> None:
    client = client_of(setter())
    assert client.post(reverse(CREATE), form()).status_code == 302
    answer = client.get(reverse(LIST), {"year": this_year()})
    assert answer.status_code == 200
    assert "60 %" in answer.text
    assert "mọi cơ quan" in answer.text
    assert f'value="{this_year()}"' in client.get(reverse(CREATE)).text


def test_an_overlapping_target_keeps_what_was_typed_and_says_what_to_do() -> None:
    module = courses.module()
    target(module)
    answer = client_of(setter()).post(reverse(CREATE), form(module=module.pk, percent=77))
    assert answer.status_code == 200
    assert "Hãy sửa chỉ tiêu đã có" in answer.text
    assert 'value="77"' in answer.text
    assert Target.objects.count() == 1


@pytest.mark.parametrize(
    ("role", "scope", "may"),
    [
        (Role.ADMINISTRATOR, "province", True),
        (Role.TRAINING_ORGANISER, "agency", False),
        (Role.TRAINING_MANAGER, "province", False),
        (Role.LEADER, "agency", False),
    ],
)
def test_others_do_not_set_targets(role: Role, scope: str, may: bool) -> None:
    one = target(courses.module())
    client = client_of(courses._staff(ground.commune("Xã Y Tý"), role, scope=scope))
    for name, args in ((LIST, []), (CREATE, []), *((f"courses_target_modeladmin_{act}", [one.pk]) for act in ACTS)):
        assert (client.get(reverse(name, args=args)).status_code == 200) == may, name
    client.post(reverse(CREATE), form())
    assert Target.objects.count() == (2 if may else 1)


ACTS = ("edit", "delete", "history")


def test_an_officer_of_no_role_in_training_is_turned_away() -> None:
    client = client_of(officer(ground.commune("Xã Y Tý")))
    assert client.get(reverse(LIST)).status_code == 302
