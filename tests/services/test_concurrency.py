"""Double clicks: the same submission from several threads at once is one dossier."""

from __future__ import annotations

import pytest

from services.dossiers.actions import submit_dossier
from services.dossiers.models import Dossier
from tests.casework.test_concurrency import at_once, shared_database  # noqa: F401
from tests.factories.services import TUESDAY_MORNING, Commune, answers, newest_version

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_a_submission_repeated_at_the_same_moment_is_one_dossier(shared_database):  # noqa: F811
    commune = Commune()
    version, filled = newest_version(), answers(commune.agency)

    def submit() -> int:
        dossier = submit_dossier(
            version=version, answers=filled, attachments=[], idempotency_key="cung-luc", now=TUESDAY_MORNING
        )
        return dossier.pk

    keys = at_once(*[submit] * 4)

    assert len(set(keys)) == 1
    assert Dossier.objects.count() == 1
    assert Dossier.objects.get().papers.count() == 1
