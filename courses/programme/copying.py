"""Copying courses and classes in the page tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.admin.forms.pages import CopyForm

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_CODE = 30


class DraftCopyForm(CopyForm):
    """As Wagtail's; a copy is a draft until somebody has looked through it, and never an alias: an alias of a class
    would be a second class with the same seats.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("publish_copies", "alias"):
            self.fields.pop(name, None)
        if "copy_subpages" in self.fields:
            self.fields["copy_subpages"].initial = False


def free_code(code: str, is_taken: Callable[[str], bool]) -> str:
    """`KH-01-2` after `KH-01`: the first that is not taken, of at most thirty characters."""
    number = 2
    while is_taken(wanted := f"{code[: LONGEST_CODE - len(str(number)) - 1]}-{number}"):
        number += 1
    return wanted
