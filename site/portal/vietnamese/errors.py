"""The one error of this library."""

from __future__ import annotations


def gettext_noop(sentence: str) -> str:
    """Mark `sentence` for the translators' catalogue; this library itself stays free of Django."""
    return sentence


class InvalidFormat(ValueError):
    """What was typed cannot be right.

    `str(error)` is a Vietnamese sentence for the person who typed it. `sentence` and `params` are its parts, for
    callers that translate: `gettext(error.sentence) % error.params`. No part ever repeats a whole identity number.
    """

    def __init__(self, sentence: str, **params: object) -> None:
        self.sentence = sentence
        self.params = params
        super().__init__(sentence % params if params else sentence)
