"""Building a form in the Wagtail admin."""

from __future__ import annotations

import json

import pytest
from django.core.checks import run_checks
from django.utils.html import escape
from wagtail.test.utils.form_data import nested_form_data, streamfield

from portal.form_pages.checks import form_pages_hand_over
from portal.form_pages.field_types import FieldType, all_types, register
from portal.form_pages.field_types.registry import _types
from portal.form_pages.field_types.text import Text
from portal.form_pages.forms import AnswersForm
from portal.form_pages.rendering import answers_as_shown
from portal.form_pages.schema import Field, Schema, Section
from tests.factories.accounts import UserFactory
from tests.factories.form_pages import RequestPageFactory
from tests.form_pages.conftest import hidden_inputs
from tests.testapp.models import RequestPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    return client


def field(kind: str, label: str, key: str = "", **value) -> tuple[str, dict]:
    data = {"label": label, "help": "", "required": "on", "key": key, "conditions-count": "0", **value}
    if kind == "text":
        data |= {"max_length": "100", "purpose": ""}
    return kind, data


def form_data(*fields: tuple[str, dict], title: str = "Góp ý", publish: bool = True) -> dict[str, str]:
    section = {
        "title": "Phần một",
        "intro": "",
        "key": "",
        "fields": streamfield(fields),
        "rules": streamfield([]),
        "conditions-count": "0",
    }
    data = {
        "title": title,
        "slug": "gop-y",
        "lead": "",
        "minutes": "5",
        "intro": streamfield([]),
        "sections": streamfield([("section", section)]),
        "declaration": "",
        "thanks": "",
    }
    return nested_form_data(data | ({"action-publish": "1"} if publish else {}))


def as_in_json(words: str) -> str:
    """How the words stand in the blocks' definitions, which the page carries as JSON in an attribute."""
    return escape(json.dumps(words)[1:-1])


def create(editor, root, *fields):
    return editor.post(f"/quan-tri/pages/add/testapp/requestpage/{root.pk}/", form_data(*fields), follow=True)


def test_an_editor_builds_and_publishes_a_form_without_code(editor, root):
    create(editor, root, field("text", "Họ và tên"), field("yes_no", "Muốn được trả lời?"))
    page = RequestPage.objects.get(slug="gop-y")
    schema = page.published_version.schema
    assert [one.key for one in schema.fields()] == ["ho_va_ten", "muon_duoc_tra_loi"]
    assert schema.sections[0].key == "phan_mot"
    assert "Họ và tên" in editor.get(f"/bieu-mau/moi/{page.pk}/").content.decode()


def test_a_wrong_form_is_refused_with_the_error_at_its_block(editor, root):
    answer = create(editor, root, field("text", "Tên", "ten"), field("text", "Tuổi", "ten"))
    assert as_in_json("đã dùng cho câu") in answer.content.decode()
    assert not RequestPage.objects.filter(slug="gop-y").exists()


def test_every_type_of_question_is_offered(editor, root):
    text = editor.get(f"/quan-tri/pages/add/testapp/requestpage/{root.pk}/").content.decode()
    for kind in all_types():
        assert as_in_json(str(kind.description)) in text, kind.name


@pytest.mark.parametrize("mode", ["", "form"])
def test_the_preview_shows_the_real_form_and_sends_nothing(editor, form_page, mode):
    url = f"/quan-tri/pages/{form_page.pk}/edit/preview/"
    data = form_data(field("text", "Câu vừa thêm"), publish=False)
    assert editor.post(f"{url}?mode={mode}", data).json()["is_valid"]
    text = editor.get(f"{url}?mode={mode}").content.decode()
    if mode == "form":
        assert "Câu vừa thêm" in text
        assert "không gửi được" in text
        assert 'method="post"' not in text.split("<main")[1]
    else:
        assert "Bắt đầu điền" in text


def test_a_form_page_that_leads_nowhere_is_found_at_start(monkeypatch):
    assert form_pages_hand_over(None) == []
    monkeypatch.delattr(RequestPage, "hand_over")
    assert [error.id for error in form_pages_hand_over(None)] == ["form_pages.E001"]
    assert "form_pages.E001" in {error.id for error in run_checks()}


def test_a_domain_brings_its_own_type_of_question(client, root):
    class Colour(Text):
        name = "colour_of_the_tests"
        label = "Màu"

        def as_text(self, field, value):
            return f"màu {value}"

    register(Colour)
    try:
        assert issubclass(Colour, FieldType)
        schema = Schema("T", (Section("a", "A", fields=(Field("mau", Colour.name, "Màu"),)),))
        form = AnswersForm(list(schema.fields()), data={"mau": "chàm"})
        assert form.is_valid()
        assert answers_as_shown(schema, form.answers)[0].items[0].text == "màu chàm"
    finally:
        del _types[Colour.name]
    assert RequestPageFactory.published(parent=root, slug="sau").published_version


def test_the_start_page_of_an_unfrozen_live_page_freezes_it_when_somebody_begins(client, root):
    page = RequestPageFactory(parent=root, slug="chua-dong-bang")
    assert page.published_version is None
    assert hidden_inputs(client.get(f"/bieu-mau/moi/{page.pk}/"))
    assert page.published_version is not None
