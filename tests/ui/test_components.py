"""Components: one folder each, used rightly or refused at once."""

from __future__ import annotations

import pytest
from django.template import Context, Engine, TemplateSyntaxError
from django.template.loader import render_to_string
from django.test import RequestFactory

from portal.ui import registry
from portal.ui.checks import every_template_compiles
from portal.ui.views import SampleForm


def rendered(source: str, **context: object) -> str:
    return Engine.get_default().from_string("{% load ui %}" + source).render(Context(context))


@pytest.mark.parametrize("name", registry.names())
def test_every_component_has_a_preview_that_renders(name: str) -> None:
    context = {**registry.preview_context(name), "sample_form": SampleForm({})}
    html = render_to_string(f"components/{name}/preview.html", context, RequestFactory().get("/"))
    assert html.strip()


def test_an_unknown_component_is_refused_by_name() -> None:
    with pytest.raises(TemplateSyntaxError, match="there is no component 'bage'"):
        rendered('{% component "bage" text="x" %}')


def test_a_forgotten_argument_is_refused_when_the_template_is_compiled() -> None:
    with pytest.raises(TemplateSyntaxError, match="'badge' needs text"):
        Engine.get_default().from_string('{% load ui %}{% component "badge" %}')


def test_an_argument_the_component_does_not_know_is_refused() -> None:
    with pytest.raises(TemplateSyntaxError, match="does not take colour"):
        rendered('{% component "badge" text="x" colour="red" %}')


def test_a_kind_that_does_not_exist_is_refused_as_a_literal() -> None:
    with pytest.raises(TemplateSyntaxError, match="kind is 'purple'"):
        Engine.get_default().from_string('{% load ui %}{% component "badge" text="x" kind="purple" %}')


def test_a_kind_that_does_not_exist_is_refused_as_a_variable() -> None:
    with pytest.raises(TemplateSyntaxError, match="kind is 'purple'"):
        rendered('{% component "badge" text="x" kind=kind %}', kind="purple")


def test_the_same_argument_twice_is_refused() -> None:
    with pytest.raises(TemplateSyntaxError, match="once"):
        rendered('{% component "badge" text="x" text="y" %}')


def test_a_block_component_without_its_block_is_refused() -> None:
    with pytest.raises(TemplateSyntaxError, match="'accordion' needs slot"):
        rendered('{% component "accordion" title="x" %}')


def test_a_component_escapes_what_it_is_given() -> None:
    html = rendered('{% component "badge" text=text %}', text="<script>alert(1)</script>")
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_component_sees_nothing_of_the_page_it_stands_on() -> None:
    html = rendered('{% component "notice" title="Đã nhận" %}', text="của trang")
    assert "của trang" not in html


def test_what_stands_in_the_block_keeps_the_context_of_the_page() -> None:
    html = rendered(
        '{% componentblock "notice" kind="success" %}<b>{{ code }}</b>{% endcomponentblock %}', code="H38<1"
    )
    assert "<b>H38&lt;1</b>" in html


def test_the_system_check_names_the_template_that_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    assert every_template_compiles(None) == []
    monkeypatch.setattr("portal.ui.checks._own_templates", lambda: ["khong/co.html"])
    assert [error.id for error in every_template_compiles(None)] == ["ui.E001"]


def test_an_icon_beside_words_is_silent_and_a_lone_one_speaks() -> None:
    assert 'aria-hidden="true"' in rendered('{% component "icon" name="clock" %}')
    assert 'role="img" aria-label="Thời hạn"' in rendered('{% component "icon" name="clock" label="Thời hạn" %}')


def test_a_page_link_keeps_the_other_filters() -> None:
    request = RequestFactory().get("/", {"q": "khai sinh", "trang": "2"})
    html = rendered('{% url_with "trang" 3 %}', request=request)
    assert html == "?q=khai+sinh&amp;trang=3"


def test_a_phone_number_becomes_a_link_without_blanks() -> None:
    html = rendered('{% component "contact" title="Một cửa" phone="0214 3 820 000" %}')
    assert 'href="tel:02143820000"' in html
