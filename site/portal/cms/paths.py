"""From where a page stands in the tree to where it is on the site, without asking for the page."""

from __future__ import annotations

from wagtail.models import Site


def path_of(url_path: str) -> str:
    """The path of a page on its site; `url_path` as Wagtail keeps it. Reads what Wagtail keeps in the cache."""
    for root in Site.get_site_root_paths():
        if url_path.startswith(root.root_path):
            return f"/{url_path[len(root.root_path) :]}"
    return url_path
