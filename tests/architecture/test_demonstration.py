"""The demonstration is loaded at every start of the server, whatever has been made of it in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command
from wagtail.models import Page, ReferenceIndex, Revision

from catalogue.products.pages import ProductPage
from catalogue.trade.enquiries import TradeEnquiry
from courses.registrations.models import Registration
from home.feedback.models import FeedbackCase
from services.dossiers.models import Dossier

if TYPE_CHECKING:
    from tests.architecture.access_world import World

pytestmark = [pytest.mark.slow, pytest.mark.once, pytest.mark.django_db]
COUNTED = (Page, Revision, Dossier, FeedbackCase, TradeEnquiry, Registration)


def test_loading_it_again_adds_and_changes_nothing(world: World) -> None:
    before = {model.__name__: model._default_manager.count() for model in COUNTED}
    pages = dict(Page.objects.values_list("pk", "latest_revision_created_at"))
    call_command("load_demonstration", verbosity=0)
    assert {model.__name__: model._default_manager.count() for model in COUNTED} == before
    assert dict(Page.objects.values_list("pk", "latest_revision_created_at")) == pages


def test_wagtail_finds_what_was_loaded_without_a_task_for_each(world: World) -> None:
    image = ProductPage.objects.live().first().photos.first().image
    assert ReferenceIndex.get_references_to(image).exists()
    assert Page.objects.search("khai sinh").get_queryset().exists()
