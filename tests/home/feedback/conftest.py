from __future__ import annotations

import pytest
from wagtail.models import Page, Site

from home.feedback.pages import FeedbackIndexPage
from home.landing.models import HomePage
from portal.organisations.groups import sync_groups
from tests.factories.feedback import Office


@pytest.fixture
def office(db):
    sync_groups()
    return Office()


@pytest.fixture
def index(db):
    """The public page of published answers, below a home page."""
    home = HomePage.objects.first() or Page.get_first_root_node().add_child(
        instance=HomePage(title="Cổng", slug="cong")
    )
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": home})
    Site.clear_site_root_paths_cache()
    return home.add_child(instance=FeedbackIndexPage(title="Phản ánh, kiến nghị", slug="phan-anh-kien-nghi"))
