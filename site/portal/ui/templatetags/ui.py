"""`{% component %}` and `{% componentblock %}`, and the small tags that components are written with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import lucide
import segno
from django import template
from django.conf import settings
from django.forms.utils import flatatt
from django.http import QueryDict
from django.template import TemplateSyntaxError
from django.template.base import FilterExpression, Node, NodeList, Parser, Token, token_kwargs
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from portal.ui import forms, languages, registry

if TYPE_CHECKING:
    from django.template import Context

register = template.Library()
# Nothing in a data block may end it or open a comment.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


class ComponentNode(Node):
    child_nodelists = ("nodelist",)

    def __init__(
        self, component: registry.Component, arguments: dict[str, FilterExpression], nodelist: NodeList | None
    ) -> None:
        self.component = component
        self.arguments = arguments
        self.nodelist = nodelist if nodelist is not None else NodeList()
        self.has_slot = nodelist is not None

    def render(self, context: Context) -> str:
        values: dict[str, Any] = {name: value.resolve(context) for name, value in self.arguments.items()}
        if self.has_slot:
            values["slot"] = self.nodelist.render(context)
        return self.component.render(context, values)


@register.tag
def args(parser: Parser, token: Token) -> registry.ArgsNode:
    required, optional = set(), {}
    for bit in token.split_contents()[1:]:
        name, equals, default = bit.partition("=")
        if equals:
            optional[name] = parser.compile_filter(default)
        else:
            required.add(name)
    return registry.ArgsNode(frozenset(required), optional)


@register.tag
def choices(parser: Parser, token: Token) -> registry.ChoicesNode:
    bits = token.split_contents()
    if len(bits) != 3:
        raise TemplateSyntaxError('choices takes an argument and its values: {% choices kind "info success" %}')
    return registry.ChoicesNode(bits[1], tuple(bits[2].strip("\"'").split()))


def _component_and_arguments(parser: Parser, token: Token) -> tuple[registry.Component, dict[str, FilterExpression]]:
    tag, *bits = token.split_contents()
    if not bits or bits[0][0] not in "\"'":
        raise TemplateSyntaxError(f'{tag} takes the name of a component in quotes: {{% {tag} "badge" ... %}}')
    arguments = token_kwargs(bits[1:], parser)
    if len(arguments) != len(bits) - 1:
        raise TemplateSyntaxError(f"{tag} {bits[0]}: every argument is given as name=value, once")
    return registry.find(bits[0][1:-1]), arguments


@register.tag
def component(parser: Parser, token: Token) -> ComponentNode:
    """`{% component "badge" text="Đã trả" kind="done" %}`"""
    found, arguments = _component_and_arguments(parser, token)
    found.check(dict(arguments))
    return ComponentNode(found, arguments, None)


@register.tag
def componentblock(parser: Parser, token: Token) -> ComponentNode:
    """`{% componentblock "notice" kind="warning" %}…{% endcomponentblock %}`"""
    found, arguments = _component_and_arguments(parser, token)
    found.check({**arguments, "slot": None})
    nodelist = parser.parse(("endcomponentblock",))
    parser.delete_first_token()
    return ComponentNode(found, arguments, nodelist)


@register.simple_tag
def lucide_icon(name: str, size: int = 20) -> SafeString:
    """A lucide icon as inline SVG, hidden from screen readers: the word beside it speaks."""
    drawing = lucide._render_icon(str(name), size, **{"aria-hidden": "true", "focusable": "false", "class": "lc-icon"})
    return mark_safe(drawing)


@register.filter
def as_attributes(attributes: dict[str, Any] | None) -> SafeString:
    """A dictionary as HTML attributes, escaped; `None` and empty give nothing."""
    return flatatt(attributes) if attributes else mark_safe("")


@register.filter
def get(mapping: dict[str, Any], key: str) -> Any:
    """`{{ labels|get:state }}`: a value of a dictionary by a key that is itself a variable."""
    return mapping.get(key, "") if mapping else ""


@register.filter
def starts_with(text: str, beginning: str) -> bool:
    return str(text or "").startswith(beginning)


@register.filter
def phone_link(number: str) -> str:
    """A phone number as people write it, without the blanks a `tel:` link must not have."""
    return "".join(character for character in str(number) if character.isdigit() or character == "+")


@register.filter
def at(items: list[Any] | None, index: int) -> Any:
    """`{{ columns|at:forloop.counter0 }}`: nothing where the list is too short."""
    return items[index] if items and index < len(items) else ""


@register.filter
def chosen_in(option: object, value: object) -> bool:
    """Whether an option is the chosen value, or among several chosen ones."""
    chosen = value if isinstance(value, list | tuple | set) else [value]
    return str(option) in {str(one) for one in chosen}


@register.filter
def qr_image(text: str) -> str:
    """A QR code as a `data:` address for an `<img>`, with the quiet zone scanners need."""
    return segno.make(str(text), error="m", micro=False).svg_data_uri(scale=4, border=4)


@register.simple_tag(takes_context=True)
def url_with(context: Context, parameter: str, value: object) -> str:
    """The present address with one query parameter changed, the others kept."""
    query = context["request"].GET.copy() if "request" in context else QueryDict(mutable=True)
    query[parameter] = str(value)
    return "?" + query.urlencode()


@register.simple_tag(takes_context=True)
def language_choices(context: Context) -> list[dict[str, Any]]:
    """The languages of the portal, each by its own name, the page's own marked."""
    here = getattr(context.get("request"), "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    return [{"code": code, "name": name, "current": code == here} for code, name in settings.LANGUAGES]


@register.simple_tag
def home_address() -> str:
    """The home page in the language of the words around it."""
    return languages.home(get_language() or settings.LANGUAGE_CODE)


@register.filter
def here(address: str) -> str:
    """`{{ "/cho-ao/"|here }}`: as readers of the present language are led there."""
    return languages.read_in(get_language() or settings.LANGUAGE_CODE, address)


register.filter("control_kind", forms.control_kind)
register.filter("anchor", forms.anchor)


@register.filter
def json_ld(data: dict[str, Any]) -> SafeString:
    """`data` for a `<script type="application/ld+json">`: no text in it can close the element."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))
