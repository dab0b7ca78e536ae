"""What the crash test and the benchmark do in the portal's database, in a process with the portal's settings.

`python -m tests.faults.drafts_inside prepare PEOPLE EACH` makes a commune, people, and EACH filled drafts for every
one of them, and prints their sessions and addresses as JSON. `… check` reads the drafts' numbers from its input and
prints what became of each, and what `verify_audit` finds.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import transaction  # noqa: E402

from portal.audit import verification  # noqa: E402
from portal.audit.models import Chain  # noqa: E402
from portal.form_pages.models import Draft  # noqa: E402
from services.dossiers.models import Dossier  # noqa: E402
from tests.factories.accounts import UserFactory  # noqa: E402
from tests.factories.services import Commune, birth_registration  # noqa: E402
from tests.faults.drafts import filled_draft, outcome  # noqa: E402

if TYPE_CHECKING:
    from portal.accounts.models import User


def session_of(user: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return str(session.session_key)


@transaction.atomic
def prepare(people: int, each: int) -> list[dict[str, Any]]:
    commune = Commune()
    version = birth_registration().get_children().live().specific().get().published_version
    citizens = [UserFactory(password=None) for _number in range(people)]
    return [
        {
            "session": session_of(citizen),
            "drafts": [str(filled_draft(version, commune.agency, owner=citizen).pk) for _number in range(each)],
        }
        for citizen in citizens
    ]


def check(drafts: list[str]) -> dict[str, Any]:
    return {
        "outcomes": {uuid: outcome(Draft.objects.get(pk=uuid)) for uuid in drafts},
        "dossiers": Dossier.objects.count(),
        "numbers": Dossier.objects.values("code").distinct().count(),
        "audit": [str(finding) for finding in verification.findings(Chain.objects.all())],
    }


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        answer: Any = prepare(int(sys.argv[2]), int(sys.argv[3]))
    else:
        answer = check(json.load(sys.stdin))
    json.dump(answer, sys.stdout)
