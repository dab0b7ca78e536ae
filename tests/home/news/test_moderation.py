"""Articles are approved by communications before everybody reads them."""

from __future__ import annotations

import pytest
from wagtail.models import Workflow, WorkflowPage
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from home.news.pages import ArticlePage
from home.news.rights import WORKFLOW, news_collection, prepare_news
from portal.organisations.groups import sync_groups, sync_user
from portal.organisations.models import Role
from tests.factories.news import article, image, news_index
from tests.factories.organisations import MembershipFactory

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def editor(db):
    """Somebody who writes below the news and publishes nothing."""
    sync_groups()
    news_index()
    person = MembershipFactory(role=Role.NEWS_AUTHOR).user
    sync_user(person)
    return person


@pytest.fixture
def communications(db):
    sync_groups()
    person = MembershipFactory(role=Role.COMMUNICATIONS).user
    sync_user(person)
    return person


def test_news_has_its_workflow_from_the_first_day(editor):
    assert WorkflowPage.objects.get(page=news_index().page_ptr).workflow.name == WORKFLOW
    assert prepare_news(index=news_index()).name == WORKFLOW
    assert Workflow.objects.filter(name=WORKFLOW).count() == 1


def test_another_workflow_that_editors_chose_stays(editor):
    other = Workflow.objects.create(name="Duyệt hai cấp")
    WorkflowPage.objects.filter(page=news_index().page_ptr).update(workflow=other)
    assert prepare_news(index=news_index()) == other


def test_an_article_is_read_once_communications_have_approved_it(client, editor, communications):
    page = article("Chờ duyệt", slug="cho-duyet", publish=False)
    state = page.get_workflow().start(page, editor)
    assert client.get("/tin-tuc/cho-duyet/").status_code == 404

    task = state.current_task_state.task.specific
    assert task.user_can_access_editor(page, communications)
    task.on_action(state.current_task_state, communications, "approve")

    assert client.get("/tin-tuc/cho-duyet/").status_code == 200


def test_a_rejected_article_stays_unread(client, editor, communications):
    page = article("Bị trả", slug="bi-tra", publish=False)
    state = page.get_workflow().start(page, editor)
    state.current_task_state.task.specific.on_action(state.current_task_state, communications, "reject")

    assert client.get("/tin-tuc/bi-tra/").status_code == 404


def test_an_author_writes_own_articles_and_publishes_none(editor):
    rights = article(publish=False, owner=editor).permissions_for_user(editor)
    assert rights.can_edit()
    assert rights.can_submit_for_moderation()
    assert not rights.can_publish()
    assert not rights.can_unpublish()
    foreign = article().permissions_for_user(editor)
    assert not foreign.can_edit()
    assert not foreign.can_delete()


def test_an_author_has_rights_nowhere_else(editor):
    home = news_index().get_parent().specific
    assert not home.permissions_for_user(editor).can_edit()
    assert not home.permissions_for_user(editor).can_add_subpage()
    assert news_index().permissions_for_user(editor).can_add_subpage()
    assert not news_index().permissions_for_user(editor).can_edit()


def test_an_author_writes_and_hands_in_through_the_admin(client, editor, communications):
    client.force_login(editor, backend=BACKEND)
    address = f"/quan-tri/pages/add/home/articlepage/{news_index().pk}/"
    assert client.get(address).status_code == 200
    data = nested_form_data(
        {
            "title": "Bài của tôi",
            "slug": "bai-cua-toi",
            "lead": "Một câu.",
            "body": streamfield([("paragraph", rich_text("<p>Chữ.</p>"))]),
            "related_links": inline_formset([]),
            "comments": inline_formset([]),
        }
    )
    client.post(address, {**data, "action-publish": "1"})
    assert not ArticlePage.objects.get().live
    page = ArticlePage.objects.get()
    edit = f"/quan-tri/pages/{page.pk}/edit/"
    client.post(edit, {**data, "action-submit": "1"})
    state = ArticlePage.objects.get().current_workflow_state
    assert state.workflow.name == WORKFLOW
    assert client.get("/tin-tuc/bai-cua-toi/").status_code == 404

    client.force_login(communications, backend=BACKEND)
    client.post(
        f"/quan-tri/pages/workflow/action/{page.pk}/approve/{state.current_task_state.pk}/", {"comment": "Đăng được."}
    )
    assert client.get("/tin-tuc/bai-cua-toi/").status_code == 200


def test_an_author_chooses_pictures_of_the_news_only(client, editor):
    ours, other = image("Của tin"), image("Của chợ", colour="#aa0000")
    ours.collection = news_collection()
    ours.save()
    client.force_login(editor, backend=BACKEND)
    text = client.get("/quan-tri/images/chooser/results/").content.decode()
    assert ours.title in text
    assert other.title not in text
