"""What a page says in words that it does not mark as Vietnamese."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

SPOKEN = ("aria-label", "alt", "title", "placeholder")


def unmarked(page: BeautifulSoup) -> list[str]:
    """Every text of the page, and the words for those who do not see, outside of `lang="vi"`. The page is used up."""
    for marked in page.select('body [lang="vi"], script, style'):
        marked.decompose()
    said = [*page.stripped_strings]
    return said + [tag[name] for name in SPOKEN for tag in page.select(f"[{name}]")]
