"""Every check of the portal, registered by being imported."""

from portal.cms.checks import headings, language, links, pictures
from portal.cms.checks.registry import checks, find

__all__ = ["checks", "find", "headings", "language", "links", "pictures"]
