"""The demonstration's news and legal documents: loaded once however often, and true where they are not made up."""

from __future__ import annotations

import pytest
from wagtail.models import WorkflowState

from home.landing.demo import load_home
from home.legal.demo import LAWS, load_legal
from home.legal.kinds import Force
from home.legal.pages import LegalDocumentPage, LegalRelation
from home.news.demo.loading import HANDED_IN, load_news
from home.news.demo.stories import STORIES
from home.news.pages import ArticlePage
from home.ratings.models import Rating
from portal.cms.images import PortalImage
from tests.factories.accounts import UserFactory

pytestmark = [pytest.mark.once, pytest.mark.django_db]
COUNTED = (ArticlePage, LegalDocumentPage, LegalRelation, PortalImage, Rating, WorkflowState)


def test_loading_twice_adds_nothing_and_keeps_what_editors_changed(client):
    home = load_home()
    UserFactory(username="phongvien")
    load_news(home)
    load_legal(home)
    before = {model: model._default_manager.count() for model in COUNTED}
    changed = ArticlePage.objects.live().first()
    changed.title = "Biên tập đã sửa"
    changed.save_revision().publish()

    load_news(home)
    load_legal(home)

    assert {model: model._default_manager.count() for model in COUNTED} == before
    assert ArticlePage.objects.filter(title="Biên tập đã sửa").exists()
    assert before[ArticlePage] == len(STORIES) + 1
    waiting = ArticlePage.objects.get(slug=HANDED_IN)
    assert not waiting.live
    assert waiting.current_workflow_state is not None
    for page in (*ArticlePage.objects.live(), *LegalDocumentPage.objects.live()):
        assert client.get(page.url).status_code == 200


def test_what_is_in_force_follows_from_the_documents_themselves():
    load_legal(load_home())
    force = dict(
        LegalDocumentPage.objects.on(LAWS[0].issued_on.replace(year=2026, month=2)).values_list("number", "force")
    )
    assert force["61/2018/NĐ-CP"] == force["107/2021/NĐ-CP"] == force["13/2023/NĐ-CP"] == Force.ENDED
    assert force["118/2025/NĐ-CP"] == force["91/2025/QH15"] == Force.IN_FORCE


def test_what_is_made_up_says_so():
    load_legal(load_home())
    real = {law.number for law in LAWS}
    for page in LegalDocumentPage.objects.exclude(number__in=real):
        assert "MAU" in page.number
        assert "mẫu" in page.lead
