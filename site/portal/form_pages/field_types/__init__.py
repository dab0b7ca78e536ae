"""The kinds of questions a form may ask, in a registry that domains extend."""

from portal.form_pages.field_types import text, quantities, dates, places, choices, files, groups  # noqa: I001
from portal.form_pages.field_types.registry import (
    FieldType,
    all_types,
    is_known,
    register,
    simple_types,
    type_named,
    type_of,
)

__all__ = [
    "FieldType",
    "all_types",
    "choices",
    "dates",
    "files",
    "groups",
    "is_known",
    "places",
    "quantities",
    "register",
    "simple_types",
    "text",
    "type_named",
    "type_of",
]
