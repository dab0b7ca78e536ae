"""A merchant goes through every address of the admin with the numbers of another's things, and finds nothing."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.models import Page
from wagtail.test.utils.form_data import rich_text

from portal.cms.rich_text import WORDS as RICH_TEXT
from portal.private_files import access
from tests.architecture.routes import every_route
from tests.catalogue.merchants.isolation_world import SECRET, SOUGHT, household
from tests.factories import catalogue as factory

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.once]

# Ends the walk's session, or belongs to the portal's sign-in.
NOT_WALKED = {"wagtailadmin_logout", "wagtailadmin_error_test"}
# Answer the same whoever asks: words and icons of the admin, kinds of goods, a session that is not there.
TELL_NOTHING = {
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_editing_sessions:release",
    "wagtailadmin_tag_model_autocomplete",
    "wagtailsnippetchoosers_catalogue_category:chosen",
}
WORDS = {
    "app_label": "catalogue",
    "app_name": "catalogue",
    "model_name": "productpage",
    "content_type_app_name": "catalogue",
    "content_type_model_name": "productpage",
    "action": "delete",
    "action_name": "approve",
    "filter_spec": "max-100x100",
    "slug": "x",
    "transition": "accept",
    "act": "claim",
    "uidb64": "MQ",
    "token": "khong-co",
}


@pytest.fixture
def theirs():
    factory.moderator()
    return household(words=SECRET)


@pytest.fixture
def mine(theirs):
    return household(words="Hàng của tôi")


@pytest.fixture
def browser(mine):
    client = Client(raise_request_exception=False)
    client.force_login(mine.merchant, backend="django.contrib.auth.backends.ModelBackend")
    return client


def numbers(theirs, mine):
    """What stands in for the parameters: their things, and their revisions and states under one of mine."""
    theirs_all = {
        "page_id": theirs.draft.pk,
        "parent_page_id": theirs.stall.pk,
        "page_to_move_id": theirs.draft.pk,
        "destination_id": theirs.stall.pk,
        "page_pk": theirs.stall.pk,
        "stall": theirs.stall.pk,
        "image_id": theirs.image.pk,
        "uploaded_file_id": 1,
        "document_id": 1,
        "doc_id": 1,
        "redirect_id": 1,
        "collection_id": theirs.stall.collection_id,
        "revision_id": theirs.revision.pk,
        "revision_id_a": theirs.revision.pk,
        "revision_id_b": "latest",
        "task_state_id": theirs.task_state.pk,
        "task_id": theirs.task_state.task_id,
        "workflow_state_id": theirs.state.pk,
        "workflow_pk": theirs.state.workflow_id,
        "session_id": 1,
        "step": 1,
        "object_id": theirs.draft.pk,
        "instance_pk": theirs.draft.pk,
        "agency_pk": 1,
        "number": "1",
        # Rooms of translators, which merchants never enter; whatever number stands there.
        "translation_id": 1,
        "translation_source_id": 1,
        "string_segment_id": 1,
        "overridable_segment_id": 1,
        "locale_id": 1,
        "mode": "",
        **WORDS,
    }
    for pk in (theirs.draft.pk, theirs.image.pk, theirs.change.pk, theirs.merchant.pk, theirs.stall.group_id):
        yield {**theirs_all, "pk": pk}
    yield {**theirs_all, "pk": theirs.live.pk, "page_id": theirs.live.pk, "object_id": theirs.live.pk}
    yield {**theirs_all, "pk": theirs.waiting.pk, "page_id": theirs.waiting.pk, "page_to_move_id": mine.draft.pk}
    yield {**theirs_all, "pk": theirs.stall.pk, "page_id": theirs.stall.pk, "destination_id": mine.stall.pk}
    # My page with their revision, my stall with their product.
    yield {**theirs_all, "page_id": mine.draft.pk, "pk": mine.draft.pk, "object_id": mine.draft.pk}
    yield {**theirs_all, "stall": mine.stall.pk, "pk": theirs.draft.pk}


def asked_for(theirs):
    return {
        "q": SOUGHT,
        "term": SOUGHT,
        "search": SOUGHT,
        "id": [theirs.draft.pk, theirs.image.pk],
        "child_of": theirs.stall.pk,
        "descendant_of": theirs.stall.pk,
        "fields": "*",
        "page_type": "catalogue.ProductPage",
        "collection_id": theirs.stall.collection_id,
        "next": "/quan-tri/",
    }


def visited(theirs, mine):
    for route in every_route():
        if not route.pattern.startswith("quan-tri/") or route.name in NOT_WALKED:
            continue
        seen = set()
        for values in numbers(theirs, mine):
            address = route.address(values)
            if address not in seen:
                seen.add(address)
                yield route, values, address


def leaks(response):
    if response.streaming:
        return SECRET in b"".join(response.streaming_content).decode(errors="replace").lower()
    return SECRET in response.content.decode(errors="replace").lower() or SECRET in response.get("Location", "").lower()


def names_mine_only(values, route, mine):
    """The address speaks of my own page or stall: it may answer, with nothing of theirs."""
    named = [name for name in ("page_id", "object_id", "stall", "pk") if name in route.parameters]
    return not route.parameters or (
        bool(named) and all(values[name] in (mine.draft.pk, mine.stall.pk) for name in named)
    )


@pytest.mark.slow
def test_no_address_of_the_admin_shows_a_merchant_anything_of_another(browser, theirs, mine):
    before = theirs.as_it_stands()
    leaking, opened = [], []
    for route, values, address in visited(theirs, mine):
        for method in ("get", "post"):
            for headers in ({}, {"x-requested-with": "XMLHttpRequest"}):
                response = getattr(browser, method)(address, asked_for(theirs), headers=headers)
                if response.status_code >= 500 and "modeladmin" not in address:
                    opened.append(f"{method} {address}: {response.status_code}")
                if leaks(response):
                    leaking.append(f"{method} {route.name} {address}: {response.status_code}")
                answered = response.status_code == 200 and route.name not in TELL_NOTHING
                if answered and not names_mine_only(values, route, mine):
                    opened.append(f"{method} {route.name} {address}")
    assert leaking == []
    assert opened == []
    assert theirs.as_it_stands() == before


def test_the_merchant_sees_a_short_menu(browser, mine):
    text = browser.get("/quan-tri/").content.decode()
    props = json.loads(re.search(r'id="wagtail-sidebar-props"[^>]*>(.*?)</script>', text, re.DOTALL)[1])
    links = re.findall(r'"(/[^"]*)"', json.dumps([part for part in props["modules"] if "MainMenu" in part["_type"]]))
    goods = f"/quan-tri/gian-hang/{mine.stall.pk}/san-pham/"
    assert {link for link in links if not link.startswith(("/static/", "/quan-tri/account/", "/quan-tri/logout/"))} == {
        "/quan-tri/gian-hang/",
        goods,
        "/cho-ao/giao-dich/",
        "/quan-tri/images/",
    }


def test_the_explorer_leads_to_the_own_stall(browser, theirs):
    for address in (reverse("wagtailadmin_explore_root"), reverse("wagtailadmin_explore", args=[theirs.stall.pk])):
        assert browser.get(address)["Location"] == "/quan-tri/gian-hang/"


@pytest.mark.parametrize(
    "name", ["edit", "history", "view_draft", "workflow_history", "delete", "revisions_index", "preview_on_edit"]
)
def test_the_own_product_is_open_where_a_foreign_one_is_not(browser, theirs, mine, name):
    address = f"wagtailadmin_pages:{name}"
    assert browser.get(reverse(address, args=[mine.draft.pk])).status_code in {200, 302}
    assert browser.get(reverse(address, args=[theirs.draft.pk]))["Location"] == "/quan-tri/"


def test_what_is_not_there_and_what_is_anothers_get_the_same_answer(browser, theirs):
    answers = [
        browser.get(reverse("wagtailadmin_pages:edit", args=[pk])) for pk in (theirs.draft.pk, 10**9, theirs.stall.pk)
    ]
    assert {(one.status_code, one["Location"]) for one in answers} == {(302, "/quan-tri/")}


def test_a_forged_number_brings_no_foreign_picture_into_a_product(browser, theirs, mine):
    address = reverse("wagtailadmin_pages:edit", args=[mine.draft.pk])
    form = browser.get(address).context["form"]
    data = _as_posted(form)
    data["photos-0-image"] = str(theirs.image.pk)
    answer = browser.post(address, {**data, "action-submit": "1"})
    assert "Hãy chọn ảnh của gian hàng mình." in answer.content.decode()
    mine.draft.refresh_from_db()
    assert theirs.image.pk not in [one.image_id for one in mine.draft.get_latest_revision_as_object().photos.all()]


def test_a_forged_number_brings_no_foreign_picture_onto_a_stall(browser, theirs, mine):
    address = reverse("wagtailadmin_pages:edit", args=[mine.stall.pk])
    data = _as_posted(browser.get(address).context["form"])
    answer = browser.post(address, {**data, "cover": str(theirs.image.pk)})
    assert "Hãy chọn ảnh của gian hàng mình." in answer.content.decode()


def _as_posted(form):
    """The form's own values as a browser would send them."""
    data = {}
    for part in [form, *(one for formset in form.formsets.values() for one in [formset.management_form, *formset])]:
        for bound in part:
            value = bound.value()
            if value is False:
                continue
            value = "" if value is None else value
            if isinstance(bound.field.widget, DraftailRichTextArea):
                value = rich_text(value, features=RICH_TEXT)
            data[bound.html_name] = getattr(value, "pk", value) if not isinstance(value, list) else ""
    return data


def test_words_of_foreign_drafts_are_not_suggested_and_own_ones_are(browser, theirs, mine):
    address = reverse("wagtailadmin_tag_model_autocomplete", args=["catalogue", "goodstag"])
    assert browser.get(address, {"term": SOUGHT}).json() == []
    live = factory.product(mine.stall, tags=["đặc sản"])
    assert live.live
    assert browser.get(address, {"term": "đặc"}).json() == ["đặc sản"]


def test_a_merchant_cannot_publish_lock_move_or_copy_even_the_own_product(browser, mine):
    for name in ("unpublish", "lock", "copy", "move", "set_privacy", "convert_alias"):
        assert browser.post(reverse(f"wagtailadmin_pages:{name}", args=[mine.draft.pk]))["Location"] == "/quan-tri/"
    data = {"action-publish": "1", "title": "Tự đăng", "slug": mine.draft.slug}
    browser.post(reverse("wagtailadmin_pages:edit", args=[mine.draft.pk]), data)
    assert not Page.objects.get(pk=mine.draft.pk).live


def test_the_public_side_knows_no_drafts(browser, theirs):
    for client in (browser, Client()):
        assert client.get(f"{theirs.stall.url}{theirs.draft.slug}/").status_code == 404
        assert SECRET not in client.get(theirs.live.url).content.decode().lower()
        assert SECRET not in client.get(theirs.stall.url).content.decode().lower()


def test_the_scan_of_a_draft_is_for_its_stall_and_for_moderators(browser, theirs, rf):
    theirs.scan.refresh_from_db()
    assert browser.get(theirs.scan.get_absolute_url()).status_code == 404
    assert Client().get(theirs.scan.get_absolute_url()).status_code == 404
    for user, may in ((theirs.merchant, True), (factory.moderator(), True), (factory.citizen(), False)):
        request = rf.get("/")
        request.user, request.session = user, {}
        assert access.may_open(request, theirs.scan) is may


def test_moderators_and_officers_are_not_held_by_the_merchants_list(client, theirs):
    client.force_login(factory.moderator(), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("wagtailadmin_pages:edit", args=[theirs.waiting.pk])).status_code == 200
    assert client.get("/quan-tri/gian-hang/cho-duyet/").status_code == 200
    assert SECRET in client.get("/quan-tri/gian-hang/cho-duyet/").content.decode()


def test_lists_of_moderators_do_not_exist_for_merchants_and_citizens(browser, theirs):
    citizen = Client()
    citizen.force_login(factory.citizen(), backend="django.contrib.auth.backends.ModelBackend")
    for name in ("queue", "changes"):
        assert browser.get(reverse(f"gian-hang:{name}")).status_code == 404
        assert citizen.get(reverse(f"gian-hang:{name}")).status_code in {302, 404}
    decide = reverse("gian-hang:decide", args=[theirs.change.pk])
    assert browser.post(decide, {"act": "approve"}).status_code == 404
    theirs.change.refresh_from_db()
    assert theirs.change.state == "waiting"
