from __future__ import annotations

import pytest

from portal.organisations.groups import sync_groups
from tests.factories.casework import LoanFactory, officer
from tests.factories.organisations import AgencyFactory


@pytest.fixture
def commune(db):
    sync_groups()
    return AgencyFactory()


@pytest.fixture
def specialist(commune):
    return officer(commune, "specialist", full_name="Lù Thị Chuyên Viên")


@pytest.fixture
def leader(commune):
    return officer(commune, "leader", full_name="Hoàng Văn Lãnh Đạo")


@pytest.fixture
def loan(commune):
    return LoanFactory(agency=commune)
