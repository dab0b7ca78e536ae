"""System checks: every template of the project compiles, so every component is used as it wants to be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, Tags, register
from django.template import Engine, TemplateDoesNotExist, TemplateSyntaxError

from portal.ui import registry

if TYPE_CHECKING:
    from collections.abc import Iterator


def _own_templates() -> Iterator[str]:
    for app in apps.get_app_configs():
        folder = Path(app.path) / "templates"
        if Path(app.path).is_relative_to(settings.REPOSITORY_ROOT) and ".venv" not in folder.parts and folder.is_dir():
            yield from (str(path.relative_to(folder)) for path in folder.rglob("*.html"))
    for name in registry.names():
        yield f"components/{name}/template.html"
        yield f"components/{name}/preview.html"


@register(Tags.templates)
def every_template_compiles(app_configs: object, **kwargs: object) -> list[Error]:
    errors = []
    for name in _own_templates():
        try:
            Engine.get_default().get_template(name)
        except (TemplateSyntaxError, TemplateDoesNotExist) as error:
            errors.append(Error(f"{name}: {error}", id="ui.E001"))
    return errors
