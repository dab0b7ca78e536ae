"""Two procedures, one of them translated; made once for the folder, and gone after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import cache
from django.db import transaction
from wagtail.models import Site

from home.landing.demo import load_home
from home.languages.demo import words
from home.languages.translating import translate
from services.procedures.demo.guidance_only import load_guidance
from services.procedures.models import ProcedurePage
from services.procedures.versions import ProcedureVersion
from tests.factories.services import birth_registration

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class TwoLanguages:
    """`birth` is in both languages, `death` in Vietnamese only; `frozen` versions were there before."""

    birth: ProcedurePage
    english: Any
    death: ProcedurePage
    frozen: int


@pytest.fixture(scope="package")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[TwoLanguages]:
    with django_db_blocker.unblock(), transaction.atomic():
        home = load_home()
        birth = birth_registration()
        index = birth.get_parent().specific
        death = next(page for page in load_guidance(index) if page.slug == "dang-ky-khai-tu")
        frozen = ProcedureVersion.objects.count()
        said = words()
        for page in (home, index):
            translate(page=page, language="en", words=said)
        english = translate(page=birth, language="en", words=said)
        yield TwoLanguages(ProcedurePage.objects.get(pk=birth.pk), english, death, frozen)
        transaction.set_rollback(True)


@pytest.fixture
def site(built: TwoLanguages) -> Iterator[TwoLanguages]:
    cache.clear()
    Site.clear_site_root_paths_cache()
    with transaction.atomic():
        yield built
        transaction.set_rollback(True)
    cache.clear()
    Site.clear_site_root_paths_cache()
