"""The admin's first page tells an officer what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from portal.organisations.groups import sync_groups
from portal.organisations.models import Role
from tests.factories.organisations import MembershipFactory
from tests.factories.services import Commune, submitted

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def test_an_officer_sees_the_shelves_of_own_kinds_only_with_their_counts(client: Client) -> None:
    commune = Commune()
    sync_groups()
    submitted(commune)
    client.force_login(commune.officer)
    html = client.get("/quan-tri/").content.decode()
    assert "?ke=cho-nhan" in html
    assert "<strong>1</strong> Chờ nhận" in html
    assert "/quan-tri/phan-anh/" not in html


def test_somebody_without_cases_sees_no_shelves(client: Client) -> None:
    sync_groups()
    client.force_login(MembershipFactory(role=Role.ADMINISTRATOR).user)
    assert "?ke=" not in client.get("/quan-tri/").content.decode()
