"""A file that is not taken, with the sentence that tells its sender why and what to do."""

from __future__ import annotations

from django.core.exceptions import ValidationError


class FileRefused(ValidationError):
    """`message` is one or two finished Vietnamese sentences for the sender; `code` is for programs.

    Codes: empty, too_large, wrong_type, damaged, too_many_pixels, encrypted, script, attachment, too_many_pages,
    too_many_files, infected, not_ready, not_yours.
    """

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message, code=code)

    @property
    def sentence(self) -> str:
        return str(self.message)
