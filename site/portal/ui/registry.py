"""The components: one folder each, whose template says in its first tag which arguments it takes.

    components/badge/template.html     {% load ui %}{% args text kind="neutral" %}{% choices kind "neutral done" %}...
    components/badge/preview.html      shown on the style guide and rendered by the tests
    components/badge/preview.json      optional: what preview.html needs as context

A name without a default is required. A component used as a block receives what stands between its tags as `slot`.
Using an unknown component, forgetting an argument or passing an unknown one is a TemplateSyntaxError when the using
template is compiled, so `manage.py check` finds it (see `checks.py`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.template import Context, Engine, TemplateDoesNotExist, TemplateSyntaxError
from django.template.base import FilterExpression, Node, Template

FOLDER = Path(__file__).resolve().parent / "components"
PASSED_ON = ("request", "user", "perms", "csrf_token", "demonstration", "public_title", "page")


class ArgsNode(Node):
    """`{% args text kind="neutral" %}`: what a component takes. Renders nothing."""

    def __init__(self, required: frozenset[str], optional: dict[str, FilterExpression]) -> None:
        self.required = required
        self.optional = optional

    def render(self, context: Context) -> str:
        return ""


class ChoicesNode(Node):
    """`{% choices kind "info success" %}`: the values an argument may have. Renders nothing."""

    def __init__(self, argument: str, allowed: tuple[str, ...]) -> None:
        self.argument = argument
        self.allowed = allowed

    def render(self, context: Context) -> str:
        return ""


@dataclass(frozen=True)
class Component:
    """A compiled component: its template and what it takes."""

    name: str
    template: Template
    required: frozenset[str]
    optional: dict[str, FilterExpression]
    choices: dict[str, tuple[str, ...]]

    def check(self, given: dict[str, FilterExpression | None]) -> None:
        """Raise TemplateSyntaxError unless exactly the right arguments are given; literal values are checked too."""
        missing = self.required - given.keys()
        if missing:
            raise TemplateSyntaxError(f"component '{self.name}' needs {', '.join(sorted(missing))}")
        unknown = given.keys() - self.required - self.optional.keys()
        if unknown:
            raise TemplateSyntaxError(f"component '{self.name}' does not take {', '.join(sorted(unknown))}")
        for argument, expression in given.items():
            if expression is not None and isinstance(expression.var, str):
                self.check_choice(argument, expression.resolve(Context()))

    def check_choice(self, argument: str, value: Any) -> None:
        allowed = self.choices.get(argument)
        if allowed and str(value) not in allowed:
            raise TemplateSyntaxError(
                f"component '{self.name}': {argument} is '{value}', but must be one of {', '.join(allowed)}"
            )

    def render(self, context: Context, values: dict[str, Any]) -> str:
        """Render with the given values and the defaults; nothing else of the caller's context is seen inside."""
        for argument, value in values.items():
            self.check_choice(argument, value)
        passed = {name: context[name] for name in PASSED_ON if name in context}
        defaults = {name: expression.resolve(context) for name, expression in self.optional.items()}
        with context.render_context.push_state(self.template):
            return self.template.nodelist.render(context.new({**passed, **defaults, **values}))


def names() -> list[str]:
    return sorted(folder.name for folder in FOLDER.iterdir() if (folder / "template.html").is_file())


def find(name: str) -> Component:
    """The component of this name; raises TemplateSyntaxError where there is none."""
    try:
        template = Engine.get_default().get_template(f"components/{name}/template.html")
    except TemplateDoesNotExist as error:
        raise TemplateSyntaxError(f"there is no component '{name}'; there are {', '.join(names())}") from error
    declared = [node for node in template.nodelist if isinstance(node, ArgsNode)]
    if len(declared) != 1:
        raise TemplateSyntaxError(f"components/{name}/template.html must hold exactly one args tag")
    choices = {node.argument: node.allowed for node in template.nodelist if isinstance(node, ChoicesNode)}
    return Component(name, template, declared[0].required, declared[0].optional, choices)


def preview_context(name: str) -> dict[str, Any]:
    """What the component's preview needs."""
    data = FOLDER / name / "preview.json"
    return json.loads(data.read_text(encoding="utf-8")) if data.is_file() else {}
